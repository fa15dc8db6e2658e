import { loadCalendar } from '@/lib/data/calendar';
import { findQueuePage } from '@/lib/data/dossier-search';
import { readCursor, writeCursor } from '@/lib/data/queue-cursor';
import { queueLine } from '@/components/dossier/queue-line';
import { formatWithOffset } from '@/lib/domain/calendar/local-time';
import { readQueueQuery } from '@/lib/schemas/queue';
import { staffRoute } from '@/lib/web/staff-route';
import { boundsOf, filterOf, PAGE_SIZE, queueOf } from '@/app/(staff)/ho-so/queue-ask';

/** A page of a queue as JSON: the same address as the screen's, the same rows in the same order. `next` and `previous` go into `sau` and `truoc`. */
export const GET = staffRoute('dossier:view', async ({ request, ctx }) => {
  const { query, ignored } = readQueueQuery(Object.fromEntries(request.nextUrl.searchParams));
  const [after, before] = [readCursor(query.sau), readCursor(query.truoc)];
  const notRead = [...ignored, ...(query.sau !== undefined && after === null ? ['sau'] : []), ...(query.truoc !== undefined && before === null ? ['truoc'] : [])];
  if (notRead.length > 0) return Response.json({ type: 'about:blank', status: 400, title: `Không đọc được: ${notRead.join(', ')}` }, { status: 400, headers: { 'Content-Type': 'application/problem+json; charset=utf-8' } });
  const { view, tab } = queueOf(query, ctx.actor);
  const calendar = await loadCalendar(ctx.actor.agencyId);
  const page = await findQueuePage(filterOf(query, view, ctx.actor, ctx.now), { tab, bounds: boundsOf(ctx.now, calendar), size: PAGE_SIZE, after, before });
  return Response.json({
    asOf: formatWithOffset(ctx.now),
    rows: page.rows.map((row) => ({
      ...queueLine(row, ctx.now, calendar), status: row.status, channel: row.channel,
      receivedAt: row.receivedAt && formatWithOffset(row.receivedAt), dueAt: row.originalDueAt && formatWithOffset(row.originalDueAt), isDueProvisional: row.isDueProvisional,
    })),
    next: page.after && writeCursor(page.after), previous: page.before && writeCursor(page.before), isCapped: page.isCapped,
  });
});
