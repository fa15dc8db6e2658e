import type { PlainDate } from './plain-date';

/** Minutes since local midnight, 0–1439. */
export type MinuteOfDay = number;

/** 1 = Monday (thứ Hai) … 7 = Sunday (Chủ nhật). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

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
 * Dates in a year that is not in `announcedYears` are reckoned with weekly rest alone and flagged provisional.
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

/** One day of "Vì sao là ngày này?". */
export type StripDay = {
  readonly on: PlainDate;
  readonly kind: 'received' | 'counted' | 'rest' | 'paused' | 'not-counted';
  /** The running count for this day: the last ordinal equals the limit. Null where the day is not counted. */
  readonly ordinal: number | null;
  /** Minutes counted on this day, for limits in hours. */
  readonly minutes: number | null;
  /** Why it is a day of rest, or worked though a Saturday: the special day, or null for a weekly rest day. */
  readonly special: SpecialDay | null;
  readonly isMakeUpDay: boolean;
  readonly isDue: boolean;
  /** For a paused day: the index of the merged pause, so that the screen can name the request. */
  readonly pauseIndex: number | null;
};

/** A due instant, and how sure it is. */
export type DueDate = {
  readonly due: LocalTime;
  /** True when the reckoning passed through a year whose calendar is not announced. */
  readonly provisional: boolean;
  /** The (moved) instant from which the limit was counted; after a restart, that of the last resumption. */
  readonly countedFrom: LocalTime;
};
