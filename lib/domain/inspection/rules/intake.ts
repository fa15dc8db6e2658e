import { isAfter } from '../../calendar/local-time';
import { dueDate } from '../../calendar/add-term';
import type { LocalTime } from '../../calendar/types';
import { handOverStanding } from '../../dossier/hand-over-due';
import { answerDueAt } from '../../dossier/queue-bounds';
import { chooseTerm } from '../../dossier/term-choice';
import { circularOn } from '../../paper/edition';
import { validityOn } from '../../procedure/version';
import { papersOf, presentedOn, type DossierFacts } from './dossier-facts';
import { dossierSubject, isInPeriod, looked, written, type InspectionRule, type Looked, type RuleScope } from './rule';

/** The dossier was taken in within the period: rules on intake look at these. */
const receivedIn = (facts: DossierFacts, scope: RuleScope): facts is DossierFacts & { readonly receivedAt: LocalTime } => facts.receivedAt !== null && isInPeriod(scope, facts.receivedAt);

/**
 * 15. No dossier is handled under a procedure that has ended or was never announced: the version under which it was taken in
 * was approved and in force on the day it was presented. A correction of the record made after the intake does not count.
 * Not known: work done without any dossier in the register.
 */
const inForce: InspectionRule = {
  id: 'kt-15', item: 15, version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.13, Đ.18.6', isBasisVerified: true, parameters: {},
  ofDossier: (facts, scope) => {
    const on = presentedOn(facts);
    if (on === null || !receivedIn(facts, scope)) return [];
    const { version, createdAt } = facts;
    const faults = [
      ...(version.state === 'approved' ? [] : ['not-announced']),
      ...(version.supersededAt !== null && !isAfter(version.supersededAt, createdAt) ? ['superseded'] : []),
      ...(validityOn(version, on) === 'in-force' ? [] : ['not-in-force']),
    ];
    return [looked(dossierSubject(facts.code), facts.handlingUnitId, faults, { procedure: version.name, receivedOn: on, validFrom: version.validFrom, validTo: version.validTo })];
  },
};

/**
 * 27. Everything is taken in at the one-stop desk, nothing in a department. Looks at the unit in which the event of intake was
 * done. What another system entered names no unit and is not looked at. Not known: papers taken by hand and entered at the desk later.
 */
const atTheDesk: InspectionRule = {
  id: 'kt-27', item: 27, version: 1, legalBasis: 'Nghị định 118/2025/NĐ-CP', isBasisVerified: false, parameters: {},
  ofDossier: (facts, scope) => {
    const start = facts.course.find(({ act }) => act === 'receive' || act === 'accept');
    if (!receivedIn(facts, scope) || !start || start.actorUnitId === null) return [];
    return [looked(dossierSubject(facts.code), start.actorUnitId, scope.units.deskIds.has(start.actorUnitId) ? [] : ['not-desk'], { receivedAt: written(facts.receivedAt), receivedUnitId: start.actorUnitId })];
  },
};

/**
 * 31. Every dossier taken in has its receipt (Mẫu 01), on the form in force that day, with nothing of the form left empty.
 * A receipt that was voided and issued anew counts as the new one. Not known: whether the paper was given into a hand.
 */
const receipt: InspectionRule = {
  id: 'kt-31', item: 31, version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.18.3; Thông tư 03/2025/TT-VPCP, Phụ lục I, Mẫu 01', isBasisVerified: true, parameters: {},
  ofDossier: (facts, scope) => {
    if (!receivedIn(facts, scope)) return [];
    const paper = papersOf(facts, 'intake-receipt').at(-1);
    const faults = paper ? [...(paper.edition === circularOn(facts.receivedAt.on) ? [] : ['wrong-form']), ...(paper.missing.length > 0 ? ['incomplete'] : [])] : ['no-paper'];
    return [looked(dossierSubject(facts.code), facts.deskUnitId, faults, { receivedAt: written(facts.receivedAt), missing: paper?.missing.join(' ') ?? null })];
  },
};

/**
 * 32. The date on the receipt is that of the announced limit by the working calendar as it was known on the day of intake:
 * limit of the version by case and channel, counted anew. Not judged by holidays announced since. Not known: a promise made
 * by word of mouth.
 */
