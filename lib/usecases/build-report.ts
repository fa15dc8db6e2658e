import 'server-only';
import { listUnits } from '@/lib/data/agency';
import { listStaffNames } from '@/lib/data/dossiers-read';
import { listSectors } from '@/lib/data/procedures';
import { listProcedureNames } from '@/lib/data/report-facts';
import { CHANNELS } from '@/lib/domain/dossier/status';
import { NOBODY, type Breakdown } from '@/lib/domain/report/breakdown';
import { dayBefore } from '@/lib/domain/report/period';
import { reconcile, type Imbalance } from '@/lib/domain/report/reconcile';
import { BESIDES, COLUMNS, count, emptyLine, place, type DossierFact, type ReportLine } from '@/lib/domain/report/tally';
import { NO_OFFICER } from '@/lib/text/report';
import { CHANNEL_LABELS } from '@/lib/text/vi';
import { countedLines } from './count-report';
import { alikeFacts, refoldedFacts, reportFacts, type KeyedFact, type ReportWanted } from './read-report-facts';

export { reportFacts, type KeyedFact, type ReportWanted } from './read-report-facts';

/** One line of a report: the key that opens its lists, the name that stands in column (2). */
export type ReportRowLine = { readonly key: string; readonly name: string; readonly line: ReportLine };
export type BuiltReport = { readonly rows: readonly ReportRowLine[]; readonly total: ReportLine; readonly imbalances: readonly Imbalance[] };

/** The row that a dossier is counted in. */
export function rowKey({ row, officer }: KeyedFact, by: Breakdown): string {
  switch (by) {
    case 'sector': return row.sectorId;
    case 'unit': return row.handlingUnitId;
    case 'procedure': return row.procedureId;
    case 'channel': return row.channel;
    case 'officer': return officer?.staffId ?? NOBODY;
  }
}

/** The rows a breakdown may have, in the order they are shown. */
export async function rowNames(agencyId: number, by: Breakdown): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const byName = (rows: readonly { id: string; name: string }[]) => [...rows].sort((a, b) => a.name.localeCompare(b.name, 'vi'));
  switch (by) {
    case 'sector': return listSectors(agencyId);
    case 'unit': return listUnits(agencyId);
    case 'procedure': return byName(await listProcedureNames(agencyId));
    case 'channel': return CHANNELS.map((id) => ({ id, name: CHANNEL_LABELS[id] }));
    case 'officer': return [...byName(await listStaffNames(agencyId)), { id: NOBODY, name: NO_OFFICER }];
  }
}

/** Biểu II.06a of a period with its total and every identity that does not hold (none, for our own). By sector, as the form has it, or otherwise broken down. */
export async function buildReport(wanted: ReportWanted, by: Breakdown = 'sector'): Promise<BuiltReport> {
  const names = await rowNames(wanted.agencyId, by);
  const counted = await countedLines(wanted, by);
  const lines = new Map(counted);
  const total = emptyLine();
  for (const line of lines.values()) for (const column of [...COLUMNS, ...BESIDES]) total[column] += line[column];
  const add = (key: string, fact: DossierFact, dossiers = 1): void => {
    const placement = place(fact, wanted.period);
    if (!placement) return;
    const line = lines.get(key) ?? emptyLine();
    lines.set(key, line);
    count(line, placement, dossiers);
    count(total, placement, dossiers);
  };
  if (counted) {
    // All of it is in the counters.
  } else if (by === 'officer') {
    for await (const keyed of reportFacts(wanted, { withOfficers: true })) add(rowKey(keyed, by), keyed.fact);
  } else {
    // Dossiers that are alike in all that decides a column are counted by the database and placed once, by the same rule.
    for (const { key, fact, dossiers } of await alikeFacts(wanted, by)) add(key, fact, dossiers);
    for await (const keyed of refoldedFacts(wanted)) add(rowKey(keyed, by), keyed.fact);
  }
  const known = new Set(names.map(({ id }) => id));
  // A row that lost its name is shown by its key: leaving it out would unbalance the total.
  const all = [...names, ...[...lines.keys()].filter((key) => !known.has(key)).map((id) => ({ id, name: id }))];
  const rows = all.flatMap(({ id, name }) => {
    const line = lines.get(id);
    return line ? [{ key: id, name, line }] : [];
  });
  return { rows, total, imbalances: [...rows.flatMap(({ line }) => reconcile(line)), ...reconcile(total)] };
}

/** Column (11) of the period that ends the day before, at the same as-of: what column (6) must be. Counted anew. */
export async function carriedBefore(wanted: ReportWanted): Promise<number> {
  return (await buildReport({ ...wanted, period: dayBefore(wanted.period) })).total.c11;
}
