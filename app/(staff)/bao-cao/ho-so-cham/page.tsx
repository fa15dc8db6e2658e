import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { can } from '@/lib/domain/access/can';
import { isDossierAct } from '@/lib/domain/dossier/acts';
import { periodRefusal } from '@/lib/domain/report/period';
import { localTimeOf, today } from '@/lib/platform/clock';
import { ACT_WORDS } from '@/lib/text/act-refusals';
import { formatDate, formatDateTime, formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { periodRefusalWords } from '@/lib/text/report';
import { listLate, type LateLine } from '@/lib/usecases/list-late';
import { staffPage } from '@/lib/web/staff-page';
import type { Query } from '../[period]/wanted';
import { ListSettings, listPeriod } from '../list-settings';
import '../report.css';
import { ReportTabs } from '../report-tabs';

export const metadata: Metadata = { title: 'Hồ sơ chậm' };

const actWords = (act: string | null): string => (act !== null && isDossierAct(act) ? ACT_WORDS[act] : (act ?? ''));

function heldWords({ heldBy }: LateLine): string {
  const who = [heldBy.person, heldBy.unit].filter((part) => part !== null).join(', ');
  return `${who === '' ? 'chưa rõ nơi giữ' : who}${heldBy.since ? `, từ ${formatDateTime(heldBy.since)}` : ''}${heldBy.act ? ` (sau việc «${actWords(heldBy.act)}»)` : ''}`;
}

/** Columns (10) and (13) as a list: where each file lay when its date came, how late, and what was written of the reason. */
export default async function LateListPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await staffPage('report:view');
  const { slug, asked } = listPeriod(actor.agencyId, await searchParams);
  const { named, wanted } = asked;
  const refusal = periodRefusal(named.period, today());
  const late = refusal ? null : await listLate(wanted);
  const mayOpen = (line: LateLine) => can(actor, 'dossier:view', line.unitIds);
  return (
    <>
      <PageHeader title={late ? `${formatNumber(late.total)} hồ sơ chậm` : 'Hồ sơ chậm'} meta={<>{named.name}, từ {formatDate(named.period.from)} đến {formatDate(named.period.to)}: cột (10) và (13) của <Link href={paths.report(slug)}>biểu II.06a</Link>.</>} />
      <ReportTabs actor={actor} current="late" />
      <ListSettings action={paths.reportLate()} slug={slug} asked={asked} />
      {refusal && <Notice tone="error" title={periodRefusalWords(refusal)} />}
      {late && late.total > late.lines.length && <p className="mb-2">Hiện {formatNumber(late.lines.length)} hồ sơ chậm lâu nhất.</p>}
      {late && (
        <Table
          caption="Hồ sơ chậm"
          rows={late.lines}
          rowKey={({ code }) => code}
          empty={<EmptyState>Không có hồ sơ chậm trong kỳ này.</EmptyState>}
          columns={[
            { key: 'late', header: 'Chậm', width: '8.5rem', cell: (line) => <><Tag tone="error">{line.workingDaysLate > 0 ? `${formatNumber(line.workingDaysLate)} ngày làm việc` : 'trong ngày'}</Tag><br /><span className="small muted">{line.column === 'c10' ? 'đã xong' : 'chưa xong'}</span></> },
            { key: 'code', header: 'Mã hồ sơ', rowHeader: true, width: '11rem', cell: (line) => (mayOpen(line) ? <Link href={paths.dossier(line.code)} className="code">{line.code}</Link> : <span className="code">{line.code}</span>) },
            { key: 'what', header: 'Thủ tục, đơn vị', cell: ({ procedure, unit }) => <>{procedure}<br /><span className="small muted">{unit}</span></> },
            { key: 'due', header: 'Hạn trả, xong lúc', width: '10rem', cell: ({ dueAt, endedAt, column }) => <>{formatDateTime(dueAt)}<br /><span className="small muted">{column === 'c10' && endedAt ? `xong ${formatDateTime(endedAt)}` : 'chưa xong khi hết kỳ'}</span></> },
            { key: 'where', header: 'Khi đến hạn, hồ sơ ở', cell: (line) => <span className="small">{heldWords(line)}</span> },
            { key: 'why', header: 'Lý do đã ghi', cell: ({ reason }) => (reason ? <span className="small">{reason.text}<br /><span className="muted">{actWords(reason.act)}, {reason.by ?? 'hệ thống'}, {formatDateTime(localTimeOf(reason.at))}</span></span> : <span className="small muted">Chưa ai ghi lý do</span>) },
          ]}
        />
      )}
    </>
  );
}
