'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../form-answer';
import { markVerifiedAction } from './actions';

/** A person says that they compared it with the signed original, or takes it back. */
export function VerifyForm({ what, id, isVerified }: { what: 'decision' | 'version'; id: string; isVerified: boolean }) {
  const [state, act] = useActionState(markVerifiedAction, IDLE);
  return (
    <form action={act}>
      <FormAnswer state={state} />
      <input type="hidden" name="what" value={what} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="verified" value={isVerified ? 'no' : 'yes'} />
      <SubmitButton pendingWords="Đang ghi…">{isVerified ? 'Bỏ xác nhận đối chiếu' : 'Xác nhận đã đối chiếu bản gốc'}</SubmitButton>
    </form>
  );
}
