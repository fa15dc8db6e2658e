'use server';

import type { Weekday } from '@/lib/domain/calendar/types';
import { createHash } from 'node:crypto';
import { redirect } from 'next/navigation';
import type { ShownPreview } from '@/components/calendar/change-preview';
import type { ChangeProblem } from '@/lib/domain/calendar/notice';
import { yearOf } from '@/lib/domain/calendar/plain-date';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { localTimeOf } from '@/lib/platform/clock';
import { DecisionForm, DeskHoursForm, linesMessage, OfficeHoursForm, SwapForm, YearlyNoticeForm, type CalendarForm } from '@/lib/schemas/calendar';
import { problemWords } from '@/lib/text/calendar-words';
import { formatDateTime, weekdayName } from '@/lib/text/format';
import { paths, withQuery } from '@/lib/text/paths';
import { changeCalendar, type CalendarRefusal } from '@/lib/usecases/change-calendar';
import type { Context } from '@/lib/usecases/context';
import { previewCalendar } from '@/lib/usecases/preview-calendar';
import { setDeskHours } from '@/lib/usecases/set-desk-hours';
import { staffAction, type RefusalWords } from '@/lib/web/staff-action';

/** What a form of the calendar is answered: what saving would do, or that it is saved. */
export type ChangeAnswer =
  | { readonly kind: 'preview'; readonly preview: ShownPreview; readonly baseVersion: number; readonly previewed: string; readonly typed: CalendarForm['typed']; readonly lists: CalendarForm['lists'] }
  | { readonly kind: 'saved'; readonly version: number; readonly year: number };

type Refusal = { readonly name: 'Problems'; readonly problems: readonly ChangeProblem[]; readonly form: CalendarForm } | { readonly name: 'NotPreviewed' } | Extract<CalendarRefusal, { name: 'CalendarChangedMeanwhile' }>;

/** The mark of what was typed: saving something else than what was previewed is refused. */
const markOf = (form: CalendarForm): string => createHash('sha256').update(JSON.stringify(form.change)).digest('base64url').slice(0, 22);

/** The year to which one returns: that of the change. */
function yearOfChange({ change }: CalendarForm): number {
  switch (change.kind) {
    case 'yearly-notice':
      return change.year;
    case 'office-hours':
      return yearOf(change.effectiveFrom);
    case 'swap':
      return Math.min(...change.days.map((day) => yearOf(day.on)));
    case 'decision':
      return Math.min(...change.days.map(yearOf));
  }
}

async function preview(ctx: Context, form: CalendarForm): Promise<Result<ChangeAnswer, Refusal>> {
  const shown = await previewCalendar(ctx, { change: form.change, page: form.page });
  if (!shown.ok) return refuse({ name: 'Problems', problems: shown.refusal, form });
  const { baseVersion, ...rest } = shown.value;
  return ok({ kind: 'preview', preview: rest, baseVersion, previewed: markOf(form), typed: form.typed, lists: form.lists });
}

async function save(ctx: Context, form: CalendarForm, baseVersion: number): Promise<Result<ChangeAnswer, Refusal>> {
  const changed = await changeCalendar(ctx, { change: form.change, baseVersion });
  if (changed.ok) return ok({ kind: 'saved', version: changed.value.version, year: yearOfChange(form) });
  return refuse(changed.refusal.name === 'ChangeHasProblems' ? { name: 'Problems', problems: changed.refusal.problems, form } : changed.refusal);
}

/** A preview is asked for first; saving takes only what was previewed, against the revision it was previewed against. */
async function run(ctx: Context, form: CalendarForm): Promise<Result<ChangeAnswer, Refusal>> {
  if (form.intent === 'preview') return preview(ctx, form);
  if (form.baseVersion === null || form.previewed !== markOf(form)) return refuse({ name: 'NotPreviewed' });
  return save(ctx, form, form.baseVersion);
}

const FORM_FIELD: Record<CalendarForm['change']['kind'], string> = { 'yearly-notice': 'daysOff', swap: 'dayOff', decision: 'days', 'office-hours': 'morningFrom' };

/** Each problem beside the field in which its day was typed; several of one field in one sentence. */
function fieldErrorsOf(problems: readonly ChangeProblem[], form: CalendarForm): Record<string, string> {
  const byField = new Map<string, { line: number | null; message: string }[]>();
  for (const problem of problems) {
    const origin = 'index' in problem ? form.origins[problem.index] : undefined;
    const field = origin?.field ?? FORM_FIELD[form.change.kind];
    byField.set(field, [...(byField.get(field) ?? []), { line: origin?.line ?? null, message: problemWords(problem) }]);
  }
  return Object.fromEntries([...byField].map(([field, said]) => [field, linesMessage(said)]));
}

function refusals(refusal: Refusal): RefusalWords {
  switch (refusal.name) {
    case 'Problems':
      return { message: 'Có chỗ cần sửa.', fieldErrors: fieldErrorsOf(refusal.problems, refusal.form) };
    case 'NotPreviewed':
      return { message: 'Nội dung đã đổi sau lần xem trước. Bấm Xem trước để tính lại.' };
    case 'CalendarChangedMeanwhile':
      return { message: `${refusal.byName ?? 'Hệ thống'} vừa đổi lịch lúc ${formatDateTime(localTimeOf(refusal.at))} (${refusal.note}). Chưa lưu gì. Nội dung vẫn còn ở đây: bấm Xem trước để tính lại trên lịch mới.` };
  }
}

const then = (answer: ChangeAnswer): void => {
  if (answer.kind === 'saved') redirect(withQuery(paths.calendar(), { nam: answer.year, daLuu: answer.version }));
};

export const noticeAction = staffAction({ permission: 'calendar:change', input: YearlyNoticeForm, run, refusals, then });
export const swapAction = staffAction({ permission: 'calendar:change', input: SwapForm, run, refusals, then });
export const decisionAction = staffAction({ permission: 'calendar:change', input: DecisionForm, run, refusals, then });
export const officeHoursAction = staffAction({ permission: 'calendar:change', input: OfficeHoursForm, run, refusals, then });

export const deskHoursAction = staffAction({
  permission: 'calendar:change',
  input: DeskHoursForm,
  run: setDeskHours,
  refusals: (refusal) => {
    switch (refusal.name) {
      case 'UnknownUnit':
        return { message: 'Bộ phận này không còn. Tải lại trang.' };
      case 'NeverOpen':
        return { message: 'Nhập giờ mở cửa của ít nhất một ngày trong tuần.', field: 'morningFrom1' };
      case 'SessionNotOrdered':
        return { message: `${weekdayName(refusal.weekday as Weekday)}: giờ kết thúc phải sau giờ bắt đầu, buổi chiều phải sau buổi sáng.`, field: `morningTo${refusal.weekday}` };
    }
  },
  then: () => redirect(`${paths.calendar()}#gio-lam-viec`),
});
