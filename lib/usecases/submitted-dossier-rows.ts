import 'server-only';
import type { NewDossierRows } from '@/lib/data/dossiers-write';
import type { ProcedureVersionRecord } from '@/lib/data/procedures';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { dossierCode } from '@/lib/domain/dossier/code';
import type { ChecklistLine } from '@/lib/domain/dossier/completeness';
import { isEnteredLate } from '@/lib/domain/dossier/history';
import type { PromisedDue } from '@/lib/domain/dossier/intake';
import { instantOf } from '@/lib/platform/clock';
import { newId, newToken } from '@/lib/platform/new-id';
import type { SubmitOnline } from '@/lib/schemas/submit-online';
import type { Moment } from './moment';
import { askedColumns, documentsOf, feesOf, UNTOUCHED } from './new-dossier-rows';

export type SubmittedFacts = {
  readonly moment: Moment;
  readonly input: SubmitOnline;
  readonly version: ProcedureVersionRecord;
  /** Under which limit it would stand; no date is promised before the desk accepts. */
  readonly promised: PromisedDue;
  readonly lines: readonly ChecklistLine[];
  readonly agencyCode: string;
  readonly isSample: boolean;
  /** The unit whose desk answers it. */
  readonly deskUnitId: string;
  readonly dossierId: string;
  readonly applicantId: string;
  readonly externalCode: string | null;
  /** The system that sent it, if it was not the applicant on our own page. */
  readonly client: string | null;
  readonly submittedAt: LocalTime;
  readonly ordinal: number;
};

/** Every row of a dossier just submitted online: status 1, no receipt and no due date yet. */
export function submittedDossierRows(facts: SubmittedFacts): NewDossierRows {
  const { moment, input, dossierId, submittedAt, deskUnitId } = facts;
  const submitted = instantOf(submittedAt);
  const came = {
    components: input.components.map(({ ordinal, electronic, note }) => ({ ordinal, originals: 0, copies: 0, electronic, note })),
    files: input.files, fees: [], applicant: input.applicant, representative: input.representative, caseName: input.caseName, channel: 'online' as const, notifyBy: input.notifyBy, note: input.note,
  };
  return {
    dossiers: [{
      ...askedColumns({ ...facts, input: came }), ...UNTOUCHED,
      id: dossierId, code: dossierCode({ agencyCode: facts.agencyCode, on: submittedAt.on, ordinal: facts.ordinal }), externalCode: facts.externalCode, qrToken: newToken(), status: 'submitted',
      visitId: null, notifyLang: input.notifyLang, sets: 1, submittedAt: submitted, receivedAt: null, printedDueAt: null, originalDueAt: null, isDueProvisional: false, dueSteps: null, calendarVersion: null,
      receivedById: null, receivedUnitId: null, holdingUnitId: deskUnitId, holderId: null, eventCount: 1, lastEventAt: submitted, isSample: facts.isSample, createdAt: moment.instant,
    }],
    events: [{
      dossierId, seq: 1, id: newId(), act: 'submit-online', statusAfter: 'submitted', legalAt: submitted, enteredAt: moment.instant, actorId: null, actorUnitId: null,
      reason: isEnteredLate(submittedAt, moment.now) ? input.lateReason : null,
      // How the result is wanted belongs to what the applicant said on that day, like everything else in the event.
      data: { toUnitId: deskUnitId, resultBy: input.resultBy, ...(input.resultAddress ? { resultAddress: input.resultAddress } : {}), ...(facts.client ? { client: facts.client } : {}) },
      batchId: null,
    }],
    documents: documentsOf({ input: came, lines: facts.lines, dossierId }),
    fees: feesOf({ input: came, version: facts.version, dossierId, moment }),
    files: input.files.map(({ fileId, purpose, ordinal }) => ({ dossierId, fileId, purpose, ordinal, eventSeq: 1, addedAt: moment.instant })),
  };
}
