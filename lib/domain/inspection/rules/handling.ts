import { isAfter } from '../../calendar/local-time';
import { workingDaysBetween } from '../../calendar/working-calendar';
import { routingLegs } from '../../dossier/routing';
import { circularOn, editionFor } from '../../paper/edition';
import { paperOfEvent, type DossierFacts, type RuleEvent } from './dossier-facts';
import { dossierSubject, isInPeriod, looked, written, type InspectionRule, type Looked } from './rule';

const isBlank = (text: string | null | undefined): boolean => text === null || text === undefined || text.trim() === '';
const actedIn = (facts: DossierFacts, event: RuleEvent): string | null => event.actorUnitId ?? facts.heldBefore.get(event.seq) ?? facts.handlingUnitId;

/** Between giving and taking a file these may happen without anybody having taken it. */
const BESIDE: ReadonlySet<RuleEvent['act']> = new Set(['remind', 'correct', 'correct-receipt', 'apologise', 'consult-reply', 'record-payment', 'withdraw']);

/**
 * 38. The routing sheet (Mẫu 06) is made of the hand-overs: each names who gave, who took and when. A file that was worked on
 * or passed on by a unit that never took it over has no time of receipt; one that waits has none either once it has waited
 * longer than `waitWorkingDays`. Not known: signatures on paper.
 */
const routed: InspectionRule = {
  id: 'kt-38', item: 38, version: 1, legalBasis: 'Thông tư 03/2025/TT-VPCP, Phụ lục I, Mẫu 06', isBasisVerified: true, parameters: { waitWorkingDays: 1 },
  ofDossier: (facts, scope, { waitWorkingDays = 1 }) => facts.course.flatMap((event, index): Looked[] => {
    if (event.act !== 'hand-over' || !isInPeriod(scope, event.legalAt)) return [];
    const next = facts.course.slice(index + 1).find(({ act }) => !BESIDE.has(act));
    const taken = next && (next.act === 'take-over' || next.act === 'assign') ? next : null;
    const hasGiver = event.actorId !== null || !isBlank(event.words.client);
    const isWaiting = next === undefined && facts.state.endedAt === null;
    const notTaken = taken === null && (isWaiting ? workingDaysBetween(event.legalAt.on, scope.moment.on, scope.calendar) > waitWorkingDays : next !== undefined);
    const hasTaker = taken === null || (taken.data?.toStaffId ?? taken.actorId) !== null || !isBlank(taken.words.client);
    const faults = [...(hasGiver ? [] : ['no-giver']), ...(notTaken ? ['not-taken'] : []), ...(hasTaker ? [] : ['no-taker'])];
    const unitId = hasGiver ? (event.data?.toUnitId ?? actedIn(facts, event)) : actedIn(facts, event);
    return [looked(dossierSubject(facts.code, event.seq), unitId, faults, { givenAt: written(event.legalAt), takenAt: taken && written(taken.legalAt) })];
  }),
};

/**
 * 41. No step of the internal workflow takes longer than its share of the limit. A leg of the way of the file, from the
 * moment it came to the moment it went on, waits that stop the clock left out; a leg that is going on is late from its due
 * minute. Legs for which the workflow of the version names no step are not looked at. Not known: work inside one room.
 */
const stepsInTime: InspectionRule = {
  id: 'kt-41', item: 41, version: 1, legalBasis: 'Quy trình nội bộ', isBasisVerified: true, parameters: {},
  ofDossier: (facts, scope) => {
    const { workflow } = facts.version.content;
    if (facts.receivedAt === null || workflow.length === 0) return [];
    return routingLegs({ events: facts.course, pauses: facts.state.pauses, pauseRule: facts.pauseRule, workflow }, facts.calendarJudged, scope.moment).flatMap((leg, index): Looked[] => {
      const { dueAt, givenAt, step } = leg;
      if (dueAt === null || step === null || !isInPeriod(scope, givenAt ?? scope.moment)) return [];
      return [looked(dossierSubject(facts.code, index + 1), leg.from.unitId, isAfter(givenAt ?? scope.moment, dueAt) ? [givenAt ? 'late' : 'going-on'] : [], {
        step: workflow[step]?.step ?? null, since: written(leg.since), due: written(dueAt), givenAt: givenAt && written(givenAt),
      })];
    });
  },
};

/**
 * 46. An opinion is asked of a named agency with a date until which it answers, and what does not come is followed up: a
 * reply that is overdue breaks the rule unless a reminder was recorded after that date. Not known: whether a letter went out
 * and its number, unless it was attached.
 */
const consulted: InspectionRule = {
  id: 'kt-46', item: 46, version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.18.7; Nghị định 118/2025/NĐ-CP', isBasisVerified: false, parameters: {},
  ofDossier: (facts, scope) => {
    const asked = facts.course.filter(({ act }) => act === 'consult');
    const unanswered = [...asked];
    const replies = new Map<number, RuleEvent>();
    for (const reply of facts.course.filter(({ act }) => act === 'consult-reply')) {
      const at = Math.max(0, unanswered.findIndex(({ seq }) => seq === reply.data?.consultSeq));
      const [of] = unanswered.splice(at, 1);
      if (of) replies.set(of.seq, reply);
    }
    return asked.filter(({ legalAt }) => isInPeriod(scope, legalAt)).map((event) => {
      const replyBy = event.data?.replyBy ?? null;
      const answeredAt = replies.get(event.seq)?.legalAt ?? facts.state.endedAt;
      const isOverdue = replyBy !== null && isAfter(answeredAt ?? scope.moment, replyBy);
      const wasReminded = replyBy !== null && facts.course.some(({ act, legalAt }) => act === 'remind' && isAfter(legalAt, replyBy));
      const faults = [...(isBlank(event.words.askedOf) && !event.data?.toUnitId ? ['no-addressee'] : []), ...(replyBy === null ? ['no-reply-by'] : []), ...(isOverdue && !wasReminded ? ['not-followed-up'] : [])];
      return looked(dossierSubject(facts.code, event.seq), actedIn(facts, event), faults, { askedAt: written(event.legalAt), askedOf: event.words.askedOf ?? null, replyBy: replyBy && written(replyBy), answeredAt: answeredAt && written(answeredAt) });
    });
  },
};

