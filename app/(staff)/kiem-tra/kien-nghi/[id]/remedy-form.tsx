'use client';

import { useActionState } from 'react';
import { FilesField } from '@/components/inspection/files-field';
import { DateInput } from '@/components/ui/date-input';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-input';
import type { RemedyAct } from '@/lib/domain/inspection/recommendation';
import { remedyActWords } from '@/lib/text/inspection-finding-words';
import { paths } from '@/lib/text/paths';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../../form-answer';
import { stepRecommendationAction } from '../actions';

export type RemedyFormProps = { readonly act: Exclude<RemedyAct, 'issue'>; readonly recommendationId: string; readonly seen: number; readonly dueOn: string; readonly isOpen?: boolean };

const TEXT_LABELS: Readonly<Record<RemedyFormProps['act'], string>> = {
  promise: 'Việc sẽ làm', report: 'Đã khắc phục thế nào, kết quả gì', accept: 'Đã xác minh bằng cách nào', return: 'Còn thiếu điều gì', reopen: 'Vì sao mở lại', extend: 'Vì sao gia hạn', withdraw: 'Vì sao rút kiến nghị',
};

/** The form of one step of a recommendation: only what it needs. */
export function RemedyForm({ act: name, recommendationId, seen, dueOn, isOpen = false }: RemedyFormProps) {
  const [state, act] = useActionState(stepRecommendationAction, IDLE);
  const [values, errors] = [state.values ?? {}, state.fieldErrors ?? {}];
  const id = `${name}-${seen}`;
  return (
    <details className="sheet mb-3" open={isOpen || state.status === 'error' || undefined}>
      <summary><b>{remedyActWords[name]}</b></summary>
      <form action={act} noValidate>
        <FormAnswer state={state} />
        <input type="hidden" name="act" value={name} />
        <input type="hidden" name="recommendationId" value={recommendationId} />
        <input type="hidden" name="seen" value={seen} />
        {name === 'promise' && <DateInput name="promisedOn" id={`${id}-date`} label="Ngày cam kết hoàn thành" defaultValue={values.promisedOn ?? dueOn} error={errors.promisedOn} />}
        {(name === 'extend' || name === 'reopen') && <DateInput name="dueOn" id={`${id}-date`} label="Thời hạn mới" defaultValue={values.dueOn ?? ''} error={errors.dueOn} />}
        <TextArea name="text" id={`${id}-text`} label={TEXT_LABELS[name]} rows={4} defaultValue={values.text} error={errors.text} />
        {name === 'report' && <FilesField name="fileIds[]" id={`${id}-files`} label="Minh chứng" hint="Văn bản, ảnh chụp, kết quả sửa; PDF, ảnh, DOCX, XLSX; mỗi tệp nhiều nhất 20 MB." upload={paths.evidenceUpload()} error={errors.fileIds} />}
        <p className="mt-3"><SubmitButton tone={name === 'withdraw' ? 'danger' : 'primary'}>{remedyActWords[name]}</SubmitButton></p>
      </form>
    </details>
  );
}
