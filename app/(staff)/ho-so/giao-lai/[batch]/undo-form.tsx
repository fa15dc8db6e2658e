'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-input';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../../form-answer';
import { undoReassignAction } from '../actions';

/** Gives a batch back to whom it came from: a further act with its own reason, nothing is taken out of the history. */
export function UndoForm({ batchId, count, fromName }: { batchId: string; count: number; fromName: string }) {
  const [state, send] = useActionState(undoReassignAction, IDLE as Awaited<ReturnType<typeof undoReassignAction>>);
  const typed = state.status === 'error' ? (state.values?.reason ?? '') : '';
  return (
    <form action={send} noValidate>
      <FormAnswer state={state} />
      <input type="hidden" name="batchId" value={batchId} />
      <p className="mb-3">{count} hồ sơ người nhận còn giữ trở về {fromName}. Mỗi hồ sơ có thêm một diễn biến; lần giao này vẫn còn trong lịch sử.</p>
      <TextArea key={typed} name="reason" label="Lý do" rows={2} maxLength={1000} defaultValue={typed} error={state.fieldErrors?.reason} />
      <div className="acts mt-3">
        <SubmitButton>{`Giao trả lại ${count} hồ sơ`}</SubmitButton>
      </div>
    </form>
  );
}
