import 'server-only';
import { ok, type Result } from '@/lib/domain/shared/result';
import type { RecordFinding } from '@/lib/schemas/inspection-finding';
import type { Context } from '../context';
import type { InspectionRefusal } from './act';
import { onCode } from './on-code';
import { recordFinding, type RecordFindingRefusal } from './record-finding';

/** A finding recorded or revised on the server's own screens: by a member of the team, while it is at work. */
export async function recordFindingHere(ctx: Context, { code, seen, ...fields }: RecordFinding): Promise<Result<{ readonly id: string; readonly code: string; readonly unitId: string; readonly isRepeat: boolean }, RecordFindingRefusal | InspectionRefusal>> {
  return onCode<{ id: string; code: string; unitId: string; isRepeat: boolean }, RecordFindingRefusal>(ctx, { code, act: 'record', unitId: fields.unitId, data: { finding: fields.id } }, async (tx, { id: inspectionId }) => {
    const recorded = await recordFinding(
      tx, { agencyId: ctx.actor.agencyId, staffId: ctx.actor.staffId, saidAt: ctx.instant, receivedAt: ctx.instant },
      { ...fields, inspectionId, itemKey: fields.itemKey ?? null, sourceKey: fields.sourceKey ?? null, cause: fields.cause ?? null, causeNote: fields.causeNote ?? null },
      seen === 0 ? undefined : seen,
    );
    return recorded.ok ? ok({ id: recorded.value.id, code, unitId: fields.unitId, isRepeat: recorded.value.earlier !== null }) : recorded;
  });
}
