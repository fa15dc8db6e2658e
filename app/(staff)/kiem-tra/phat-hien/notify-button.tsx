'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../form-answer';
import { notifyFindingsAction } from './actions';

/** Tells a unit of all findings that it has not been told of. */
export function NotifyButton({ code, unitId, count }: { code: string; unitId: string; count: number }) {
  const [state, act] = useActionState(notifyFindingsAction, IDLE);
  return (
    <form action={act}>
      <FormAnswer state={state} />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="unitId" value={unitId} />
      {count > 0 && <SubmitButton tone="primary" pendingWords="Đang thông báo…">{`Thông báo ${count} phát hiện cho đơn vị`}</SubmitButton>}
    </form>
  );
}
