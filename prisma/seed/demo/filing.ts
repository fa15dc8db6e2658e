import { dueDate } from '@/lib/domain/calendar/add-term';
import type { ClockPause, LocalTime, StatutoryTerm, TermUnit, WorkingCalendar } from '@/lib/domain/calendar/types';
import { nextWorkingInstant, officeHoursOn, officeMinutesBetween, openingOn } from '@/lib/domain/calendar/working-calendar';
import { isBefore } from '@/lib/domain/calendar/local-time';
import { endStanding } from '@/lib/domain/dossier/standing';
import type { Channel } from '@/lib/domain/dossier/status';
import { chooseTerm } from '@/lib/domain/dossier/term-choice';
import { casesOf, termOf } from '@/lib/domain/procedure/content';
import type { StoryTerm } from '@/tests/builders/a-dossier';
import type { SampleVersion } from '@/tests/builders/a-procedure-version';
import type { Random } from '@/tests/builders/random';
import { afterOfficeMinutes } from '@/tests/builders/work-clock';

/** What is filed and how: it decides the limit. */
export type Filing = { readonly version: SampleVersion; readonly channel: Channel; readonly caseName: string | null; readonly term: StoryTerm };

/** The limit of a filing, chosen as the counter chooses it; null when a case is missing. For "same day" the stored value says nothing. */
export function termFor(version: SampleVersion, channel: Channel, caseName: string | null): StoryTerm | null {
  const chosen = chooseTerm(version.content, caseName, channel);
  if (!chosen.ok) return null;
  const flat = (term: StatutoryTerm) => ({ unit: term.unit, value: term.unit === 'same-day' ? 1 : term.value });
  return { ...flat(chosen.value.term), source: chosen.value.source, statutory: flat(chosen.value.statutory ?? chosen.value.term) };
}

/** A case that the channel allows. */
function caseFor(version: SampleVersion, channel: Channel, random: Random): string | null {
  const limits = version.content.timeLimits.filter((limit) => limit.channel === null || limit.channel === channel);
  if (limits.some((limit) => limit.caseName !== null)) return limits.length > 0 ? random.pick(limits).caseName : null;
  const cases = casesOf(version.content).filter((name) => !version.content.timeLimits.some((limit) => limit.caseName === name));
  return cases.length > 0 && random.chance(0.7) ? random.pick(cases) : null;
}

const CHANNEL_WEIGHTS: Record<Channel, number> = { 'in-person': 6, online: 3, postal: 1 };

/** A filing under a version, as people file: mostly at the counter, often online, sometimes by post. */
export function fileUnder(version: SampleVersion, random: Random, wanted?: Channel): Filing {
  const channels = version.content.channels.map((item) => ({ item, weight: CHANNEL_WEIGHTS[item] }));
  const channel = wanted && version.content.channels.includes(wanted) ? wanted : random.weighted(channels);
  const caseName = caseFor(version, channel, random);
  const term = termFor(version, channel, caseName);
  if (!term) throw new Error(`Không có thời hạn cho ${channel}, ${caseName ?? 'không chia trường hợp'}`);
  return { version, channel, caseName, term };
}

export function dueOf(filing: Filing, receivedAt: LocalTime, pauses: readonly ClockPause[], calendar: WorkingCalendar): LocalTime {
  const found = dueDate(receivedAt, termOf(filing.term), filing.version.pauseRule, pauses, calendar);
  if (!found.ok) throw new Error(`Không tính được hạn: ${found.refusal.name}`);
  return found.value.due;
}

/** The opening of the day, or for hours of the session, in which a limit ends: before it is early. */
function onTimeFrom(due: LocalTime, unit: TermUnit, calendar: WorkingCalendar): LocalTime {
  const session = unit === 'working-hour' ? officeHoursOn(due.on, calendar).find(({ from, to }) => from < due.minute && due.minute <= to) : undefined;
  return { on: due.on, minute: session?.from ?? openingOn(due.on, calendar) };
}

export type EndWanted = { readonly start: LocalTime; readonly due: LocalTime; readonly unit: TermUnit; readonly standing: 'early' | 'on-time'; readonly notAfter?: LocalTime };

/** A moment of office time, not before `start`, at which ending gives that standing; null when there is none. */
export function endMoment({ start, due, unit, standing, notAfter }: EndWanted, random: Random, calendar: WorkingCalendar): LocalTime | null {
  const border = onTimeFrom(due, unit, calendar);
  const from = nextWorkingInstant(standing === 'on-time' && isBefore(start, border) ? border : start, calendar);
  const bound = standing === 'early' ? border : due;
  const until = notAfter && isBefore(notAfter, bound) ? notAfter : bound;
  const room = officeMinutesBetween(from, until, calendar);
  if (room < 20) return null;
  const at = afterOfficeMinutes(from, room * (standing === 'early' ? 0.35 + 0.6 * random.next() : 0.1 + 0.8 * random.next()), calendar);
  return endStanding(at, due, unit, calendar) === standing && !(notAfter && isBefore(notAfter, at)) ? at : null;
}
