import { z } from 'zod';
import type { CalendarChange, DayDecision, NoticeDay } from '../domain/calendar/notice';
import type { PlainDate } from '../domain/calendar/plain-date';
import type { MinuteOfDay, OfficeSession, SpecialDay, Weekday } from '../domain/calendar/types';
import { parseMinuteOfDay } from '../domain/calendar/local-time';
import { formatNumber } from '../text/format';
import { readNoticeLines } from '../text/notice-lines';
import { parseDate } from '../text/parse-date';

/** Where a day of a change was typed, so that what is wrong with it is said beside its field. `line` counts from 1. */
export type DayOrigin = { readonly field: string; readonly line: number | null };

/** A form of the calendar, read: the change, where each of its days was typed, and what was asked for. */
export type CalendarForm = {
  readonly change: CalendarChange;
  readonly origins: readonly DayOrigin[];
  readonly intent: 'preview' | 'save';
  readonly page: number;
  /** The revision the preview was reckoned against, and the mark of what was previewed; null before the first preview. */
  readonly baseVersion: number | null;
  readonly previewed: string | null;
  /** Everything that was typed, to be marked and shown again. */
  readonly typed: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
};

const LONGEST_LIST = 20_000;
const MOST_TOLD = 4;

const Common = {
  intent: z.enum(['preview', 'save']).catch('preview'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  baseVersion: z.coerce.number().int().min(0).nullable().catch(null),
  previewed: z.string().max(100).nullable().catch(null),
};

const Decision = {
  decisionNumber: z.string().trim().max(100, 'Nhập số văn bản, nhiều nhất 100 ký tự').default(''),
  decisionOn: z.string().trim().max(40, 'Nhập ngày văn bản dạng 30/11/2026').default(''),
};

type Issues = z.RefinementCtx;
const complain = (ctx: Issues, field: string, message: string): void => ctx.addIssue({ code: 'custom', path: [field], message });

/** Lines that could not be read, as one sentence beside their field. */
export function linesMessage(problems: readonly { readonly line: number | null; readonly message: string }[]): string {
  const told = problems.slice(0, MOST_TOLD).map(({ line, message }) => (line === null ? `${message.charAt(0).toUpperCase()}${message.slice(1)}` : `Dòng ${line}: ${message}`));
  const rest = problems.length - told.length;
  return `${told.join('. ')}.${rest > 0 ? ` Còn ${rest} dòng khác cần sửa.` : ''}`;
}

function decisionOf(raw: { decisionNumber: string; decisionOn: string }, isNeeded: boolean, ctx: Issues): DayDecision | null {
  const on = raw.decisionOn === '' ? null : parseDate(raw.decisionOn);
  if (raw.decisionOn !== '' && on === null) complain(ctx, 'decisionOn', 'Nhập ngày có thật, dạng 30/11/2026');
  if (raw.decisionNumber === '') {
    if (isNeeded) complain(ctx, 'decisionNumber', 'Nhập số quyết định hoặc thông báo, ví dụ 6150/TB-BLĐTBXH');
    else if (raw.decisionOn !== '') complain(ctx, 'decisionNumber', 'Đã có ngày văn bản; nhập cả số văn bản');
    return null;
  }
  return { number: raw.decisionNumber.normalize('NFC'), on };
}

const textsOf = (raw: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(raw).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !['intent', 'page', 'baseVersion', 'previewed'].includes(entry[0])));

const finished = (raw: { intent: 'preview' | 'save'; page: number; baseVersion: number | null; previewed: string | null }, change: CalendarChange, origins: readonly DayOrigin[], lists: CalendarForm['lists'] = {}): CalendarForm => ({
  change, origins, intent: raw.intent, page: raw.page, baseVersion: raw.baseVersion, previewed: raw.previewed, typed: textsOf(raw), lists,
});

const LISTS = [['daysOff', 'public-holiday'], ['swappedDays', 'substitute-day-off'], ['workedDays', 'make-up-working-day']] as const satisfies readonly (readonly [string, SpecialDay['kind']])[];

const longList = z.string().max(LONGEST_LIST, `Danh sách dài quá ${formatNumber(LONGEST_LIST)} ký tự`).default('');

/** Thông báo lịch nghỉ của một năm: ba danh sách, mỗi dòng một ngày hoặc một khoảng ngày. */
export const YearlyNoticeForm = z
  .object({ ...Common, ...Decision, year: z.coerce.number('Nhập năm').int('Nhập năm').min(2000, 'Nhập năm từ 2000').max(2100, 'Nhập năm đến 2100'), daysOff: longList, swappedDays: longList, workedDays: longList })
  .transform((raw, ctx): CalendarForm => {
    const days: NoticeDay[] = [];
    const origins: DayOrigin[] = [];
    for (const [field, kind] of LISTS) {
      const read = readNoticeLines(raw[field], raw.year);
      if (read.problems.length > 0) complain(ctx, field, linesMessage(read.problems));
      for (const { on, name, line } of read.days) {
        days.push({ on, kind, name });
        origins.push({ field, line });
      }
    }
    return finished(raw, { kind: 'yearly-notice', year: raw.year, days, decision: decisionOf(raw, false, ctx) }, origins);
  });

