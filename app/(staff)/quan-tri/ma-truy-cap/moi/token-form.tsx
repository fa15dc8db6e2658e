'use client';

import { useActionState, useState } from 'react';
import { Button, LinkButton } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { FieldGroup, fieldId } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import { API_SCOPES } from '@/lib/domain/access/api-scopes';
import { SCOPE_WORDS } from '@/lib/text/api-tokens';
import { paths } from '@/lib/text/paths';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../../form-answer';
import { createTokenAction } from '../actions';

/** The token told once. It is on this screen and nowhere else. */
function TokenOnce({ token }: { token: string }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(token);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <div className="max-w-[34rem]">
      <Notice tone="success" announce title="Mã truy cập, chỉ hiện lúc này">
        <p className="mt-1 code select-all text-body" style={{ overflowWrap: 'anywhere' }} data-testid="token">{token}</p>
        <p className="mt-1">Trao mã cho người quản trị của hệ thống kết nối qua kênh an toàn. Rời trang này là không xem lại được; mất mã thì thu hồi và tạo mã mới.</p>
      </Notice>
      <div className="acts mt-3">
        <Button tone="primary" onClick={() => void copy()}>Chép mã</Button>
        <LinkButton href={paths.adminTokens()}>Về danh sách mã truy cập</LinkButton>
        <span role="status">{copied === true ? 'Đã chép.' : copied === false ? 'Trình duyệt không cho chép. Chọn mã rồi chép bằng tay.' : ''}</span>
      </div>
    </div>
  );
}

export function NewTokenForm() {
  const [state, act] = useActionState(createTokenAction, IDLE);
  if (state.status === 'ok' && state.value) return <TokenOnce token={state.value.token} />;
  const typed = (name: string, otherwise = '') => state.values?.[name] ?? otherwise;
  const error = (name: string) => state.fieldErrors?.[name] ?? null;
  const chosen: readonly string[] = state.lists?.scopes ?? (state.values?.scopes ? [state.values.scopes] : []);
  return (
    <form action={act} noValidate className="max-w-[34rem]">
      <FormAnswer state={state} />
      <TextInput key={`n:${typed('name')}`} name="name" label="Hệ thống kết nối" hint="Ví dụ: Cổng dịch vụ công thành phố. Tên này đứng trong diễn biến của hồ sơ." defaultValue={typed('name')} error={error('name')} autoComplete="off" maxLength={80} />
      <FieldGroup frame={{ name: 'scopes', label: 'Phạm vi', error: error('scopes') }}>
        {API_SCOPES.map((scope, index) => (
          <label key={`${scope}:${String(chosen.includes(scope))}`} className="choice">
            <input type="checkbox" className="box" id={index === 0 ? fieldId('scopes') : undefined} name="scopes[]" value={scope} defaultChecked={chosen.includes(scope)} aria-invalid={error('scopes') !== null || undefined} />
            <span>{SCOPE_WORDS[scope].label}<small>{SCOPE_WORDS[scope].detail}</small></span>
          </label>
        ))}
      </FieldGroup>
      <DateInput key={`e:${typed('expiresOn')}`} name="expiresOn" label="Dùng đến hết ngày" optional hint="Để trống: dùng đến khi bị thu hồi" defaultValue={typed('expiresOn')} error={error('expiresOn')} />
      <TextInput key={`r:${typed('ratePerMinute')}`} name="ratePerMinute" label="Số yêu cầu nhiều nhất mỗi phút" inputMode="numeric" defaultValue={typed('ratePerMinute', '600')} error={error('ratePerMinute')} />
      <div className="acts mt-4">
        <SubmitButton tone="primary">Tạo mã truy cập</SubmitButton>
        <LinkButton href={paths.adminTokens()} tone="quiet">Quay lại</LinkButton>
      </div>
    </form>
  );
}
