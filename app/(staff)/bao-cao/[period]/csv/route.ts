import { theAgency } from '@/lib/data/agency';
import { periodRefusal } from '@/lib/domain/report/period';
import { BESIDES, COLUMNS } from '@/lib/domain/report/tally';
import { today } from '@/lib/platform/clock';
import { csvLine } from '@/lib/text/csv';
import { COLUMN_WORDS, periodRefusalWords } from '@/lib/text/report';
import { buildReport } from '@/lib/usecases/build-report';
import { staffRoute } from '@/lib/web/staff-route';
import { askedOf } from '../wanted';

/** The form as CSV: one line a sector, then the total. */
export const GET = staffRoute<{ period: string }>('report:export', async ({ request, params, ctx: { actor } }) => {
  const { named, wanted } = askedOf(actor.agencyId, params.period, Object.fromEntries(new URL(request.url).searchParams));
  const refusal = periodRefusal(named.period, today());
  if (refusal) return new Response(`${periodRefusalWords(refusal)}\n`, { status: 400, headers: { 'content-type': 'text/plain; charset=utf-8' } });
  const [agency, report] = await Promise.all([theAgency(), buildReport(wanted)]);
  const columns = [...COLUMNS, ...BESIDES];
  const lines = [
    csvLine([agency.name, 'II.06a/VPCP/KSTT', named.period.from, named.period.to, wanted.asOf.toISOString()]),
    csvLine(['Lĩnh vực', ...columns.map((column) => COLUMN_WORDS[column])]),
    ...report.rows.map(({ sector, line }) => csvLine([sector, ...columns.map((column) => line[column])])),
    csvLine(['Tổng số', ...columns.map((column) => report.total[column])]),
  ];
  return new Response(`\ufeff${lines.join('')}`, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="ii06a-${named.slug}.csv"` } });
});
