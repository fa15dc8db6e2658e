import type { PanelView } from '@/components/dossier/queue-panel';
import type { DossierCore } from '@/lib/data/dossiers-read';
import type { LocalTime, WorkingCalendar } from '@/lib/domain/calendar/types';
import { fullClock, type FullClock } from '@/lib/domain/dossier/clock-view';
import { termWords } from '@/lib/text/deadline';
import { formatDate, formatDayMonth, formatQueueDate, formatShortDateTime, formatTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { CHANNEL_LABELS, STATUS_LABELS } from '@/lib/text/vi';
import { clockTag, eventLines, pauseInfos } from './[code]/dossier-words';

const RECENT = 3;

function factsOf(dossier: DossierCore, clock: FullClock): PanelView['facts'] {
  const { state } = dossier;
  const began = state.receivedAt ?? state.submittedAt;
  const printed = dossier.printedDueAt;
  const isMoved = clock.kind === 'term' && printed !== null && (printed.on !== clock.explained.due.on || printed.minute !== clock.explained.due.minute);
  const holder = dossier.holderName === null ? `${dossier.holdingUnit.name}, chưa ai nhận` : state.heldSince === null ? dossier.holderName : `${dossier.holderName}, từ ${formatDayMonth(state.heldSince.on)}`;
  return [
    ...(began === null ? [] : [{ term: state.receivedAt === null ? 'Nộp' : 'Nhận', value: `${formatTime(began.minute)}, ${formatQueueDate(began.on)}, ${CHANNEL_LABELS[dossier.channel].toLowerCase()}` }]),
    ...(printed === null ? [] : [{ term: 'Trên giấy hẹn', value: `${formatDate(printed.on)}, ${isMoved ? 'đã đổi' : 'chưa đổi'}` }]),
    { term: 'Thời hạn', value: `${termWords(dossier.term)}, ${dossier.termSource === 'committed' ? 'cam kết' : 'theo quy định'}` },
    ...(state.endedAt === null || state.status === 'resolved' ? [{ term: 'Đang giữ', value: holder }] : []),
  ];
}

/** The side panel of a dossier, in words. */
export function panelView(dossier: DossierCore, now: LocalTime, calendar: WorkingCalendar, nameOf: (id: string) => string | null): PanelView {
  const clock = fullClock(dossier.state, { term: dossier.term, pauseRule: dossier.pauseRule }, now, calendar);
  const due = clock.kind === 'term' ? clock.explained.due : clock.kind === 'answer' ? clock.due : null;
  const isAsIf = clock.kind === 'term' && clock.tag.standing === 'paused';
  const lines = eventLines(dossier, 0, nameOf).filter((line) => line.voidedBy === null);
  return {
    code: dossier.code,
    href: paths.dossier(dossier.code),
    status: STATUS_LABELS[dossier.status],
    applicant: dossier.applicant.name,
    procedure: dossier.procedure.name,
    date: due === null ? null : `${formatDate(due.on)}${isAsIf ? '*' : ''}`,
    dateLabel: clock.kind === 'answer' ? 'Hạn trả lời' : 'Hạn trả kết quả',
    standing: clockTag(clock),
    strip: clock.kind !== 'term' ? null : { days: clock.explained.days, due: clock.explained.due, provisional: clock.explained.provisional, unannouncedYears: clock.explained.unannouncedYears, pauses: pauseInfos(dossier, clock) },
    today: now.on,
    facts: factsOf(dossier, clock),
    recent: lines.slice(-RECENT).map((line) => ({ key: line.seq, at: formatShortDateTime(line.at), words: line.head })),
  };
}
