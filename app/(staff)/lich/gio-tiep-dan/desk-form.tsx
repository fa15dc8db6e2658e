'use client';

import { useActionState } from 'react';
import { LinkButton } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { Sheet } from '@/components/ui/sheet';
import { SubmitButton } from '@/components/ui/submit-button';
import { paths } from '@/lib/text/paths';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../form-answer';
import { deskHoursAction } from '../actions';

export type DeskDay = { readonly weekday: number; readonly name: string; readonly times: Readonly<Record<string, string>> };

const COLUMNS = [
  ['morningFrom', 'Sáng từ'],
  ['morningTo', 'đến'],
  ['afternoonFrom', 'Chiều từ'],
  ['afternoonTo', 'đến'],
] as const;

/** The week of a desk from a date on. A day left empty is closed. */
export function DeskForm({ unitId, days }: { unitId: string; days: readonly DeskDay[] }) {
  const [state, send] = useActionState(deskHoursAction, IDLE as Awaited<ReturnType<typeof deskHoursAction>>);
  const typed = (name: string, fallback: string): string => state.values?.[name] ?? fallback;
  return (
    <form action={send} className="change-form" noValidate>
      <FormAnswer state={state} />
      <Sheet>
        <input type="hidden" name="unitId" value={unitId} />
        <DateInput key={typed('effectiveFrom', '')} name="effectiveFrom" label="Áp dụng từ ngày" defaultValue={typed('effectiveFrom', '')} error={state.fieldErrors?.effectiveFrom} className="max-w-56" />
        <table className="desk-week">
          <caption className="vh">Giờ mở cửa theo thứ</caption>
          <thead>
            <tr>
              <th scope="col">Thứ</th>
              {COLUMNS.map(([key, label]) => (
                <th key={key} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr key={day.weekday}>
                <th scope="row">{day.name}</th>
                {COLUMNS.map(([key, label]) => {
                  const name = `${key}${day.weekday}`;
                  const error = state.fieldErrors?.[name];
                  return (
                    <td key={key} data-label={label}>
                      <input id={`o-${name}`} name={name} className="input" aria-label={`${day.name}, ${label}`} defaultValue={typed(name, day.times[key] ?? '')} inputMode="numeric" maxLength={20} autoComplete="off" aria-invalid={error ? true : undefined} aria-describedby={error ? `o-${name}-loi` : undefined} />
                      {error && (
                        <p className="field-error" id={`o-${name}-loi`}>
                          {error}
                        </p>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="muted mt-2">Ngày để trống là đóng cửa.</p>
        <div className="acts mt-4">
          <SubmitButton tone="primary">Lưu giờ mở cửa</SubmitButton>
          <LinkButton href={paths.calendar()} tone="quiet">
            Quay lại lịch
          </LinkButton>
        </div>
      </Sheet>
    </form>
  );
}
