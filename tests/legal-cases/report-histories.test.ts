import { describe, expect, it } from 'vitest';
import { isAfter } from '@/lib/domain/calendar/local-time';
import { addDays, plainDate, type PlainDate } from '@/lib/domain/calendar/plain-date';
import type { LocalTime, PauseRule, StatutoryTerm } from '@/lib/domain/calendar/types';
import type { EventFact } from '@/lib/domain/dossier/fold';
import { appendEvent } from '@/lib/domain/dossier/history';
import type { Channel } from '@/lib/domain/dossier/status';
import { eventsKnown, factOfState, stateKnown } from '@/lib/domain/report/fact';
import type { ReportingPeriod } from '@/lib/domain/report/period';
import { carriedOverDifference, reconcile } from '@/lib/domain/report/reconcile';
import { BESIDES, COLUMNS, tally, type DossierFact } from '@/lib/domain/report/tally';
import { randomSteps, type RandomOffice } from '../builders/a-random-dossier';
import { randomFrom, type Random } from '../builders/random';
import { naiveColumns, type NaiveDossier } from './naive-report';
import { shippedCalendar, shippedNaively } from './random-cases';

const HISTORIES = 10_000;
const AT_ONCE = 50;
const [DESK, UNIT] = ['0192f0c0-0000-7000-8000-00000000000a', '0192f0c0-0000-7000-8000-00000000000b'];
const PEOPLE = [1, 2, 3].map((n) => ({ staffId: `0192f0c0-0000-7000-8000-0000000000f${n}`, unitId: n === 1 ? DESK : UNIT }));
const TERMS: readonly StatutoryTerm[] = [{ unit: 'working-day', value: 3 }, { unit: 'working-day', value: 15 }, { unit: 'calendar-day', value: 20 }, { unit: 'working-hour', value: 6 }, { unit: 'working-hour', value: 24 }, { unit: 'same-day' }];

type Sample = NaiveDossier & { readonly code: string; readonly channel: Channel };

function aHistory(random: Random, n: number): Sample {
  const office: RandomOffice = { agencyId: 1, versions: [], people: PEOPLE, calendar: shippedCalendar, now: { on: addDays(plainDate('2026-02-01'), random.int(0, 290)), minute: random.int(0, 1439) }, entersLate: true };
  let steps = randomSteps(random, office);
  while (steps.length === 0) steps = randomSteps(random, office);
  const events = steps.map((step, index): EventFact => ({ seq: index + 1, act: step.act, legalAt: step.at, enteredAt: step.enteredAt ?? step.at, actorId: step.by?.staffId ?? null, actorUnitId: step.by?.unitId ?? null, voidsSeq: step.voidsSeq ?? null, data: step.data ?? {} }));
  const sample: Sample = { code: `H24.21-260101-${String(n).padStart(5, '0')}`, channel: events[0]?.act === 'submit-online' ? 'online' : random.pick(['in-person', 'postal'] as const), term: random.pick(TERMS), pauseRule: random.pick(['resume', 'restart', 'none'] as const satisfies readonly PauseRule[]), events };
  return random.chance(0.4) ? finishedOnTheDay(random, sample) : sample;
}

/** The same history, finished on its due day where it still can be: by chance alone that is rare. */
function finishedOnTheDay(random: Random, sample: Sample): Sample {
  const { events } = sample;
  const state = stateKnown(events);
  const due = state && factOfState(sample, state, shippedCalendar)?.originalDue;
  const last = events.at(-1);
  if (!due || !last) return sample;
  const at: LocalTime = { on: due.on, minute: Math.max(0, due.minute - random.int(-20, 90)) };
  const entered = isAfter(at, last.enteredAt) ? at : last.enteredAt;
  const finish: EventFact = { seq: events.length + 1, act: 'finish', legalAt: at, enteredAt: entered, actorId: PEOPLE[1]?.staffId ?? null, actorUnitId: UNIT, voidsSeq: null, data: { resultKind: random.pick(['granted', 'refused'] as const) } };
  return appendEvent(events, finish, entered).ok ? { ...sample, events: [...events, finish] } : sample;
}

/** What a report of a period that ends on this day knows of the dossiers at this moment. */
const factsOf = (dossiers: readonly Sample[], lastDay: PlainDate, asOf: LocalTime): DossierFact[] => dossiers.flatMap((dossier) => {
  const state = stateKnown(eventsKnown(dossier.events, lastDay, asOf));
  const fact = state && factOfState(dossier, state, shippedCalendar);
  return fact ? [fact] : [];
});

const asText = ({ on, minute }: LocalTime): string => `${on}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

describe(`${HISTORIES} random histories, entered late and corrected, any period, any as-of`, () => {
  it('balance, carry over what was left, and agree with a count done by hand', () => {
    const random = randomFrom(20_170_907);
    const seen: Record<string, number> = {};
    let corrected = 0;
    let late = 0;
    for (let done = 0; done < HISTORIES; done += AT_ONCE) {
      const dossiers = Array.from({ length: AT_ONCE }, (_, index) => aHistory(random, done + index));
      corrected += dossiers.filter(({ events }) => events.some(({ act }) => act === 'correct')).length;
      late += dossiers.filter(({ events }) => events.some(({ enteredAt, legalAt }) => enteredAt.on !== legalAt.on)).length;
      const from = addDays(plainDate('2025-12-15'), random.int(0, 320));
      const period: ReportingPeriod = { from, to: addDays(from, random.int(0, 120)) };
      const asOf: LocalTime = random.chance(0.3) ? { on: plainDate('2026-12-31'), minute: 1439 } : { on: addDays(from, random.int(-20, 150)), minute: random.int(0, 1439) };
      const line = tally(factsOf(dossiers, period.to, asOf), period);
      expect(reconcile(line)).toEqual([]);
      const before = tally(factsOf(dossiers, addDays(from, -1), asOf), { from: plainDate('2020-01-01'), to: addDays(from, -1) });
      expect(carriedOverDifference(line, before), JSON.stringify({ period, asOf })).toBe(0);
      const naive: Record<string, number> = {};
      for (const dossier of dossiers) for (const column of naiveColumns(dossier, period, asText(asOf), shippedNaively)) naive[column] = (naive[column] ?? 0) + 1;
      for (const column of [...COLUMNS, ...BESIDES]) {
        expect(line[column], `${column} ${JSON.stringify({ period, asOf, done })}`).toBe(naive[column] ?? 0);
        seen[column] = (seen[column] ?? 0) + line[column];
      }
    }
    // A generator that never fills a column would prove nothing of it.
    for (const column of [...COLUMNS, ...BESIDES]) expect(seen[column], column).toBeGreaterThan(20);
    expect(corrected).toBeGreaterThan(100);
    expect(late).toBeGreaterThan(2_000);
  }, 600_000);
});
