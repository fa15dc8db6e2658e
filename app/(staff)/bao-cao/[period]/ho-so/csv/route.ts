import { Readable } from 'node:stream';
import { periodRefusal } from '@/lib/domain/report/period';
import { today } from '@/lib/platform/clock';
import { dossierCsvHeading, dossierCsvLine } from '@/lib/text/cell-csv';
import { periodRefusalWords } from '@/lib/text/report';
import { exportedDossiers, noteReportExport } from '@/lib/usecases/export-report';
import { sentenceAnswer } from '@/lib/web/pdf-answer';
import { staffRoute } from '@/lib/web/staff-route';
import { askedOf } from '../../wanted';

const LINES_AT_ONCE = 500;

async function* csvOf(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let held = `\ufeff${dossierCsvHeading()}`;
  let count = 0;
  for await (const line of lines) {
    held += line;
    count += 1;
    if (count % LINES_AT_ONCE === 0) {
      yield encoder.encode(held);
      held = '';
    }
  }
  yield encoder.encode(held);
}

/** The dossiers of a cell as CSV, all of them, written as they are read. */
export const GET = staffRoute<{ period: string }>('report:export', async ({ request, params, ctx }) => {
  const { named, wanted, cell } = askedOf(ctx.actor.agencyId, params.period, Object.fromEntries(new URL(request.url).searchParams));
  const refusal = periodRefusal(named.period, today());
  if (refusal) return sentenceAnswer(400, periodRefusalWords(refusal));
  if (!cell) return sentenceAnswer(400, 'Chọn một ô của báo cáo.');
  await noteReportExport(ctx, wanted, { format: 'csv', cell: cell.column, row: cell.key ?? null });
  async function* lines() {
    for await (const dossier of exportedDossiers(wanted, cell ?? undefined, ctx)) yield dossierCsvLine(dossier);
  }
  return new Response(Readable.toWeb(Readable.from(csvOf(lines()))) as ReadableStream<Uint8Array>, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="ii06a-${named.slug}-${cell.column}.csv"` } });
});
