import { periodRefusal } from '@/lib/domain/report/period';
import { today } from '@/lib/platform/clock';
import { periodRefusalWords } from '@/lib/text/report';
import { reportCsv } from '@/lib/text/report-csv';
import { reportDocument } from '@/lib/usecases/export-report';
import { sentenceAnswer } from '@/lib/web/pdf-answer';
import { staffRoute } from '@/lib/web/staff-route';
import { askedOf } from '../wanted';

/** The form as CSV. */
export const GET = staffRoute<{ period: string }>('report:export', async ({ request, params, ctx: { actor } }) => {
  const { named, wanted, by } = askedOf(actor.agencyId, params.period, Object.fromEntries(new URL(request.url).searchParams));
  const refusal = periodRefusal(named.period, today());
  if (refusal) return sentenceAnswer(400, periodRefusalWords(refusal));
  const csv = reportCsv(await reportDocument(wanted, { by, periodName: named.name }));
  return new Response(csv, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="ii06a-${named.slug}.csv"` } });
});
