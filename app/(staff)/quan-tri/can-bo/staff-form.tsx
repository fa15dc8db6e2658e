'use client';

import { useActionState } from 'react';
import { LinkButton } from '@/components/ui/button';
import { Select, type Option } from '@/components/ui/choices';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import { paths } from '@/lib/text/paths';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../form-answer';
import { createStaffAction, updateStaffAction } from './actions';

type Details = { readonly name: string; readonly title: string; readonly email: string | null; readonly phone: string | null };

function DetailFields({ values, errors, details }: { values: Readonly<Record<string, string>>; errors: Readonly<Record<string, string>>; details?: Details }) {
  return (
    <>
      <TextInput name="name" label="Họ và tên" defaultValue={values.name ?? details?.name} error={errors.name} autoComplete="off" />
      <TextInput name="title" label="Chức vụ" defaultValue={values.title ?? details?.title} error={errors.title} autoComplete="off" />
      <TextInput name="email" type="email" label="Thư điện tử" optional hint="Để đăng nhập bằng tài khoản của cơ quan" defaultValue={values.email ?? details?.email ?? ''} error={errors.email} autoComplete="off" />
      <TextInput name="phone" type="tel" label="Điện thoại" optional defaultValue={values.phone ?? details?.phone ?? ''} error={errors.phone} autoComplete="off" />
    </>
  );
}

/** The password told once. It is on this screen and nowhere else. */
export function OneTimePassword({ username, password }: { username: string; password: string }) {
  return (
    <Notice tone="success" announce title="Mật khẩu dùng một lần, chỉ hiện lúc này">
      <p className="mt-1">
        Tên đăng nhập <span className="code">{username}</span>, mật khẩu <span className="code select-all text-body">{password}</span>
      </p>
      <p className="mt-1">Đưa tận tay người dùng. Mật khẩu có hiệu lực 72 giờ và phải đổi ở lần đăng nhập đầu tiên.</p>
    </Notice>
  );
}

export function NewStaffForm({ units, roles }: { units: readonly Option[]; roles: readonly Option[] }) {
  const [state, act] = useActionState(createStaffAction, IDLE);
  const values = state.values ?? {};
  const errors = state.fieldErrors ?? {};
  if (state.status === 'ok' && state.value) {
    return (
      <div className="max-w-[34rem]">
        <OneTimePassword username={state.value.username} password={state.value.password} />
        <div className="acts mt-3">
          <LinkButton href={paths.adminUser(state.value.staffId)}>Mở trang của người này</LinkButton>
          <LinkButton href={paths.adminUsers()}>Về danh sách cán bộ</LinkButton>
        </div>
      </div>
    );
  }
  return (
    <form action={act} noValidate className="max-w-[34rem]">
      <FormAnswer state={state} />
      <TextInput name="username" label="Tên đăng nhập" hint="Chữ thường không dấu, chữ số, dấu . _ - ; không đổi được về sau" defaultValue={values.username} error={errors.username} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      <DetailFields values={values} errors={errors} />
      <Select key={`u${values.unitId}`} name="unitId" label="Đơn vị" emptyWords="Chọn đơn vị" options={units} defaultValue={values.unitId} error={errors.unitId} />
      <Select key={`r${values.role}`} name="role" label="Vai trò" emptyWords="Chọn vai trò" options={roles} defaultValue={values.role} error={errors.role} />
      <div className="acts mt-4">
        <SubmitButton tone="primary">Mở tài khoản</SubmitButton>
        <LinkButton href={paths.adminUsers()}>Quay lại</LinkButton>
      </div>
    </form>
  );
}

export function EditStaffForm({ staffId, version, details }: { staffId: string; version: string; details: Details }) {
  const [state, act] = useActionState(updateStaffAction, IDLE);
  return (
    <form action={act} noValidate>
      <FormAnswer state={state} />
      <input type="hidden" name="staffId" value={staffId} />
      {/* After a refusal the form keeps the state it was filled from, until the page is opened again. */}
      <input type="hidden" name="version" value={state.status === 'error' ? (state.values?.version ?? version) : version} />
      <DetailFields values={state.status === 'error' ? (state.values ?? {}) : {}} errors={state.fieldErrors ?? {}} details={details} />
      <div className="acts mt-4">
        <SubmitButton tone="primary">Lưu thông tin</SubmitButton>
      </div>
    </form>
  );
}
