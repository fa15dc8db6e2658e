import { boundsOf, filterOf } from '@/app/(staff)/ho-so/queue-ask';
import { loadCalendar } from '@/lib/data/calendar';
import { readQueueQuery } from '@/lib/schemas/queue';
import { exportDossiers, type ExportFormat } from '@/lib/usecases/export-dossiers';
import { contentDisposition } from '@/lib/web/content-disposition';
import { sentenceAnswer } from '@/lib/web/pdf-answer';
import { staffRoute } from '@/lib/web/staff-route';

const TYPES: Readonly<Record<ExportFormat, string>> = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** The next piece is made when the reader asks for it; a reader who goes away ends it. */
const streamOf = (pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });

/** The dossiers of a queue's filter as a file: the query of the screen, `dang` csv or xlsx. Whatever their number, memory does not grow with it. */
export const GET = staffRoute('dossier:export', async ({ request, ctx }) => {
  const asked = Object.fromEntries(request.nextUrl.searchParams);
  const format = asked.dang === undefined || asked.dang === 'csv' ? 'csv' : asked.dang === 'xlsx' ? 'xlsx' : null;
  const { query, ignored } = readQueueQuery(asked);
  if (format === null || ignored.length > 0) return sentenceAnswer(400, `Không đọc được ${[...(format === null ? ['dang'] : []), ...ignored].join(', ')} trong địa chỉ.`);
  const { agencyId: _agency, reach: _reach, ...filter } = filterOf(query, query.xem ?? 'all', ctx.actor, ctx.now);
  const tab = query.loc === undefined || query.loc === 'any' ? null : { tab: query.loc, bounds: boundsOf(ctx.now, await loadCalendar(ctx.actor.agencyId)) };
  const { pieces, fileName } = await exportDossiers(ctx, filter, format, Object.fromEntries(Object.entries(asked).map(([name, value]) => [name.slice(0, 40), value.slice(0, 200)])), tab);
  return new Response(streamOf(pieces), { headers: { 'Content-Type': TYPES[format], 'Content-Disposition': contentDisposition('attachment', fileName) } });
});
