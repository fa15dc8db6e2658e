'use client';

import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { Segmented } from '@/components/ui/choices';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-input';
import { ANSWERS, type Answer, type Verdict } from '@/lib/domain/inspection/vocabulary';
import { answerWords, verdictWords } from '@/lib/text/inspection-words';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../../../form-answer';
import { confirmAnswerAction, sealAnswersAction } from './actions';

/** Reckons every self-answering item over the whole register and seals the answers. */
export function SealForm({ code, isAgain }: { code: string; isAgain: boolean }) {
  const [state, act] = useActionState(sealAnswersAction, IDLE);
  return (
    <form action={act}>
      <FormAnswer state={state} />
      <input type="hidden" name="code" value={code} />
      <SubmitButton tone={isAgain ? undefined : 'primary'} pendingWords="Đang xem toàn bộ hồ sơ của kỳ…">{isAgain ? 'Chốt lại theo dữ liệu lúc này' : 'Chốt câu trả lời tự động'}</SubmitButton>
    </form>
  );
}

type ConfirmProps = { readonly code: string; readonly unitId: string; readonly itemKey: string; readonly seen: number; readonly sha256: string; readonly verdict: Verdict; readonly held: Answer | null };

/** Confirms with one press, or overrules with another answer and a reason. */
export function ConfirmForm({ code, unitId, itemKey, seen, sha256, verdict, held }: ConfirmProps) {
  const [state, act] = useActionState(confirmAnswerAction, IDLE);
  const [values, errors] = [state.values ?? {}, state.fieldErrors ?? {}];
  const hidden = Object.entries({ code, unitId, itemKey, seen, sha256 }).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
  return (
    <>
      <FormAnswer state={state} />
      <form action={act} className="mb-3">
        {hidden}
        <input type="hidden" name="act" value="confirm" />
        <SubmitButton tone="primary" pendingWords="Đang ghi…">{`Xác nhận: ${verdictWords[verdict]}`}</SubmitButton>
      </form>
      <details open={values.act === 'overrule' || undefined}>
        <summary>Bác, nêu lý do</summary>
        <form action={act} noValidate className="mt-2">
          {hidden}
          <input type="hidden" name="act" value="overrule" />
          <Segmented name="answer" label="Trả lời của đoàn" options={ANSWERS.filter((answer) => answer !== verdict).map((value) => ({ value, label: answerWords[value] }))} defaultValue={values.answer ?? (held && held !== verdict ? held : undefined)} error={errors.answer} />
          <TextArea name="reason" label="Lý do bác câu trả lời tự động" rows={3} defaultValue={values.reason ?? ''} error={errors.reason} />
          <Button type="submit">Bác câu trả lời tự động</Button>
        </form>
      </details>
    </>
  );
}
