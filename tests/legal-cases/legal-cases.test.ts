import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { explain } from '@/lib/domain/calendar/add-term';
import { formatLocalTime, localTime } from '@/lib/domain/calendar/local-time';
import type { ClockPause, PauseCause, PauseRule, StatutoryTerm } from '@/lib/domain/calendar/types';
import { shippedCalendar } from './random-cases';

/*
 * One JSON file per rule: the sentence, its source, and worked examples. A lawyer can read them and add to them without
 * knowing the code; every file in this folder is run.
 */
type LegalCase = {
  readonly received: string;
  readonly value?: number;
  readonly unit: 'workingDay' | 'day' | 'workingHour' | 'sameDay';
  readonly pauseRule?: PauseRule;
  /** [from, to] for a supplement; [from, to, "financial-duty"]; `to` null while still paused. */
  readonly pauses?: readonly (readonly [string, string | null, PauseCause?])[];
  readonly now?: string;
  readonly due?: string;
  readonly provisional?: boolean;
  readonly refusal?: string;
  readonly note?: string;
};
type LegalRule = { readonly rule: string; readonly citation: string; readonly cases: readonly LegalCase[] };

const UNITS = { workingDay: 'working-day', day: 'calendar-day', workingHour: 'working-hour' } as const;

function answer(legalCase: LegalCase): string {
  const { unit, value = 0 } = legalCase;
  const term: StatutoryTerm = unit === 'sameDay' ? { unit: 'same-day' } : { unit: UNITS[unit], value };
  const pauses = (legalCase.pauses ?? []).map(([from, to, cause = 'supplement']): ClockPause => ({ from: localTime(from), to: to === null ? null : localTime(to), cause }));
  const now = legalCase.now === undefined ? null : localTime(legalCase.now);
  const result = explain(localTime(legalCase.received), term, legalCase.pauseRule ?? 'resume', pauses, shippedCalendar, now);
  if (!result.ok) return result.refusal.name;
  const { days, due } = result.value;
  const counted = days.filter((day) => day.kind === 'counted');
  if (unit === 'workingHour') expect(counted.reduce((sum, day) => sum + (day.minutes ?? 0), 0)).toBe(value * 60);
  else expect(counted.at(-1)?.ordinal).toBe(unit === 'sameDay' ? 1 : value);
  if (legalCase.provisional !== undefined) expect(result.value.provisional).toBe(legalCase.provisional);
  return formatLocalTime(due);
}

const title = (legalCase: LegalCase): string =>
  [legalCase.received, legalCase.value, legalCase.unit, legalCase.pauseRule, JSON.stringify(legalCase.pauses), legalCase.note].filter((part) => part !== undefined && part !== '').join(' ');

const folder = import.meta.dirname;
for (const file of readdirSync(folder).filter((name) => name.endsWith('.json')).sort()) {
  const content: LegalRule | LegalCase[] = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  const { rule, cases } = Array.isArray(content) ? { rule: 'worked examples', cases: content } : content;
  describe(`${file}: ${rule}`, () => {
    it('has cases', () => expect(cases.length).toBeGreaterThan(0));
    it.each(cases.map((legalCase) => ({ legalCase, title: title(legalCase) })))('$title', ({ legalCase }) => {
      const expected = legalCase.due ?? legalCase.refusal;
      expect(expected, 'a case states a due date or a refusal').toBeDefined();
      expect(answer(legalCase)).toBe(expected);
    });
  });
}
