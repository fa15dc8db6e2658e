import type pg from 'pg';
import { explain } from '@/lib/domain/calendar/add-term';
import { formatLocalTime, instantOfLocalTime } from '@/lib/domain/calendar/local-time';
import { addDays, type PlainDate } from '@/lib/domain/calendar/plain-date';
import { isWorkingDay } from '@/lib/domain/calendar/working-calendar';
import type { ClockPause, LocalTime, PauseRule, TermUnit, WorkingCalendar } from '@/lib/domain/calendar/types';
import { chooseTerm } from '@/lib/domain/dossier/term-choice';
import { termOf, type ProcedureContent } from '@/lib/domain/procedure/content';

const NINE = 9 * 60;
const TEN = 10 * 60;
/** A pause of the sample lasts from the working day after reception to so many working days after. */
export const PAUSE = { from: 1, to: 4 } as const;

type VersionRow = { versionId: string; procedureId: string; sectorId: string; handlingUnitId: string; pauseRule: PauseRule; content: ProcedureContent };

/** The working days of the calendar from one day to another. */
export function workingDays(from: PlainDate, to: PlainDate, calendar: WorkingCalendar): PlainDate[] {
  const days: PlainDate[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) if (isWorkingDay(on, calendar)) days.push(on);
  return days;
}

const instant = (time: LocalTime): string => new Date(instantOfLocalTime(time)).toISOString();

async function insertJson(client: pg.Client, table: string, shape: string, rows: readonly object[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 2_000) {
    await client.query(`INSERT INTO ${table} SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(${shape})`, [JSON.stringify(rows.slice(at, at + 2_000))]);
  }
}

/**
 * What the deadline engine says, as tables for the generator: every version with a limit, and for every working day, limit
 * and rule the due instant with its days, without a pause (variant 0) and with one (variant 1).
 */
export async function writeDueTables(client: pg.Client, agencyId: number, calendar: WorkingCalendar, days: readonly PlainDate[], horizon: readonly PlainDate[]): Promise<void> {
  const { rows } = await client.query<VersionRow>(`SELECT DISTINCT ON ("procedureId") id AS "versionId", "procedureId", "sectorId", "handlingUnitId", "pauseRule", content FROM procedure_version
    WHERE "agencyId" = $1 AND state = 'approved' AND "supersededAt" IS NULL ORDER BY "procedureId", "validFrom" DESC`, [agencyId]);
  const combos = new Map<string, { combo: number; unit: TermUnit; value: number; rule: PauseRule }>();
  const versions = rows.flatMap((row) => {
    const limit = row.content.timeLimits[0];
    const chosen = limit && chooseTerm(row.content, limit.caseName, limit.channel ?? 'in-person');
    if (!limit || !chosen?.ok) return [];
    const value = chosen.value.term.unit === 'same-day' ? 1 : chosen.value.term.value;
    const key = `${chosen.value.term.unit} ${value} ${row.pauseRule}`;
    const combo = combos.get(key) ?? { combo: combos.size, unit: chosen.value.term.unit, value, rule: row.pauseRule };
    combos.set(key, combo);
    const { content: _content, ...ids } = row;
    return [{ ...ids, combo: combo.combo, caseName: limit.caseName, termUnit: combo.unit, termValue: value, termSource: chosen.value.source }];
  });
  await client.query(`CREATE UNLOGGED TABLE bench_version (ordinal int, "versionId" uuid, "procedureId" uuid, "sectorId" uuid, "handlingUnitId" uuid, "pauseRule" text, combo int, "caseName" text, "termUnit" text, "termValue" int, "termSource" text)`);
  await insertJson(client, 'bench_version', 'ordinal int, "versionId" uuid, "procedureId" uuid, "sectorId" uuid, "handlingUnitId" uuid, "pauseRule" text, combo int, "caseName" text, "termUnit" text, "termValue" int, "termSource" text', versions.map((version, ordinal) => ({ ordinal, ...version })));

  await client.query('CREATE UNLOGGED TABLE bench_due (day int, combo int, variant int, "dueAt" timestamptz, provisional boolean, steps jsonb)');
  // The days that explain a date are kept of the last two years; making them for all would take longer than the register.
  const keeps = (day: number, variant: number): boolean => day >= days.length - (variant === 0 ? 500 : 250);
  for (const { combo, unit, value, rule } of combos.values()) {
    const term = termOf({ unit, value });
    const columns: [number[], number[], string[], boolean[], (string | null)[]] = [[], [], [], [], []];
    days.forEach((on, i) => {
      for (const variant of [0, 1] as const) {
        const [from, to] = [horizon[i + PAUSE.from], horizon[i + PAUSE.to]];
        const pauses: ClockPause[] = variant === 1 && from && to ? [{ from: { on: from, minute: TEN }, to: { on: to, minute: TEN }, cause: 'supplement' }] : [];
        const explained = explain({ on, minute: NINE }, term, rule, pauses, calendar);
        if (!explained.ok) throw new Error(`no due date: ${formatLocalTime({ on, minute: NINE })} ${unit} ${value}: ${explained.refusal.name}`);
        [i, variant, instant(explained.value.due), explained.value.provisional, keeps(i, variant) ? JSON.stringify(explained.value.days) : null].forEach((cell, column) => (columns[column] as unknown[]).push(cell));
      }
    });
    await client.query('INSERT INTO bench_due SELECT day, $1::int, variant, "dueAt", provisional, steps::jsonb FROM unnest($2::int[], $3::int[], $4::timestamptz[], $5::boolean[], $6::text[]) AS r(day, variant, "dueAt", provisional, steps)', [combo, ...columns]);
  }
  await client.query('CREATE INDEX ON bench_due (day, combo, variant)');
  await client.query('CREATE UNLOGGED TABLE bench_day (i int PRIMARY KEY, "on" date)');
  await insertJson(client, 'bench_day', 'i int, "on" date', horizon.map((on, i) => ({ i, on })));
  await client.query('ANALYZE bench_version; ANALYZE bench_due; ANALYZE bench_day');
}
