'use client';

import { useActionState } from 'react';
import { LinkButton } from '@/components/ui/button';
import { Checkbox, Select } from '@/components/ui/choices';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import { RECORDED_SIGNATURES } from '@/lib/domain/dossier/signature';
import { paths } from '@/lib/text/paths';
import { RECORDED_SIGNATURE_WORDS } from '@/lib/text/signature-words';
import { IDLE, type ActionState } from '@/lib/web/action-state';
import { FormAnswer } from '../../../form-answer';

type Done = { readonly code: string; readonly changed: number };
export type DigitiseLine = { readonly key: string; readonly name: string; readonly isScanned: boolean; readonly isElectronicOriginal: boolean; readonly signatureState: string | null; readonly note: string | null; /** What was found in its files. */ readonly found: readonly string[] };

const SIGNATURES = RECORDED_SIGNATURES.map((value) => ({ value, label: RECORDED_SIGNATURE_WORDS[value] }));

/** One block for each component that came, and one for the result. */
export function DigitiseFields({ code, lines, action }: { code: string; lines: readonly DigitiseLine[]; action: (previous: ActionState<Done>, form: FormData) => Promise<ActionState<Done>> }) {
  const [state, submit] = useActionState(action, IDLE as ActionState<Done>);
  const wasSent = state.values !== undefined;
  const isOn = (name: string, stored: boolean): boolean => (wasSent ? state.values?.[name] === 'on' : stored);
  const text = (name: string, stored: string | null): string => (wasSent ? (state.values?.[name] ?? '') : (stored ?? ''));
  return (
    <form action={submit} className="sheet" style={{ maxWidth: '46rem' }}>
      <FormAnswer state={state} />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="lines" value={lines.map(({ key }) => key).join(',')} />
      {lines.map(({ key, name, isScanned, isElectronicOriginal, signatureState, note, found }) => (
        <fieldset key={`${key}:${String(wasSent)}`} className="mb-6">
          <legend className="mb-2"><b>{name}</b></legend>
          {found.map((line) => <p key={line} className="small muted mb-2">Kiểm tra tự động: {line}</p>)}
          <div className="digitise-ticks">
            <Checkbox name={`scanned-${key}`} label="Đã số hóa từ bản giấy" defaultChecked={isOn(`scanned-${key}`, isScanned)} />
            <Checkbox name={`original-${key}`} label="Là bản điện tử gốc" defaultChecked={isOn(`original-${key}`, isElectronicOriginal)} />
          </div>
          <div className="digitise-more">
          <Select name={`signature-${key}`} label="Chữ ký số" optional emptyWords="Chưa xem xét" options={SIGNATURES} defaultValue={text(`signature-${key}`, signatureState)} />
          <TextInput name={`note-${key}`} label="Ghi chú" optional maxLength={500} defaultValue={text(`note-${key}`, note)} error={state.fieldErrors?.[`note-${key}`] ?? null} />
          </div>
        </fieldset>
      ))}
      <div className="acts mt-4">
        <SubmitButton tone="primary">Lưu số hóa</SubmitButton>
        <LinkButton href={paths.dossier(code)} tone="quiet">Quay lại hồ sơ</LinkButton>
      </div>
    </form>
  );
}
