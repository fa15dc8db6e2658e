import type { LocalTime, PauseRule, StatutoryTerm, WorkingCalendar } from '@/lib/domain/calendar/types';
import { yearOf } from '@/lib/domain/calendar/plain-date';
import { isAfter } from '@/lib/domain/calendar/local-time';
import { lineClock, type LineClock } from '@/lib/domain/dossier/clock-view';
import type { EventFact } from '@/lib/domain/dossier/fold';
import { handOverDue } from '@/lib/domain/dossier/hand-over-due';
import { FINAL_STATUSES, type DossierStatus } from '@/lib/domain/dossier/status';
import { standingWords } from '@/lib/text/deadline';
import { formatDate, formatDateTime, formatQueueDate, formatShortDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { STATUS_LABELS } from '@/lib/text/vi';
import { overtakenMark, WILL_BE_LATE } from '@/lib/text/watch-words';
import type { StandingWords } from './standing-words';

/** A line of a queue, in words: what the browser is sent. */
export type QueueLine = {
  readonly code: string;
  readonly href: string;
  readonly date: string | null;
  /** The same in full, for a pointer that rests on it and for a screen reader. */
  readonly dateInFull: string | null;
  readonly isAsIf: boolean;
  readonly standing: StandingWords | null;
  readonly applicant: string;
  readonly procedure: string;
  readonly holder: string;
  readonly step: string;
  /** What somebody should look at, beside the due date: "Sẽ trễ". */
  readonly marks: readonly string[];
};

type RowFacts = {
  readonly code: string;
  readonly status: DossierStatus;
  readonly applicantName: string;
  readonly procedureName: string;
  readonly term: StatutoryTerm;
  readonly pauseRule: PauseRule;
  readonly submittedAt: LocalTime | null;
  readonly originalDueAt: LocalTime | null;
  readonly endedAt: LocalTime | null;
  readonly receivedAt: LocalTime | null;
  readonly holderId: string | null;
  readonly isElsewhere: boolean;
  readonly holderName: string | null;
  readonly unitShortName: string;
  readonly step: string | null;
  readonly willBeLate: boolean;
  readonly overtakenBy: number;
  readonly events: readonly EventFact[];
};

/** `T2 23/11`; with the year when it is not this one. */
const queueDate = (at: LocalTime, now: LocalTime): string => (yearOf(at.on) === yearOf(now.on) ? formatQueueDate(at.on) : formatDate(at.on));

function standingOf(clock: LineClock, status: DossierStatus): QueueLine['standing'] {
  if (clock.kind === 'none') return null;
  if (clock.kind === 'answer') {
    if (clock.isAnswered) return { standing: 'paused', words: 'Chờ bổ sung' };
    return { standing: clock.tag.standing, words: standingWords(clock.tag) };
  }
  // What ended without a result is not "done": it is said by its status.
  const isResult = status === 'resolved' || status === 'returned';
  const words = FINAL_STATUSES.has(status) && !isResult ? `${STATUS_WORDS[status] ?? ''} ${clock.tag.standing === 'late' ? 'khi đã quá hạn' : 'trong hạn'}` : standingWords(clock.tag);
  return { standing: clock.tag.standing, words };
}

const STATUS_WORDS: Partial<Record<DossierStatus, string>> = { withdrawn: 'Rút', stopped: 'Dừng' };

/** Under the holder stands the step of the internal workflow; for what waits or has ended, its status says more. */
function stepOf(row: RowFacts): string {
  if (row.holderName === null && (row.status === 'processing' || row.status === 'received')) return `Chờ ${row.unitShortName} nhận`;
  if (row.status === 'processing' || row.status === 'received') return row.step ?? STATUS_LABELS[row.status];
  return SHORT_STATUS[row.status] ?? STATUS_LABELS[row.status];
}

const SHORT_STATUS: Partial<Record<DossierStatus, string>> = {
  submitted: 'Chờ tiếp nhận', 'awaiting-supplement': 'Chờ bổ sung', 'awaiting-payment': 'Chờ nộp tiền', resolved: 'Chờ trả kết quả', withdrawn: 'Đã rút hồ sơ', stopped: 'Đã dừng', declined: 'Không tiếp nhận',
};

/** Received and not handed over past its due time; null while there is time, and where nothing waits to be handed over. */
function lateHandOver({ status, isElsewhere, receivedAt }: RowFacts, now: LocalTime, calendar: WorkingCalendar): string | null {
  if (status !== 'received' || !isElsewhere || receivedAt === null) return null;
  const { due } = handOverDue(receivedAt, calendar);
  return isAfter(now, due) ? `Bàn giao muộn từ ${formatShortDateTime(due)}` : null;
}

/** The line of a row at `now`. `standsInFor` names the absent people whose files the reader works on, by id. */
export function queueLine(row: RowFacts, now: LocalTime, calendar: WorkingCalendar, standsInFor: ReadonlyMap<string, string> = new Map()): QueueLine {
  const absent = row.holderId === null ? undefined : standsInFor.get(row.holderId);
  const handOver = lateHandOver(row, now, calendar);
  const clock = lineClock(row, now, calendar);
  return {
    code: row.code,
    href: paths.dossier(row.code),
    date: clock.kind === 'none' ? null : queueDate(clock.due, now),
    dateInFull: clock.kind === 'none' ? null : formatDateTime(clock.due),
    isAsIf: clock.kind === 'term' && clock.ifResumedNow,
    standing: standingOf(clock, row.status),
    applicant: row.applicantName,
    procedure: row.procedureName,
    holder: row.holderName ?? (FINAL_STATUSES.has(row.status) || row.status === 'resolved' ? row.unitShortName : 'chưa ai nhận'),
    step: stepOf(row),
    marks: [...(absent === undefined ? [] : [`Thay ${absent}`]), ...(handOver === null ? [] : [handOver]), ...(row.willBeLate ? [WILL_BE_LATE] : []), ...(row.overtakenBy > 0 ? [overtakenMark(row.overtakenBy)] : [])],
  };
}
