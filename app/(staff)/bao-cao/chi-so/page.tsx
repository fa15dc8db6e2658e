import type { Metadata } from 'next';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { can } from '@/lib/domain/access/can';
import type { ScoredPart } from '@/lib/domain/service/quality-index';
import { localTimeOf, today } from '@/lib/platform/clock';
import { formatDate, formatDateTime, formatNumber, formatPercent } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { QUALITY_GROUP_WORDS } from '@/lib/text/service-words';
import { readQualityIndex } from '@/lib/usecases/read-quality-index';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { periodAsked, PeriodChoice } from '../period-choice';
import { ReportTabs } from '../report-tabs';
import '../report.css';
import { EntryForm } from './entry-form';

export const metadata: Metadata = { title: 'Chỉ số phục vụ người dân, doanh nghiệp' };

const points = (value: number): string => formatNumber(value, 'vi', Number.isInteger(value) ? 0 : 2);

export default async function QualityIndexPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('quality:view');
  const named = periodAsked(queryText((await searchParams).ky));
  const { score, formula, entries } = await readQualityIndex(actor.agencyId, named.period, today());
  const mayEnter = can(actor, 'quality:enter');
  const source = ({ part }: ScoredPart) => {
    if (part.measure) return <Tag>Hệ thống tính</Tag>;
    const entry = entries.get(part.id);
    return entry ? <>Nhập tay: {entry.source}<span className="second">{entry.by}, {formatDateTime(localTimeOf(entry.enteredAt))}</span></> : <Tag tone="warning">Chưa nhập</Tag>;
  };
  return (
    <>
      <PageHeader
        title="Chỉ số phục vụ người dân, doanh nghiệp"
        meta={<>Theo năm nhóm của Quyết định 766/QĐ-TTg. {named.name}, từ {formatDate(named.period.from)} đến {formatDate(named.period.to)}.</>}
        actions={mayEnter && <LinkButton href={paths.qualityFormula()}>Sửa công thức</LinkButton>}
      />
      <ReportTabs actor={actor} current="quality" />
      <PeriodChoice action={paths.qualityIndex()} current={named.slug} />
      <Notice tone="warning" title="Số tham khảo, không phải điểm chính thức" className="mb-3">
        Điểm của mỗi nhóm theo quyết định; tiêu chí và trọng số bên trong là của phần mềm{formula ? `, sửa ngày ${formatDate(localTimeOf(formula.createdAt).on)}${formula.by ? ` bởi ${formula.by}` : ''}` : ''}, chưa đối chiếu bản gốc. Tiêu chí chưa có số liệu không được tính và không bị trừ.
      </Notice>
      <Sheet rule="ink" className="mb-3">
        <p><b style={{ fontSize: 'var(--text-title)' }}>{points(score.points)}</b> trên {points(score.judged)} điểm có số liệu; {points(100 - score.judged)} điểm chưa có số liệu.</p>
      </Sheet>
      {score.groups.map((group) => (
        <Sheet key={group.group} title={QUALITY_GROUP_WORDS[group.group]} aside={`${points(group.points)} / ${points(group.maxPoints)} điểm${group.judged < group.maxPoints ? `, ${points(group.maxPoints - group.judged)} điểm chưa có số liệu` : ''}`} className="mb-3">
          <Table
            caption={QUALITY_GROUP_WORDS[group.group]}
            rows={group.parts}
            rowKey={({ part }) => part.id}
            columns={[
              { key: 'name', header: 'Tiêu chí', rowHeader: true, width: '34%', cell: ({ part }) => <>{part.name}<span className="second">đủ điểm từ {formatPercent(part.fullAt)}</span></> },
              { key: 'share', header: 'Số liệu', onPhone: 'labelled', cell: ({ share }) => (share && share.denominator > 0 ? <>{formatNumber(share.numerator)} / {formatNumber(share.denominator)}<span className="second">{formatPercent(share.numerator / share.denominator)}</span></> : <span className="muted">không có</span>) },
              { key: 'points', header: 'Điểm', numeric: true, onPhone: 'labelled', cell: (scored) => `${scored.points === null ? '–' : points(scored.points)} / ${points(scored.part.maxPoints)}` },
              { key: 'source', header: 'Nguồn', cell: source },
              ...(mayEnter ? [{ key: 'enter', header: '', cell: ({ part }: ScoredPart) => (part.measure ? null : <EntryForm partId={part.id} name={part.name} periodFrom={named.period.from} periodTo={named.period.to} />) }] : []),
            ]}
          />
        </Sheet>
      ))}
    </>
  );
}
