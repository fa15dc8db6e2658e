import { describe, expect, it } from 'vitest';
import { dueDate, explain } from '@/lib/domain/calendar/add-term';
import { formatLocalTime } from '@/lib/domain/calendar/local-time';
import type { WorkingCalendar } from '@/lib/domain/calendar/types';
import { naiveDeadline, type NaiveCalendar, type NaiveCase } from './naive-deadline';
import { inEngineTerms, inventedCalendars, randomCase, seeded, shippedCalendar, shippedNaively } from './random-cases';

const SEED = 20_261_120;
/** A few seconds on a quiet core; a busy one gets its time. */
const PATIENCE = 180_000;

function engineAnswer(theCase: NaiveCase, calendar: WorkingCalendar) {
  const { receivedAt, term, pauses } = inEngineTerms(theCase);
  const result = dueDate(receivedAt, term, theCase.pauseRule, pauses, calendar);
  return result.ok ? { due: formatLocalTime(result.value.due), provisional: result.value.provisional } : null;
}

/** Compares one case; the message carries the case, so that it can be added to the legal cases as it is. */
function compare(theCase: NaiveCase, calendar: WorkingCalendar, naively: NaiveCalendar): string | null {
  const engine = engineAnswer(theCase, calendar);
  const naive = naiveDeadline(theCase, naively);
  const agrees = engine?.due === naive?.due && engine?.provisional === naive?.provisional;
  return agrees ? null : JSON.stringify({ ...theCase, engine, naive });
}

describe('the engine against a naive second implementation', () => {
  it('agrees over 100,000 random cases of the shipped calendar', () => {
    const random = seeded(SEED);
    const differences: string[] = [];
    const seen = { paused: 0, moved: 0, provisional: 0 };
    for (let index = 0; index < 100_000; index += 1) {
      const theCase = randomCase(random, 2016, 2027);
      const difference = compare(theCase, shippedCalendar, shippedNaively);
      if (difference !== null) differences.push(difference);
      const base = engineAnswer({ ...theCase, pauses: [] }, shippedCalendar);
      const answer = engineAnswer(theCase, shippedCalendar);
      if (theCase.pauses.length > 0) seen.paused += 1;
      if (answer?.due !== base?.due) seen.moved += 1;
      if (answer?.provisional) seen.provisional += 1;
    }
    expect(differences.slice(0, 5)).toEqual([]);
    // A generator whose pauses never matter would prove nothing.
    expect(seen.paused).toBeGreaterThan(35_000);
    expect(seen.moved).toBeGreaterThan(15_000);
    expect(seen.provisional).toBeGreaterThan(8_000);
  }, PATIENCE);

  it('agrees on invented calendars whose office hours change', () => {
    const random = seeded(SEED + 1);
    const differences: string[] = [];
    for (let round = 0; round < 20; round += 1) {
      const { calendar, naively } = inventedCalendars(random);
      for (let index = 0; index < 1_000; index += 1) {
        const difference = compare(randomCase(random, 2024, 2024), calendar, naively);
        if (difference !== null) differences.push(difference);
      }
    }
    expect(differences.slice(0, 5)).toEqual([]);
  });

  it('explains the very date that it gives', () => {
    const random = seeded(SEED + 2);
    for (let index = 0; index < 10_000; index += 1) {
      const theCase = randomCase(random, 2023, 2026);
      const { receivedAt, term, pauses } = inEngineTerms(theCase);
      const due = dueDate(receivedAt, term, theCase.pauseRule, pauses, shippedCalendar);
      const explained = explain(receivedAt, term, theCase.pauseRule, pauses, shippedCalendar);
      if (!due.ok || !explained.ok) throw new Error(`No answer: ${JSON.stringify(theCase)}`);
      expect(explained.value).toMatchObject(due.value);
    }
  });
});
