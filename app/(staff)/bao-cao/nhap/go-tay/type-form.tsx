'use client';

import { useActionState, useState } from 'react';
import { Button } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea, TextInput } from '@/components/ui/text-input';
import { COLUMNS } from '@/lib/domain/report/tally';
import { COLUMN_WORDS, columnNumber } from '@/lib/text/report';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../../form-answer';
import { typeForeignReportAction } from '../actions';

type Typed = Readonly<Record<string, string>>;

function LineInputs({ prefix, typed, errors, who }: { prefix: string; typed: Typed; errors: Typed; who: string }) {
  return COLUMNS.map((column) => {
    const name = `${prefix}${column}`;
    return (
      <td key={column}>
        <input className="input" name={name} id={`o-${name}`} inputMode="numeric" autoComplete="off" defaultValue={typed[name]} aria-label={`${COLUMN_WORDS[column]}, ${who}`} aria-invalid={errors[name] ? true : undefined} />
        {errors[name] && <span className="field-error">{errors[name]}</span>}
      </td>
    );
  });
}

/** A report typed from paper, exactly as the paper has it: a column that is not there stays blank. */
export function TypeForm({ agencyName, most }: { agencyName: string; most: number }) {
  const [state, action] = useActionState(typeForeignReportAction, IDLE);
  const [shown, setShown] = useState(3);
  const typed = state.values ?? {};
  const errors = state.fieldErrors ?? {};
  return (
    <form action={action}>
      <FormAnswer state={state} />
      <TextInput name="title" label="Tên báo cáo" defaultValue={typed.title} error={errors.title} />
      <TextInput name="unitName" label="Đơn vị báo cáo" defaultValue={typed.unitName ?? agencyName} error={errors.unitName} />
      <div className="report-form">
        <DateInput name="from" label="Kỳ từ ngày" defaultValue={typed.from} error={errors.from} />
        <DateInput name="to" label="Đến ngày" defaultValue={typed.to} error={errors.to} />
      </div>
      <p className="mb-2">Ghi đúng như bản gốc, kể cả khi không cân đối. Cột bản gốc không có thì để trống; số 0 thì ghi 0.</p>
      <div className="report-scroll" tabIndex={0} role="region" aria-label="Số liệu của báo cáo">
        <table className="report-table report-typing">
          <thead>
            <tr><th scope="col">Lĩnh vực (2)</th>{COLUMNS.map((column) => <th key={column} scope="col" title={COLUMN_WORDS[column]}>{columnNumber(column)}</th>)}</tr>
          </thead>
          <tbody>
            {Array.from({ length: shown }, (_, index) => (
              <tr key={index}>
                <td>
                  <input className="input" name={`row${index}-label`} id={`o-row${index}-label`} defaultValue={typed[`row${index}-label`]} aria-label={`Lĩnh vực của dòng ${index + 1}`} aria-invalid={errors[`row${index}-label`] ? true : undefined} />
                  {errors[`row${index}-label`] && <span className="field-error">{errors[`row${index}-label`]}</span>}
                </td>
                <LineInputs prefix={`row${index}-`} typed={typed} errors={errors} who={`dòng ${index + 1}`} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr><th scope="row">Tổng số</th><LineInputs prefix="total-" typed={typed} errors={errors} who="dòng tổng" /></tr>
          </tfoot>
        </table>
      </div>
      <div className="acts mt-3 mb-3">{shown < most && <Button onClick={() => setShown(shown + 1)}>Thêm dòng</Button>}</div>
      <TextArea name="note" label="Ghi chú về nguồn" optional defaultValue={typed.note} error={errors.note} />
      <div className="mt-3"><SubmitButton tone="primary">Lưu báo cáo</SubmitButton></div>
    </form>
  );
}
