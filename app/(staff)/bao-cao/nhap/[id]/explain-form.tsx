'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-input';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../../form-answer';
import { explainImbalanceAction } from '../actions';

/** Why one line does not balance. It is added to what was said before; the mark stays. */
export function ExplainForm({ id, imbalance, field }: { id: string; imbalance: string; field: string }) {
  const [state, action] = useActionState(explainImbalanceAction, IDLE);
  return (
    <form action={action} className="mt-2" key={state.status === 'ok' ? 'sent' : 'typing'}>
      <FormAnswer state={state} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="imbalance" value={imbalance} />
      <TextArea name="text" id={field} label="Giải trình" defaultValue={state.status === 'error' ? state.values?.text : undefined} error={state.fieldErrors?.text} />
      <div className="mt-3"><SubmitButton pendingWords="Đang ghi…">Ghi giải trình</SubmitButton></div>
    </form>
  );
}
