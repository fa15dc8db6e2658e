import { exportProceduresJson, exportProceduresSheet } from '@/lib/usecases/export-procedures';
import { contentDisposition } from '@/lib/web/content-disposition';
import { staffRoute } from '@/lib/web/staff-route';

const one = (text: string | null): string | undefined => (text === null || text === '' ? undefined : text.slice(0, 40));

/** The procedures in force as a file to keep, to edit and to take in again: `dang` xlsx or json, `mau` day-du or quoc-gia; of a field, a unit or a decision. */
export const GET = staffRoute('procedure:view', async ({ request, ctx }) => {
  const { searchParams } = request.nextUrl;
  const shape = searchParams.get('mau') === 'quoc-gia' ? 'national' : 'sample';
  const scope = { sectorId: one(searchParams.get('linhVuc')), unitId: one(searchParams.get('donVi')), decisionId: one(searchParams.get('quyetDinh')) };
  const isJson = searchParams.get('dang') === 'json';
  const body = isJson ? await exportProceduresJson(ctx.actor.agencyId, ctx.now.on, scope, shape) : Buffer.from(await exportProceduresSheet(ctx.actor.agencyId, ctx.now.on, scope, shape));
  const name = `danh-sach-thu-tuc-${shape === 'national' ? 'mau-quoc-gia-' : ''}${ctx.now.on}.${isJson ? 'json' : 'xlsx'}`;
  return new Response(body, { headers: { 'Content-Type': isJson ? 'application/json; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Content-Disposition': contentDisposition('attachment', name), 'X-Content-Type-Options': 'nosniff' } });
});