/**
 * 47. Who does not meet the conditions gets the dossier back with a notice that gives the reason, in time. Looks at results of
 * the kind refusal: a reason written down, a notice (its number or its file), and the end not after the due instant. Not
 * known: whether the reason is a good one.
 */
const refused: InspectionRule = {
  id: 'kt-47', item: 47, version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.18.5', isBasisVerified: true, parameters: {},
  ofDossier: (facts, scope) => facts.course.filter(({ act, data, legalAt }) => act === 'finish' && data?.resultKind === 'refused' && isInPeriod(scope, legalAt)).map((event) => {
    const faults = [...(isBlank(event.reason) ? ['no-reason'] : []), ...(isBlank(event.words.result) && facts.digitised.result === null ? ['no-notice'] : []), ...(facts.isLate ? ['late'] : [])];
    return looked(dossierSubject(facts.code), facts.handlingUnitId, faults, { endedAt: written(event.legalAt), due: facts.originalDue && written(facts.originalDue) });
  }),
};

/**
 * 48. Who stops a dossier issues the notice of stopping (Mẫu 05) with reason and legal basis. Before 15/9/2025 no circular
 * set a form for it: then reason and basis are asked for, and no paper. Not known: whether the basis bears it.
 */
const stopped: InspectionRule = {
  id: 'kt-48', item: 48, version: 1, legalBasis: 'Thông tư 03/2025/TT-VPCP, Phụ lục I, Mẫu 05', isBasisVerified: true, parameters: {},
  ofDossier: (facts, scope) => facts.course.filter(({ act, legalAt }) => act === 'stop' && isInPeriod(scope, legalAt)).map((event) => {
    const on = facts.receivedAt?.on ?? facts.createdAt.on;
    const paper = paperOfEvent(facts, event, 'stop-notice');
    const asksForm = editionFor('stop-notice', on) !== null;
    const faults = [...(asksForm && paper === null ? ['no-paper'] : paper !== null && paper.edition !== circularOn(on) ? ['wrong-form'] : []), ...(isBlank(event.reason) ? ['no-reason'] : []), ...(isBlank(event.words.legalBasis) ? ['no-basis'] : [])];
    return looked(dossierSubject(facts.code), actedIn(facts, event), faults, { stoppedAt: written(event.legalAt) });
  }),
};

/**
 * 49. The record says what is so. Finished before the result was signed (the date of its paper or of its electronic signature
 * lies after the end); updated more than `graceWorkingDays` after signing or after the end; signed and still open; events that
 * no act could have made; a status that its own events deny. What was entered from an older register as a whole is not called
 * late. Not known: a result that nobody has dated and nobody has signed electronically.
 */
const truthful: InspectionRule = {
  id: 'kt-49', item: 49, version: 1, legalBasis: 'Nghị định 118/2025/NĐ-CP', isBasisVerified: false, parameters: { graceWorkingDays: 1 },
  ofDossier: (facts, scope, { graceWorkingDays = 1 }) => {
    const { state, calendarJudged: calendar } = facts;
    const finish = facts.course.findLast(({ act }) => act === 'finish') ?? null;
    const isOpenSigned = finish === null && state.endedAt === null && state.signedAt !== null && state.awaitingSignatureSince === null;
    const isTold = isInPeriod(scope, finish?.legalAt ?? null) || (isOpenSigned && isInPeriod(scope, state.signedAt));
    const differs = facts.isCurrent && facts.status !== state.status;
    if (!isTold && !differs && facts.illegal.length === 0) return [];
    const isLater = (from: { on: typeof scope.moment.on }, to: { on: typeof scope.moment.on }) => workingDaysBetween(from.on, to.on, calendar) > graceWorkingDays;
    const signedOn = finish?.words.resultOn ?? facts.resultSignedAt?.on ?? null;
    const isFromOldBook = finish !== null && isAfter(facts.createdAt, finish.legalAt);
    const faults = [
      ...(isTold && finish && signedOn !== null && signedOn > finish.legalAt.on ? ['finished-before-signed'] : []),
      ...(isTold && finish && !isFromOldBook && signedOn !== null && isLater({ on: signedOn }, finish.legalAt) ? ['updated-late'] : []),
      ...(isTold && finish && !isFromOldBook && isLater(finish.legalAt, finish.enteredAt) ? ['entered-late'] : []),
      ...(isTold && isOpenSigned && state.signedAt && isLater(state.signedAt, scope.moment) ? ['signed-not-finished'] : []),
      ...(facts.illegal.length > 0 ? ['illegal-event'] : []),
      ...(differs ? ['status-differs'] : []),
    ];
    return [looked(dossierSubject(facts.code), finish ? facts.handlingUnitId : (state.holdingUnitId ?? facts.handlingUnitId), faults, {
      finishedAt: finish && written(finish.legalAt), enteredAt: finish && written(finish.enteredAt), signedOn: signedOn ?? state.signedAt?.on ?? null, status: facts.status, told: state.status, illegal: facts.illegal.map(({ act }) => act).join(' ') || null,
    })];
  },
};

export const HANDLING_RULES: readonly InspectionRule[] = [routed, stepsInTime, consulted, refused, stopped, truthful];
