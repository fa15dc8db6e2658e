'use client';

import { useActionState } from 'react';
import { Select } from '@/components/ui/choices';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-input';
import type { FeedbackAct } from '@/lib/domain/service/feedback';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../form-answer';
import { handleFeedbackAction } from '../actions';

export type ActFormProps = { readonly act: Exclude<FeedbackAct, 'submit'>; readonly feedbackId: string; readonly seen: number; readonly units: readonly { value: string; label: string }[]; readonly body: string; readonly answer: string };

const TITLES: Readonly<Record<ActFormProps['act'], string>> = { accept: 'Tiếp nhận và giao đơn vị trả lời', decline: 'Không tiếp nhận', assign: 'Chuyển đơn vị khác trả lời', answer: 'Trả lời người gửi', publish: 'Công khai câu trả lời', 'withdraw-publication': 'Gỡ công khai' };

/** The form of one act: only what it needs. */
export function ActForm({ act: name, feedbackId, seen, units, body, answer }: ActFormProps) {
  const [state, act] = useActionState(handleFeedbackAction, IDLE);
  const [values, errors] = [state.values ?? {}, state.fieldErrors ?? {}];
  const id = (field: string) => `${name}-${field}`;
  return (
    <details className="sheet mb-3" open={state.status === 'error' || undefined}>
      <summary><b>{TITLES[name]}</b></summary>
      <form action={act} noValidate>
        <FormAnswer state={state} />
        <input type="hidden" name="act" value={name} />
        <input type="hidden" name="feedbackId" value={feedbackId} />
        <input type="hidden" name="seen" value={seen} />
        {(name === 'accept' || name === 'assign') && <Select name="unitId" id={id('unit')} label="Đơn vị trả lời" emptyWords="Chọn đơn vị" options={units} defaultValue={values.unitId} error={errors.unitId} />}
        {name === 'answer' && <TextArea name="answer" id={id('answer')} label="Nội dung trả lời" hint="Gửi đến người gửi nếu có thư điện tử, và hiện ở trang theo dõi." rows={8} defaultValue={values.answer ?? answer} error={errors.answer} />}
        {name === 'publish' && (
          <>
            <TextArea name="publicBody" id={id('body')} label="Nội dung công khai" hint="Bỏ họ tên, địa chỉ, số điện thoại và mọi điều nhận ra được người gửi." rows={6} defaultValue={values.publicBody ?? body} error={errors.publicBody} />
            <TextArea name="publicAnswer" id={id('public-answer')} label="Trả lời công khai" rows={6} defaultValue={values.publicAnswer ?? answer} error={errors.publicAnswer} />
          </>
        )}
        {(name === 'decline' || name === 'assign' || name === 'withdraw-publication') && <TextArea name="note" id={id('note')} label="Lý do" rows={3} defaultValue={values.note} error={errors.note} />}
        <p className="mt-3"><SubmitButton tone={name === 'decline' ? 'danger' : 'primary'}>{TITLES[name]}</SubmitButton></p>
      </form>
    </details>
  );
}
