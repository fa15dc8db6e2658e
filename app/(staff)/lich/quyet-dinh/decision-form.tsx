'use client';

import { FieldGroup } from '@/components/ui/field';
import { decisionAction } from '../actions';
import { ChangeForm } from '../change-form';
import { DecisionFields } from '../decision-fields';

export type ChoosableDay = { readonly on: string; readonly label: string; readonly detail: string; readonly isOpen: boolean };

/** One decision for several days that are in the calendar already. Those without one are chosen from the start. */
export function DecisionForm({ year, days }: { year: number; days: readonly ChoosableDay[] }) {
  return (
    <ChangeForm
      action={decisionAction}
      year={year}
      saveWords="Lưu quyết định"
      fields={(typed) => {
        const sent = typed.list('days');
        const isChosen = (day: ChoosableDay) => (sent.length > 0 ? sent.includes(day.on) : day.isOpen);
        return (
          <>
            <DecisionFields typed={typed} optional={false} />
            <FieldGroup frame={{ name: 'days', label: 'Áp dụng cho các ngày', error: typed.error('days'), className: 'mt-4' }}>
              <div className="change-days">
                {days.map((day) => (
                  <label key={`${day.on}${isChosen(day)}`} className="choice">
                    <input type="checkbox" className="box" name="days[]" value={day.on} defaultChecked={isChosen(day)} />
                    <span>
                      {day.label}
                      <small>{day.detail}</small>
                    </span>
                  </label>
                ))}
              </div>
            </FieldGroup>
          </>
        );
      }}
    />
  );
}
