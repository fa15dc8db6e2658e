import { recordExport } from '@/lib/usecases/record-export';
import { csvLine } from '@/lib/text/csv';
import { FEE_KIND_WORDS, METHOD_AT_INTAKE, PAYMENT_METHOD_WORDS, RECEIPT_LIST_WORDS } from '@/lib/text/fees';
import { formatTime } from '@/lib/text/format';
import { sentenceAnswer } from '@/lib/web/pdf-answer';
import { staffRoute } from '@/lib/web/staff-route';
import { receiptsOf, signedAmount, wantedReceipts } from '../wanted';

/** The receipts of a day as CSV; a refund is a negative amount. No cell of it is a formula. */
export const GET = staffRoute('fee:list', async ({ request, ctx }) => {
  const query = request.nextUrl.searchParams;
  const { on, collectorId } = wantedReceipts({ ngay: query.get('ngay') ?? undefined, nguoi: query.get('nguoi') ?? undefined });
  if (on === null) return sentenceAnswer(400, RECEIPT_LIST_WORDS.noDay);
  const receipts = await receiptsOf(ctx.actor.agencyId, on, collectorId);
  await recordExport(ctx, { action: 'fee:list', subject: `fee:${on}`, detail: { lines: receipts.length }, codes: receipts.map(({ code }) => code) });
  const lines = receipts.map((line) => csvLine([
    line.byName ?? '', formatTime(line.paidAt.minute), line.code, line.applicantName, line.feeName, FEE_KIND_WORDS[line.kind], line.direction === 'refund' ? RECEIPT_LIST_WORDS.refund : RECEIPT_LIST_WORDS.payment,
    line.receiptNumber ?? '', line.method === null ? METHOD_AT_INTAKE : PAYMENT_METHOD_WORDS[line.method], signedAmount(line), line.reason ?? '',
  ]));
  return new Response(`\ufeff${csvLine(RECEIPT_LIST_WORDS.columns)}${lines.join('')}`, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="thu-phi-${on}.csv"` } });
});
