import { instantOfLocalTime } from '@/lib/domain/calendar/local-time';
import { addDays, parsePlainDate } from '@/lib/domain/calendar/plain-date';

export type AskedAsOf = { readonly at: Date; readonly date: string; readonly time: string };

/** A date as an as-of includes that whole day, a time its whole minute; neither reaches beyond now. `luc` is 10:24. */
export function asOfInstant(dateText: string, timeText: string, instant: Date): AskedAsOf {
  const [day = '', inline = ''] = dateText.split('T');
  const on = parsePlainDate(day);
  if (!on) return { at: instant, date: '', time: '' };
  const match = /^(\d{1,2})[:hg](\d{2})$/.exec((timeText || inline).trim());
  const minute = match && Number(match[1]) < 24 && Number(match[2]) < 60 ? Number(match[1]) * 60 + Number(match[2]) : null;
  const end = minute === null ? instantOfLocalTime({ on: addDays(on, 1), minute: 0 }) - 1 : instantOfLocalTime({ on, minute }) + 59_999;
  return { at: new Date(Math.min(end, instant.getTime())), date: on, time: minute === null ? '' : `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}` };
}
