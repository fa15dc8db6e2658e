'use client';

import { useActionState } from 'react';
import { Button, LinkButton } from '@/components/ui/button';
import { Checkbox, Select } from '@/components/ui/choices';
import { DateInput } from '@/components/ui/date-input';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea, TextInput } from '@/components/ui/text-input';
import type { ChecklistItem, ChecklistQuestion } from '@/lib/domain/inspection/checklist';
import { paths } from '@/lib/text/paths';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../form-answer';
import { approveChecklistAction, copyChecklistAction, discardChecklistAction, editChecklistAction, moveInChecklistAction } from './actions';

type Draft = { readonly number: number; readonly revision: number };

function Hidden({ number, revision, change, more = {} }: Draft & { change?: string; more?: Readonly<Record<string, string>> }) {
  return (
    <>
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="revision" value={revision} />
      {change && <input type="hidden" name="change" value={change} />}
      {Object.entries(more).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
    </>
  );
}

export function CopyButton({ number }: { number: number }) {
  const [state, act] = useActionState(copyChecklistAction, IDLE);
  return (
    <form action={act}>
      <FormAnswer state={state} />
      <input type="hidden" name="number" value={number} />
      <SubmitButton tone="primary" pendingWords="Đang sao chép…">Sao chép thành dự thảo</SubmitButton>
    </form>
  );
}

type RowActs = Draft & { readonly kind: 'item' | 'question'; readonly of: string; readonly label: string; readonly isFirst: boolean; readonly isLast: boolean; readonly editHref: string };

/** Up, down, edit, remove: what can be done with one row of a draft. */
export function RowActs({ kind, of, label, isFirst, isLast, editHref, ...draft }: RowActs) {
  const [state, act] = useActionState(moveInChecklistAction, IDLE);
  const key: Readonly<Record<string, string>> = kind === 'item' ? { itemKey: of } : { code: of };
  const move = (by: '-1' | '1', words: string, sign: string, isOff: boolean) => (
    <form action={act}>
      <Hidden {...draft} change={`move-${kind}`} more={{ ...key, by }} />
      <Button type="submit" tone="quiet" disabled={isOff} aria-label={`${words} ${label}`}>{sign}</Button>
    </form>
  );
  return (
    <div className="checklist-acts">
      {move('-1', 'Đưa lên', '↑', isFirst)}
      {move('1', 'Đưa xuống', '↓', isLast)}
      <LinkButton tone="quiet" href={editHref}>Sửa<span className="vh"> {label}</span></LinkButton>
      <form action={act}>
        <Hidden {...draft} change={`remove-${kind}`} more={key} />
        <Button type="submit" tone="quiet" aria-label={`Bỏ ${label}`}>Bỏ</Button>
      </form>
      <FormAnswer state={state} />
    </div>
  );
}

type ItemFormProps = Draft & { readonly item: ChecklistItem | null; readonly section: { readonly section: string; readonly title: string } | null; readonly rules: readonly { readonly value: string; readonly label: string }[] };

/** One item of a draft: new, or changed. */
export function ItemForm({ item, section, rules, ...draft }: ItemFormProps) {
  const [state, act] = useActionState(editChecklistAction, IDLE);
  const [values, errors] = [state.values ?? {}, state.fieldErrors ?? {}];
  // The form of a new item stands on the same page: no two fields of one id.
  const id = (name: string) => `${item?.itemKey ?? 'moi'}-${name}`;
  const was = (name: 'section' | 'sectionTitle' | 'question' | 'legalBasis') => values[name] ?? item?.[name] ?? (name === 'section' ? section?.section : name === 'sectionTitle' ? section?.title : undefined);
  return (
    <form action={act} noValidate>
      <FormAnswer state={state} />
      <Hidden {...draft} change="save-item" more={{ itemKey: item?.itemKey ?? '' }} />
      <div className="checklist-section-fields">
        <TextInput name="section" id={id('section')} label="Mục" defaultValue={was('section')} error={errors.section} />
        <TextInput name="sectionTitle" id={id('sectionTitle')} label="Tên mục" defaultValue={was('sectionTitle')} error={errors.sectionTitle} />
      </div>
      <TextArea name="question" id={id('question')} label="Nội dung kiểm tra" rows={3} defaultValue={was('question')} error={errors.question} />
      {item && <Checkbox name="isOtherMeaning" id={id('isOtherMeaning')} label="Nội dung nay hỏi điều khác" hint="Không so với câu trả lời và phát hiện của các năm trước nữa." defaultChecked={values.isOtherMeaning === 'on'} />}
      <TextInput name="legalBasis" id={id('legalBasis')} label="Căn cứ" defaultValue={was('legalBasis')} error={errors.legalBasis} />
      <Checkbox name="isBasisVerified" id={id('isBasisVerified')} label="Đã đối chiếu căn cứ với bản gốc" defaultChecked={state.status === 'idle' ? item?.isBasisVerified : values.isBasisVerified === 'on'} />
      <TextInput name="weight" id={id('weight')} label="Trọng số" inputMode="numeric" defaultValue={values.weight ?? String(item?.weight ?? 1)} error={errors.weight} />
      <Select name="autoRule" id={id('autoRule')} label="Quy tắc tự trả lời" optional emptyWords="Không, chỉ người kiểm tra trả lời" options={rules} defaultValue={values.autoRule ?? item?.autoRule ?? ''} error={errors.autoRule} />
      <div className="acts mt-3"><SubmitButton tone="primary">Lưu nội dung</SubmitButton><LinkButton href={paths.checklist(draft.number)}>Thôi</LinkButton></div>
    </form>
  );
}

/** One question of the dossier sheet of a draft. */
export function QuestionForm({ question, ...draft }: Draft & { question: ChecklistQuestion | null }) {
  const [state, act] = useActionState(editChecklistAction, IDLE);
  return (
    <form action={act} noValidate>
      <FormAnswer state={state} />
      <Hidden {...draft} change="save-question" more={{ code: question?.code ?? '' }} />
      <TextInput name="question" id={`cau-${question?.code ?? 'moi'}`} label={question ? `Câu hỏi ${question.code}` : 'Câu hỏi mới'} defaultValue={state.values?.question ?? question?.question} error={state.fieldErrors?.question} />
      <div className="acts mt-3"><SubmitButton>Lưu câu hỏi</SubmitButton>{question && <LinkButton href={paths.checklist(draft.number)}>Thôi</LinkButton>}</div>
    </form>
  );
}

export function HeadForm({ title, basis, ...draft }: Draft & { title: string; basis: string | null }) {
  const [state, act] = useActionState(editChecklistAction, IDLE);
  const [values, errors] = [state.values ?? {}, state.fieldErrors ?? {}];
  return (
    <form action={act} noValidate>
      <FormAnswer state={state} />
      <Hidden {...draft} change="head" />
      <TextInput name="title" label="Tên bảng kiểm" defaultValue={values.title ?? title} error={errors.title} />
      <TextInput name="basis" label="Căn cứ ban hành" optional defaultValue={values.basis ?? basis ?? ''} error={errors.basis} />
      <p className="mt-3"><SubmitButton>Lưu tên và căn cứ</SubmitButton></p>
    </form>
  );
}

export function ApproveForm({ today, ...draft }: Draft & { today: string }) {
  const [state, act] = useActionState(approveChecklistAction, IDLE);
  return (
    <form action={act} noValidate>
      <FormAnswer state={state} />
      <Hidden {...draft} />
      <DateInput name="validFrom" label="Áp dụng từ ngày" hint="Bản đang áp dụng hết hiệu lực từ ngày này. Đợt kiểm tra đã lập kế hoạch giữ bản cũ." defaultValue={state.values?.validFrom ?? today} error={state.fieldErrors?.validFrom} />
      <p className="mt-3"><SubmitButton tone="primary">Duyệt bảng kiểm</SubmitButton></p>
    </form>
  );
}

export function DiscardForm(draft: Draft) {
  const [state, act] = useActionState(discardChecklistAction, IDLE);
  return (
    <form action={act}>
      <FormAnswer state={state} />
      <Hidden {...draft} />
      <SubmitButton tone="danger">Bỏ dự thảo này</SubmitButton>
    </form>
  );
}
