import { readCodes } from '@/lib/schemas/handover';
import { PRINT_REFUSALS } from '@/lib/text/intake-words';
import { printMany, type PrintManyWhat } from '@/lib/usecases/print-many';
import { pdfAnswer, sentenceAnswer } from '@/lib/web/pdf-answer';
import { staffRoute } from '@/lib/web/staff-route';

const WHATS: Readonly<Record<string, PrintManyWhat>> = { 'giay-hen': 'receipts', 'moi-giay-to': 'all-papers', 'phieu-kiem-soat': 'routing-sheets' };

/** Papers of several dossiers in one PDF: `?ma=…&ma=…&loai=giay-hen`. */
export const GET = staffRoute('paper:print', async ({ request, ctx }) => {
  const query = request.nextUrl.searchParams;
  const what = WHATS[query.get('loai') ?? 'giay-hen'];
  if (what === undefined) return sentenceAnswer(404, 'Không có loại giấy tờ này.');
  const printed = await printMany(ctx, readCodes(query.getAll('ma')), what);
  if (printed.ok) return pdfAnswer(printed.value, query.has('tai'));
  switch (printed.refusal.name) {
    case 'NothingChosen':
      return sentenceAnswer(400, 'Đánh dấu ít nhất một hồ sơ rồi in.');
    case 'TooMany':
      return sentenceAnswer(400, `In mỗi lần nhiều nhất ${printed.refusal.most} hồ sơ.`);
    case 'NothingToPrint':
      return sentenceAnswer(404, 'Các hồ sơ đã đánh dấu không có giấy tờ loại này.');
    case 'DataChanged':
      return sentenceAnswer(409, `${printed.refusal.code}: ${PRINT_REFUSALS.DataChanged}`);
  }
});
