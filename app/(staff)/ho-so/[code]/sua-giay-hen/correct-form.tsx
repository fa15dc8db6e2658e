'use client';

import { useActionState } from 'react';
import { LinkButton } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea, TextInput } from '@/components/ui/text-input';
import type { ReceiptForm } from '@/lib/data/receipt-form';
import { paths } from '@/lib/text/paths';
import type { CorrectedReceipt } from '@/lib/usecases/correct-receipt';
import type { ActionState } from '@/lib/web/action-state';

/** Which of the three numbers the applicant's one number is; letters mean another paper. */
const numberField = (kind: string, number: string): 'citizenId' | 'taxCode' | 'otherId' => (/[a-z]/i.test(number) ? 'otherId' : kind === 'citizen' ? 'citizenId' : 'taxCode');

/** What may be put right on a receipt: who, who came, what was handed in. Never what decides the date. */
export function CorrectReceiptForm({ found, action }: { found: ReceiptForm; action: (previous: ActionState<CorrectedReceipt>, form: FormData) => Promise<ActionState<CorrectedReceipt>> }) {
  const [state, submit] = useActionState(action, { status: 'idle' } as ActionState<CorrectedReceipt>);
  const field = (name: string, now: string) => ({ name, error: state.fieldErrors?.[name] ?? null, defaultValue: state.values?.[name] ?? now });
  const problems = Object.keys(state.fieldErrors ?? {}).length > 0 ? Object.entries(state.fieldErrors ?? {}).map(([name, message]) => ({ name, message })) : state.status === 'error' && state.message ? [{ name: null, message: state.message }] : [];
  const { applicant, representative } = found;
  return (
    <form action={submit} className="sheet">
      <h2 className="sheet-title">Giấy hẹn ghi sai: sửa và cấp lại</h2>
      <Notice className="mb-3">Giấy cũ được đánh dấu đã hủy và vẫn lưu. Giấy mới giữ nguyên mã hồ sơ và ngày hẹn trả. Thủ tục, trường hợp, cách nộp và thời điểm nhận quyết định ngày hẹn nên không sửa ở đây.</Notice>
      {problems.length > 0 && <ErrorSummary problems={problems} answer={state} />}
      <div key={JSON.stringify(state.values ?? null)}>
        <input type="hidden" name="code" value={found.code} />
        <input type="hidden" name="seen" value={found.seen} />
        <input type="hidden" name="applicant.kind" value={applicant.kind} />
        <TextInput {...field('applicant.name', applicant.name)} label="Tên người nộp" />
        <TextInput {...field(`applicant.${numberField(applicant.kind, applicant.idNumber)}`, applicant.idNumber)} label={applicant.kind === 'citizen' ? 'Số căn cước, hộ chiếu' : 'Mã số thuế hoặc số giấy phép'} />
        <TextInput {...field('applicant.address', applicant.address)} label="Địa chỉ" />
        <TextInput {...field('applicant.phone', applicant.phone)} label="Điện thoại" inputMode="tel" />
        <TextInput {...field('applicant.email', applicant.email)} label="Thư điện tử" optional />
        <TextInput {...field('representative.name', representative.name)} label="Người được ủy quyền" hint="Xóa tên nếu người nộp tự đến." optional />
        <TextInput {...field('representative.citizenId', representative.citizenId)} label="Số căn cước của người được ủy quyền" optional />
        <TextInput {...field('representative.authorisation', representative.authorisation)} label="Giấy ủy quyền" optional />
        {(['phone', 'birthOn', 'idIssuedOn'] as const).map((name) => (
          <input key={name} type="hidden" name={`representative.${name}`} value={representative[name]} />
        ))}
        <table className="tbl mt-3 mb-3">
          <caption>Giấy tờ đã nộp</caption>
          <thead>
            <tr>
              <th scope="col">Thành phần</th>
              <th scope="col">Bản chính</th>
              <th scope="col">Bản sao</th>
            </tr>
          </thead>
          <tbody>
            {found.components.map((line) => (
              <tr key={line.ordinal}>
                <td>{line.name}</td>
                <td>
                  <input className="input" style={{ width: '4.5rem', minHeight: '1.75rem', marginBlock: '3px' }} inputMode="numeric" name={`given.${line.ordinal}.originals`} aria-label={`Số bản chính, ${line.name}`} defaultValue={state.values?.[`given.${line.ordinal}.originals`] ?? line.originals} />
                </td>
                <td>
                  <input className="input" style={{ width: '4.5rem', minHeight: '1.75rem', marginBlock: '3px' }} inputMode="numeric" name={`given.${line.ordinal}.copies`} aria-label={`Số bản sao, ${line.name}`} defaultValue={state.values?.[`given.${line.ordinal}.copies`] ?? line.copies} />
                  <input type="hidden" name={`given.${line.ordinal}.electronic`} value={line.electronic} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <TextInput {...field('sets', String(found.sets))} label="Số bộ" inputMode="numeric" />
        <TextInput {...field('note', found.note)} label="Ghi chú trên giấy hẹn" optional />
        <TextArea {...field('reason', '')} label="Lý do sửa" rows={2} />
      </div>
      <div className="acts mt-4">
        <SubmitButton tone="primary">Sửa và cấp lại giấy hẹn</SubmitButton>
        <LinkButton href={paths.dossier(found.code)} tone="quiet">Quay lại hồ sơ</LinkButton>
      </div>
    </form>
  );
}
