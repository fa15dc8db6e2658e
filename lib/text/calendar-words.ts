import type { CalendarChange, CalendarEffect, ChangeProblem, DayDecision } from '../domain/calendar/notice';
import type { OfficeSession, SpecialDay } from '../domain/calendar/types';
import { formatDate, formatDays, formatTime } from './format';

/** What a day of the calendar is called on the screen of the calendar. */
export const DAY_KIND_WORDS: Record<SpecialDay['kind'], string> = {
  'public-holiday': 'nghỉ lễ, tết',
  'substitute-day-off': 'nghỉ đổi',
  'make-up-working-day': 'làm bù',
};

/** `7:30–11:30 và 13:00–17:00` as `07:30 đến 11:30, 13:00 đến 17:00`. */
export const sessionsWords = (sessions: readonly OfficeSession[]): string => sessions.map(({ from, to }) => `${formatTime(from)} đến ${formatTime(to)}`).join(', ');

/** `10/TB-BNV ngày 30/11/2026`, or "chưa nhập quyết định". */
export const decisionWords = (decision: DayDecision | null): string => (decision === null ? 'chưa nhập quyết định' : `${decision.number}${decision.on ? ` ngày ${formatDate(decision.on)}` : ''}`);

/** What a revision of the calendar is called in the list of changes and in the audit trail. */
export function changeNote(change: CalendarChange, effect: CalendarEffect): string {
  switch (change.kind) {
    case 'yearly-notice':
      return effect.announcedYear === null ? `Sửa danh sách ngày nghỉ năm ${change.year}` : `Nhập thông báo lịch nghỉ năm ${change.year}`;
    case 'swap':
      return change.days.map((day) => `${formatDate(day.on)} ${DAY_KIND_WORDS[day.kind]}`).join(', ').replace(/^/, 'Đổi ngày: ');
    case 'decision':
      return `Nhập quyết định cho ${effect.added.length} ngày: ${formatDays(effect.added.map((day) => day.on).sort())}`.slice(0, 400);
    case 'office-hours':
      return `Giờ làm việc từ ${formatDate(change.effectiveFrom)}: ${sessionsWords(change.sessions)}`;
  }
}

/** What to write instead. */
export function problemWords(problem: ChangeProblem): string {
  switch (problem.name) {
    case 'DuplicateDay':
      return `${formatDate(problem.on)} đã có ở trên; giữ lại một lần`;
    case 'BothOffAndWorked':
      return `${formatDate(problem.on)} vừa là ngày nghỉ vừa là ngày làm bù; chọn một`;
    case 'OtherYear':
      return `${formatDate(problem.on)} không thuộc năm ${problem.year}; nhập ngày này ở năm của nó hoặc bằng Đổi ngày`;
    case 'MakeUpNotRestDay':
      return `${formatDate(problem.on)} không phải ngày nghỉ hằng tuần nên không thể làm bù; nhập một ngày Thứ Bảy hoặc Chủ nhật`;
    case 'OffOnRestDay':
      return `${formatDate(problem.on)} vốn là ngày nghỉ hằng tuần; nhập một ngày làm việc`;
    case 'AlreadyInCalendar':
      return `${formatDate(problem.on)} đã là ngày ${DAY_KIND_WORDS[problem.kind]} trong lịch; chọn ngày khác hoặc sửa danh sách của năm`;
    case 'NotInCalendar':
      return `${formatDate(problem.on)} không còn là ngày nghỉ hay ngày làm bù; tải lại trang rồi chọn lại`;
    case 'NoDays':
      return 'Nhập ít nhất một ngày';
    case 'NoSession':
      return 'Nhập ít nhất một buổi làm việc';
    case 'SessionNotOrdered':
      return 'Giờ kết thúc phải sau giờ bắt đầu, buổi chiều phải sau buổi sáng';
    case 'NothingChanges':
      return 'Lịch đã đúng như vậy; không có gì thay đổi';
  }
}
