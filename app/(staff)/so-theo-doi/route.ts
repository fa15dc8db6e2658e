import { formatNumber } from '@/lib/text/format';
import { parseDate } from '@/lib/text/parse-date';
import { REGISTER_PERIOD_WORDS, registerTooLong } from '@/lib/text/paper/routing';
import { printRegister, REGISTER_LINES_AT_MOST } from '@/lib/usecases/dossier-register';
import { pdfAnswer, sentenceAnswer } from '@/lib/web/pdf-answer';
import { staffRoute } from '@/lib/web/staff-route';

/** The register of what was received from `tu` to `den`, both included, as PDF. */
export const GET = staffRoute('report:view', async ({ request, ctx }) => {
  const query = request.nextUrl.searchParams;
  const [from, to] = [parseDate(query.get('tu') ?? ''), parseDate(query.get('den') ?? '')];
  if (from === null || to === null) return sentenceAnswer(400, REGISTER_PERIOD_WORDS.NoPeriod);
  const printed = await printRegister(ctx, { from, to });
  if (printed.ok) return pdfAnswer(printed.value, query.has('tai'));
  if (printed.refusal.name === 'TooLong') return sentenceAnswer(400, registerTooLong(formatNumber(printed.refusal.found), formatNumber(REGISTER_LINES_AT_MOST)));
  return sentenceAnswer(400, REGISTER_PERIOD_WORDS[printed.refusal.name]);
});
