'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../../form-answer';
import { takeListInAction } from './actions';

/** The one act after a comparison: draft what differs. */
export function ConfirmImport({ importId, drafts }: { importId: string; drafts: number }) {
  const [state, act] = useActionState(takeListInAction, IDLE);
  return (
    <form action={act}>
      <FormAnswer state={state} />
      <input type="hidden" name="importId" value={importId} />
      <SubmitButton tone="primary" pendingWords="Đang tạo…">{`Tạo ${drafts} bản dự thảo`}</SubmitButton>
    </form>
  );
}
