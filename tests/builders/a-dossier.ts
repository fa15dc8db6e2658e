import { explain } from '@/lib/domain/calendar/add-term';
import { formatLocalTime, instantOfLocalTime, localTime } from '@/lib/domain/calendar/local-time';
import type { LocalTime, TermUnit, WorkingCalendar } from '@/lib/domain/calendar/types';
import type { DossierAct } from '@/lib/domain/dossier/acts';
import { foldEvents, type DossierState, type EventData, type EventFact } from '@/lib/domain/dossier/fold';
import { clockPausedSince, printedDueOf } from '@/lib/domain/dossier/clock';
import { isLegalHistory } from '@/lib/domain/dossier/history';
import { endStanding } from '@/lib/domain/dossier/standing';
import type { ApplicantKind, Channel } from '@/lib/domain/dossier/status';
import { componentsFor, termOf } from '@/lib/domain/procedure/content';
import { aCalendar } from './a-calendar';
import { aProcedureVersion, type SampleVersion } from './a-procedure-version';
import { SOME_STAFF, SOME_UNIT } from './an-actor';

export type Person = { readonly staffId: string; readonly unitId: string };

/** One thing that happens. Entered when it happened unless said otherwise; `by` null is the applicant. */
export type StoryStep = {
  readonly act: DossierAct;
  readonly at: LocalTime;
  readonly enteredAt?: LocalTime;
  readonly by: Person | null;
  readonly reason?: string;
  /** What the fold reads and what a paper needs: items asked for, who collected, number of the result. */
  readonly data?: EventData & Readonly<Record<string, unknown>>;
  readonly voidsSeq?: number;
};

export type StoryTerm = { readonly value: number; readonly unit: TermUnit; readonly source: 'committed' | 'statutory'; readonly statutory: { readonly value: number; readonly unit: TermUnit } };

export type StoryApplicant = {
  readonly id: string;
  readonly kind: ApplicantKind;
  readonly name: string;
  readonly idNumber: string | null;
  readonly address: string;
  readonly phone: string;
  readonly email: string | null;
};

export type StoryRepresentative = {
  readonly name: string;
  readonly citizenId: string | null;
  readonly phone: string | null;
  readonly authorisation: string | null;
  readonly birthOn: string | null;
  readonly idIssuedOn: string | null;
};

export type DossierStory = {
  readonly agencyId: number;
  readonly id: string;
  readonly code: string;
  readonly qrToken: string;
  readonly version: SampleVersion;
  readonly channel: Channel;
  readonly caseName: string | null;
  readonly term: StoryTerm;
  readonly applicant: StoryApplicant;
  readonly representative: StoryRepresentative | null;
  readonly visitId: string | null;
  readonly notifyBy: 'none' | 'email' | 'sms';
  readonly note: string | null;
  readonly steps: readonly StoryStep[];
  readonly feesPaid: boolean;
  /** Are the papers handed in scanned? */
  readonly areScanned?: boolean;
  readonly isSample: boolean;
};

type Row = Readonly<Record<string, unknown>>;

/** Rows as the tables have them, instants written with an offset, and the state from which the cached columns were taken. */
export type DossierRows = { readonly dossier: Row; readonly events: readonly Row[]; readonly documents: readonly DocumentRow[]; readonly fees: readonly FeeRow[]; readonly state: DossierState; readonly due: LocalTime | null };

export type DocumentRow = ReturnType<typeof documentsOf>[number];
export type FeeRow = ReturnType<typeof feesOf>[number];

const instant = (at: LocalTime | null): string | null => (at === null ? null : new Date(instantOfLocalTime(at)).toISOString());

const factsOf = (steps: readonly StoryStep[]): EventFact[] => steps.map((step, index) => ({
  seq: index + 1, act: step.act, legalAt: step.at, enteredAt: step.enteredAt ?? step.at,
  actorId: step.by?.staffId ?? null, actorUnitId: step.by?.unitId ?? null, voidsSeq: step.voidsSeq ?? null, ...(step.data ? { data: step.data } : {}),
}));

