'use client';

import { useActionState, useState } from 'react';
import { LinkButton } from '@/components/ui/button';
import { Checkbox, Select } from '@/components/ui/choices';
import { DateInput } from '@/components/ui/date-input';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea, TextInput } from '@/components/ui/text-input';
import { DECISION_KINDS } from '@/lib/domain/procedure/change';
import { DECISION_KIND_WORDS } from '@/lib/text/draft-words';
import { paths } from '@/lib/text/paths';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../form-answer';
import { saveDecisionAction } from '../actions';
import { FileField, type ChosenFile } from '../file-field';

export type ShownDecision = { readonly id: string; readonly number: string; readonly issuedOn: string; readonly effectiveOn: string; readonly issuer: string; readonly title: string; readonly kind: string; readonly legalTextOn: string | null; readonly isShortened: boolean; readonly file: ChosenFile | null; readonly isUsed: boolean };

/** Enters an announcing decision, or with `decision` changes it. */
export function DecisionForm({ decision, version }: { decision?: ShownDecision; version?: string }) {
  const [state, act] = useActionState(saveDecisionAction, IDLE);
  const [file, setFile] = useState<ChosenFile | null>(decision?.file ?? null);
  const values = state.values ?? {};
  const errors = state.fieldErrors ?? {};
  return (
    <form action={act} noValidate className="max-w-[44rem]">
      <FormAnswer state={state} />
      {decision && <input type="hidden" name="decisionId" value={decision.id} />}
      {decision && <input type="hidden" name="version" value={values.version ?? version} />}
      <div className="draft-grid" data-columns="2">
        <TextInput name="number" label="Số, ký hiệu" hint="Ví dụ: 1234/QĐ-UBND" defaultValue={values.number ?? decision?.number} error={errors.number} autoComplete="off" />
        <Select key={values.kind ?? ''} name="kind" label="Loại" hint="Việc chính mà quyết định làm" emptyWords="Chọn loại" options={DECISION_KINDS.map((value) => ({ value, label: DECISION_KIND_WORDS[value] }))} defaultValue={values.kind ?? decision?.kind} error={errors.kind} />
        <DateInput name="issuedOn" label="Ngày ban hành" hint="Ngày ký quyết định" defaultValue={values.issuedOn ?? decision?.issuedOn} error={errors.issuedOn} />
        <DateInput name="effectiveOn" label="Ngày có hiệu lực" hint={decision?.isUsed ? 'Đã có bản thủ tục dựa vào ngày này' : 'Không trước ngày ban hành'} defaultValue={values.effectiveOn ?? decision?.effectiveOn} error={errors.effectiveOn} />
      </div>
      <TextInput className="mt-3" name="issuer" label="Người ký, cơ quan ban hành" hint="Ví dụ: Chủ tịch Ủy ban nhân dân thành phố Hải Phòng" defaultValue={values.issuer ?? decision?.issuer} error={errors.issuer} autoComplete="off" />
      <TextArea name="title" label="Trích yếu" rows={3} defaultValue={values.title ?? decision?.title} error={errors.title} />
      <DateInput name="legalTextOn" label="Ngày có hiệu lực của văn bản quy phạm pháp luật được công bố" optional hint="Để tính hạn ban hành quyết định: trước ngày này ít nhất 5 ngày (Nghị định 63/2010/NĐ-CP, Đ.15)" defaultValue={values.legalTextOn ?? decision?.legalTextOn ?? undefined} error={errors.legalTextOn} />
      <Checkbox name="isShortened" label="Văn bản được ban hành theo trình tự, thủ tục rút gọn" value="yes" defaultChecked={values.isShortened === 'yes' || (state.status === 'idle' && decision?.isShortened === true)} />
      <FileField name="fileId" label="Bản ký, bản quét" hint="PDF, DOCX hoặc ảnh, nhiều nhất 20 MB" accept=".pdf,.docx,.jpg,.jpeg,.png,.tif,.tiff" chosen={file} onChosen={setFile} error={errors.fileId} />
      <input type="hidden" name="fileId" value={file?.fileId ?? ''} />
      <div className="acts mt-4">
        <SubmitButton tone="primary">{decision ? 'Lưu quyết định' : 'Nhập quyết định'}</SubmitButton>
        <LinkButton href={decision ? paths.procedureDecision(decision.id) : paths.procedureDecisions()}>Quay lại</LinkButton>
      </div>
    </form>
  );
}
