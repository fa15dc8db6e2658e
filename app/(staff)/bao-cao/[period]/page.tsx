import type { Metadata } from 'next';
import { CellList } from '@/components/report/cell-list';
import { Comparison } from '@/components/report/comparison';
import { FormII06a } from '@/components/report/form-ii06a';
import { ReportRules } from '@/components/report/rules';
import { LinkButton } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { theAgency } from '@/lib/data/agency';
import { can } from '@/lib/domain/access/can';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { dayBefore, periodRefusal } from '@/lib/domain/report/period';
import { today } from '@/lib/platform/clock';
import { formatDate, formatDateTime, formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { BREAKDOWN_SLUGS, COLUMN_WORDS, periodOfSlug, periodRefusalWords, slugBefore } from '@/lib/text/report';
import { buildReport, carriedBefore } from '@/lib/usecases/build-report';
import { listCell } from '@/lib/usecases/list-cell';
import { staffPage } from '@/lib/web/staff-page';
import { FilingStart } from '../da-lap/filing-start';
import { ReportTabs } from '../report-tabs';
import '../report.css';
import { cellLines } from './cell-lines';
import { ReportSettings, rowHeading } from './settings';
import { askedOf, type Query } from './wanted';

type Props = { params: Promise<{ period: string }>; searchParams: Promise<Query> };
const SHOWN = 100;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Biểu II.06a, ${periodOfSlug(decodeURIComponent((await params).period))?.name ?? ''}` };
}

/** The form of a period as known at an instant; every number opens, and what it opens to is counted again. */
export default async function ReportPage({ params, searchParams }: Props) {
  const actor = await staffPage('report:view');
  const slug = decodeURIComponent((await params).period);
  const asked = askedOf(actor.agencyId, slug, await searchParams);
  const { named, wanted, by, query, cell, comparison } = asked;
  const refusal = periodRefusal(named.period, today()) ?? (comparison && periodRefusal(comparison.named.period, today()));
  const [agency, report, before, then, opened] = await Promise.all([
    theAgency(),
    refusal ? null : buildReport(wanted, by),
    refusal ? 0 : carriedBefore(wanted),
    refusal || !comparison ? null : buildReport({ ...wanted, period: comparison.named.period }, by),
    refusal || !cell ? null : listCell(wanted, cell, { order: 'code', isDescending: false, after: null, limit: SHOWN }),
  ]);
  const lines = opened ? await cellLines(actor, opened.items) : [];
  const compare = comparison ? { 'so-voi': comparison.asked } : {};
  const cellQuery = (column: string, key?: string) => ({ ...query, o: column, theo: key === undefined && by === 'sector' ? undefined : BREAKDOWN_SLUGS[by], dong: key });
  const rowName = cell?.key ? report?.rows.find(({ key }) => key === cell.key)?.name : undefined;
  const isPast = wanted.asOf < wanted.now;
  return (
    <>
      <PageHeader
        title="Biểu II.06a"
        meta={<>{named.name}, từ {formatDate(named.period.from)} đến {formatDate(named.period.to)}. Số liệu biết đến {formatDateTime(localTimeOfInstant(wanted.asOf.getTime()))}.</>}
        actions={report && (
          <>
            <LinkButton href={paths.dossierRegister({ tu: named.period.from, den: named.period.to })}>In sổ theo dõi</LinkButton>
            {can(actor, 'report:export') && ['xlsx', 'pdf', 'docx'].map((format) => <LinkButton key={format} href={paths.reportFile(slug, format, { ...query, ...compare })}>Xuất {format.toUpperCase()}</LinkButton>)}
            {can(actor, 'report:export') && <LinkButton href={paths.reportCsv(slug, query)}>CSV</LinkButton>}
            {can(actor, 'report:file') && by === 'sector' && <FilingStart slug={slug} asOf={asked.asOf} />}
          </>
        )}
      />
      <ReportTabs actor={actor} current="form" />
      <ReportSettings asked={asked} slug={slug} />
      {refusal && <Notice tone="error" title={periodRefusalWords(refusal)} />}
      {isPast && !refusal && <Notice tone="info" className="mb-4">Số liệu như đã biết lúc {formatDateTime(localTimeOfInstant(wanted.asOf.getTime()))}. <Link href={paths.reportLateEntries(slug, query)}>Những gì nhập sau lúc đó làm đổi số liệu</Link>.</Notice>}
      {report && (
        <FormII06a
          agency={agency.name} periodName={named.name} from={formatDate(named.period.from)} to={formatDate(named.period.to)} rowWords={rowHeading(asked)} rows={report.rows} total={report.total} imbalances={report.imbalances}
          hrefOf={(column, key) => `${paths.report(slug, { ...cellQuery(column, key), ...compare })}#o`} open={cell ?? undefined}
        >
          <p className={report.total.c6 === before ? 'report-carried' : 'report-carried report-broken'}>
            {report.total.c6 === before ? '✓' : '✗'} Cột (6) bằng cột (11) của <Link href={paths.report(slugBefore(named), { 'biet-den': query['biet-den'], luc: query.luc })}>kỳ liền trước</Link>, hết ngày {formatDate(dayBefore(named.period).to)}, xem tại cùng thời điểm: {formatNumber(report.total.c6)} {report.total.c6 === before ? '=' : '≠'} {formatNumber(before)}
          </p>
        </FormII06a>
      )}
      {opened && cell && (
        <section className="report-cell" id="o" aria-label="Danh sách hồ sơ của ô">
          <h2>{COLUMN_WORDS[cell.column]}{rowName ? `, ${rowName}` : ''}: {formatNumber(opened.total)} hồ sơ</h2>
          <p className="mb-2"><Link href={paths.reportCell(slug, cellQuery(cell.column, cell.key))}>{opened.total > SHOWN ? `Hiện ${SHOWN} hồ sơ đầu theo mã. Mở danh sách đủ` : 'Mở danh sách để sắp xếp, xuất tệp'}</Link></p>
          <CellList lines={lines} />
        </section>
      )}
      {report && then && comparison && <Comparison rowWords={rowHeading(asked)} now={report} then={then} thenName={comparison.named.name} />}
      {report && <ReportRules by={by} />}
    </>
  );
}
