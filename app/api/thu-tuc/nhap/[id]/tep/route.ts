import { openImportResult } from '@/lib/usecases/procedure-import-run';
import { contentDisposition } from '@/lib/web/content-disposition';
import { problemResponse } from '@/lib/web/read-json';
import { staffRoute } from '@/lib/web/staff-route';

/** The list as it came, with each bad cell marked and the outcome of every line. */
export const GET = staffRoute<{ id: string }>('procedure:draft', async ({ params, ctx }) => {
  const result = await openImportResult(ctx, params.id);
  if (!result) return problemResponse(404, 'Chưa có tệp kết quả của lượt nhập này');
  return new Response(result.bytes, { headers: { 'Content-Type': result.mediaType, 'Content-Disposition': contentDisposition('attachment', result.name), 'X-Content-Type-Options': 'nosniff' } });
});
