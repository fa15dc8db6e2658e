'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../form-answer';
import { retryNoticesAction } from './actions';

/** Sends one notice again, or all that were tried in vain. */
export function RetryForm({ id, words }: { id?: string; words: string }) {
  const [state, submit] = useActionState(retryNoticesAction, IDLE);
  return (
    <form action={submit}>
      <FormAnswer state={state} />
      {id !== undefined && <input type="hidden" name="id" value={id} />}
      <SubmitButton tone={id === undefined ? 'primary' : 'quiet'} pendingWords="Đang xếp lại…">{words}</SubmitButton>
    </form>
  );
}
