import { NOT_RECEIVED } from '@/lib/text/paper/routing';
import { printRoutingSheet } from '@/lib/usecases/routing-sheet';
import { paperAnswer } from '@/lib/web/paper-answer';
import { sentenceAnswer } from '@/lib/web/pdf-answer';
import { staffRoute } from '@/lib/web/staff-route';

/** The control slip of a dossier as PDF, or with `dang=docx` as a document. Unseen and unknown are both 404. */
export const GET = staffRoute<{ code: string }>('paper:print', async ({ request, params, ctx }) => {
  const printed = await printRoutingSheet(ctx, decodeURIComponent(params.code), request.nextUrl.searchParams.get('dang') === 'docx');
  if (printed.ok) return paperAnswer(printed.value, request.nextUrl.searchParams.has('tai'));
  return printed.refusal.name === 'NotReceived' ? sentenceAnswer(409, NOT_RECEIVED) : sentenceAnswer(404, 'Không tìm thấy hồ sơ.');
});
