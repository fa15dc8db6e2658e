import type { PlainDate, Weekday } from './plain-date';

export type { Weekday } from './plain-date';

/** Minutes since local midnight, 0–1439 (1440 only as the end of a session that closes at midnight). */
export type MinuteOfDay = number;

/** A moment on the wall clock of Asia/Ho_Chi_Minh, to the minute. Never a JavaScript Date. */
export type LocalTime = { readonly on: PlainDate; readonly minute: MinuteOfDay };

/** One half-open session of office hours: opens at `from`, closes at `to` (phiên làm việc). */
export type OfficeSession = { readonly from: MinuteOfDay; readonly to: MinuteOfDay };

/** Office hours in force from a date on. The sessions are ordered and do not touch. */
export type OfficeHours = { readonly effectiveFrom: PlainDate; readonly sessions: readonly OfficeSession[] };

/** Why a weekday is off, or a day of rest is worked. `decision` is null when nobody has entered the number yet. */
export type SpecialDay = {
  readonly on: PlainDate;
  readonly kind: 'public-holiday' | 'substitute-day-off' | 'make-up-working-day';
  readonly name: string | null;
  readonly decision: string | null;
};

/**
 * The working calendar (lịch làm việc). Days off and make-up working days are announced data, never computed.
 * Dates in a year that is not in `announcedYears` are reckoned with what is known and flagged provisional.
 * Immutable: what is derived from it is kept by object identity, so a changed calendar is a new object.
 */
export type WorkingCalendar = {
  readonly version: string;
  readonly announcedYears: ReadonlySet<number>;
  readonly restDays: ReadonlySet<Weekday>;
  readonly officeHours: readonly OfficeHours[];
  readonly specialDays: ReadonlyMap<PlainDate, SpecialDay>;
};

/** Thời hạn giải quyết. Working hours may be fractions of a day's 8 hours but `value` is a whole number of its unit. */
export type StatutoryTerm =
  | { readonly unit: 'working-day'; readonly value: number }
  | { readonly unit: 'calendar-day'; readonly value: number }
  | { readonly unit: 'working-hour'; readonly value: number }
  | { readonly unit: 'same-day' };

export type TermUnit = StatutoryTerm['unit'];

/** tính tiếp / tính lại từ đầu / không dừng. A wait for a financial duty always resumes, whatever the rule. */
export type PauseRule = 'resume' | 'restart' | 'none';

/** Why the clock stood still. */
export type PauseCause = 'supplement' | 'financial-duty';

/** An interval in which the clock stands still; `to` is null while it still does. */
export type ClockPause = { readonly from: LocalTime; readonly to: LocalTime | null; readonly cause: PauseCause };

/** Pauses that overlap or touch, as the one interval that is counted. */
export type MergedPause = {
  readonly from: LocalTime;
  /** The resumption; while the clock still stands, the `now` the date was reckoned with. */
  readonly to: LocalTime;
  readonly isOpen: boolean;
  /** `ignored`: it began after the due instant and changes nothing. */
  readonly effect: 'resumed' | 'restarted' | 'ignored';
  /** What was waited for: one cause, or both when their waits overlapped. */
  readonly causes: readonly PauseCause[];
  /** Which of the given pauses it is made of, as indices into them. */
  readonly parts: readonly number[];
};

/** Why a working day, or the due day, carries no number. */
export type NotCountedReason =
  /** Received outside working time: this is the day on which it counts as received. */
  | 'counts-as-received'
  /** Counted once, but the limit began anew after it. */
  | 'before-restart'
  /** The day of the resumption from which the limit is counted anew. */
  | 'restart'
  /** The last day fell on a day of rest: this is the next working day. */
  | 'moved-off-rest';

/** One day of "Vì sao là ngày này?". */
export type StripDay = {
  readonly on: PlainDate;
  readonly kind: 'received' | 'counted' | 'rest' | 'paused' | 'not-counted';
  /** The running count for this day: the last ordinal equals the limit. Null where the day is not counted, and for hours. */
  readonly ordinal: number | null;
  /** Minutes counted on this day, for limits in hours: they add up to the limit. Null for limits in days. */
  readonly minutes: number | null;
  /** Why it is a day of rest, or worked though a Saturday: the special day, or null for a weekly rest day. */
  readonly special: SpecialDay | null;
  readonly isMakeUpDay: boolean;
  /** A day on which the office is closed. Limits in calendar days count such days too. */
  readonly isRest: boolean;
  /** The date of the actual receipt, whatever `kind` says: a same-day limit counts it. */
  readonly isReceived: boolean;
  readonly isDue: boolean;
  /** For a paused day, wholly or in part: the index of the merged pause, so that the screen can name the request. */
  readonly pauseIndex: number | null;
  /** Set when `kind` is `not-counted`, and on the day of receipt when the limit restarted on that very day. */
  readonly reason: NotCountedReason | null;
};

/** A due instant, and how sure it is. */
export type DueDate = {
  readonly due: LocalTime;
  /** True when the reckoning passed through a year whose calendar is not announced. */
  readonly provisional: boolean;
  /** The (moved) instant from which the limit was counted; after a restart, that of the last resumption. */
  readonly countedFrom: LocalTime;
};

/** A due instant with its reasons: "Vì sao là ngày này?". */
export type ExplainedDueDate = DueDate & {
  readonly receivedAt: LocalTime;
  readonly term: StatutoryTerm;
  /** The calendar's version, stored with the date. */
  readonly calendarVersion: string;
  /** Every day from the receipt to the due day, both included. */
  readonly days: readonly StripDay[];
  readonly pauses: readonly MergedPause[];
  /** How many days (working or calendar, as the limit counts) or, for hours, minutes the pauses kept out of the count. */
  readonly pausedAmount: number;
  /** The years passed through that are not announced, for "chưa có lịch năm 2027". */
  readonly unannouncedYears: readonly number[];
};

/** Why a due date cannot be reckoned. `pause` is the index, from 0, of the pause that is wrong. */
export type ClockRefusal =
  | { readonly name: 'TermNotWhole' }
  | { readonly name: 'TermNotPositive' }
  | { readonly name: 'TermTooLong' }
  | { readonly name: 'PauseEndsBeforeStart'; readonly pause: number }
  | { readonly name: 'PauseBeforeReceipt'; readonly pause: number }
  | { readonly name: 'OpenPauseNeedsNow'; readonly pause: number }
  | { readonly name: 'TimeOutOfRange' };
