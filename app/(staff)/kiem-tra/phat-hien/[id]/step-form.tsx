'use client';

import { useActionState } from 'react';
import { FilesField } from '@/components/inspection/files-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-input';
import type { FindingAct } from '@/lib/domain/inspection/finding';
import { findingActWords } from '@/lib/text/inspection-finding-words';
import { paths } from '@/lib/text/paths';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../../form-answer';
import { stepFindingAction } from '../actions';
import { FindingFieldSet, type FindingText } from '../finding-fields';

export type StepFormProps = { readonly act: Exclude<FindingAct, 'revise'>; readonly findingId: string; readonly seen: number; readonly filled: FindingText };

const TEXT_LABELS: Readonly<Record<StepFormProps['act'], string | null>> = {
  notify: null, agree: 'Ý kiến của đơn vị', contest: 'Vì sao không thống nhất', explain: 'Nội dung giải trình', uphold: 'Vì sao giữ nguyên phát hiện', amend: 'Vì sao sửa phát hiện', withdraw: 'Vì sao rút phát hiện',
};

/** The form of one step of a finding: only what it needs. */
export function StepForm({ act: name, findingId, seen, filled }: StepFormProps) {
  const [state, act] = useActionState(stepFindingAction, IDLE);
  const [values, errors] = [state.values ?? {}, state.fieldErrors ?? {}];
  const isOfUnit = name === 'agree' || name === 'contest' || name === 'explain';
  const label = TEXT_LABELS[name];
  const id = `${name}-${seen}`;
  const fields = (
    <form action={act} noValidate>
      <FormAnswer state={state} />
      <input type="hidden" name="act" value={name} />
      <input type="hidden" name="findingId" value={findingId} />
      <input type="hidden" name="seen" value={seen} />
      {name === 'amend' && <FindingFieldSet filled={filled} values={values} errors={errors} prefix={id} />}
      {label && <TextArea name="text" id={`${id}-text`} label={label} optional={name === 'agree'} rows={4} defaultValue={values.text} error={errors.text} />}
      {isOfUnit && <FilesField name="fileIds[]" id={`${id}-files`} label="Tài liệu kèm theo" optional hint="PDF, ảnh, DOCX, XLSX; mỗi tệp nhiều nhất 20 MB." upload={paths.evidenceUpload()} error={errors.fileIds} />}
      <p className="mt-3"><SubmitButton tone={name === 'withdraw' ? 'danger' : 'primary'}>{findingActWords[name]}</SubmitButton></p>
    </form>
  );
  return label === null ? <div className="sheet mb-3">{fields}</div> : (
    <details className="sheet mb-3" open={state.status === 'error' || undefined}>
      <summary><b>{findingActWords[name]}</b></summary>
      {fields}
    </details>
  );
}
