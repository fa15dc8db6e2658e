import type { ClockPause, LocalTime, WorkingCalendar } from '@/lib/domain/calendar/types';
import { isBefore } from '@/lib/domain/calendar/local-time';
import { officeMinutesBetween } from '@/lib/domain/calendar/working-calendar';
import type { Person, StoryStep } from '@/tests/builders/a-dossier';
import type { Random } from '@/tests/builders/random';
import { afterOfficeMinutes } from '@/tests/builders/work-clock';
import type { Cast } from './cast';
import type { Filing } from './filing';
import { APOLOGY_REASONS, CORRECTION_REASONS, DECLINE_REASONS, LEGAL_BASES, LEGAL_BASES_2017, REFUSAL_REASONS, STOP_REASONS, SUPPLEMENT_REASONS, WITHDRAW_REASONS } from './words';

/** How far the work on an open dossier has come. */
export type Stage = 'at-desk' | 'handed-over' | 'working' | 'consulting' | 'with-head' | 'with-leader' | 'signed';

export type Goal =
  | { readonly kind: 'open'; readonly stage: Stage; readonly until: LocalTime }
  | { readonly kind: 'finished'; readonly at: LocalTime; readonly result: 'granted' | 'refused'; readonly returnedAt: LocalTime | null }
  | { readonly kind: 'withdrawn' | 'stopped'; readonly at: LocalTime };

export type Life = {
  readonly filing: Filing;
  readonly submittedAt: LocalTime | null;
  readonly receivedAt: LocalTime;
  /** In order, apart from each other; only the last may be open. */
  readonly pauses: readonly ClockPause[];
  readonly goal: Goal;
  /** An apology before the date passes, with the new date. */
  readonly apology: { readonly at: LocalTime; readonly secondTarget: LocalTime } | null;
  readonly collector: string;
};

type Told = { readonly life: Life; readonly cast: Cast; readonly random: Random; readonly calendar: WorkingCalendar };

/** Moments of office time between two, at these shares of the way. */
function between(from: LocalTime, to: LocalTime, shares: readonly number[], calendar: WorkingCalendar): LocalTime[] {
  const room = officeMinutesBetween(from, to, calendar);
  return shares.map((share) => {
    const at = afterOfficeMinutes(from, room * share, calendar);
    return isBefore(to, at) ? to : at;
  });
}

const legalBasesOn = (at: LocalTime): readonly string[] => (at.on < '2018-01-01' ? LEGAL_BASES_2017 : LEGAL_BASES);

function beginning({ life, cast }: Told): StoryStep[] {
  const { submittedAt, receivedAt } = life;
  if (submittedAt === null) return [{ act: 'receive', at: receivedAt, by: cast.desk, data: { step: 0 } }];
  return [
    { act: 'submit-online', at: submittedAt, by: null, data: { toUnitId: cast.deskUnitId } },
    { act: 'accept', at: receivedAt, by: cast.desk, data: { step: 0 } },
  ];
}

/** From the counter to the desk of the one who works on it: within the first working hours, next morning for what came late. */
function toTheUnit({ life, cast, random, calendar }: Told, until: LocalTime): StoryStep[] {
  const unitId = life.filing.version.handlingUnitId;
  const officer = cast.officerOf(unitId);
  const head = cast.headOf(unitId);
  const room = officeMinutesBetween(life.receivedAt, until, calendar);
  const after = (from: LocalTime, most: number): LocalTime => {
    const at = afterOfficeMinutes(from, Math.min(random.int(8, most), room * 0.1), calendar);
    return isBefore(until, at) ? until : at;
  };
  const handedOver = after(life.receivedAt, 75);
  const steps: StoryStep[] = [{ act: 'hand-over', at: handedOver, by: cast.desk, data: { toUnitId: unitId } }];
  if (life.goal.kind === 'open' && life.goal.stage === 'handed-over') return steps;
  const assigned = head && random.chance(0.8) ? after(handedOver, 60) : null;
  if (head && assigned) steps.push({ act: 'assign', at: assigned, by: head, data: { toUnitId: unitId, toStaffId: officer.staffId } });
  return [...steps, { act: 'take-over', at: after(assigned ?? handedOver, 120), by: officer, data: { toUnitId: unitId, toStaffId: officer.staffId, step: 1 } }];
}

