'use client';

import { useActionState, useState } from 'react';
import { Select, type Option } from '@/components/ui/choices';
import { SubmitButton } from '@/components/ui/submit-button';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../../form-answer';
import { ConfirmAct } from '../../confirm-act';
import { disableStaffAction, enableStaffAction, grantRoleAction, resetPasswordAction, revokeRoleAction } from '../actions';
import { OneTimePassword } from '../staff-form';

type Person = { readonly staffId: string; readonly name: string; readonly username: string };

export function ResetPassword({ person, sessions }: { person: Person; sessions: number }) {
  const [given, setGiven] = useState<string | null>(null);
  return (
    <>
      {given && (
        <div className="mb-3">
          <OneTimePassword username={person.username} password={given} />
        </div>
      )}
      <ConfirmAct
        action={resetPasswordAction}
        sent={{ staffId: person.staffId }}
        title={`Cấp mật khẩu dùng một lần cho ${person.name}?`}
        consequence={`Mật khẩu đang dùng hết hiệu lực ngay${sessions > 0 ? `, ${sessions} phiên đang mở kết thúc` : ''}. Mật khẩu mới hiện một lần trên màn hình này.`}
        words="Cấp mật khẩu"
        onDone={({ password }) => setGiven(password)}
      >
        Cấp mật khẩu dùng một lần
      </ConfirmAct>
    </>
  );
}

export function DisableAccount({ person, held, sessions }: { person: Person; held: number; sessions: number }) {
  return (
    <ConfirmAct
      tone="danger"
      action={disableStaffAction}
      sent={{ staffId: person.staffId }}
      title={`Khóa tài khoản của ${person.name}?`}
      consequence={
        <>
          <p>Người này không đăng nhập được nữa{sessions > 0 && `; ${sessions} phiên đang mở kết thúc ngay`}. Việc đã làm vẫn đứng tên người này. Có thể mở khóa sau.</p>
          {held > 0 && <p className="mt-2 font-semibold">Người này đang giữ {held} hồ sơ chưa xong: bàn giao cho người khác trước hoặc ngay sau khi khóa.</p>}
        </>
      }
      words="Khóa tài khoản"
    />
  );
}

export function EnableAccount({ person }: { person: Person }) {
  return <ConfirmAct action={enableStaffAction} sent={{ staffId: person.staffId }} title={`Mở khóa tài khoản của ${person.name}?`} consequence="Người này đăng nhập lại được, với các vai trò như trước khi khóa." words="Mở khóa tài khoản" />;
}

export function RevokeRole({ person, unitId, role, words }: { person: Person; unitId: string; role: string; words: string }) {
  return (
    <ConfirmAct action={revokeRoleAction} sent={{ staffId: person.staffId, unitId, role }} title={`Thu hồi vai trò ${words} của ${person.name}?`} consequence="Người này mất các quyền của vai trò đó ngay ở lần bấm tiếp theo." words="Thu hồi vai trò">
      Thu hồi<span className="vh"> {words}</span>
    </ConfirmAct>
  );
}

export function GrantRoleForm({ staffId, units, roles }: { staffId: string; units: readonly Option[]; roles: readonly Option[] }) {
  const [state, act] = useActionState(grantRoleAction, IDLE);
  const typed = state.status === 'error' ? (state.values ?? {}) : {};
  const errors = state.fieldErrors ?? {};
  return (
    <form action={act} noValidate className="mt-3">
      <FormAnswer state={state} />
      <input type="hidden" name="staffId" value={staffId} />
      <div className="grid items-start gap-3 staff:grid-cols-2 [&_.field]:mt-0">
        <Select key={`r${typed.role}`} name="role" label="Vai trò" emptyWords="Chọn vai trò" options={roles} defaultValue={typed.role} error={errors.role} />
        <Select key={`u${typed.unitId}`} name="unitId" label="Ở đơn vị" emptyWords="Chọn đơn vị" options={units} defaultValue={typed.unitId} error={errors.unitId} />
      </div>
      <div className="acts mt-3">
        <SubmitButton>Giao vai trò</SubmitButton>
      </div>
    </form>
  );
}
