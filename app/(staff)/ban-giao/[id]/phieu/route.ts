import { PRINT_REFUSALS } from '@/lib/text/intake-words';
import { printSheet } from '@/lib/usecases/print-sheet';
import { pdfAnswer, sentenceAnswer } from '@/lib/web/pdf-answer';
import { staffRoute } from '@/lib/web/staff-route';

/** A hand-over sheet as PDF. Unseen and unknown are both 404. */
export const GET = staffRoute<{ id: string }>('handover:view', async ({ request, params, ctx }) => {
  const printed = await printSheet(ctx, params.id);
  if (printed.ok) return pdfAnswer(printed.value, request.nextUrl.searchParams.has('tai'));
  return printed.refusal.name === 'DataChanged' ? sentenceAnswer(409, PRINT_REFUSALS.DataChanged) : sentenceAnswer(404, 'Không tìm thấy phiếu bàn giao.');
});
