'use client';

import { useActionState } from 'react';
import { Select } from '@/components/ui/choices';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextInput } from '@/components/ui/text-input';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../../form-answer';
import { saveReportScheduleAction } from '../actions';

type Row = { kind: string; words: string; isActive: boolean; dueDays: number; recipient: string; source: string; isVerified: boolean };

/** One kind of period: whether it is reported, by when, to whom, and on what basis. */
export function ScheduleForm({ row }: { row: Row }) {
  const [state, action] = useActionState(saveReportScheduleAction, IDLE);
  const typed = state.status === 'error' ? state.values : undefined;
  const errors = state.fieldErrors ?? {};
  return (
    <form action={action}>
      <FormAnswer state={state} />
      <input type="hidden" name="kind" value={row.kind} />
      <Select name="isActive" id={`${row.kind}-active`} label="Phải báo cáo" options={[{ value: 'yes', label: 'Có' }, { value: 'no', label: 'Không' }]} defaultValue={typed?.isActive ?? (row.isActive ? 'yes' : 'no')} />
      <TextInput name="dueDays" id={`${row.kind}-days`} label="Hạn gửi, số ngày sau ngày cuối kỳ" inputMode="numeric" defaultValue={typed?.dueDays ?? String(row.dueDays)} error={errors.dueDays} />
      <TextInput name="recipient" id={`${row.kind}-recipient`} label="Nơi nhận" defaultValue={typed?.recipient ?? row.recipient} error={errors.recipient} />
      <TextInput name="source" id={`${row.kind}-source`} label="Căn cứ" defaultValue={typed?.source ?? row.source} error={errors.source} />
      <Select name="isVerified" id={`${row.kind}-verified`} label="Đã đối chiếu bản gốc" options={[{ value: 'no', label: 'Chưa' }, { value: 'yes', label: 'Đã đối chiếu' }]} defaultValue={typed?.isVerified ?? (row.isVerified ? 'yes' : 'no')} />
      <div className="mt-3"><SubmitButton>Lưu</SubmitButton></div>
    </form>
  );
}
