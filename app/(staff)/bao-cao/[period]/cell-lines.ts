import type { CellLine } from '@/components/report/cell-list';
import { listUnits } from '@/lib/data/agency';
import { listProcedureNames } from '@/lib/data/report-facts';
import { can, type Actor } from '@/lib/domain/access/can';
import { placementWords } from '@/lib/text/report';
import type { CellItem } from '@/lib/usecases/list-cell';

/** The dossiers of a cell as they are shown to this person. */
export async function cellLines(actor: Actor, items: readonly CellItem[]): Promise<CellLine[]> {
  const [units, procedures] = await Promise.all([listUnits(actor.agencyId), listProcedureNames(actor.agencyId)]);
  const names = new Map([...units, ...procedures].map(({ id, name }) => [id, name]));
  return items.map(({ fact, row, placement }) => ({
    code: fact.code, procedure: names.get(row.procedureId) ?? '', unit: names.get(row.handlingUnitId) ?? '', why: placementWords(fact, placement),
    isOpen: can(actor, 'dossier:view', [row.handlingUnitId, row.holdingUnitId]),
  }));
}
