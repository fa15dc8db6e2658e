import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActsPanel } from '@/components/dossier/acts-panel';
import { ScanAnywhere } from '@/components/dossier/queue-scan';
import { DossierSummary } from '@/components/dossier/summary';
import { Timeline, type TimelineLine } from '@/components/dossier/timeline';
import type { Description } from '@/components/ui/description-list';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { listUnits } from '@/lib/data/agency';
import { loadCalendar, loadCalendarAt } from '@/lib/data/calendar';
import { listPayments, readAskedPayment, readFeeLines } from '@/lib/data/fees';
import { findDossier, findLaterVersion, listStaffNames, readDossierParts, unitsOf, type DossierCore } from '@/lib/data/dossiers-read';
import { can } from '@/lib/domain/access/can';
import type { Permission } from '@/lib/domain/access/permissions';
import { formatWithOffset } from '@/lib/domain/calendar/local-time';
import { yearOf } from '@/lib/domain/calendar/plain-date';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { daysUsed, fullClock, type FullClock } from '@/lib/domain/dossier/clock-view';
import type { DossierStatus } from '@/lib/domain/dossier/status';
import { actsAllowed } from '@/lib/domain/dossier/transitions';
import type { HandOverStanding } from '@/lib/domain/dossier/hand-over-due';
import { circularOn } from '@/lib/domain/paper/edition';
import { localNow } from '@/lib/platform/clock';
import { formatDate, formatDateTime, formatHours, formatShortDateTime, formatTime } from '@/lib/text/format';
import { paperTitle } from '@/lib/text/paper/titles';
import { paths } from '@/lib/text/paths';
import { STATUS_LABELS } from '@/lib/text/vi';
import { noteView } from '@/lib/web/note-view';
import { staffPage } from '@/lib/web/staff-page';
import { actOffers } from './act-offers';
import { DossierDocuments, DossierFacts, DossierPapers } from './dossier-facts';
import { DossierButtons, DossierKeyHelp } from './dossier-keys';
import { papersByEvent } from './dossier-papers';
import { FeesPanel } from './fees-panel';
import { clockTag, eventLines, pauseInfos } from './dossier-words';
import { handOverFigure, handOverOf, lateHandOverNote } from './hand-over-words';
import { nowLine } from './now-line';
import { withRefunds } from './refund-lines';
import { StepsPanel } from './steps-panel';
import { OutlookPanel } from './outlook-panel';

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params;
  return { title: `Hồ sơ ${decodeURIComponent(code)}` };
}

/** Ended with nothing to hand over: what was paid may have to be given back. */
const ENDED_WITHOUT_RESULT: ReadonlySet<DossierStatus> = new Set(['stopped', 'withdrawn', 'declined']);

const PAUSE_UNIT = { 'working-day': 'ngày làm việc', 'calendar-day': 'ngày', 'same-day': 'ngày làm việc' } as const;

/** The figures under the date: what was printed, what pauses added, what is used up, what was promised anew. */
function figuresOf(dossier: DossierCore, clock: FullClock, now: LocalTime, handOver: HandOverStanding): Description[] {
  const printed = dossier.printedDueAt;
  if (clock.kind !== 'term') return [];
  const { explained } = clock;
  const used = daysUsed(explained, (dossier.state.endedAt ?? now).on);
  const paused = explained.term.unit === 'working-hour' ? formatHours(explained.pausedAmount) : `${explained.pausedAmount} ${PAUSE_UNIT[explained.term.unit]}`;
  const isMoved = printed !== null && (printed.on !== explained.due.on || printed.minute !== explained.due.minute);
  return [
    { term: 'In trên giấy hẹn', value: printed && (isMoved && printed.on === explained.due.on ? formatDateTime(printed) : formatDate(printed.on)) },
    { term: 'Tạm dừng đã cộng', value: explained.pausedAmount > 0 ? paused : null },
    { term: 'Khác giấy hẹn', value: isMoved && explained.pausedAmount === 0 && !explained.pauses.some(({ effect }) => effect === 'restarted') ? 'do lịch làm việc đổi' : null },
    { term: 'Đã dùng', value: used && explained.term.unit !== 'same-day' ? `${used.used} / ${used.of} ngày` : null },
    handOverFigure(handOver),
    { term: 'Hẹn lại với người nộp', value: dossier.state.secondTarget && formatDate(dossier.state.secondTarget.on) },
    { term: dossier.state.resolvedAt === null ? 'Kết thúc lúc' : 'Có kết quả lúc', value: dossier.state.endedAt && formatDateTime(dossier.state.endedAt) },
  ];
}

