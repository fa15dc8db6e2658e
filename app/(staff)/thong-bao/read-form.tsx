'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../form-answer';
import { markReadAction } from './actions';

/** Marks one notice, or all of them, as read. */
export function ReadForm({ id, words }: { id?: string; words: string }) {
  const [state, submit] = useActionState(markReadAction, IDLE);
  return (
    <form action={submit}>
      {state.status === 'error' && <FormAnswer state={state} />}
      {id !== undefined && <input type="hidden" name="id" value={id} />}
      <SubmitButton tone="quiet" pendingWords="Đang lưu…">{words}</SubmitButton>
    </form>
  );
}