const printedDue: InspectionRule = {
  id: 'kt-32', item: 32, version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.8.2.đ; Bộ luật Lao động 2019, Đ.111, 112', isBasisVerified: true, parameters: {},
  ofDossier: (facts, scope) => {
    if (!receivedIn(facts, scope)) return [];
    const { printedDue: printed, receivedAt } = facts;
    const chosen = chooseTerm(facts.version.content, facts.caseName, facts.channel);
    const reckoned = chosen.ok ? dueDate(receivedAt, chosen.value.term, 'none', [], facts.calendarAtIntake) : null;
    const right = reckoned?.ok ? reckoned.value.due : null;
    const fault = right === null ? 'no-limit' : printed === null ? 'no-date' : printed.on === right.on && printed.minute === right.minute ? null : isAfter(printed, right) ? 'too-late' : 'too-early';
    return [looked(dossierSubject(facts.code), facts.deskUnitId, fault === null ? [] : [fault], { receivedAt: written(receivedAt), printed: printed && written(printed), right: right && written(right) })];
  },
};

type Wait = { readonly seq: number; readonly since: LocalTime; readonly unitId: string | null; readonly answeredAt: LocalTime | null };

/** The times an online submission waited for the desk: from submission, and anew from each completion, to acceptance, refusal, Mẫu 02 or withdrawal. */
function answerWaits(facts: DossierFacts): readonly Wait[] {
  const waits: Wait[] = [];
  let open: Omit<Wait, 'answeredAt'> | null = null;
  for (const event of facts.course) {
    const unitId = event.data?.toUnitId ?? facts.heldBefore.get(event.seq) ?? null;
    if (event.act === 'submit-online' || event.act === 'receive-supplement') open = { seq: event.seq, since: event.legalAt, unitId };
    else if (open && (event.act === 'accept' || event.act === 'decline' || event.act === 'request-supplement' || event.act === 'withdraw')) {
      waits.push({ ...open, answeredAt: event.legalAt });
      open = null;
    }
    if (event.act === 'accept' || event.act === 'receive') break;
  }
  return open ? [...waits, { ...open, answeredAt: null }] : waits;
}

/**
 * 33. An online submission is answered (accepted, declined, asked to be completed) within 8 working hours, and within 8 more
 * each time it was completed. A submission that its applicant took back in time is answered. Counted from the instant of
 * submission; outside office hours it counts from the next opening. Not known: the time another portal kept it before it came.
 */
const answered: InspectionRule = {
  id: 'kt-33', item: 33, version: 1, legalBasis: 'Nghị định 45/2020/NĐ-CP; Nghị định 118/2025/NĐ-CP', isBasisVerified: false, parameters: {},
  ofDossier: (facts, scope) => (facts.channel !== 'online' || facts.state.submittedAt === null ? [] : answerWaits(facts).flatMap(({ seq, since, unitId, answeredAt }): Looked[] => {
    if (!isInPeriod(scope, since)) return [];
    const due = answerDueAt(since, scope.calendar);
    const isLate = isAfter(answeredAt ?? scope.moment, due);
    return [looked(dossierSubject(facts.code, seq === 1 ? undefined : seq), unitId, isLate ? [answeredAt ? 'late' : 'unanswered'] : [], { since: written(since), due: written(due), answeredAt: answeredAt && written(answeredAt) })];
  })),
};

/**
 * 37. A file is handed over to its department the same working day, received at 15:00 or later at the start of the next.
 * What came on a day of rest is due by the close of the next working day. A hand-over that was voided does not count, a unit
 * that fetched the file does. What the handling unit itself took in is not handed over. Not known: a paper file that stayed
 * behind when the record went.
 */
const handedOver: InspectionRule = {
  id: 'kt-37', item: 37, version: 1, legalBasis: 'Nghị định 61/2018/NĐ-CP, Đ.18; Nghị định 118/2025/NĐ-CP', isBasisVerified: false, parameters: {},
  ofDossier: (facts, scope) => {
    if (!receivedIn(facts, scope)) return [];
    const standing = handOverStanding({ receivedAt: facts.receivedAt, endedAt: facts.state.endedAt, handlingUnitId: facts.handlingUnitId, events: facts.events }, scope.moment, scope.calendar);
    if (standing.kind === 'none') return [];
    return [looked(dossierSubject(facts.code), facts.deskUnitId, standing.isLate ? [standing.kind === 'given' ? 'late' : 'not-given'] : [], {
      receivedAt: written(facts.receivedAt), due: written(standing.due), givenAt: standing.kind === 'given' ? written(standing.at) : null, lateMinutes: standing.lateMinutes,
    })];
  },
};

export const INTAKE_RULES: readonly InspectionRule[] = [inForce, atTheDesk, receipt, printedDue, answered, handedOver];