/** Đổi ngày: nghỉ một ngày làm việc, làm bù một ngày nghỉ; có thể chỉ một trong hai. */
export const SwapForm = z
  .object({ ...Common, ...Decision, dayOff: z.string().trim().max(40, 'Nhập ngày dạng 31/12/2026').default(''), workedDay: z.string().trim().max(40, 'Nhập ngày dạng 09/01/2027').default(''), name: z.string().trim().max(200, 'Nhập lý do, nhiều nhất 200 ký tự').default('') })
  .transform((raw, ctx): CalendarForm => {
    const days: NoticeDay[] = [];
    const origins: DayOrigin[] = [];
    const name = raw.name === '' ? null : raw.name.normalize('NFC');
    for (const [field, kind] of [['dayOff', raw.workedDay === '' ? 'public-holiday' : 'substitute-day-off'], ['workedDay', 'make-up-working-day']] as const) {
      const text = raw[field];
      if (text === '') continue;
      const on = parseDate(text);
      if (on === null) complain(ctx, field, 'Nhập ngày có thật, dạng 31/12/2026');
      else {
        days.push({ on, kind, name });
        origins.push({ field, line: null });
      }
    }
    if (raw.dayOff === '' && raw.workedDay === '') complain(ctx, 'dayOff', 'Nhập ngày nghỉ, ngày làm bù, hoặc cả hai');
    return finished(raw, { kind: 'swap', days, decision: decisionOf(raw, false, ctx) }, origins);
  });

const list = z.union([z.array(z.string()), z.string().transform((one) => [one])]).default([]);

/** Nhập quyết định cho những ngày đã có trong lịch. */
export const DecisionForm = z
  .object({ ...Common, ...Decision, days: list.pipe(z.array(z.string()).max(400, 'Chọn nhiều nhất 400 ngày')) })
  .transform((raw, ctx): CalendarForm => {
    const days = raw.days.map((text) => parseDate(text)).filter((on): on is PlainDate => on !== null);
    if (days.length === 0) complain(ctx, 'days', 'Chọn ít nhất một ngày');
    const decision = decisionOf(raw, true, ctx) ?? { number: '', on: null };
    return finished(raw, { kind: 'decision', days, decision }, days.map(() => ({ field: 'days', line: null })), { days: raw.days });
  });

/** `7:30`, `07.30`, `7h30`, `7 giờ 30`, `0730`. Null when it is no time of the day. */
export function parseClock(text: string): MinuteOfDay | null {
  const match = /^(\d{1,2})(?:\s*(?:[:.h]|giờ)\s*(\d{2})?|(\d{2}))$/i.exec(text.trim());
  if (!match) return null;
  return parseMinuteOfDay(`${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? match[3] ?? '00'}`);
}

const clock = z.string().trim().max(20, 'Nhập giờ dạng 07:30').default('');

function sessionOf(raw: Readonly<Record<string, unknown>>, fromField: string, toField: string, ctx: Issues): OfficeSession | null {
  const [fromText, toText] = [String(raw[fromField] ?? '').trim(), String(raw[toField] ?? '').trim()];
  if (fromText === '' && toText === '') return null;
  const [from, to] = [parseClock(fromText), parseClock(toText)];
  if (from === null) complain(ctx, fromField, fromText === '' ? 'Nhập giờ bắt đầu' : 'Nhập giờ có thật, dạng 07:30');
  if (to === null) complain(ctx, toField, toText === '' ? 'Nhập giờ kết thúc' : 'Nhập giờ có thật, dạng 11:30');
  return from === null || to === null ? null : { from, to };
}

/** Giờ làm việc của cơ quan từ một ngày: tính thời hạn theo giờ này. */
export const OfficeHoursForm = z
  .object({ ...Common, effectiveFrom: z.string().trim().max(40).default(''), morningFrom: clock, morningTo: clock, afternoonFrom: clock, afternoonTo: clock })
  .transform((raw, ctx): CalendarForm => {
    const on = parseDate(raw.effectiveFrom);
    if (on === null) complain(ctx, 'effectiveFrom', 'Nhập ngày có thật, dạng 01/01/2027');
    const sessions = [sessionOf(raw, 'morningFrom', 'morningTo', ctx), sessionOf(raw, 'afternoonFrom', 'afternoonTo', ctx)];
    const origins = sessions.map((_, index) => ({ field: index === 0 ? 'morningTo' : 'afternoonFrom', line: null }));
    return finished(raw, { kind: 'office-hours', effectiveFrom: on ?? ('1900-01-01' as PlainDate), sessions: sessions.filter((one) => one !== null) }, origins);
  });

/** Giờ mở cửa một bộ phận tiếp dân, theo thứ trong tuần. Không tính thời hạn theo giờ này. */
export const DeskHoursForm = z
  .object({ unitId: z.uuid('Chọn bộ phận'), effectiveFrom: z.string().trim().max(40).default('') })
  .catchall(z.unknown())
  .transform((raw, ctx) => {
    const effectiveFrom = parseDate(raw.effectiveFrom);
    if (effectiveFrom === null) complain(ctx, 'effectiveFrom', 'Nhập ngày có thật, dạng 01/01/2027');
    const days = ([1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Weekday[]).flatMap((weekday) => {
      const sessions = [sessionOf(raw, `morningFrom${weekday}`, `morningTo${weekday}`, ctx), sessionOf(raw, `afternoonFrom${weekday}`, `afternoonTo${weekday}`, ctx)].filter((one) => one !== null);
      return sessions.length > 0 ? [{ weekday, sessions }] : [];
    });
    return { unitId: raw.unitId, effectiveFrom: effectiveFrom ?? ('1900-01-01' as PlainDate), days };
  });
