import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { PackageQuery } from '@/lib/schemas/inspection-sync';
import { SYNC_WORDS } from '@/lib/text/inspection-sync-words';
import { packInspection } from '@/lib/usecases/inspection/package';
import { syncProblem, tooMany } from '@/lib/web/device-route';
import { problemResponse } from '@/lib/web/read-json';
import { staffRoute } from '@/lib/web/staff-route';

const pressed = promisify(gzip);

/** Everything an inspector needs on site, pressed; the headers say how big it is and when it was packed. */
export const GET = staffRoute<{ id: string }>('inspection:work', async ({ request, params, ctx }) => {
  const limited = await tooMany(ctx);
  if (limited) return limited;
  const query = PackageQuery.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!query.success) return problemResponse(400, SYNC_WORDS.badBody);
  const packed = await packInspection(ctx, params.id, { id: query.data.thietBi, label: query.data.ten ?? null });
  if (!packed.ok) return syncProblem(packed.refusal);
  const json = Buffer.from(JSON.stringify(packed.value), 'utf8');
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'private, no-store', 'X-Server-Time': ctx.instant.toISOString(), 'X-Package-Bytes': String(json.byteLength), Vary: 'Accept-Encoding' };
  if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) return new Response(new Uint8Array(json), { headers });
  return new Response(new Uint8Array(await pressed(json)), { headers: { ...headers, 'Content-Encoding': 'gzip' } });
});
