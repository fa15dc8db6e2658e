import type { Metadata } from 'next';
import { HeatTable } from '@/components/inspection/heat-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterTabs } from '@/components/ui/filter-tabs';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Table, type Column } from '@/components/ui/table';
import { listFindings } from '@/lib/data/findings';
import { listInspectionDeadlines, type InspectionDeadline } from '@/lib/data/inspection-overview';
import { listRecommendations } from '@/lib/data/recommendations';
import { readComparedAnswers } from '@/lib/data/unit-checklist';
import { scopeOf } from '@/lib/domain/access/can';
import { daysBetween } from '@/lib/domain/calendar/plain-date';
import { heatOf } from '@/lib/domain/inspection/compare';
import { isListed, openByAge, type AgeRow, type ListFilter } from '@/lib/domain/inspection/overview';
import { AGES } from '@/lib/domain/inspection/recommendation';
import { today } from '@/lib/platform/clock';
import { formatDate, formatNumber } from '@/lib/text/format';
import { ageWords, SCORE_RULE, shareWords } from '@/lib/text/inspection-finding-words';
import { addresseeWords } from '@/lib/text/inspection-words';
import { paths } from '@/lib/text/paths';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import '../../tong-quan/dashboard.css';

export const metadata: Metadata = { title: 'Tổng hợp kiểm tra' };

const DEADLINES_SHOWN = 12;