function waits({ life, cast, random, calendar }: Told): StoryStep[] {
  const officer = cast.officerOf(life.filing.version.handlingUnitId);
  return life.pauses.flatMap((pause): StoryStep[] => {
    const replyBy = afterOfficeMinutes(pause.from, 30 * 480, calendar);
    if (pause.cause === 'financial-duty') {
      const amount = life.filing.version.content.fees.find((fee) => fee.amountVnd)?.amountVnd ?? 500_000;
      const asked: StoryStep = { act: 'request-payment', at: pause.from, by: officer, reason: 'Thông báo nghĩa vụ tài chính.', data: { amountVnd: amount, replyBy } };
      return pause.to ? [asked, { act: 'record-payment', at: pause.to, by: cast.returns, data: { amountVnd: amount, method: 'transfer' } }] : [asked];
    }
    const reason = random.pick(SUPPLEMENT_REASONS);
    const item = random.pick(life.filing.version.content.components).name;
    const asked: StoryStep = { act: 'request-supplement', at: pause.from, by: officer, reason, data: { items: [item], replyBy } };
    return pause.to ? [asked, { act: 'receive-supplement', at: pause.to, by: cast.desk, data: { items: [item] } }] : [asked];
  });
}

type SignedBy = { readonly person: Person; readonly unitId: string; readonly step: number };

/** Draft, signature of the head where there is one, signature of the leader: as far as the goal goes. */
function signatures(told: Told, from: LocalTime, to: LocalTime): StoryStep[] {
  const { life, cast, random, calendar } = told;
  const unitId = life.filing.version.handlingUnitId;
  const officer = cast.officerOf(unitId);
  const head = cast.headOf(unitId);
  const stage = life.goal.kind === 'open' ? life.goal.stage : 'signed';
  if (stage === 'consulting') {
    const [asked = from] = between(from, to, [0.3], calendar);
    return [{ act: 'consult', at: asked, by: officer, reason: 'Lấy ý kiến về nội dung thuộc lĩnh vực quản lý.', data: { askedOf: 'Công an thành phố (mẫu)', replyBy: afterOfficeMinutes(asked, 7 * 480, calendar) } }];
  }
  if (stage !== 'with-head' && stage !== 'with-leader' && stage !== 'signed') return [];
  const byHead: SignedBy[] = head ? [{ person: head, unitId, step: 2 }] : [];
  const signers: readonly SignedBy[] = stage === 'with-head' && head ? byHead : [...byHead, { person: cast.leader, unitId: cast.signingUnitId, step: 3 }];
  const sentBack = random.chance(0.05);
  const shares = [0.5, 0.58, 0.64, 0.7, 0.8, 0.92].slice(head ? 0 : 2);
  const times = between(from, to, shares, calendar);
  const at = (index: number): LocalTime => times[Math.min(index, times.length - 1)] ?? to;
  const steps: StoryStep[] = [];
  let next = 0;
  signers.forEach((signer, index) => {
    const sender = signer.step === 3 && head ? head : officer;
    const submit = (when: LocalTime, by: Person): StoryStep => ({ act: 'submit-for-signature', at: when, by, data: { toUnitId: signer.unitId, toStaffId: signer.person.staffId, step: signer.step } });
    steps.push(submit(at(next), sender));
    next += 1;
    if (index === signers.length - 1 && stage !== 'signed') return;
    if (sentBack && index === 0) {
      steps.push({ act: 'return-for-correction', at: at(next), by: signer.person, reason: random.pick(CORRECTION_REASONS), data: { toUnitId: unitId, toStaffId: officer.staffId, step: 1 } });
      steps.push(submit(at(next + 1), officer));
      next += 1;
    }
    steps.push({ act: 'sign', at: at(next + 1), by: signer.person, ...(signer.step === 3 ? { data: { toUnitId: unitId, toStaffId: officer.staffId, step: 4 } } : {}) });
    next += 1;
  });
  return steps;
}

