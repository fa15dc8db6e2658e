import type { Metadata } from 'next';
import Link from 'next/link';
import { FormII06a } from '@/components/report/form-ii06a';
import { Button, LinkButton } from '@/components/ui/button';
import { Select } from '@/components/ui/choices';
import { DateInput } from '@/components/ui/date-input';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { theAgency } from '@/lib/data/agency';
import { can } from '@/lib/domain/access/can';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { periodRefusal, reportingMonthOf } from '@/lib/domain/report/period';
import { place, type Beside, type Column } from '@/lib/domain/report/tally';
import { today } from '@/lib/platform/clock';
import { formatDate, formatDateTime, formatNumber } from '@/lib/text/format';
import { paths, withQuery } from '@/lib/text/paths';
import { COLUMN_WORDS, monthSlug, periodOfSlug, periodRefusalWords, placementWords } from '@/lib/text/report';
import { buildReport, listCell } from '@/lib/usecases/build-report';
import { staffPage } from '@/lib/web/staff-page';
import '../report.css';
import { askedOf, type Query } from './wanted';

type Props = { params: Promise<{ period: string }>; searchParams: Promise<Query> };
const SHOWN = 200;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Biểu II.06a, ${periodOfSlug(decodeURIComponent((await params).period))?.name ?? ''}` };
}

/** The last thirteen reporting months, then the quarters and years that end in them. */
function choices(): { value: string; label: string }[] {
  const current = reportingMonthOf(today());
  const months = Array.from({ length: 13 }, (_, back) => {
    const index = current.year * 12 + current.month - 1 - back;
    return { year: Math.floor(index / 12), month: (index % 12) + 1 };
  });
  const years = [...new Set(months.map(({ year }) => year))];
  const slugs = [...months.map(({ year, month }) => monthSlug(year, month)), ...years.flatMap((year) => [`${year}-quy-4`, `${year}-quy-3`, `${year}-quy-2`, `${year}-quy-1`, `${year}-nua-2`, `${year}-nua-1`, `${year}-nam`])];
  return slugs.flatMap((slug) => {
    const found = periodOfSlug(slug);
    return found && found.period.from <= today() ? [{ value: slug, label: found.name }] : [];
  });
}

export default async function ReportPage({ params, searchParams }: Props) {
  const actor = await staffPage('report:view');
  const slug = (await params).period;
  const { named, wanted, asOfText, cell } = askedOf(actor.agencyId, slug, await searchParams);
  const refusal = periodRefusal(named.period, today());
  const [agency, report] = await Promise.all([theAgency(), refusal ? null : buildReport(wanted)]);
  const opened = report && cell ? await listCell(wanted, cell, SHOWN) : null;
  const address = (query: Record<string, string | undefined>) => withQuery(paths.report(slug), { 'biet-den': asOfText || undefined, ...query });
  const hrefOf = (column: Column | Beside, sectorId?: string) => `${address({ o: column, 'linh-vuc': sectorId })}#o`;
  const sector = cell?.sectorId ? report?.rows.find((row) => row.sectorId === cell.sectorId)?.sector : undefined;
  const options = choices();
  return (
    <>
      <PageHeader
        title="Biểu II.06a"
        meta={<>{named.name}, từ {formatDate(named.period.from)} đến {formatDate(named.period.to)}. Số liệu biết đến {formatDateTime(localTimeOfInstant(wanted.asOf.getTime()))}.</>}
        actions={report && (
          <>
            <LinkButton href={paths.dossierRegister({ tu: named.period.from, den: named.period.to })}>In sổ theo dõi</LinkButton>
            {can(actor, 'report:export') && <LinkButton href={withQuery(`${paths.report(slug)}/csv`, { 'biet-den': asOfText || undefined })}>Xuất CSV</LinkButton>}
          </>
        )}
      />
      <form action={paths.reports()} className="report-form">
        <Select name="ky" label="Kỳ báo cáo" options={options} defaultValue={options.some(({ value }) => value === slug) ? slug : undefined} />
        <Button type="submit">Xem kỳ này</Button>
      </form>
      <details className="mb-4">
        <summary>Kỳ tự chọn, hoặc số liệu đã biết đến một ngày</summary>
        <form action={paths.reports()} className="report-form">
          <DateInput name="tu" label="Từ ngày" defaultValue={named.period.from} />
          <DateInput name="den" label="Đến ngày" defaultValue={named.period.to} />
          <Button type="submit">Xem kỳ này</Button>
        </form>
        <form action={paths.report(slug)} className="report-form">
          <DateInput name="biet-den" label="Số liệu biết đến hết ngày" optional defaultValue={asOfText} />
          <Button type="submit">Xem lại</Button>
        </form>
      </details>
      {refusal && <Notice tone="error" title={periodRefusalWords(refusal)} />}
      {report && report.imbalances.map(({ identity, difference }) => <Notice key={identity} tone="error" title={`Không cân đối: ${identity}, chênh ${formatNumber(difference)} hồ sơ`} />)}
      {report && <FormII06a agency={agency.name} periodName={named.name} from={formatDate(named.period.from)} to={formatDate(named.period.to)} rows={report.rows} total={report.total} hrefOf={hrefOf} open={cell ?? undefined} />}
      {opened && cell && (
        <section className="report-cell" id="o" aria-label="Danh sách hồ sơ của ô">
          <h2>{COLUMN_WORDS[cell.column]}{sector ? `, ${sector}` : ''}: {formatNumber(opened.total)} hồ sơ</h2>
          {opened.total > SHOWN && <p>Hiện {SHOWN} hồ sơ đầu theo mã. Bản CSV có đủ.</p>}
          <ol>
            {opened.facts.map(({ fact, row }) => {
              const placement = place(fact, wanted.period);
              return (
                <li key={row.id}>
                  {can(actor, 'dossier:view', [row.handlingUnitId]) ? <Link href={paths.dossier(fact.code)}>{fact.code}</Link> : fact.code}
                  <div className="small">{placement && placementWords(fact, placement)}</div>
                </li>
              );
            })}
          </ol>
        </section>
      )}
    </>
  );
}
