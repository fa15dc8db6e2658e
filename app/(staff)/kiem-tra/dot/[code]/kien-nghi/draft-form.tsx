'use client';

import { useActionState, useState } from 'react';
import { RadioGroup, Select } from '@/components/ui/choices';
import { DateInput } from '@/components/ui/date-input';
import { FieldGroup } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-input';
import { ADDRESSEE_KINDS, RECOMMENDATION_KINDS, type AddresseeKind, type RecommendationKind } from '@/lib/domain/inspection/vocabulary';
import { addresseeWords, recommendationKindWords } from '@/lib/text/inspection-words';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../../../form-answer';
import { draftRecommendationAction, removeRecommendationAction } from '../../../kien-nghi/actions';

export type DraftText = { readonly id: string; readonly version: number; readonly number: number; readonly addresseeKind: AddresseeKind; readonly unitId: string | null; readonly kind: RecommendationKind; readonly text: string; readonly dueOn: string; readonly findingIds: readonly string[] };
type DraftFormProps = { readonly code: string; readonly draft: DraftText | null; readonly units: readonly { readonly value: string; readonly label: string }[]; readonly findings: readonly { readonly id: string; readonly label: string }[]; readonly dueOn: string };

/** A recommendation that the team drafts: to whom, what, by when, on which findings. */
export function DraftForm({ code, draft, units, findings, dueOn }: DraftFormProps) {
  const [state, act] = useActionState(draftRecommendationAction, IDLE);
  const [removed, remove] = useActionState(removeRecommendationAction, IDLE);
  const [values, errors] = [state.values ?? {}, state.fieldErrors ?? {}];
  const prefix = draft?.id ?? 'moi';
  const id = (name: string) => `${prefix}-${name}`;
  const [addressee, setAddressee] = useState<string>(values.addresseeKind ?? draft?.addresseeKind ?? 'unit');
  const ticked = state.lists?.findingIds ?? (values.findingIds ? [values.findingIds] : draft?.findingIds) ?? [];
  const seen = <><input type="hidden" name="code" value={code} /><input type="hidden" name="recommendationId" value={draft?.id ?? ''} /><input type="hidden" name="seen" value={draft?.version ?? 0} /></>;
  return (
    <>
      <form action={act} noValidate key={state.status === 'ok' && !draft ? state.message : 'draft'}>
        <FormAnswer state={state} />
        {seen}
        <RadioGroup name="addresseeKind" id={id('addressee')} label="Kiến nghị với" options={ADDRESSEE_KINDS.map((value) => ({ value, label: addresseeWords[value] }))} value={addressee} onValueChange={setAddressee} error={errors.addresseeKind} />
        {addressee === 'unit' && <Select name="unitId" id={id('unit')} label="Đơn vị" emptyWords={units.length > 1 ? 'Chọn đơn vị' : undefined} options={units} defaultValue={values.unitId ?? draft?.unitId ?? undefined} error={errors.unitId} />}
        <Select name="kind" id={id('kind')} label="Loại kiến nghị" options={RECOMMENDATION_KINDS.map((value) => ({ value, label: recommendationKindWords[value] }))} defaultValue={values.kind ?? draft?.kind ?? 'correct'} error={errors.kind} />
        <TextArea name="text" id={id('text')} label="Nội dung" rows={4} defaultValue={values.text ?? draft?.text} error={errors.text} />
        <DateInput name="dueOn" id={id('due')} label="Thời hạn thực hiện" defaultValue={values.dueOn ?? draft?.dueOn ?? dueOn} error={errors.dueOn} />
        {findings.length > 0 && (
          <FieldGroup frame={{ name: 'findingIds', id: id('findings'), label: 'Dựa trên phát hiện', optional: true, error: errors.findingIds }}>
            {findings.map((finding) => <label key={finding.id} className="choice"><input type="checkbox" className="box" name="findingIds[]" value={finding.id} defaultChecked={ticked.includes(finding.id)} /><span>{finding.label}</span></label>)}
          </FieldGroup>
        )}
        <p className="mt-3"><SubmitButton tone="primary">{draft ? 'Lưu dự thảo' : 'Thêm dự thảo kiến nghị'}</SubmitButton></p>
      </form>
      {draft && <form action={remove} className="mt-3"><FormAnswer state={removed} />{seen}<SubmitButton tone="quiet">Bỏ dự thảo này</SubmitButton></form>}
    </>
  );
}
