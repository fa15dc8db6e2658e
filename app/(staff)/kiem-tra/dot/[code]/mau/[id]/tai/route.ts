import { readDraw } from '@/lib/data/inspection-samples';
import { findInspection } from '@/lib/data/inspections';
import { seesWholeInspection } from '@/lib/domain/inspection/sight';
import { staffRoute } from '@/lib/web/staff-route';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const notFound = () => new Response('Không tìm thấy', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } });

/** Everything that is needed to make a draw again, as JSON. */
export const GET = staffRoute<{ code: string; id: string }>('inspection:view', async ({ ctx: { actor }, params }) => {
  const { code, id } = params;
  const inspection = await findInspection(actor.agencyId, code);
  if (!inspection || !seesWholeInspection(actor) || !UUID.test(id)) return notFound();
  const draw = await readDraw(actor.agencyId, inspection.id, id);
  if (!draw) return notFound();
  return Response.json(draw, { headers: { 'content-disposition': `attachment; filename="mau-${inspection.code}-${id.slice(0, 8)}.json"`, 'cache-control': 'private, no-store' } });
});
