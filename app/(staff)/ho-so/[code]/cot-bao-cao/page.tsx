import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/choices';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { findDossier } from '@/lib/data/dossiers-read';
import { can } from '@/lib/domain/access/can';
import { reportingMonthOf } from '@/lib/domain/report/period';
import { isIn, place } from '@/lib/domain/report/tally';
import { now, today } from '@/lib/platform/clock';
import { formatDate } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { COLUMN_WORDS, columnNumber, monthSlug, periodOfSlug, placementWords, REPORT_RULES, type NamedPeriod } from '@/lib/text/report';
import { reportFactOf } from '@/lib/usecases/read-report-facts';
import { noteView } from '@/lib/web/note-view';
import { staffPage } from '@/lib/web/staff-page';
import { periodChoices } from '../../../bao-cao/period-choice';

export const metadata: Metadata = { title: 'Hồ sơ trong báo cáo' };

const MOST_MONTHS = 14;

/** The reporting months from that of reception to that of its end or today, the last ones first. */
function monthsOf(from: NamedPeriod['period']['from'], to: NamedPeriod['period']['from']): NamedPeriod[] {
  const last = reportingMonthOf(to);
  const first = reportingMonthOf(from);
  const [end, begin] = [last.year * 12 + last.month - 1, first.year * 12 + first.month - 1];
  return Array.from({ length: Math.min(MOST_MONTHS, end - begin + 1) }, (_, back) => periodOfSlug(monthSlug(Math.floor((end - back) / 12), ((end - back) % 12) + 1))).filter((one) => one !== null);
}

/** In which column of the report of each period this one dossier stands, and by which rule. */
export default async function DossierInReportsPage({ params, searchParams }: { params: Promise<{ code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('dossier:view');
  const dossier = await findDossier(actor, decodeURIComponent((await params).code));
  if (!dossier) notFound();
  noteView(actor, dossier.id, 'detail');
  const { ky } = await searchParams;
  const chosen = typeof ky === 'string' ? periodOfSlug(ky) : null;
  const { receivedAt, endedAt } = dossier.state;
  const months = receivedAt ? monthsOf(receivedAt.on, endedAt?.on ?? today()) : [];
  const periods = [...(chosen && !months.some(({ slug }) => slug === chosen.slug) ? [chosen] : []), ...months].filter(({ period }) => period.from <= today());
  const instant = now();
  const rows = await Promise.all(periods.map(async (named) => {
    const found = await reportFactOf({ agencyId: actor.agencyId, period: named.period, asOf: instant, now: instant }, dossier.code);
    const placement = found ? place(found.fact, named.period) : null;
    return { named, fact: found?.fact ?? null, placement };
  }));
  const mayOpen = can(actor, 'report:view');
  return (
    <>
      <PageHeader crumbs={[{ label: 'Hồ sơ', href: paths.dossiers() }, { label: <span className="code">{dossier.code}</span>, href: paths.dossier(dossier.code) }]} title="Hồ sơ này nằm ở cột nào trong báo cáo" meta="Biểu II.06a, theo những gì đã biết đến bây giờ." />
      <form action={paths.dossierInReports(dossier.code)} className="acts mb-4" style={{ alignItems: 'end' }}>
        <Select name="ky" label="Kỳ khác" options={periodChoices()} defaultValue={chosen?.slug} />
        <Button type="submit">Xem kỳ này</Button>
      </form>
      <Table
        caption="Hồ sơ trong báo cáo từng kỳ"
        rows={rows}
        rowKey={({ named }) => named.slug}
        empty={<EmptyState>Hồ sơ chưa được tiếp nhận nên không nằm ở cột nào.</EmptyState>}
        columns={[
          { key: 'period', header: 'Kỳ', rowHeader: true, width: '14rem', cell: ({ named }) => <>{mayOpen ? <Link href={paths.report(named.slug)}>{named.name}</Link> : named.name}<br /><span className="small muted">{formatDate(named.period.from)} đến {formatDate(named.period.to)}</span></> },
          { key: 'columns', header: 'Cột', width: '14rem', cell: ({ placement }) => (placement ? <b>{columnNumber('c3')}, {columnNumber(placement.intake)}; {columnNumber(isIn(placement, 'c11') ? 'c11' : 'c7')}, {columnNumber(placement.outcome)}</b> : <span className="muted">không ở cột nào</span>) },
          { key: 'why', header: 'Vì sao', cell: ({ fact, placement }) => (fact && placement ? <>{placementWords(fact, placement)}.{placement.besides.length > 0 && <><br /><span className="small muted">Trong đó: {placement.besides.map((beside) => COLUMN_WORDS[beside].toLowerCase()).join(', ')}.</span></>}</> : <span className="muted">{fact?.receivedAt ? 'Hồ sơ không có trong kỳ này: nhận sau kỳ, hoặc xong trước kỳ.' : 'Hồ sơ chưa được tiếp nhận trong kỳ này.'}</span>) },
        ]}
      />
      <Sheet id="cach-tinh" title="Cách tính" className="mt-4"><ul style={{ listStyle: 'disc', paddingLeft: '1.25rem' }}>{REPORT_RULES.map((rule) => <li key={rule}>{rule}</li>)}</ul></Sheet>
    </>
  );
}