function ending({ life, cast, random }: Told): StoryStep[] {
  const { goal, filing } = life;
  const officer = cast.officerOf(filing.version.handlingUnitId);
  if (goal.kind === 'open') return [];
  if (goal.kind !== 'finished') {
    if (goal.kind === 'withdrawn') return [{ act: 'withdraw', at: goal.at, by: cast.desk, reason: random.pick(WITHDRAW_REASONS) }];
    return [{ act: 'stop', at: goal.at, by: officer, reason: random.pick(STOP_REASONS), data: { legalBases: [...legalBasesOn(goal.at)] } }];
  }
  const isRefused = goal.result === 'refused';
  const finish: StoryStep = {
    act: 'finish', at: goal.at, by: officer, ...(isRefused ? { reason: random.pick(REFUSAL_REASONS) } : {}),
    data: { resultKind: goal.result, toUnitId: cast.deskUnitId, toStaffId: null, step: 4, result: { number: `${random.int(100, 9_999)}/BQL-MẪU`, on: goal.at.on, name: filing.version.content.results[isRefused ? filing.version.content.results.length - 1 : 0] ?? null } },
  };
  if (goal.returnedAt === null) return [finish];
  const byPost = filing.channel === 'postal';
  return [finish, { act: 'return-result', at: goal.returnedAt, by: cast.returns, data: { method: byPost ? 'post' : 'at-counter', collector: life.collector, ...(byPost ? { trackingNumber: `MAU${random.int(10_000_000, 99_999_999)}VN` } : {}) } }];
}

/** The steps of a life, in order of their legal times. */
export function stepsOf(life: Life, cast: Cast, random: Random, calendar: WorkingCalendar): StoryStep[] {
  const told: Told = { life, cast, random, calendar };
  const { goal, pauses, apology } = life;
  const first = beginning(told);
  if (goal.kind === 'open' && goal.stage === 'at-desk') return first;
  const until = goal.kind === 'open' ? goal.until : goal.at;
  const toUnit = toTheUnit(told, pauses[0]?.from ?? until);
  const waiting = waits(told);
  const lastWait = pauses.at(-1);
  const workFrom = lastWait?.to ?? toUnit.at(-1)?.at ?? life.receivedAt;
  const worked = lastWait && lastWait.to === null ? [] : goal.kind === 'withdrawn' || goal.kind === 'stopped' ? [] : signatures(told, workFrom, until);
  const steps = [...first, ...toUnit, ...waiting, ...worked, ...ending(told)];
  if (!apology) return steps;
  return insertStep(steps, { act: 'apologise', at: apology.at, by: cast.leader, reason: random.pick(APOLOGY_REASONS), data: { secondTarget: apology.secondTarget } });
}

/** Puts a step where its time belongs. */
export function insertStep(steps: readonly StoryStep[], added: StoryStep): StoryStep[] {
  const at = steps.findIndex((step) => isBefore(added.at, step.at));
  return at < 0 ? [...steps, added] : [...steps.slice(0, at), added, ...steps.slice(at)];
}

/** An online submission that was answered with a refusal of intake, or is not answered yet. */
export function unacceptedSteps(submittedAt: LocalTime, answer: { readonly kind: 'none' } | { readonly kind: 'incomplete' | 'declined' | 'withdrawn'; readonly at: LocalTime }, filing: Filing, cast: Cast, random: Random, calendar: WorkingCalendar): StoryStep[] {
  const submitted: StoryStep = { act: 'submit-online', at: submittedAt, by: null, data: { toUnitId: cast.deskUnitId } };
  if (answer.kind === 'none') return [submitted];
  if (answer.kind === 'withdrawn') return [submitted, { act: 'withdraw', at: answer.at, by: null, reason: random.pick(WITHDRAW_REASONS) }];
  if (answer.kind === 'declined') return [submitted, { act: 'decline', at: answer.at, by: cast.desk, reason: random.pick(DECLINE_REASONS), data: { legalBases: [...LEGAL_BASES] } }];
  const reason = random.pick(SUPPLEMENT_REASONS);
  return [submitted, { act: 'request-supplement', at: answer.at, by: cast.desk, reason, data: { items: [random.pick(filing.version.content.components).name], replyBy: afterOfficeMinutes(answer.at, 10 * 480, calendar) } }];
}
