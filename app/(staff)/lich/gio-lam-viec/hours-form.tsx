'use client';

import { DateInput } from '@/components/ui/date-input';
import { TextInput } from '@/components/ui/text-input';
import { officeHoursAction } from '../actions';
import { ChangeForm, type Typed } from '../change-form';

type Times = Readonly<Record<'morningFrom' | 'morningTo' | 'afternoonFrom' | 'afternoonTo', string>>;

const SESSIONS = [
  ['morningFrom', 'Buổi sáng từ'],
  ['morningTo', 'đến'],
  ['afternoonFrom', 'Buổi chiều từ'],
  ['afternoonTo', 'đến'],
] as const;

/** Office hours from a date on. They reckon deadlines, so every open date is previewed. */
export function HoursForm({ year, times }: { year: number; times: Times }) {
  const field = (typed: Typed, [name, label]: (typeof SESSIONS)[number]) => (
    <TextInput key={name} name={name} label={label} defaultValue={typed.value(name, times[name])} error={typed.error(name)} inputMode="numeric" maxLength={20} autoComplete="off" optional={name.startsWith('afternoon')} optionalWords="có thể để trống" />
  );
  return (
    <ChangeForm
      action={officeHoursAction}
      year={year}
      saveWords="Lưu giờ làm việc"
      fields={(typed) => (
        <>
          <DateInput key={typed.value('effectiveFrom')} name="effectiveFrom" label="Áp dụng từ ngày" defaultValue={typed.value('effectiveFrom')} error={typed.error('effectiveFrom')} className="max-w-56" />
          <div className="change-pair">{SESSIONS.slice(0, 2).map((session) => field(typed, session))}</div>
          <div className="change-pair">{SESSIONS.slice(2).map((session) => field(typed, session))}</div>
        </>
      )}
    />
  );
}
