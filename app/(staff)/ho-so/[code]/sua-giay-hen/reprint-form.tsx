'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import type { Reprinted } from '@/lib/usecases/reprint-receipt';
import type { ActionState } from '@/lib/web/action-state';

/** A lost receipt, printed again: marked as a copy, counted, with its reason. */
export function ReprintForm({ paperId, action }: { paperId: string; action: (previous: ActionState<Reprinted>, form: FormData) => Promise<ActionState<Reprinted>> }) {
  const [state, submit] = useActionState(action, { status: 'idle' } as ActionState<Reprinted>);
  const error = state.fieldErrors?.reason ?? null;
  return (
    <form action={submit} className="sheet mb-4">
      <h2 className="sheet-title">Mất giấy hẹn: cấp bản sao</h2>
      {state.status === 'error' && !error && state.message && <ErrorSummary problems={[{ name: null, message: state.message }]} answer={state} />}
      <input type="hidden" name="paperId" value={paperId} />
      <TextInput id="ly-do-ban-sao" name="reason" label="Lý do cấp bản sao" error={error} defaultValue={state.values?.reason ?? ''} key={state.values?.reason} />
      <div className="acts mt-3">
        <SubmitButton pendingWords="Đang ghi nhận…">Cấp bản sao</SubmitButton>
      </div>
    </form>
  );
}
