import 'server-only';
import { readReportCounts, type CountedKey, type Open, type ReportCounts } from '@/lib/data/report-counts';
import { addDays, dayOfMonth } from '@/lib/domain/calendar/plain-date';
import type { LocalTime } from '@/lib/domain/calendar/types';
import type { Channel } from '@/lib/domain/dossier/status';
import type { Breakdown } from '@/lib/domain/report/breakdown';
import { countIntake, countOutcome, emptyLine, place, type CountedLine, type DossierFact, type Placement } from '@/lib/domain/report/tally';
import { calendarsOf, spanOf, type ReportWanted } from './read-report-facts';

const isCountedKey = (by: Breakdown): by is CountedKey => by === 'sector' || by === 'unit' || by === 'procedure';

/**
 * The lines of a report that the stored counters can tell: a period that begins with a half month and reaches to the last
 * entry, by sector, unit or procedure. Null for any other, which is counted from the dossiers. What came in and how it
 * stands are counted apart and placed by the same rule as a dossier: reconcile() still compares the two.
 */
export async function countedLines(wanted: ReportWanted, by: Breakdown): Promise<ReadonlyMap<string, CountedLine> | null> {
  const { period, agencyId, asOf } = wanted;
  if (!isCountedKey(by) || ![1, 15].includes(dayOfMonth(period.from))) return null;
  const counts = await readReportCounts(agencyId, { ...spanOf(wanted), fromDay: period.from, version: (await calendarsOf(agencyId)).versionAt(asOf) }, by);
  return counts && linesOf(counts, wanted);
}

function linesOf({ intake, ended, open, ready }: ReportCounts, { period }: ReportWanted): ReadonlyMap<string, CountedLine> {
  const lines = new Map<string, CountedLine>();
  const lineOf = (key: string): CountedLine => {
    const line = lines.get(key) ?? emptyLine();
    lines.set(key, line);
    return line;
  };
  const first: LocalTime = { on: period.from, minute: 0 };
  const [before, last, after]: LocalTime[] = [{ on: addDays(period.from, -1), minute: 0 }, { on: period.to, minute: 0 }, { on: addDays(period.to, 1), minute: 0 }] as const;
  const plain: DossierFact = { code: '', channel: 'in-person', receivedAt: first, endedAt: null, ending: null, endStanding: null, originalDue: last as LocalTime, pausedSince: null, pauseCause: null, isReady: false };
  const placed = (fact: Partial<DossierFact>): Placement => {
    const placement = place({ ...plain, ...fact }, period);
    if (!placement) throw new Error('a counted dossier that is in no column');
    return placement;
  };
  for (const { key, channel, n } of intake) countIntake(lineOf(key), placed(channel === null ? { receivedAt: before } : { channel: channel as Channel }), n);
  for (const { key, outcome, ending, n } of ended) countOutcome(lineOf(key), placed({ endedAt: first, endStanding: outcome as DossierFact['endStanding'], ending: ending as DossierFact['ending'] }), n);
  const pausedSince = (isPausedLate: boolean | null, due: LocalTime): LocalTime | null => (isPausedLate === null ? null : isPausedLate ? { on: addDays(due.on, 1), minute: 0 } : due);
  for (const { key, isDue, isPausedLate, pauseCause, n } of open as readonly Open[]) {
    const originalDue = (isDue ? last : after) as LocalTime;
    countOutcome(lineOf(key), placed({ originalDue, pausedSince: pausedSince(isPausedLate, originalDue), pauseCause: pauseCause as DossierFact['pauseCause'] }), n);
  }
  for (const { key, n } of ready) lineOf(key).readyNotCollected += n;
  for (const [key, line] of lines) if (Object.values(line).every((cell) => cell === 0)) lines.delete(key);
  return lines;
}
