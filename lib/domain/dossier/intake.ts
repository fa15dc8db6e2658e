import { isAfter } from '../calendar/local-time';
import type { ClockRefusal, ExplainedDueDate, LocalTime, WorkingCalendar } from '../calendar/types';
import { ok, refuse, type Result } from '../shared/result';
import { caseChoices, checklistFor, isCaseOf, missingComponents, type AskedComponent, type ChecklistLine, type Given, type MissingComponent } from './completeness';
import { printedDueOf } from './clock';
import { isEnteredLate } from './history';
import type { Channel } from './status';
import { chooseTerm, type ChosenTerm, type VersionTerms } from './term-choice';

/** What of a version of a procedure decides an intake. */
export type IntakeVersion = VersionTerms & { readonly components: readonly AskedComponent[]; readonly channels: readonly Channel[] };

export type IntakeChoice = { readonly caseName: string | null; readonly channel: Channel };

export type DueRefusal =
  | { readonly name: 'OnlineNotAtCounter' }
  | { readonly name: 'ChannelNotOffered'; readonly offered: readonly Channel[] }
  | { readonly name: 'CaseNotChosen'; readonly cases: readonly string[] }
  | { readonly name: 'NoMatchingLimit' }
  | { readonly name: 'DueNotReckoned'; readonly why: ClockRefusal };

export type PromisedDue = { readonly chosen: ChosenTerm; readonly explained: ExplainedDueDate; readonly statutoryDue: ExplainedDueDate | null };

/**
 * The due date that a receipt would carry, and the later one of the law where the agency promises a shorter limit. Pure:
 * the counter shows it while the clerk types and the server decides with it again.
 */
export function promiseDue(version: IntakeVersion, choice: IntakeChoice, receivedAt: LocalTime, calendar: WorkingCalendar): Result<PromisedDue, DueRefusal> {
  // What comes online is submitted by the applicant and accepted by the desk: another act with another clock.
  return choice.channel === 'online' ? refuse({ name: 'OnlineNotAtCounter' }) : reckon(version, choice, receivedAt, calendar);
}

/** The due date that an online submission would have if the desk accepted it at `acceptedAt`; the limit runs from then. */
export const promiseOnline = (version: IntakeVersion, caseName: string | null, acceptedAt: LocalTime, calendar: WorkingCalendar): Result<PromisedDue, DueRefusal> =>
  reckon(version, { caseName, channel: 'online' }, acceptedAt, calendar);

function reckon(version: IntakeVersion, choice: IntakeChoice, receivedAt: LocalTime, calendar: WorkingCalendar): Result<PromisedDue, DueRefusal> {
  if (!version.channels.includes(choice.channel)) return refuse({ name: 'ChannelNotOffered', offered: version.channels });
  const choices = caseChoices(version, choice.channel);
  if (!isCaseOf(choices, choice.caseName)) return refuse({ name: 'CaseNotChosen', cases: choices.cases });
  const chosen = chooseTerm(version, choice.caseName, choice.channel);
  if (!chosen.ok) return refuse({ name: 'NoMatchingLimit' });
  const explained = printedDueOf(receivedAt, chosen.value.term, calendar);
  if (!explained.ok) return refuse({ name: 'DueNotReckoned', why: explained.refusal });
  const { statutory, source } = chosen.value;
  const legal = source === 'committed' && statutory !== null ? printedDueOf(receivedAt, statutory, calendar) : null;
  return ok({ chosen: chosen.value, explained: explained.value, statutoryDue: legal?.ok ? legal.value : null });
}

export type ReceiptTimeRefusal = { readonly name: 'ReceivedInFuture'; readonly now: LocalTime } | { readonly name: 'LateReasonMissing' };

/** May a dossier be entered now that was received then? Never before it happened; late only with a reason. */
export function checkReceiptTime(receivedAt: LocalTime, now: LocalTime, lateReason: string | null): Result<null, ReceiptTimeRefusal> {
  if (isAfter(receivedAt, now)) return refuse({ name: 'ReceivedInFuture', now });
  return isEnteredLate(receivedAt, now) && lateReason === null ? refuse({ name: 'LateReasonMissing' }) : ok(null);
}

export type CameRefusal = { readonly name: 'UnknownComponent'; readonly ordinal: number };

export type Came = { readonly lines: readonly ChecklistLine[]; readonly missing: readonly MissingComponent[] };

/** What came, against what is asked for. Refuses a component that the checklist does not have: the version has changed since. */
export function checkComponents(version: IntakeVersion, choice: IntakeChoice, given: ReadonlyMap<number, Given>): Result<Came, CameRefusal> {
  const lines = checklistFor(version.components, caseChoices(version, choice.channel), choice.caseName);
  const known = new Set(lines.map((line) => line.ordinal));
  for (const ordinal of given.keys()) if (!known.has(ordinal)) return refuse({ name: 'UnknownComponent', ordinal });
  return ok({ lines, missing: missingComponents(lines, given) });
}
