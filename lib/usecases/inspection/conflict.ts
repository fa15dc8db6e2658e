import 'server-only';
import { listOpenConflicts } from '@/lib/data/inspection-devices';
import { writeEntry } from '@/lib/data/inspection-records';
import { isLead } from '@/lib/data/inspections';
import { isRecordKind, type Entry } from '@/lib/domain/inspection/record';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { newId } from '@/lib/platform/new-id';
import type { DecideConflict } from '@/lib/schemas/inspection-sync';
import type { Context } from '../context';
import { onInspection, type InspectionRefusal } from './act';
import { findingHook } from './sync-entries';

export type ConflictRefusal = InspectionRefusal | { readonly name: 'NoSuchConflict' } | { readonly name: 'NotOneOfTheTwo' } | { readonly name: 'DecisionNotKept'; readonly why: string };

/**
 * A person decides a conflict: the leader of the team, or one of the two who answered. The decision is an entry of its own, which
 * has seen everything said before; both sides stay on record.
 */
export async function decideConflict(ctx: Context, inspectionId: string, { conflictId, chosenEntryId, reason }: DecideConflict): Promise<Result<{ readonly entryId: string }, ConflictRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const conflict = (await listOpenConflicts(agencyId, inspectionId)).find(({ id }) => id === conflictId);
  if (!conflict) return refuse({ name: 'NoSuchConflict' });
  const sides = [conflict.held, conflict.sent];
  const chosen = sides.find(({ entryId }) => entryId === chosenEntryId);
  if (!chosen) return refuse({ name: 'NoSuchConflict' });
  return onInspection<{ entryId: string }, ConflictRefusal>(ctx, { id: inspectionId, act: 'record', unitId: conflict.unitId, reason, data: { conflictId, chosenEntryId } }, async (tx) => {
    const row = await tx.inspectionConflict.findUnique({ where: { agencyId_id: { agencyId, id: conflictId } } });
    if (!row || row.decidedAt !== null || row.inspectionId !== inspectionId || ![row.heldEntryId, row.sentEntryId].includes(chosenEntryId)) return refuse({ name: 'NoSuchConflict' });
    if (!sides.some(({ byId }) => byId === staffId) && !(await isLead(tx, agencyId, inspectionId, staffId))) return refuse({ name: 'NotOneOfTheTwo' });
    const last = await tx.inspectionEntry.aggregate({ where: { agencyId, inspectionId, unitId: row.unitId, kind: row.kind, key: row.key }, _max: { version: true } });
    const entry = { id: newId(), unitId: row.unitId, kind: conflict.kind, key: row.key, baseVersion: last._max.version ?? 0, content: { ...chosen.content, decision: reason } } as Entry;
    const hook = isRecordKind(conflict.kind) ? undefined : findingHook(tx, agencyId, staffId, inspectionId, ctx.instant);
    const written = await writeEntry(tx, { agencyId, staffId, deviceId: null, receivedAt: ctx.instant }, inspectionId, { entry, saidAt: ctx.instant, deviceSaidAt: ctx.instant }, hook);
    return written.outcome === 'applied' ? ok({ entryId: entry.id }) : refuse({ name: 'DecisionNotKept', why: written.problem ?? written.outcome });
  });
}

