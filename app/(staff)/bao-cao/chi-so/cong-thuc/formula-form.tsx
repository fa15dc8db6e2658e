'use client';

import { useActionState, useState } from 'react';
import { Button, LinkButton } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { SubmitButton } from '@/components/ui/submit-button';
import { QUALITY_GROUPS, type QualityGroup, type QualityPart } from '@/lib/domain/service/quality-index';
import { formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { QUALITY_GROUP_WORDS } from '@/lib/text/service-words';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../../form-answer';
import { saveFormulaAction } from '../actions';

type Row = { readonly id: string; readonly group: QualityGroup; name: string; points: string; percent: string; readonly isComputed: boolean };

const numberOf = (text: string): number => Number(text.trim().replace(',', '.')) || 0;
const written = (value: number): string => String(Math.round(value * 100) / 100).replace('.', ',');

/** The parts by group, with the sum of each group against what it must make. A part of 0 points is left out. */
export function FormulaForm({ parts, today }: { parts: readonly QualityPart[]; today: string }) {
  const [state, act] = useActionState(saveFormulaAction, IDLE);
  const [rows, setRows] = useState<readonly Row[]>(() => parts.map((part) => ({ id: part.id, group: part.group, name: part.name, points: written(part.maxPoints), percent: written(part.fullAt * 100), isComputed: part.measure !== null })));
  const change = (id: string, changes: Partial<Row>) => setRows((before) => before.map((row) => (row.id === id ? { ...row, ...changes } : row)));
  const groups = Object.entries(QUALITY_GROUPS) as [QualityGroup, number][];
  const add = (group: QualityGroup) => setRows((before) => [...before, { id: `rieng-${before.length + 1}-${group}`, group, name: '', points: '0', percent: '100', isComputed: false }]);
  return (
    <form action={act} noValidate>
      <FormAnswer state={state} />
      <DateInput name="effectiveOn" label="Có hiệu lực từ ngày" defaultValue={state.values?.effectiveOn ?? today} error={state.fieldErrors?.effectiveOn} />
      {groups.map(([group, wanted]) => {
        const own = rows.filter((row) => row.group === group);
        const sum = own.reduce((total, { points }) => total + numberOf(points), 0);
        return (
          <fieldset key={group} className="mt-4">
            <legend><b>{QUALITY_GROUP_WORDS[group]}</b>: {formatNumber(sum, 'vi', Number.isInteger(sum) ? 0 : 2)} / {formatNumber(wanted)} điểm {Math.abs(sum - wanted) > 0.001 && <span className="field-error">chưa đủ hoặc thừa</span>}</legend>
            {own.map((row) => (
              <div key={row.id} className="my-2 grid items-end gap-2 staff:grid-cols-[minmax(0,1fr)_7rem_9rem]">
                <input type="hidden" name="id[]" value={row.id} />
                <input type="hidden" name="group[]" value={row.group} />
                <label><span className="small muted">{row.isComputed ? 'Hệ thống tính' : 'Nhập tay'}</span><input className="input" name="name[]" aria-label="Tên tiêu chí" value={row.name} onChange={(event) => change(row.id, { name: event.target.value })} /></label>
                <label><span className="small muted">Điểm tối đa</span><input className="input" name="maxPoints[]" inputMode="decimal" value={row.points} onChange={(event) => change(row.id, { points: event.target.value })} /></label>
                <label><span className="small muted">Đủ điểm từ (%)</span><input className="input" name="fullPercent[]" inputMode="decimal" value={row.percent} onChange={(event) => change(row.id, { percent: event.target.value })} /></label>
              </div>
            ))}
            <Button onClick={() => add(group)}>Thêm tiêu chí nhập tay</Button>
          </fieldset>
        );
      })}
      <div className="acts mt-4">
        <SubmitButton tone="primary">Lưu công thức</SubmitButton>
        <LinkButton href={paths.qualityIndex()}>Quay lại</LinkButton>
      </div>
    </form>
  );
}
