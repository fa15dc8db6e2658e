import 'server-only';
import { readEventsSince, type LateEvent, type ReportRow } from '@/lib/data/report-facts';
import { emptyLine, lineDifference, place, count, type DossierFact, type Placement, type ReportLine } from '@/lib/domain/report/tally';
import { reportFacts, type ReportWanted } from './read-report-facts';

type Stand = { readonly fact: DossierFact; readonly placement: Placement };
/** A dossier that stands elsewhere than it did: null where it stood in no column. */
export type MovedDossier = { readonly row: ReportRow; readonly then: Stand | null; readonly now: Stand | null; readonly events: readonly LateEvent[] };
export type LateEntries = { readonly moved: readonly MovedDossier[]; readonly total: number; /** By how much each column is above what it was. */ readonly difference: ReportLine };

const sameStand = (a: Stand | null, b: Stand | null): boolean => JSON.stringify(a?.placement ?? null) === JSON.stringify(b?.placement ?? null);
const SHOWN = 500;

async function standsOf(wanted: ReportWanted, isWanted: (row: ReportRow) => boolean): Promise<Map<string, Stand & { row: ReportRow }>> {
  const stands = new Map<string, Stand & { row: ReportRow }>();
  for await (const { fact, row } of reportFacts(wanted)) {
    if (!isWanted(row)) continue;
    const placement = place(fact, wanted.period);
    if (placement) stands.set(row.id, { fact, placement, row });
  }
  return stands;
}

/**
 * What was entered between two instants and changed a report: each dossier whose columns differ, with the events entered
 * since (who, when, why), at most 500 of them; `total` counts all. A dossier moved by a change of the calendar has no event.
 */
export async function lateEntries(wanted: ReportWanted, until: Date): Promise<LateEntries> {
  // Only what was touched since, or is open and reckoned by a calendar, can stand elsewhere.
  const mayHaveMoved = (row: ReportRow) => row.lastEventAt > wanted.asOf || row.createdAt > wanted.asOf || row.endedAt === null;
  const [then, now] = [await standsOf(wanted, mayHaveMoved), await standsOf({ ...wanted, asOf: until }, mayHaveMoved)];
  const before = emptyLine();
  const after = emptyLine();
  for (const { placement } of then.values()) count(before, placement);
  for (const { placement } of now.values()) count(after, placement);
  const ids = [...new Set([...then.keys(), ...now.keys()])].filter((id) => !sameStand(then.get(id) ?? null, now.get(id) ?? null));
  const rowOf = (id: string) => (now.get(id) ?? then.get(id))?.row;
  const shown = ids.sort((a, b) => ((rowOf(a)?.code ?? '') < (rowOf(b)?.code ?? '') ? -1 : 1)).slice(0, SHOWN);
  const events = (await readEventsSince(wanted.agencyId, shown, wanted.asOf)).filter(({ enteredAt }) => enteredAt <= until);
  const moved = shown.flatMap((id): MovedDossier[] => {
    const row = rowOf(id);
    return row ? [{ row, then: then.get(id) ?? null, now: now.get(id) ?? null, events: events.filter(({ dossierId }) => dossierId === id) }] : [];
  });
  return { moved, total: ids.length, difference: lineDifference(after, before) };
}
