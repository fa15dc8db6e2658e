import 'server-only';
import { listStaffNames } from '@/lib/data/dossiers-read';
import { isAfter } from '@/lib/domain/calendar/local-time';
import { NOBODY } from '@/lib/domain/report/breakdown';
import { count, emptyLine, place, type CountedLine, type ReportLine } from '@/lib/domain/report/tally';
import { NO_OFFICER } from '@/lib/text/report';
import { rowKey } from './build-report';
import { reportFacts, type ReportWanted } from './read-report-facts';

/** What one officer had in a period. `lateOnArrival`: of the late ones, those that came to them after their date. */
export type OfficerLine = { readonly key: string; readonly name: string; readonly line: ReportLine; readonly lateOnArrival: number };

/** By officer: received, done, late, with the waits out of the limit and what came too late kept apart. */
export async function listOfficers(wanted: ReportWanted): Promise<OfficerLine[]> {
  const names = new Map((await listStaffNames(wanted.agencyId)).map(({ id, name }) => [id, name]));
  const lines = new Map<string, { line: CountedLine; lateOnArrival: number }>();
  for await (const keyed of reportFacts(wanted, { withOfficers: true })) {
    const placement = place(keyed.fact, wanted.period);
    if (!placement) continue;
    const key = rowKey(keyed, 'officer');
    const held = lines.get(key) ?? { line: emptyLine(), lateOnArrival: 0 };
    lines.set(key, held);
    count(held.line, placement);
    const isLate = placement.outcome === 'c10' || placement.outcome === 'c13';
    if (isLate && keyed.officer && isAfter(keyed.officer.since, keyed.fact.originalDue)) held.lateOnArrival += 1;
  }
  return [...lines].map(([key, held]) => ({ key, name: key === NOBODY ? NO_OFFICER : (names.get(key) ?? key), ...held })).sort((a, b) => (a.key === NOBODY ? 1 : b.key === NOBODY ? -1 : a.name.localeCompare(b.name, 'vi')));
}