export default async function InspectionOverviewPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('inspection:view');
  const { agencyId } = actor;
  const asked = queryText((await searchParams).nam);
  const scope = scopeOf(actor, 'inspection:view');
  const units = scope.kind === 'units' ? scope.unitIds : null;
  const [recommendations, findings, deadlines, answers] = await Promise.all([listRecommendations(agencyId, { unitIds: units }), listFindings(agencyId, { repeatsOnly: true, toldUnitIds: units }), listInspectionDeadlines(agencyId, units), readComparedAnswers(agencyId, units)]);
  const on = today();
  const count = (filter: ListFilter): number => recommendations.filter((one) => isListed(one, { filter }, on)).length;
  const [kept, broken] = [count('kept'), count('broken')];
  const repeats = findings.filter(({ state }) => state !== 'withdrawn').length;
  const tiles = [
    { key: 'open', figure: formatNumber(count('open')), title: 'kiến nghị chưa xong', note: 'đang thực hiện hoặc chờ xác minh', href: paths.recommendations({ loc: 'open' }), tone: '' },
    { key: 'late', figure: formatNumber(count('late')), title: 'kiến nghị quá hạn', note: 'nơi thực hiện chưa báo cáo khắc phục', href: paths.recommendations({ loc: 'late' }), tone: count('late') > 0 ? ' tile-wrong' : '' },
    { key: 'to-verify', figure: formatNumber(count('to-verify')), title: 'báo cáo chờ xác minh', note: 'người thứ hai xem minh chứng', href: paths.recommendations({ loc: 'to-verify' }), tone: count('to-verify') > 0 ? ' tile-soon' : '' },
    { key: 'kept', figure: formatNumber(kept), title: 'kiến nghị khắc phục đúng cam kết', note: `${shareWords(kept + broken === 0 ? null : kept / (kept + broken))} của ${formatNumber(kept + broken)} cam kết đã đến hạn`, href: paths.recommendations({ loc: 'kept' }), tone: '' },
    { key: 'broken', figure: formatNumber(broken), title: 'kiến nghị khắc phục trễ cam kết', note: 'báo cáo sau ngày cam kết, hoặc chưa báo cáo', href: paths.recommendations({ loc: 'broken' }), tone: broken > 0 ? ' tile-wrong' : '' },
    { key: 'repeats', figure: formatNumber(repeats), title: 'phát hiện lặp lại', note: 'cùng nội dung, cùng đơn vị với đợt trước', href: paths.findings({ loc: 'lap-lai' }), tone: repeats > 0 ? ' tile-wrong' : '' },
  ];
  const number = (n: number, href: string) => (n === 0 ? <span className="muted">0</span> : <Link href={href}>{formatNumber(n)}</Link>);
  const ageColumns: readonly Column<AgeRow>[] = [
    { key: 'who', header: 'Nơi thực hiện', rowHeader: true, cell: (row) => row.unitName ?? addresseeWords[row.addresseeKind] },
    ...AGES.map((age) => ({ key: age, header: ageWords[age], numeric: true, onPhone: 'labelled' as const, cell: (row: AgeRow) => number(row.ages[age], paths.recommendations({ loc: 'open', tuoi: age, noi: row.key })) })),
    { key: 'total', header: 'Cộng', numeric: true, onPhone: 'labelled', cell: (row) => number(row.total, paths.recommendations({ loc: 'open', noi: row.key })) },
  ];
  const deadlineColumns: readonly Column<InspectionDeadline>[] = [
    { key: 'due', header: 'Hạn', width: '7rem', cell: ({ dueOn }) => <>{formatDate(dueOn)}{dueOn < on && <span className="block small muted">quá {formatNumber(daysBetween(dueOn, on))} ngày</span>}</> },
    { key: 'what', header: 'Việc', rowHeader: true, cell: (line) => <Link href={line.kind === 'conclusion' ? paths.inspectionPart(line.code, 'ket-luan') : paths.inspectionPart(line.code, 'tu-kiem-tra')}>{line.kind === 'conclusion' ? 'Ban hành kết luận' : `Báo cáo tự kiểm tra: ${line.unitName ?? ''}`}</Link> },
    { key: 'of', header: 'Đợt kiểm tra', cell: ({ code, title }) => `${code}: ${title}` },
  ];
  const years = [...new Set(answers.map(({ year }) => year))].sort((a, b) => b - a);
  const year = years.find((one) => String(one) === asked) ?? years[0];
  const heat = heatOf(answers.filter((one) => one.year === year));
  const next = recommendations.filter((one) => one.state === 'open').slice(0, DEADLINES_SHOWN);
  return (
    <>
      <PageHeader title="Tổng hợp kiểm tra" crumbs={[{ label: 'Kiểm tra', href: paths.inspections() }]} meta={`Tính đến ${formatDate(on)}. Mỗi con số mở ra đúng danh sách của nó.`} />
      <div className="tiles overview-tiles">
        {tiles.map((tile) => <Link key={tile.key} href={tile.href} className={`tile${tile.tone}`}><b>{tile.figure}</b><strong>{tile.title}</strong><span>{tile.note}</span></Link>)}
      </div>
      <Sheet title="Kiến nghị chưa xong theo nơi thực hiện" className="mb-3"><Table columns={ageColumns} rows={openByAge(recommendations, on)} rowKey={({ key }) => key} caption="Kiến nghị chưa xong theo nơi thực hiện và thời gian quá hạn" empty={<EmptyState>Không còn kiến nghị nào chưa xong.</EmptyState>} /></Sheet>
      <Sheet title="Kết quả bảng kiểm theo đơn vị và mục" className="mb-3">
        {years.length > 1 && <div className="mb-3"><FilterTabs label="Năm kiểm tra" tabs={years.map((one) => ({ href: paths.inspectionOverview({ nam: String(one) }), label: `Năm ${one}`, current: one === year }))} /></div>}
        {heat.rows.length === 0 ? <EmptyState>Chưa có đợt kiểm tra nào đã đến đơn vị.</EmptyState> : (
          <>
            <HeatTable
              caption={`Kết quả bảng kiểm năm ${year ?? ''}`}
              sections={heat.sections}
              lines={heat.rows.map(({ of, whole, sections }) => ({ key: `${of.code} ${of.unitId}`, label: heat.rows.filter((row) => row.of.unitId === of.unitId).length > 1 ? `${of.unitName} (${of.code})` : of.unitName, href: paths.inspectedUnit(of.code, of.unitId), sectionHref: (section) => `${paths.inspectedUnit(of.code, of.unitId)}#muc-${section}`, whole, sections }))}
            />
            <p className="small muted mt-2">{SCORE_RULE}</p>
          </>
        )}
      </Sheet>
      <div className="dash-columns">
        <Sheet title="Kết luận và báo cáo tự kiểm tra sắp đến hạn" className="mb-3"><Table columns={deadlineColumns} rows={deadlines.slice(0, DEADLINES_SHOWN)} rowKey={(line) => `${line.kind} ${line.code} ${line.unitId ?? ''}`} caption="Hạn kết luận và báo cáo tự kiểm tra" empty={<EmptyState>Không có hạn nào đang chờ.</EmptyState>} /></Sheet>
        <Sheet title="Kiến nghị đến hạn tiếp theo" className="mb-3">
          {next.length === 0 ? <EmptyState>Không có kiến nghị nào đang thực hiện.</EmptyState> : <ul>{next.map((one) => <li key={one.id} className="py-1"><b>{formatDate(one.dueOn)}</b> <Link href={paths.recommendation(one.id)}>{one.inspectionCode}, số {one.number}</Link>, {one.unitName ?? addresseeWords[one.addresseeKind]}<span className="block small">{one.text.length > 160 ? `${one.text.slice(0, 160)}…` : one.text}</span></li>)}</ul>}
        </Sheet>
      </div>
    </>
  );
}
