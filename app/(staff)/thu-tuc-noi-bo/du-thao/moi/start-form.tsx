'use client';

import { useActionState, useState } from 'react';
import { LinkButton } from '@/components/ui/button';
import { Checkbox, RadioGroup, Select } from '@/components/ui/choices';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ChangeKind } from '@/lib/domain/procedure/change';
import { paths } from '@/lib/text/paths';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../../form-answer';
import { startDraftAction } from '../../actions';

type Choice = { readonly value: string; readonly label: string };

const CHANGES: readonly { readonly value: ChangeKind; readonly label: string; readonly detail: string }[] = [
  { value: 'new', label: 'Ban hành mới', detail: 'Thủ tục chưa từng được công bố' },
  { value: 'amend', label: 'Sửa đổi, bổ sung', detail: 'Soạn từ bản mới nhất, bản đang áp dụng giữ nguyên cho tới ngày có hiệu lực' },
  { value: 'replace', label: 'Thay thế', detail: 'Bản mới thay toàn bộ, hoặc một thủ tục khác thế chỗ' },
  { value: 'repeal', label: 'Bãi bỏ', detail: 'Thủ tục hết áp dụng từ ngày quyết định có hiệu lực' },
];

export type StartProps = { readonly change: string; readonly procedureId: string; readonly versionId: string; readonly versionLabel: string | null; readonly decisionId: string; readonly procedures: readonly Choice[]; readonly copies: readonly Choice[]; readonly decisions: readonly Choice[] };

/** From what a draft begins. A correction is begun from the version that it corrects, so it is not one of the choices. */
export function StartForm({ change: asked, procedureId, versionId, versionLabel, decisionId, procedures, copies, decisions }: StartProps) {
  const [state, act] = useActionState(startDraftAction, IDLE);
  const [change, setChange] = useState(asked);
  const values = state.values ?? {};
  const errors = state.fieldErrors ?? {};
  const isCorrection = asked === 'correct';
  return (
    <form action={act} noValidate className="max-w-[44rem]">
      <FormAnswer state={state} />
      {isCorrection ? (
        <>
          <input type="hidden" name="change" value="correct" />
          <input type="hidden" name="procedureId" value={procedureId} />
          <input type="hidden" name="versionId" value={versionId} />
          <p>Đính chính <b>{versionLabel}</b>. Bản đính chính giữ nguyên ngày áp dụng; bản cũ vẫn xem lại được, kèm thời điểm đính chính.</p>
        </>
      ) : (
        <>
          <RadioGroup name="change" label="Việc cần làm" options={CHANGES} value={change} onValueChange={setChange} error={errors.change} />
          {change !== 'new' && <Select key={`p${values.procedureId ?? ''}`} name="procedureId" label="Thủ tục" emptyWords="Chọn thủ tục" options={procedures} defaultValue={values.procedureId ?? procedureId} error={errors.procedureId} />}
          {change === 'replace' && <Checkbox name="asNew" value="yes" label="Một thủ tục khác, mã khác, thế chỗ thủ tục này" hint="Thủ tục cũ hết áp dụng, mã cũ dẫn sang thủ tục mới" defaultChecked={values.asNew === 'yes'} />}
          {change !== 'repeal' && <Select key={`c${values.copyOfId ?? ''}`} name="copyOfId" label="Lấy nội dung từ thủ tục khác" optional emptyWords={change === 'new' ? 'Không, bắt đầu từ trang trống' : 'Không, soạn từ bản mới nhất của thủ tục này'} options={copies} defaultValue={values.copyOfId ?? ''} error={errors.copyOfId} />}
          <Select key={`d${values.decisionId ?? ''}`} name="decisionId" label="Theo quyết định" optional optionalWords="có thể chọn sau" emptyWords="Chưa chọn" options={decisions} defaultValue={values.decisionId ?? decisionId} error={errors.decisionId} />
        </>
      )}
      <div className="acts mt-4">
        <SubmitButton tone="primary" pendingWords="Đang mở…">Bắt đầu soạn</SubmitButton>
        <LinkButton href={paths.internalProcedures()}>Quay lại</LinkButton>
      </div>
    </form>
  );
}
