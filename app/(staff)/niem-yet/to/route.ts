import { printPosters } from '@/lib/usecases/print-posters';
import { pdfAnswer, sentenceAnswer } from '@/lib/web/pdf-answer';
import { staffRoute } from '@/lib/web/staff-route';

/** Posters as PDF: `thuTuc` names procedures, several with commas; without it the book, of one field with `linhVuc`. `kho` is a4 or a3. */
export const GET = staffRoute('posting:view', async ({ request, ctx }) => {
  const query = request.nextUrl.searchParams;
  const slugs = (query.get('thuTuc') ?? '').split(',').map((slug) => slug.trim()).filter(Boolean).slice(0, 500);
  const printed = await printPosters(ctx, { slugs, sectorId: query.get('linhVuc') ?? undefined, size: query.get('kho') === 'a3' ? 'a3' : 'a4' });
  return printed.ok ? pdfAnswer(printed.value, query.has('tai')) : sentenceAnswer(404, 'Không có thủ tục đang áp dụng nào để in.');
});
