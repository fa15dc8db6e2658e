'use client';

import { useActionState } from 'react';
import { LinkButton } from '@/components/ui/button';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FindingSource } from '@/lib/domain/inspection/vocabulary';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../form-answer';
import { recordFindingAction } from './actions';
import { FindingFieldSet, type FindingText } from './finding-fields';

export type RecordFormProps = { readonly id: string; readonly seen: number; readonly code: string; readonly unitId: string; readonly itemKey: string | null; readonly source: FindingSource; readonly sourceKey: string | null; readonly filled: FindingText; readonly backHref: string };

/** A finding, filled in from what it stands on: saved as it is with one press, or changed first. */
export function RecordForm({ id, seen, code, unitId, itemKey, source, sourceKey, filled, backHref }: RecordFormProps) {
  const [state, act] = useActionState(recordFindingAction, IDLE);
  const hidden: Readonly<Record<string, string | number>> = { id, seen, code, unitId, itemKey: itemKey ?? '', source, sourceKey: sourceKey ?? '' };
  return (
    <form action={act} noValidate>
      <FormAnswer state={state} />
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <FindingFieldSet filled={filled} values={state.values ?? {}} errors={state.fieldErrors ?? {}} withCorrected />
      <div className="acts mt-4"><SubmitButton tone="primary">Lưu phát hiện</SubmitButton><LinkButton href={backHref}>Thôi</LinkButton></div>
    </form>
  );
}