/** A story in which the law or the table of acts would not follow is a mistake of the one who wrote it. */
function told(story: DossierStory): DossierState {
  const facts = factsOf(story.steps);
  const folded = foldEvents(facts);
  if (!folded.ok) throw new Error(`${story.code}: ${JSON.stringify(folded.refusal)}`);
  if (!isLegalHistory(facts)) throw new Error(`${story.code}: no legal history: ${story.steps.map((step) => `${step.act} ${formatLocalTime(step.at)}`).join(', ')}`);
  return folded.value;
}

/** The stored date and its days. While the clock stands still they leave the open wait out. */
function explained(story: DossierStory, state: DossierState, calendar: WorkingCalendar) {
  if (!state.receivedAt) return null;
  const found = explain(state.receivedAt, termOf(story.term), story.version.pauseRule, state.pauses.filter((pause) => pause.to !== null), calendar);
  if (!found.ok) throw new Error(`${story.code}: ${found.refusal.name}`);
  return found.value;
}

function printedDue(story: DossierStory, receivedAt: LocalTime, calendar: WorkingCalendar): LocalTime {
  const found = printedDueOf(receivedAt, termOf(story.term), calendar);
  if (!found.ok) throw new Error(`${story.code}: ${found.refusal.name}`);
  return found.value.due;
}

const storedData = (data: StoryStep['data']): Row | null =>
  data === undefined ? null : { ...data, ...(data.replyBy ? { replyBy: formatLocalTime(data.replyBy) } : {}), ...(data.secondTarget ? { secondTarget: formatLocalTime(data.secondTarget) } : {}) };

function documentsOf(story: DossierStory) {
  const isOnline = story.channel === 'online';
  return componentsFor(story.version.content, story.caseName).map((component, index) => ({
    agencyId: story.agencyId, dossierId: story.id, ordinal: index + 1, name: component.name, form: component.form, isRequired: component.isRequired,
    originalsAsked: component.originals, copiesAsked: component.copies,
    originalsGiven: isOnline ? 0 : component.originals, copiesGiven: isOnline ? 0 : component.copies, electronicGiven: isOnline ? 1 : 0,
    isPresent: true, isScanned: story.areScanned === true || isOnline, isElectronicOriginal: isOnline && component.originals > 0, signatureState: isOnline ? 'none' : null, note: null,
  }));
}

/** Fees of a fixed amount. Those reckoned by a scale are entered by the unit that reckons them. */
function feesOf(story: DossierStory, paidAt: string | null) {
  return story.version.content.fees.map((fee, index) => ({ ...fee, ordinal: index + 1 })).filter((fee) => fee.amountVnd !== null).map((fee) => ({
    agencyId: story.agencyId, dossierId: story.id, ordinal: fee.ordinal, kind: fee.kind, name: fee.name, amountVnd: fee.amountVnd ?? 0, per: fee.per,
    paidVnd: paidAt ? (fee.amountVnd ?? 0) : 0, paidAt, receiptNumber: paidAt ? `MẪU-${story.code.slice(-11)}` : null, method: paidAt ? 'cash' : null, refundedVnd: 0, refundedAt: null, refundReason: null,
  }));
}

