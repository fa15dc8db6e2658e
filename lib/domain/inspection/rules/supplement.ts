import { isAfter, isBefore } from '../../calendar/local-time';
import { stopsTheClock } from '../../calendar/merge-pauses';
import type { PauseCause } from '../../calendar/types';
import { officeMinutesBetween } from '../../calendar/working-calendar';
import { SUPPLEMENT_ASKS_ALLOWED } from '../../dossier/acts';
import { readClock } from '../../dossier/clock';
import { circularOn } from '../../paper/edition';
import { paperOfEvent, presentedOn, type DossierFacts, type RuleEvent } from './dossier-facts';
import { dossierSubject, isInPeriod, looked, written, type InspectionRule, type Looked, type RuleScope } from './rule';

const isBlank = (text: string | null | undefined): boolean => text === null || text === undefined || text.trim() === '';
const MINUTES_IN_WORKING_DAY = 480;

/** Who asked: the unit in which the act was done, else the one that had the file. */
const askedBy = (facts: DossierFacts, event: RuleEvent): string | null => event.actorUnitId ?? facts.heldBefore.get(event.seq) ?? facts.handlingUnitId;
/** When a dossier had been taken in: what is asked before belongs to the answer to an online submission. */
const isAfterIntake = (facts: DossierFacts, event: RuleEvent): boolean => facts.receivedAt !== null && facts.course.some(({ act, seq }) => (act === 'receive' || act === 'accept') && seq < event.seq);
const asksOf = (facts: DossierFacts): readonly RuleEvent[] => facts.course.filter(({ act }) => act === 'request-supplement');
const isRightForm = (facts: DossierFacts, edition: string): boolean => edition === circularOn(presentedOn(facts) ?? facts.createdAt.on);
const itemKey = (item: string): string => item.trim().toLowerCase();

/**
 * 34. Who is asked to complete a dossier is given a Mẫu 02 with every item and the reason, all at once. Looks at each request
 * of the period, those given at the counter without a dossier too. `new-items`: a later request asks for something that an
 * earlier one, after intake, did not name; naming it otherwise looks the same. Not known: what was asked for on the telephone.
 */
const askedOnPaper: InspectionRule = {
  id: 'kt-34', item: 34, version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.18.5, Đ.20.4; Mẫu 02', isBasisVerified: true, parameters: {},
  ofDossier: (facts, scope) => {
    const named = new Set<string>();
    return asksOf(facts).flatMap((event): Looked[] => {
      const items = event.words.items ?? [];
      const isFurther = isAfterIntake(facts, event) && named.size > 0 && items.some((item) => !named.has(itemKey(item)));
      if (isAfterIntake(facts, event)) for (const item of items) named.add(itemKey(item));
      if (!isInPeriod(scope, event.legalAt)) return [];
      const paper = paperOfEvent(facts, event, 'supplement-request');
      const faults = [
        ...(paper === null ? ['no-paper'] : isRightForm(facts, paper.edition) ? [] : ['wrong-form']),
        ...(items.length === 0 ? ['no-items'] : []), ...(isBlank(event.reason) ? ['no-reason'] : []), ...(isFurther ? ['new-items'] : []),
      ];
      return [looked(dossierSubject(facts.code, event.seq), askedBy(facts, event), faults, { askedAt: written(event.legalAt) })];
    });
  },
  ofRegister: ({ loosePapers }, scope) => loosePapers.filter(({ kind, issuedOn }) => kind === 'supplement-request' && isInPeriod(scope, { on: issuedOn })).map((paper) => looked(
    `paper:${paper.id}`, scope.units.deskId, [...(paper.edition === circularOn(paper.issuedOn) ? [] : ['wrong-form']), ...paper.missing.map((field) => `no-${field}`)], { ordinal: paper.ordinal, askedAt: paper.issuedOn },
  )),
};

/**
 * 35. Nobody is made to come more than twice with one case. Looks at dossiers asked after intake; the third request and each
 * after it break the rule in the period in which they were made. Requests before the acceptance of an online submission are
 * not counted. Not known: visits that left no request.
 */
const notTooOften: InspectionRule = {
  id: 'kt-35', item: 35, version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.20.4', isBasisVerified: true, parameters: { most: SUPPLEMENT_ASKS_ALLOWED },
  ofDossier: (facts, scope, { most = SUPPLEMENT_ASKS_ALLOWED }) => {
    const asks = asksOf(facts).filter((event) => isAfterIntake(facts, event));
    const last = asks.at(-1);
    if (!last || !isInPeriod(scope, last.legalAt)) return [];
    return [looked(dossierSubject(facts.code), askedBy(facts, last), asks.length > most ? ['too-often'] : [], { asks: asks.length, lastAt: written(last.legalAt) })];
  },
};

/**
 * 36. Who is turned away gets a Mẫu 03 with the reason and the legal basis: each refusal of an online submission, and each
 * refusal given at the counter. Whether the reason is a good one in law is for the inspector to say. Not known: people sent
 * away without any paper.
 */
