'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-input';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../../../form-answer';
import { decideConflictAction } from './actions';

type Side = { readonly entryId: string; readonly who: string; readonly at: string; readonly lines: readonly string[]; readonly isHeld: boolean };

/** Both sides beside each other; one is chosen, with its reason. */
export function DecideForm({ code, inspectionId, conflictId, sides }: { code: string; inspectionId: string; conflictId: string; sides: readonly Side[] }) {
  const [state, act] = useActionState(decideConflictAction, IDLE);
  const [values, errors] = [state.values ?? {}, state.fieldErrors ?? {}];
  return (
    <form action={act} noValidate>
      {state.status === 'error' && <FormAnswer state={state} />}
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="inspectionId" value={inspectionId} />
      <input type="hidden" name="conflictId" value={conflictId} />
      <fieldset>
        <legend className="sr-only">Chọn một bản</legend>
        <div className="conflict-sides">
          {sides.map(({ entryId, who, at, lines, isHeld }) => (
            <label key={entryId} className="conflict-side">
              <span className="muted"><input type="radio" name="chosenEntryId" value={entryId} defaultChecked={values.chosenEntryId === entryId} /> {who}, {at}{isHeld && ', đang được tính'}</span>
              {lines.map((line, index) => (index === 0 ? <b key={line}>{line}</b> : <span key={line}>{line}</span>))}
            </label>
          ))}
        </div>
        {errors.chosenEntryId && <p className="field-error">{errors.chosenEntryId}</p>}
      </fieldset>
      <TextArea id={`ly-do-${conflictId}`} name="reason" label="Lý do chọn" rows={2} defaultValue={values.reason ?? ''} error={errors.reason} />
      <div className="acts mt-2"><SubmitButton tone="primary" pendingWords="Đang lưu…">Chọn bản này</SubmitButton></div>
    </form>
  );
}
