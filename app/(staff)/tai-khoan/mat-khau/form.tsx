'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import { IDLE } from '@/lib/web/action-state';
import { problemsOf } from '@/lib/web/form-problems';
import { changePasswordAction } from '../actions';

export function ChangePasswordForm({ tiep, username, hint }: { tiep: string | null; username: string; hint: string }) {
  const [state, act] = useActionState(changePasswordAction, IDLE);
  const errors = state.fieldErrors ?? {};
  return (
    <form action={act} noValidate className="max-w-[26rem]">
      <ErrorSummary problems={problemsOf(state)} answer={state} />
      {state.status === 'ok' && (
        <Notice tone="success" announce>
          {state.message}
        </Notice>
      )}
      {tiep && <input type="hidden" name="tiep" value={tiep} />}
      {/* For the browser's own store of passwords, which asks whose password it is. */}
      <input type="text" name="username" value={username} autoComplete="username" readOnly hidden />
      <TextInput name="currentPassword" type="password" label="Mật khẩu đang dùng" error={errors.currentPassword} autoComplete="current-password" className="mt-3" />
      <TextInput name="nextPassword" type="password" label="Mật khẩu mới" hint={hint} error={errors.nextPassword} autoComplete="new-password" />
      <TextInput name="repeatedPassword" type="password" label="Nhập lại mật khẩu mới" error={errors.repeatedPassword} autoComplete="new-password" />
      <div className="acts mt-4">
        <SubmitButton tone="primary" pendingWords="Đang đổi…">
          Đổi mật khẩu
        </SubmitButton>
      </div>
    </form>
  );
}
