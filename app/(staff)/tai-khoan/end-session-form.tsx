'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import { IDLE, type ActionState } from '@/lib/web/action-state';

type EndSessionFormProps = { sessionId: string; label: string; action: (previous: ActionState<{ staffId: string }>, form: FormData) => Promise<ActionState<{ staffId: string }>> };

/** One button in a row of sessions; a refusal stands beside it. */
export function EndSessionForm({ sessionId, label, action }: EndSessionFormProps) {
  const [state, act] = useActionState(action, IDLE);
  return (
    <form action={act} className="acts">
      <input type="hidden" name="sessionId" value={sessionId} />
      <SubmitButton pendingWords="Đang kết thúc…" aria-label={label}>
        Kết thúc
      </SubmitButton>
      {state.status === 'error' && (
        <span role="alert" className="field-error">
          {state.message}
        </span>
      )}
    </form>
  );
}
