'use client';

import { useActionState } from 'react';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea, TextInput } from '@/components/ui/text-input';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../form-answer';
import { importForeignReportAction } from './actions';

/** A report from a file. What the file says itself need not be typed. */
export function ImportForm() {
  const [state, action] = useActionState(importForeignReportAction, IDLE);
  const typed = state.values ?? {};
  const errors = state.fieldErrors ?? {};
  return (
    <form action={action}>
      <FormAnswer state={state} />
      <Field frame={{ name: 'file', label: 'Tệp báo cáo, XLSX hoặc CSV', error: errors.file }}>
        <input id="o-file" className="input" type="file" name="file" accept=".xlsx,.csv" aria-invalid={errors.file ? true : undefined} />
      </Field>
      <TextInput name="title" label="Tên báo cáo" defaultValue={typed.title} error={errors.title} />
      <TextInput name="unitName" label="Đơn vị báo cáo" optional hint="Để trống nếu trong tệp có ghi." defaultValue={typed.unitName} error={errors.unitName} />
      <div className="report-form">
        <DateInput name="from" label="Kỳ từ ngày" optional defaultValue={typed.from} error={errors.from} />
        <DateInput name="to" label="Đến ngày" optional defaultValue={typed.to} error={errors.to} />
      </div>
      <TextArea name="note" label="Ghi chú về nguồn" optional defaultValue={typed.note} error={errors.note} />
      <div className="mt-3"><SubmitButton tone="primary" pendingWords="Đang đọc…">Nhập báo cáo</SubmitButton></div>
    </form>
  );
}
