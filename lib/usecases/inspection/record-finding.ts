import 'server-only';
import { findEarlierFinding } from '@/lib/data/findings';
import type { Tx } from '@/lib/db/transaction';
import type { EarlierFinding, FindingInput, FindingState } from '@/lib/domain/inspection/finding';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';

/** Who recorded it and when: `saidAt` by the device's clock, set right; `receivedAt` by the server's. */
export type FindingAuthor = { readonly agencyId: number; readonly staffId: string; readonly saidAt: Date; readonly receivedAt: Date };

export type RecordFindingRefusal =
  | { readonly name: 'NoSuchUnit' }
  | { readonly name: 'NoSuchItem' }
  /** The id is of another inspection or unit. */
  | { readonly name: 'OtherFinding' }
  /** The unit was told already: it is amended by a statement, not rewritten. */
  | { readonly name: 'WrongFindingState'; readonly state: FindingState }
  /** Somebody changed it since the version the writer had seen. */
  | { readonly name: 'FindingChanged'; readonly version: number };

export type FindingRecorded = { readonly id: string; readonly version: number; readonly isNew: boolean; readonly earlier: EarlierFinding | null };

/**
 * Records a finding, or revises one that the unit has not been told of. Inside the caller's transaction, which has locked the
 * inspection and checked stage, permission and membership (onInspection 'record', or the sync). `baseVersion` is the version
 * the writer had seen (0 or left out: none). The same content sent again changes nothing and answers the same.
 */
export async function recordFinding(tx: Tx, by: FindingAuthor, input: FindingInput, baseVersion?: number): Promise<Result<FindingRecorded, RecordFindingRefusal>> {
  const { agencyId } = by;
  const inspection = await tx.inspection.findUnique({ where: { agencyId_id: { agencyId, id: input.inspectionId } }, select: { siteFrom: true, checklistVersionId: true, isSample: true } });
  if (!inspection) return refuse({ name: 'NoSuchUnit' });
  const unit = await tx.inspectionUnit.findUnique({ where: { agencyId_inspectionId_unitId: { agencyId, inspectionId: input.inspectionId, unitId: input.unitId } }, select: { unitId: true } });
  if (!unit) return refuse({ name: 'NoSuchUnit' });
  if (input.itemKey !== null) {
    const item = await tx.checklistItem.findUnique({ where: { agencyId_versionId_itemKey: { agencyId, versionId: inspection.checklistVersionId, itemKey: input.itemKey } }, select: { itemKey: true } });
    if (!item) return refuse({ name: 'NoSuchItem' });
  }
  const earlier = input.itemKey === null ? null : await findEarlierFinding(tx, agencyId, input.unitId, input.itemKey, inspection.siteFrom);
  const content = {
    itemKey: input.itemKey, source: input.source, sourceKey: input.sourceKey, facts: input.facts, dossierCodes: [...input.dossierCodes], ruleBroken: input.ruleBroken,
    severity: input.severity, extent: input.extent, cause: input.cause, causeNote: input.causeNote, correctedOnSpot: input.correctedOnSpot, earlierFindingId: earlier?.findingId ?? null,
  };
  const held = await tx.finding.findUnique({ where: { agencyId_id: { agencyId, id: input.id } } });
  if (!held) {
    await tx.finding.create({ data: { agencyId, id: input.id, inspectionId: input.inspectionId, unitId: input.unitId, ...content, isSample: inspection.isSample, byId: by.staffId, saidAt: by.saidAt, receivedAt: by.receivedAt } });
    return ok({ id: input.id, version: 1, isNew: true, earlier });
  }
  if (held.inspectionId !== input.inspectionId || held.unitId !== input.unitId) return refuse({ name: 'OtherFinding' });
  const isSame = (Object.keys(content) as (keyof typeof content)[]).every((key) => JSON.stringify(held[key]) === JSON.stringify(content[key]));
  if (isSame) return ok({ id: held.id, version: held.version, isNew: false, earlier });
  if (held.state !== 'recorded') return refuse({ name: 'WrongFindingState', state: held.state as FindingState });
  if (baseVersion !== undefined && baseVersion !== held.version) return refuse({ name: 'FindingChanged', version: held.version });
  await tx.finding.update({ where: { agencyId_id: { agencyId, id: held.id } }, data: { ...content, version: held.version + 1 } });
  return ok({ id: held.id, version: held.version + 1, isNew: false, earlier });
}
