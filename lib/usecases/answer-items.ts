import 'server-only';
import { loadCalendar, loadCalendarAt } from '@/lib/data/calendar';
import { readDossierRecords, readRuleVersions, type CalendarAt, type FactSpan } from '@/lib/data/inspection-facts';
import {
  readBooks, readChannels, readFeedbackFacts, readFiledReports, readListFacts, readLoosePapers, readRecommendationFacts, readSatisfaction, readSchedule, readUnitKinds, type FiledReport, type ScheduleRow,
} from '@/lib/data/inspection-facts-register';
import { listRevisionTimes } from '@/lib/data/report-facts';
import { addDays, type PlainDate } from '@/lib/domain/calendar/plain-date';
import type { WorkingCalendar } from '@/lib/domain/calendar/types';
import { openAnswers } from '@/lib/domain/inspection/rules/answer';
import { dossierFacts } from '@/lib/domain/inspection/rules/dossier-facts';
import { ITEM_RULES } from '@/lib/domain/inspection/rules/index';
import type { RegisterFacts, ReportFact } from '@/lib/domain/inspection/rules/register-facts';
import type { InspectionRule, ItemOutcome, ReportingPeriod, RuleParameters, RuleScope } from '@/lib/domain/inspection/rules/rule';
import { duePeriods, type DuePeriod } from '@/lib/domain/report/filing';
import { instantOf, localTimeOf } from '@/lib/platform/clock';
import { buildReport } from './build-report';

export type ItemsWanted = {
  readonly agencyId: number;
  /** Every dossier with life in it is looked at: taken in by its end and not over before it began. */
  readonly period: ReportingPeriod;
  /** What was entered later is not known. */
  readonly asOf: Date;
  /** Of these units, each with an answer to every rule; empty: of all in which something was found to look at. */
  readonly unitIds: readonly string[];
  readonly rules?: readonly InspectionRule[];
  readonly parameters?: Readonly<Record<string, RuleParameters>>;
  /** The inspection that asks: its own recommendations are not those of a former one. */
  readonly inspectionId?: string | null;
};

const LAST_MINUTE = 24 * 60 - 1;

function spanOf({ period, asOf }: ItemsWanted): FactSpan {
  const until = instantOf({ on: addDays(period.to, 1), minute: 0 });
  return { from: instantOf({ on: period.from, minute: 0 }), until, asOf, known: asOf < until ? asOf : new Date(until.getTime() - 1) };
}

/** Every calendar that was in force up to an instant, read once: rules judge each dossier by that of its own day. */
async function calendarsUntil(agencyId: number, asOf: Date): Promise<CalendarAt> {
  const revisions = await listRevisionTimes(agencyId);
  if (revisions.length === 0) {
    const only = await loadCalendar(agencyId);
    return () => only;
  }
  const known = revisions.filter(({ createdAt }, index) => index === 0 || createdAt <= asOf);
  const calendars: { readonly from: number; readonly calendar: WorkingCalendar }[] = [];
  for (const { version, createdAt } of known) calendars.push({ from: createdAt.getTime(), calendar: await loadCalendarAt(agencyId, version) });
  const [first] = calendars;
  if (!first) throw new Error('no calendar');
  // What is older than the first revision was entered under it.
  return (epochMs) => (calendars.findLast(({ from }) => from <= epochMs) ?? first).calendar;
}

/** The periods that had to be reported in the span, of all its years. */
function dueInPeriod(schedule: readonly ScheduleRow[], { from, to }: ReportingPeriod): readonly DuePeriod[] {
  const found = new Map<string, DuePeriod>();
  for (let day: PlainDate = to; ; day = addDays(day, -366)) {
    for (const due of duePeriods(schedule, day)) if (due.dueOn >= from && due.dueOn <= to) found.set(`${due.kind} ${due.period.from} ${due.period.to}`, due);
    if (day < from) return [...found.values()];
  }
}

/** The filings of the periods that were due, each beside what the register says of that period as of the filing. */
async function reportFacts(wanted: ItemsWanted, span: FactSpan, withRecount: boolean): Promise<ReportFact[]> {
  const due = dueInPeriod(await readSchedule(wanted.agencyId), wanted.period);
  const filed: readonly FiledReport[] = due.length === 0 ? [] : await readFiledReports(wanted.agencyId, span, due.reduce((first, { period }) => (period.to < first ? period.to : first), wanted.period.to), wanted.period.to);
  const facts: ReportFact[] = [];
  for (const { kind, period, dueOn } of due) {
    const filing = filed.find(({ from, to }) => from === period.from && to === period.to) ?? null;
    const recounted = filing && withRecount ? (await buildReport({ agencyId: wanted.agencyId, period, asOf: filing.asOf, now: wanted.asOf })).total : null;
    facts.push({ kind, from: period.from, to: period.to, dueOn, filing: filing && { state: filing.state, submittedOn: filing.submittedOn, total: filing.content.total, before: filing.content.before, recounted } });
  }
  return facts;
}

async function registerFacts(wanted: ItemsWanted, span: FactSpan, rules: readonly InspectionRule[]): Promise<RegisterFacts> {
  const { agencyId, period } = wanted;
  const asks = (...items: number[]) => rules.some(({ item }) => items.includes(item));
  const [list, recommendations, loosePapers, feedback, satisfaction, books, channels, reports] = await Promise.all([
    readListFacts(agencyId),
    asks(7) ? readRecommendationFacts(agencyId, wanted.inspectionId ?? null) : [],
    asks(34, 36) ? readLoosePapers(agencyId, span) : [],
    asks(56) ? readFeedbackFacts(agencyId, span) : [],
    asks(58) ? readSatisfaction(agencyId, span) : [],
    asks(51) ? readBooks(agencyId, span, period) : [],
    asks(29) ? readChannels(agencyId, span) : [],
    asks(40, 62) ? reportFacts(wanted, span, asks(62)) : [],
  ]);
  return { ...list, recommendations, loosePapers, feedback, satisfaction, books, channels, reports };
}

/**
 * Answers the items of the checklist that answer themselves, over all dossiers, postings, versions and papers of a period:
 * for each rule and unit the population, the rows that break it and the verdict. Reads only; sealing is for whoever asked.
 */
export async function answerItems(wanted: ItemsWanted): Promise<readonly ItemOutcome[]> {
  const { agencyId, period, asOf, unitIds, rules = ITEM_RULES, parameters = {} } = wanted;
  const span = spanOf(wanted);
  const [calendarAt, units] = await Promise.all([calendarsUntil(agencyId, asOf), readUnitKinds(agencyId)]);
  const scope: RuleScope = { period, units, calendar: calendarAt(asOf.getTime()), moment: asOf < span.until ? localTimeOf(asOf) : { on: period.to, minute: LAST_MINUTE } };
  const answering = openAnswers(rules, scope, parameters);
  if (rules.some(({ ofDossier }) => ofDossier)) {
    const versions = await readRuleVersions(agencyId);
    for await (const records of readDossierRecords({ agencyId, span, versions, calendarAt })) {
      for (const record of records) {
        const facts = dossierFacts(record, scope);
        if (facts) answering.takeDossier(facts);
      }
    }
  }
  if (rules.some(({ ofRegister }) => ofRegister)) answering.takeRegister(await registerFacts(wanted, span, rules));
  const asked = new Set(unitIds);
  return answering.outcomes(unitIds).filter(({ unitId }) => asked.size === 0 || (unitId !== null && asked.has(unitId)));
}
