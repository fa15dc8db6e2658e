import type { EventFact } from '@/lib/domain/dossier/fold';
import type { LocalTime, PauseRule, StatutoryTerm } from '@/lib/domain/calendar/types';
import { naiveDeadline, type NaiveCalendar, type NaivePause, type NaiveUnit } from './naive-deadline';

/**
 * Biểu II.06a a second time, from the sentences of the rules, sharing nothing with the fold, the clock or the tally: it
 * reads the list of events by hand and counts. Slow and plain on purpose.
 */
export type NaiveDossier = { readonly channel: string; readonly term: StatutoryTerm; readonly pauseRule: PauseRule; readonly events: readonly EventFact[] };

const UNITS: Record<StatutoryTerm['unit'], NaiveUnit> = { 'working-day': 'workingDay', 'calendar-day': 'day', 'working-hour': 'workingHour', 'same-day': 'sameDay' };
const pad = (value: number) => String(value).padStart(2, '0');
const text = ({ on, minute }: LocalTime): string => `${on}T${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;

function live(dossier: NaiveDossier, lastDay: string, asOf: string): EventFact[] {
  const known = dossier.events.filter((event) => text(event.enteredAt) <= asOf && (event.legalAt.on <= lastDay || event.act === 'correct'));
  const voided = new Set<number>();
  for (const event of [...known].reverse()) if (event.act === 'correct' && !voided.has(event.seq) && event.voidsSeq) voided.add(event.voidsSeq);
  return known.filter((event) => event.act !== 'correct' && !voided.has(event.seq));
}

/** The columns in which one dossier is counted, all of them, sums included. */
export function naiveColumns(dossier: NaiveDossier, period: { readonly from: string; readonly to: string }, asOf: string, calendar: NaiveCalendar): string[] {
  const events = live(dossier, period.to, asOf);
  const received = events.find(({ act }) => act === 'receive' || act === 'accept')?.legalAt;
  if (!received || received.on > period.to) return [];
  const ended = events.find(({ act }) => act === 'finish' || act === 'withdraw' || act === 'stop');
  if (ended && ended.legalAt.on < period.from) return [];
  const pauses: NaivePause[] = [];
  let open: { from: string; cause: NaivePause['cause'] } | null = null;
  for (const { act, legalAt } of events.slice(events.findIndex((event) => event.act === 'receive' || event.act === 'accept'))) {
    if (act === 'request-supplement') open = { from: text(legalAt), cause: 'supplement' };
    else if (act === 'request-payment') open = { from: text(legalAt), cause: 'financial-duty' };
    else if (open && (act === 'receive-supplement' || act === 'record-payment' || act === 'finish' || act === 'withdraw' || act === 'stop')) {
      pauses.push({ ...open, to: text(legalAt) });
      open = null;
    }
  }
  const due = naiveDeadline({ received: text(received), unit: UNITS[dossier.term.unit], value: dossier.term.unit === 'same-day' ? 1 : dossier.term.value, pauseRule: dossier.pauseRule, pauses }, calendar)?.due;
  if (!due) throw new Error('the naive clock refused');
  const columns = ['c3', received.on < period.from ? 'c6' : dossier.channel === 'online' ? 'c4' : 'c5'];
  if (ended) {
    const at = text(ended.legalAt);
    const dueDate = due.slice(0, 10);
    const dueMinute = Number(due.slice(11, 13)) * 60 + Number(due.slice(14));
    const session = calendar.sessionsOn(dueDate).find(([opens, closes]) => opens < dueMinute && dueMinute <= closes);
    const isEarly = ended.legalAt.on < dueDate || (dossier.term.unit === 'working-hour' && session !== undefined && at < `${dueDate}T${pad(Math.floor(session[0] / 60))}:${pad(session[0] % 60)}`);
    columns.push('c7', at > due ? 'c10' : isEarly ? 'c8' : 'c9');
    if (ended.act === 'withdraw') columns.push('withdrawn');
    if (ended.act === 'stop') columns.push('stopped');
    if (ended.act === 'finish' && ended.data?.resultKind === 'refused') columns.push('refused');
    if (ended.act === 'finish' && !events.some(({ act }) => act === 'return-result')) columns.push('readyNotCollected');
    return columns;
  }
  const pause = open && (open.cause === 'financial-duty' || dossier.pauseRule !== 'none') ? open : null;
  const isLate = pause ? due < pause.from : due.slice(0, 10) <= period.to;
  columns.push('c11', isLate ? 'c13' : 'c12');
  if (pause) columns.push(pause.cause === 'supplement' ? 'awaitingSupplement' : 'awaitingPayment');
  return columns;
}
