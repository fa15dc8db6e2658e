import { DecideConflict } from '@/lib/schemas/inspection-sync';
import { SYNC_WORDS } from '@/lib/text/inspection-sync-words';
import { decideConflict } from '@/lib/usecases/inspection/conflict';
import { deviceJson, readDevice, tooMany } from '@/lib/web/device-route';
import { problemResponse } from '@/lib/web/read-json';
import { staffRoute } from '@/lib/web/staff-route';

/** A person decides a conflict, from the phone. */
export const POST = staffRoute<{ id: string }>('inspection:work', async ({ request, params, ctx }) => {
  const limited = await tooMany(ctx);
  if (limited) return limited;
  const body = await readDevice(request, DecideConflict);
  if (!body.ok) return body.response;
  const decided = await decideConflict(ctx, params.id, body.value);
  if (decided.ok) return deviceJson({ schema: 1, ...decided.value }, ctx.instant);
  const { name } = decided.refusal;
  if (name === 'NotOneOfTheTwo') return problemResponse(403, SYNC_WORDS.notOneOfTwo);
  if (name === 'NotInThisStage') return problemResponse(409, SYNC_WORDS.notNow);
  return name === 'NoSuchConflict' || name === 'DecisionNotKept' ? problemResponse(409, SYNC_WORDS.noConflict) : problemResponse(404, SYNC_WORDS.notFound);
});
