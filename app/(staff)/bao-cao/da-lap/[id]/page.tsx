import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FormII06a } from '@/components/report/form-ii06a';
import { LateEntryList } from '@/components/report/late-entry-list';
import { LinkButton } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Tag } from '@/components/ui/tag';
import { theAgency } from '@/lib/data/agency';
import { findFiling, listNotes } from '@/lib/data/report-filings';
import { can } from '@/lib/domain/access/can';
import { mayAct } from '@/lib/domain/report/filing';
import { reconcile } from '@/lib/domain/report/reconcile';
import { BESIDES, COLUMNS } from '@/lib/domain/report/tally';
import { localTimeOf, now } from '@/lib/platform/clock';
import { formatDate, formatDateTime, formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { COLUMN_WORDS, periodOfSlug, slugOfPeriod } from '@/lib/text/report';
import { FILING_STATE_WORDS, notePlaceWords } from '@/lib/text/report-filing';
import { filingHash } from '@/lib/usecases/file-report';
import { lateEntries } from '@/lib/usecases/late-entries';
import { staffPage } from '@/lib/web/staff-page';
import '../../report.css';
import { FilingActs, NoteForm } from './filing-acts';

export const metadata: Metadata = { title: 'Báo cáo đã lập' };

/** A report as it was drawn up: its frozen figures, its notes, its steps, and what has been entered since. */
export default async function FilingPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await staffPage('report:view');
  const { agencyId } = actor;
  const found = await findFiling(agencyId, (await params).id);
  if (!found) notFound();
  const { filing, content } = found;
  const instant = now();
  const [agency, notes, since] = await Promise.all([theAgency(), listNotes(agencyId, filing.id), lateEntries({ agencyId, period: filing.period, asOf: filing.asOf, now: instant }, instant)]);
  const slug = slugOfPeriod(filing.period);
  const named = periodOfSlug(slug);
  const asOf = localTimeOf(filing.asOf);
  const names = new Map([...content.rows.map(({ key, name }) => [key, name] as const), ['total', 'Tổng số'] as const]);
  const isOwn = filing.createdById === actor.staffId || filing.submittedById === actor.staffId;
  const mayApprove = can(actor, 'report:approve');
  const may = {
    submit: can(actor, 'report:file') && mayAct(filing.state, 'submit'), drop: can(actor, 'report:file') && mayAct(filing.state, 'drop'),
    lock: mayApprove && !isOwn && mayAct(filing.state, 'lock'), return: mayApprove && !isOwn && mayAct(filing.state, 'return'),
  };
  const why = filing.state === 'locked' ? 'Báo cáo đã khóa, không đổi được nữa.' : filing.state === 'submitted' && !may.lock ? (mayApprove ? 'Người lập hoặc trình báo cáo không tự duyệt.' : 'Đang chờ lãnh đạo duyệt.') : null;
  const markOf = (column: string, key: string | undefined) => {
    const numbers = notes.flatMap((note, index) => (note.column === column && (note.rowKey ?? 'total') === (key ?? 'total') ? [index + 1] : []));
    return numbers.length ? numbers.join(',') : null;
  };
  const isWhole = filingHash(content) === filing.sha256;
  const query = { 'biet-den': asOf.on, luc: `${String(Math.floor(asOf.minute / 60)).padStart(2, '0')}:${String(asOf.minute % 60).padStart(2, '0')}` };
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Báo cáo đã lập', href: paths.reportFilings() }]}
        title={`Biểu II.06a, ${named?.name ?? ''}`}
        meta={<><Tag tone={filing.state === 'locked' ? 'success' : filing.state === 'returned' ? 'warning' : 'accent'}>{FILING_STATE_WORDS[filing.state]}</Tag> Số liệu biết đến {formatDateTime(asOf)}.</>}
        actions={can(actor, 'report:export') && ['xlsx', 'pdf', 'docx'].map((format) => <LinkButton key={format} href={`${paths.reportFiling(filing.id)}/tep?dang=${format}`}>Xuất {format.toUpperCase()}</LinkButton>)}
      />
      {!isWhole && <Notice tone="error" className="mb-4" title="Số liệu lưu không còn khớp với mã băm lúc lập. Không dùng báo cáo này; báo quản trị." />}
      {since.total > 0 && <Notice tone="warning" className="mb-4" title={`Số liệu đã thay đổi sau khi ${filing.state === 'locked' ? 'khóa' : 'lập'}: ${formatNumber(since.total)} hồ sơ nay ở cột khác`}><a href="#doi">Xem từng hồ sơ</a>. Số liệu của báo cáo này giữ nguyên.</Notice>}
      <FormII06a
        agency={agency.name} periodName={named?.name ?? ''} from={formatDate(filing.period.from)} to={formatDate(filing.period.to)} rowWords="Lĩnh vực" rows={content.rows} total={content.total}
        imbalances={reconcile(content.total)} hrefOf={(column, key) => paths.reportCell(slug, { ...query, o: column, theo: key ? 'linh-vuc' : undefined, dong: key })} markOf={markOf}
      >
        <p className="report-carried">✓ Cột (6) bằng cột (11) của kỳ liền trước, xem tại cùng thời điểm: {formatNumber(content.total.c6)} = {formatNumber(content.before)}</p>
      </FormII06a>
      <div className="report-below mt-4">
        <Sheet title="Ghi chú" id="ghi-chu">
          {notes.length === 0 && <p className="muted">Chưa có ghi chú.</p>}
          <ol style={{ listStyle: 'decimal', paddingLeft: '1.25rem' }}>
            {notes.map((note) => <li key={note.id} className="mb-2"><b>{notePlaceWords(note.column, note.rowKey ? (names.get(note.rowKey) ?? note.rowKey) : null)}</b>: {note.text}<div className="small muted">{note.authorName}, {formatDateTime(localTimeOf(note.createdAt))}</div></li>)}
          </ol>
          {can(actor, 'report:file') && mayAct(filing.state, 'note') && (
            <NoteForm id={filing.id} rows={[...content.rows.map(({ key, name }) => ({ value: key, label: name })), { value: 'total', label: 'Tổng số' }]} columns={[...COLUMNS, ...BESIDES].map((column) => ({ value: column, label: COLUMN_WORDS[column] }))} />
          )}
        </Sheet>
        <Sheet title="Trình, duyệt, khóa" id="trinh-duyet">
          <DescriptionList items={[
            { term: 'Người lập', value: `${filing.createdByName}, ${formatDateTime(localTimeOf(filing.createdAt))}` },
            { term: 'Người trình', value: filing.submittedByName && filing.submittedAt && `${filing.submittedByName}, ${formatDateTime(localTimeOf(filing.submittedAt))}` },
            { term: filing.state === 'locked' ? 'Người duyệt' : 'Người trả lại', value: filing.decidedByName && filing.decidedAt && `${filing.decidedByName}, ${formatDateTime(localTimeOf(filing.decidedAt))}` },
            { term: 'Lý do trả lại', value: filing.state === 'returned' ? filing.decisionNote : null },
            { term: 'Mã băm số liệu', value: <span className="code small">{filing.sha256.slice(0, 16)}…</span> },
          ]} />
          <div className="mt-3"><FilingActs id={filing.id} version={filing.version} may={may} why={why} /></div>
          <p className="mt-3"><Link href={paths.report(slug, query)}>Mở lại biểu từ sổ, như đã biết lúc đó</Link></p>
        </Sheet>
      </div>
      {since.total > 0 && (
        <div id="doi" className="mt-4">
          <LateEntryList difference={since.difference} total={since.total} moved={since.moved.map((one) => ({ ...one, code: one.row.code, isOpen: can(actor, 'dossier:view', [one.row.handlingUnitId, one.row.holdingUnitId]) }))} />
        </div>
      )}
    </>
  );
}
