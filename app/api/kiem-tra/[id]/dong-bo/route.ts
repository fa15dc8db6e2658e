import { SyncBatch } from '@/lib/schemas/inspection-sync';
import { syncEntries } from '@/lib/usecases/inspection/sync-entries';
import { deviceJson, readDevice, syncProblem, tooMany } from '@/lib/web/device-route';
import { staffRoute } from '@/lib/web/staff-route';

/** Takes a batch of a device in; each entry is answered for itself. */
export const POST = staffRoute<{ id: string }>('inspection:work', async ({ request, params, ctx }) => {
  const limited = await tooMany(ctx);
  if (limited) return limited;
  const body = await readDevice(request, SyncBatch);
  if (!body.ok) return body.response;
  const synced = await syncEntries(ctx, params.id, body.value);
  return synced.ok ? deviceJson({ schema: 1, ...synced.value }, ctx.instant) : syncProblem(synced.refusal);
});
