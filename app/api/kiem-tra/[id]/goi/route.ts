import { PackageQuery } from '@/lib/schemas/inspection-sync';
import { SYNC_WORDS } from '@/lib/text/inspection-sync-words';
import { packInspection } from '@/lib/usecases/inspection/package';
import { syncProblem, tooMany } from '@/lib/web/device-route';
import { problemResponse } from '@/lib/web/read-json';
import { staffRoute } from '@/lib/web/staff-route';

/** Everything an inspector needs on site; the headers say how big it is and when it was packed. */
export const GET = staffRoute<{ id: string }>('inspection:work', async ({ request, params, ctx }) => {
  const limited = await tooMany(ctx);
  if (limited) return limited;
  const query = PackageQuery.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!query.success) return problemResponse(400, SYNC_WORDS.badBody);
  const packed = await packInspection(ctx, params.id, { id: query.data.thietBi, label: query.data.ten ?? null });
  if (!packed.ok) return syncProblem(packed.refusal);
  const json = Buffer.from(JSON.stringify(packed.value), 'utf8');
  // The server presses what it sends (gzip) by itself; pressing here as well would be taken for pressed once.
  return new Response(new Uint8Array(json), { headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'private, no-store', 'X-Server-Time': ctx.instant.toISOString(), 'X-Package-Bytes': String(json.byteLength) } });
});
