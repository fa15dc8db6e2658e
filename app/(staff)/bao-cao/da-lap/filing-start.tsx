'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../form-answer';
import { draftReportAction } from './actions';

/** Draws the report up as it stands on the screen: from then on its figures stay. */
export function FilingStart({ slug, asOf }: { slug: string; asOf: { readonly date: string; readonly time: string } }) {
  const [state, action] = useActionState(draftReportAction, IDLE);
  return (
    <form action={action}>
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="asOfDate" value={asOf.date} />
      <input type="hidden" name="asOfTime" value={asOf.time} />
      <SubmitButton tone="primary" pendingWords="Đang lập…">Lập báo cáo để trình</SubmitButton>
      {state.status === 'error' && <FormAnswer state={state} className="mt-2" />}
    </form>
  );
}
