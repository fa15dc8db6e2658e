'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import { IDLE } from '@/lib/web/action-state';
import { problemsOf } from '@/lib/web/form-problems';
import { signInAction } from './actions';

type SignInFormProps = {
  /** Where to go on to. */
  tiep: string | null;
  /** A sample account picked from the list beside the form; empty otherwise. */
  username: string;
  password: string;
};

/** Name and password. Sends itself without a script as well; what was typed as the name stays, the password never does. */
export function SignInForm({ tiep, username, password }: SignInFormProps) {
  const [state, act] = useActionState(signInAction, IDLE);
  const errors = state.fieldErrors ?? {};
  const name = state.values?.username ?? username;
  return (
    <form action={act} noValidate>
      <ErrorSummary problems={problemsOf(state)} title={state.fieldErrors ? undefined : 'Chưa đăng nhập được'} answer={state} />
      {tiep && <input type="hidden" name="tiep" value={tiep} />}
      <TextInput name="username" label="Tên đăng nhập" defaultValue={name} error={errors.username} autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus={name === ''} className="mt-5" />
      <TextInput name="password" type="password" label="Mật khẩu" defaultValue={password} error={errors.password} autoComplete="current-password" autoFocus={name !== ''} />
      <div className="mt-6">
        <SubmitButton tone="primary" wide pendingWords="Đang đăng nhập…">
          Đăng nhập
        </SubmitButton>
      </div>
    </form>
  );
}