function labelOf(clock: FullClock): string {
  if (clock.kind === 'none') return 'Hồ sơ kết thúc trước khi được tiếp nhận nên không có hạn trả kết quả.';
  if (clock.kind === 'answer') return 'Hạn trả lời hồ sơ trực tuyến';
  return clock.tag.standing === 'paused' ? 'Hạn trả kết quả, nếu tiếp tục hôm nay' : 'Hạn trả kết quả';
}

export default async function DossierPage({ params }: Props) {
  const actor = await staffPage('dossier:view');
  const dossier = await findDossier(actor, decodeURIComponent((await params).code));
  if (dossier === null) notFound();
  noteView(actor, dossier.id, 'detail');
  const { agencyId } = actor;
  const now = localNow();
  const hasEnded = dossier.state.endedAt !== null;
  const [calendar, parts, later, units, staff, fees, payments, asked] = await Promise.all([
    // What ended is explained by the calendar that made its date.
    hasEnded && dossier.calendarVersion !== null ? loadCalendarAt(agencyId, dossier.calendarVersion) : loadCalendar(agencyId),
    readDossierParts(agencyId, dossier.id),
    findLaterVersion(agencyId, dossier.procedure.id, dossier.procedure.versionNumber),
    listUnits(agencyId),
    listStaffNames(agencyId),
    readFeeLines(agencyId, dossier.id),
    listPayments(agencyId, dossier.id),
    readAskedPayment(agencyId, dossier.id),
  ]);
  const names = new Map([...units, ...staff].map(({ id, name }) => [id, name]));
  const clock = fullClock(dossier.state, { term: dossier.term, pauseRule: dossier.pauseRule }, now, calendar);
  const may = (permission: Permission) => can(actor, permission, unitsOf(dossier));
  const mayPrint = may('paper:print');
  const receivedOn = (dossier.state.receivedAt ?? dossier.state.submittedAt ?? now).on;
  const titleOf = (kind: Parameters<typeof paperTitle>[0]) => paperTitle(kind, circularOn(receivedOn));
  const beside = papersByEvent(dossier, parts.papers, receivedOn, mayPrint, titleOf);
  const handOver = handOverOf(dossier, now, calendar);
  const atWords = (at: LocalTime) => (yearOf(at.on) === yearOf(now.on) ? formatShortDateTime(at) : `${formatDate(at.on)} ${formatTime(at.minute)}`);
  const lines = eventLines(dossier, parts.documents.filter((d) => d.isPresent).length, (id) => names.get(id) ?? null).map(
    (line): TimelineLine => ({
      seq: line.seq, head: line.head, detail: [line.detail, lateHandOverNote(handOver, line.seq)].filter((part) => part !== null && part !== '').join('. '), voidedBy: line.voidedBy, clock: line.clock, papers: beside.get(line.seq) ?? [],
      at: atWords(line.at), dateTime: formatWithOffset(line.at),
      enteredLate: line.enteredLateAt === null ? null : `nhập muộn, lúc ${formatDateTime(line.enteredLateAt)}`,
    }),
  );
  const { offered, withheld, ended } = actOffers(dossier, actor, now);
  const receipt = parts.papers.findLast((paper) => paper.kind === 'intake-receipt' && paper.voidedAt === null);
  const withReceipt = receipt && mayPrint ? [...offered, { key: 'receipt', label: 'In giấy tiếp nhận và hẹn trả', note: null, href: paths.paper(receipt.id), letter: 'O', isPaper: true }] : offered;
  const { applicant } = dossier;
  return (
    <div className="dossier">
      <ScanAnywhere />
      <PageHeader
        crumbs={[{ label: 'Hồ sơ', href: paths.dossiers() }, { label: <span className="code">{dossier.code}</span> }]}
        title={dossier.procedure.name}
        meta={[applicant.name, applicant.idNumber === null ? null : `${applicant.kind === 'citizen' ? 'số định danh' : 'mã số'} ${applicant.idNumber}`, applicant.address].filter((part) => part !== null && part !== '').map((part, at) => <span key={String(part)} className={at === 0 ? 'dossier-who' : undefined}>{part} · </span>).concat(<b key="status">{STATUS_LABELS[dossier.status]}</b>)}
        actions={<DossierButtons code={dossier.code} />}
      />
      <DossierSummary label={labelOf(clock)} due={clock.kind === 'term' ? clock.explained.due : clock.kind === 'answer' ? clock.due : null} standing={clockTag(clock)} figures={figuresOf(dossier, clock, now, handOver)} explained={clock.kind === 'term' ? clock.explained : null} pauses={pauseInfos(dossier, clock)} today={now.on}>
        {clock.kind === 'answer' && <p>Hồ sơ nộp trực tuyến được trả lời trong 8 giờ làm việc từ lúc nộp: tiếp nhận, từ chối hoặc yêu cầu bổ sung. Thời hạn giải quyết tính từ khi tiếp nhận.</p>}
      </DossierSummary>
      <OutlookPanel actor={actor} dossier={dossier} clock={clock} now={now} calendar={calendar} />
      <div className="dossier-grid">
        <div className="dossier-stack">
          <Sheet title="Diễn biến" id="dien-bien">
            <Timeline now={nowLine(dossier, now)} lines={withRefunds(lines, payments, fees, atWords)} />
          </Sheet>
          <StepsPanel dossier={dossier} now={now} calendar={calendar} nameOf={(id) => names.get(id) ?? null} />
          <DossierFacts dossier={dossier} parts={parts} later={later} mayOpenFiles={can(actor, 'file:view', unitsOf(dossier))} />
          <DossierDocuments documents={parts.documents} result={parts.digitisedResult} sets={dossier.sets} digitiseHref={may('dossier:digitise') ? paths.digitisation(dossier.code) : null} />
          <FeesPanel code={dossier.code} fees={fees} payments={payments} asked={asked} hasEndedWithoutResult={ENDED_WITHOUT_RESULT.has(dossier.status)} mayCollect={may('dossier:record-payment') && actsAllowed(dossier.status).includes('record-payment')} mayRefund={may('fee:refund')} />
          {may('dossier:view-readers') && <p className="small no-print"><Link href={paths.dossierReaders(dossier.code)}>Ai đã xem hồ sơ này</Link></p>}
        </div>
        <div className="dossier-stack">
          <Sheet title="Việc làm được lúc này" id="viec" className="no-print">
            <ActsPanel offered={withReceipt} withheld={withheld} ended={ended} />
          </Sheet>
          <DossierPapers papers={parts.papers} mayPrint={mayPrint} routingSheetHref={mayPrint && dossier.state.receivedAt !== null ? paths.routingSheet(dossier.code) : null} />
          {dossier.state.receivedAt !== null && <p className="small no-print"><Link href={paths.dossierInReports(dossier.code)}>Hồ sơ này nằm ở cột nào trong báo cáo?</Link></p>}
        </div>
      </div>
      <DossierKeyHelp acts={withReceipt.flatMap(({ letter, label }) => (letter === null ? [] : [{ letter, label }]))} />
    </div>
  );
}
