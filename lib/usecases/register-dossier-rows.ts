import 'server-only';
import type { NewDossier, NewEvent } from '@/lib/data/dossiers-write';
import { compareLocalTimes } from '@/lib/domain/calendar/local-time';
import type { LocalTime, WorkingCalendar } from '@/lib/domain/calendar/types';
import { officeSessionsOn } from '@/lib/domain/calendar/working-calendar';
import type { DossierAct } from '@/lib/domain/dossier/acts';
import { foldEvents, type DossierState, type EventData, type EventFact } from '@/lib/domain/dossier/fold';
import { promiseDue } from '@/lib/domain/dossier/intake';
import { endStanding } from '@/lib/domain/dossier/standing';
import { instantOf } from '@/lib/platform/clock';
import { newId, newToken } from '@/lib/platform/new-id';
import type { GoodLine } from './check-register';
import type { Moment } from './moment';
import { termColumns } from './new-dossier-rows';
import { identityOf } from './receipt-data';

export type RegisterFacts = {
  readonly good: GoodLine;
  readonly dossierId: string;
  readonly code: string;
  readonly applicantId: string;
  readonly moment: Moment;
  readonly calendar: WorkingCalendar;
  /** Who enters the register, if a person of the agency; and the desk that took the papers in. */
  readonly staffId: string | null;
  readonly deskId: string;
  readonly batchId: string | null;
  readonly isSample: boolean;
};

const REASON = 'Nhập từ sổ giấy';

type Step = { readonly act: DossierAct; readonly at: LocalTime; readonly unitId: string; readonly data?: EventData & Readonly<Record<string, unknown>> };

/** The history that a register tells: received and handed to the unit; where there is a result, taken over and finished there. */
function stepsOf({ good: { line, version }, deskId }: RegisterFacts): Step[] {
  const unitId = version.handlingUnitId;
  const steps: Step[] = [{ act: 'receive', at: line.receivedAt, unitId: deskId }, { act: 'hand-over', at: line.receivedAt, unitId: deskId, data: { toUnitId: unitId } }];
  if (line.resolvedAt === null) return steps;
  steps.push({ act: 'take-over', at: line.receivedAt, unitId, data: { toUnitId: unitId } }, { act: 'finish', at: line.resolvedAt, unitId, data: { resultKind: line.resultKind } });
  if (line.returnedAt !== null) steps.push({ act: 'return-result', at: line.returnedAt, unitId: deskId, data: { collector: 'Theo sổ giấy' } });
  return steps;
}

function stateOf(facts: readonly EventFact[], code: string): DossierState {
  const folded = foldEvents(facts);
  if (!folded.ok) throw new Error(`${code}: a register line makes no legal history: ${JSON.stringify(folded.refusal)}`);
  return folded.value;
}

const instant = (at: LocalTime | null): Date | null => (at === null ? null : instantOf(at));

/** The close of office hours on a day; the end of the day when the office was closed. A receipt names a day, not an hour. */
const closeOf = (on: LocalTime['on'], calendar: WorkingCalendar): LocalTime => ({ on, minute: officeSessionsOn(on, calendar).at(-1)?.to ?? 17 * 60 });

/** The rows of one line. The printed date is the one on the paper that the applicant holds; lateness is judged on ours. */
export function registerDossierRows(facts: RegisterFacts): { readonly dossier: NewDossier; readonly events: readonly NewEvent[] } {
  const { good, dossierId, code, moment, calendar, staffId } = facts;
  const { line, version, caseName } = good;
  const promised = promiseDue(version.content, { caseName, channel: line.channel }, line.receivedAt, calendar);
  if (!promised.ok) throw new Error(`${code}: ${promised.refusal.name}`);
  const { chosen, explained } = promised.value;
  const steps = stepsOf(facts);
  const events: EventFact[] = steps.map((step, index) => ({ seq: index + 1, act: step.act, legalAt: step.at, enteredAt: moment.now, actorId: staffId, actorUnitId: step.unitId, data: step.data ?? {} }));
  const state = stateOf(events, code);
  const term = termColumns(chosen.term);
  const statutory = termColumns(chosen.statutory ?? chosen.term);
  const due = instantOf(explained.due);
  const last = steps.reduce((latest, step) => (compareLocalTimes(step.at, latest) > 0 ? step.at : latest), line.receivedAt);
  const { applicant } = line;
  return {
    dossier: {
      id: dossierId, code, externalCode: line.externalCode, qrToken: newToken(), status: state.status, channel: line.channel, caseName, procedureId: version.procedureId, versionId: version.versionId, sectorId: version.sectorId, visitId: null,
      applicantId: facts.applicantId, applicantKind: applicant.kind, applicantName: applicant.name, applicantIdNumber: identityOf(applicant)?.number ?? null, applicantAddress: applicant.address, applicantPhone: applicant.phone, applicantEmail: applicant.email,
      representative: null, notifyBy: 'none', notifyLang: 'vi', sets: line.sets, note: line.note, termUnit: term.unit, termValue: term.value, termSource: chosen.source, statutoryUnit: statutory.unit, statutoryValue: statutory.value, pauseRule: version.pauseRule,
      submittedAt: null, receivedAt: instantOf(line.receivedAt), printedDueAt: line.printedDueOn === null ? due : instantOf(line.printedDueOn === explained.due.on ? explained.due : closeOf(line.printedDueOn, calendar)),
      originalDueAt: due, isDueProvisional: explained.provisional, dueSteps: explained.days, calendarVersion: Number(explained.calendarVersion), pausedAt: null, pauseCause: null,
      resolvedAt: instant(state.resolvedAt), endedAt: instant(state.endedAt), returnedAt: instant(state.returnedAt), resultKind: state.resultKind,
      endStanding: state.endedAt === null ? null : endStanding(state.endedAt, explained.due, chosen.term.unit, calendar),
      receivedById: staffId, receivedUnitId: facts.deskId, handlingUnitId: version.handlingUnitId, holdingUnitId: state.holdingUnitId ?? version.handlingUnitId, holderId: state.holderId,
      eventCount: steps.length, lastEventAt: instantOf(last), isSample: facts.isSample, createdAt: moment.instant,
    },
    events: steps.map((step, index) => {
      const upTo = stateOf(events.slice(0, index + 1), code);
      return { dossierId, seq: index + 1, id: newId(), act: step.act, statusAfter: upTo.status, legalAt: instantOf(step.at), enteredAt: moment.instant, actorId: staffId, actorUnitId: step.unitId, reason: REASON, data: step.data ?? null, batchId: facts.batchId };
    }),
  };
}
