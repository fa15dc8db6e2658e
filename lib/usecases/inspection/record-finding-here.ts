import 'server-only';
import { findInspection } from '@/lib/data/inspections';
import { isAtWorkOn } from '@/lib/data/unit-checklist';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { RecordFinding } from '@/lib/schemas/inspection-finding';
import type { Context } from '../context';
import { onInspection, type InspectionRefusal } from './act';
import { recordFinding, type RecordFindingRefusal } from './record-finding';

/** A finding recorded or revised on the server's own screens: by a member of the team, while it is at work. */
export async function recordFindingHere(ctx: Context, { code, seen, ...fields }: RecordFinding): Promise<Result<{ readonly id: string; readonly code: string; readonly unitId: string; readonly isRepeat: boolean }, RecordFindingRefusal | InspectionRefusal>> {
  const inspectionId = (await findInspection(ctx.actor.agencyId, code))?.id;
  if (inspectionId === undefined) return refuse({ name: 'NoSuchInspection' });
  return onInspection<{ id: string; code: string; unitId: string; isRepeat: boolean }, RecordFindingRefusal | InspectionRefusal>(ctx, { id: inspectionId, act: 'record', unitId: fields.unitId, data: { finding: fields.id } }, async (tx) => {
    if (!(await isAtWorkOn(ctx.actor.agencyId, inspectionId, ctx.actor.staffId, fields.unitId, tx))) return refuse({ name: 'NotOfTheTeam' });
    const recorded = await recordFinding(
      tx, { agencyId: ctx.actor.agencyId, staffId: ctx.actor.staffId, saidAt: ctx.instant, receivedAt: ctx.instant },
      { ...fields, inspectionId, itemKey: fields.itemKey ?? null, sourceKey: fields.sourceKey ?? null, cause: fields.cause ?? null, causeNote: fields.causeNote ?? null },
      seen === 0 ? undefined : seen,
    );
    return recorded.ok ? ok({ id: recorded.value.id, code, unitId: fields.unitId, isRepeat: recorded.value.earlier !== null }) : recorded;
  });
}