/** The rows of a dossier of which this story is true. Every cached column is taken from the fold of its events and from the calendar. */
export function dossierRows(story: DossierStory, calendar: WorkingCalendar): DossierRows {
  const state = told(story);
  const { version, applicant, steps, agencyId, id } = story;
  const first = steps[0];
  const last = steps.at(-1);
  if (!first || !last) throw new Error(`${story.code}: nothing happens`);
  const strip = explained(story, state, calendar);
  const due = strip ? strip.due : null;
  const pausedSince = clockPausedSince(state.pausedSince, state.pauseCause, version.pauseRule);
  const receivedBy = steps.find((step) => step.act === 'receive' || step.act === 'accept')?.by ?? null;
  const dossier = {
    agencyId, id, code: story.code, externalCode: null, qrToken: story.qrToken, status: state.status, channel: story.channel, caseName: story.caseName,
    procedureId: version.procedureId, versionId: version.versionId, sectorId: version.sectorId, visitId: story.visitId,
    applicantId: applicant.id, applicantKind: applicant.kind, applicantName: applicant.name, applicantIdNumber: applicant.idNumber, applicantAddress: applicant.address,
    applicantPhone: applicant.phone, applicantEmail: applicant.email, representative: story.representative, notifyBy: story.notifyBy, notifyLang: 'vi',
    sets: version.content.sets, note: story.note, termUnit: story.term.unit, termValue: story.term.value, termSource: story.term.source,
    statutoryUnit: story.term.statutory.unit, statutoryValue: story.term.statutory.value, pauseRule: version.pauseRule,
    submittedAt: instant(state.submittedAt), receivedAt: instant(state.receivedAt), printedDueAt: instant(state.receivedAt && printedDue(story, state.receivedAt, calendar)), originalDueAt: instant(due),
    secondTargetAt: instant(state.secondTarget), isDueProvisional: strip ? strip.provisional : false, dueSteps: strip ? strip.days : null, calendarVersion: Number(calendar.version),
    pausedAt: instant(pausedSince), pauseCause: pausedSince && state.pauseCause, resolvedAt: instant(state.resolvedAt), endedAt: instant(state.endedAt), returnedAt: instant(state.returnedAt),
    resultKind: state.resultKind, endStanding: due && state.endedAt ? endStanding(state.endedAt, due, story.term.unit, calendar) : null,
    receivedById: receivedBy?.staffId ?? null, receivedUnitId: receivedBy?.unitId ?? null, handlingUnitId: version.handlingUnitId,
    holdingUnitId: state.holdingUnitId ?? version.handlingUnitId, holderId: state.holderId, currentStep: state.currentStep, supplementAsks: state.supplementAsks,
    eventCount: steps.length, lastEventAt: instant(last.enteredAt ?? last.at), isSample: story.isSample, createdAt: instant(first.enteredAt ?? first.at),
  };
  const events = steps.map((step, index) => ({
    agencyId, dossierId: id, seq: index + 1, id: eventId(id, index + 1), act: step.act, statusAfter: '', legalAt: instant(step.at), enteredAt: instant(step.enteredAt ?? step.at),
    actorId: step.by?.staffId ?? null, actorUnitId: step.by?.unitId ?? null, reason: step.reason ?? null, data: storedData(step.data), voidsSeq: step.voidsSeq ?? null, batchId: null,
  }));
  const facts = factsOf(steps);
  const withStatus = events.map((event, index) => {
    const upTo = foldEvents(facts.slice(0, index + 1));
    return { ...event, statusAfter: upTo.ok ? upTo.value.status : '' };
  });
  return { dossier, events: withStatus, documents: documentsOf(story), fees: feesOf(story, story.feesPaid ? instant(story.steps.find((step) => step.act === 'record-payment')?.at ?? state.receivedAt) : null), state, due };
}

/** The dossier's id with the event's number in it: same every time, different for every event. */
const eventId = (dossierId: string, seq: number): string => `${dossierId.slice(0, -4)}${((Number.parseInt(dossierId.slice(-4), 16) + seq) % 65_536).toString(16).padStart(4, '0')}`;

/** A dossier for tests: received at the counter on a Monday morning, ten working days, unless more is asked for. */
export function aDossier(wanted: Partial<DossierStory> & { readonly calendar?: WorkingCalendar } = {}): DossierRows {
  const { calendar, ...story } = wanted;
  const by: Person = { staffId: SOME_STAFF, unitId: SOME_UNIT };
  return dossierRows({
    agencyId: 1, id: '0192f0c0-0000-7000-8000-00000000d001', code: 'H24.21-261116-0001', qrToken: 'mau-dossier-qr-token-1', version: aProcedureVersion(), channel: 'in-person', caseName: null,
    term: { value: 10, unit: 'working-day', source: 'statutory', statutory: { value: 10, unit: 'working-day' } },
    applicant: { id: '0192f0c0-0000-7000-8000-0000000000a1', kind: 'citizen', name: 'Nguyễn Văn Mẫu', idNumber: '031000000000', address: 'Thành phố Hải Phòng', phone: '0900000000', email: null },
    representative: null, visitId: null, notifyBy: 'none', note: null, steps: [{ act: 'receive', at: localTime('2026-11-16T09:00'), by }], feesPaid: true, areScanned: false, isSample: true, ...story,
  }, calendar ?? aCalendar());
}