const declined: InspectionRule = {
  id: 'kt-36', item: 36, version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.18.5; Mẫu 03', isBasisVerified: true, parameters: {},
  ofDossier: (facts, scope) => facts.course.filter(({ act, legalAt }) => act === 'decline' && isInPeriod(scope, legalAt)).map((event) => {
    const paper = paperOfEvent(facts, event, 'intake-refusal');
    const faults = [...(paper === null ? ['no-paper'] : isRightForm(facts, paper.edition) ? [] : ['wrong-form']), ...(isBlank(event.reason) ? ['no-reason'] : []), ...(isBlank(event.words.legalBasis) ? ['no-basis'] : [])];
    return looked(dossierSubject(facts.code), askedBy(facts, event), faults, { declinedAt: written(event.legalAt) });
  }),
  ofRegister: ({ loosePapers }, scope) => loosePapers.filter(({ kind, issuedOn }) => kind === 'intake-refusal' && isInPeriod(scope, { on: issuedOn })).map((paper) => looked(
    `paper:${paper.id}`, scope.units.deskId, [...(paper.edition === circularOn(paper.issuedOn) ? [] : ['wrong-form']), ...paper.missing.map((field) => `no-${field}`)], { ordinal: paper.ordinal, declinedAt: paper.issuedOn },
  )),
};

const CAUSE_OF: Partial<Record<RuleEvent['act'], PauseCause>> = { 'request-supplement': 'supplement', 'request-payment': 'financial-duty' };

/** The events after intake with which the clock stood still, each with what was waited for. */
function pausesOf(facts: DossierFacts, scope: RuleScope): readonly { readonly event: RuleEvent; readonly cause: PauseCause }[] {
  return facts.course.flatMap((event) => {
    const cause = CAUSE_OF[event.act];
    return cause && isInPeriod(scope, event.legalAt) && isAfterIntake(facts, event) && stopsTheClock(cause, facts.pauseRule) ? [{ event, cause }] : [];
  });
}

/**
 * 44. The clock stands still only for a supplement or a financial duty, with a paper, a reason and a date until which it is
 * waited. A request under a procedure whose clock does not stop is no pause. Not known: whether a special law allows the wait.
 */
const pauseGrounded: InspectionRule = {
  id: 'kt-44', item: 44, version: 1, legalBasis: 'Quy định chuyên ngành; quy trình nội bộ', isBasisVerified: true, parameters: {},
  ofDossier: (facts, scope) => pausesOf(facts, scope).map(({ event, cause }) => {
    const faults = [
      ...(paperOfEvent(facts, event, cause === 'supplement' ? 'supplement-request' : 'payment-request') === null ? ['no-paper'] : []),
      ...(isBlank(event.reason) && cause === 'supplement' ? ['no-reason'] : []),
      ...(cause === 'financial-duty' && !(event.words.amountVnd && event.words.amountVnd > 0) ? ['no-amount'] : []),
      ...(event.data?.replyBy ? [] : ['no-reply-by']),
    ];
    return looked(dossierSubject(facts.code, event.seq), askedBy(facts, event), faults, { cause, pausedAt: written(event.legalAt) });
  }),
};

/**
 * 45. No pause is made to escape a date: asked for after the due instant, or with no more left than `lastPercent` of the
 * limit and no more than `lastWorkingDays` working days. What was left is counted in office minutes at the moment of asking,
 * earlier waits given back. Not known: why; a late discovery may be a good reason, which the inspector hears.
 */
const notToEscape: InspectionRule = {
  id: 'kt-45', item: 45, version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.12.3', isBasisVerified: true, parameters: { lastPercent: 20, lastWorkingDays: 2 },
  ofDossier: (facts, scope, { lastPercent = 20, lastWorkingDays = 2 }) => pausesOf(facts, scope).flatMap(({ event, cause }): Looked[] => {
    const pauses = facts.state.pauses.filter(({ from, to }) => isBefore(from, event.legalAt) && to !== null && !isAfter(to, event.legalAt));
    const reading = readClock({ receivedAt: facts.receivedAt, endedAt: null, pauses }, facts, facts.calendarJudged, event.legalAt);
    if (!reading.ok) return [];
    const { originalDue: due, countedFrom } = reading.value;
    const whole = officeMinutesBetween(countedFrom, due, scope.calendar);
    const left = officeMinutesBetween(event.legalAt, due, scope.calendar);
    const isClose = left * 100 <= whole * lastPercent && left <= lastWorkingDays * MINUTES_IN_WORKING_DAY;
    const faults = isAfter(event.legalAt, due) ? ['after-due'] : isClose ? ['close-to-due'] : [];
    return [looked(dossierSubject(facts.code, event.seq), askedBy(facts, event), faults, { cause, askedAt: written(event.legalAt), due: written(due), minutesLeft: left })];
  }),
};

export const SUPPLEMENT_RULES: readonly InspectionRule[] = [askedOnPaper, notTooOften, declined, pauseGrounded, notToEscape];
