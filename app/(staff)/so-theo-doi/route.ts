import { REGISTER_PERIOD_WORDS } from '@/lib/text/paper/routing';
import { paths } from '@/lib/text/paths';
import { printRegister, type RegisterFormat } from '@/lib/usecases/dossier-register';
import { keptAnswer, paperAnswer } from '@/lib/web/paper-answer';
import { sentenceAnswer } from '@/lib/web/pdf-answer';
import { staffRoute } from '@/lib/web/staff-route';
import { periodOf, registerRefusalWords } from './wanted';

const FORMATS: readonly RegisterFormat[] = ['pdf', 'docx', 'xlsx', 'csv'];
const KEPT = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' } as const;

/**
 * The register of what was received from `tu` to `den`, both included: as PDF, or in the form that `dang` names. A long one
 * is printed in volumes, `quyen` one of them; without it the list of volumes is shown.
 */
export const GET = staffRoute('report:view', async ({ request, ctx }) => {
  const query = request.nextUrl.searchParams;
  const period = periodOf(query.get('tu'), query.get('den'));
  if (period === null) return sentenceAnswer(400, REGISTER_PERIOD_WORDS.NoPeriod);
  const format = FORMATS.find((known) => known === query.get('dang')) ?? 'pdf';
  const volume = /^\d{1,4}$/.test(query.get('quyen') ?? '') ? Number(query.get('quyen')) : null;
  const printed = await printRegister(ctx, { ...period, format, volume });
  if (printed.ok) return format === 'xlsx' || format === 'csv' ? keptAnswer(printed.value.bytes, printed.value.fileName, KEPT[format]) : paperAnswer(printed.value, query.has('tai'));
  if (printed.refusal.name === 'Volumes') return new Response(null, { status: 303, headers: { Location: paths.registerVolumes({ tu: period.from, den: period.to }) } });
  return sentenceAnswer(400, registerRefusalWords(printed.refusal));
});
