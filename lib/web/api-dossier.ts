import 'server-only';
import { loadCalendar, loadCalendarAt } from '@/lib/data/calendar';
import type { ApiDossierRow } from '@/lib/data/api-dossiers';
import { findDossier, type DossierCore } from '@/lib/data/dossiers-read';
import { formatWithOffset } from '@/lib/domain/calendar/local-time';
import type { LocalTime, StatutoryTerm } from '@/lib/domain/calendar/types';
import { fullClock } from '@/lib/domain/dossier/clock-view';
import { parseDossierCode } from '@/lib/domain/dossier/code';
import { portalNumber, type Channel, type DossierStatus } from '@/lib/domain/dossier/status';
import type { EndStanding } from '@/lib/domain/dossier/standing';
import { localTimeOf } from '@/lib/platform/clock';
import type { DeadlineResource, DossierResource, DossierSummary } from '@/lib/schemas/api-dossiers';
import { API_WORDS } from '@/lib/text/api-problems';
import { stripSummary } from '@/lib/text/deadline';
import { stripSentence } from '@/lib/text/strip-words';
import type { Context } from '@/lib/usecases/context';
import { recordView } from '@/lib/usecases/record-view';
import { stopWith } from './api-problem';

const at = (instant: Date | null): string | null => (instant === null ? null : formatWithOffset(localTimeOf(instant)));
const local = (time: LocalTime | null): string | null => (time === null ? null : formatWithOffset(time));
const termOf = (term: StatutoryTerm) => ({ unit: term.unit, value: term.unit === 'same-day' ? null : term.value });

/** The code of an address, or 404: what is no code of a dossier is the code of none. */
export function codeOf(text: string): string {
  return parseDossierCode(text)?.code ?? stopWith('not-found', { detail: API_WORDS.noDossier });
}

/** The dossier of an address, noted as read by this client. Unseen and unknown are both 404. */
export async function dossierOf(ctx: Context, code: string): Promise<DossierCore> {
  const dossier = (await findDossier(ctx.actor, codeOf(code))) ?? stopWith('not-found', { detail: API_WORDS.noDossier });
  await recordView(ctx, dossier.id, 'api');
  return dossier;
}

export function summaryOf(row: ApiDossierRow): DossierSummary {
  const status = row.status as DossierStatus;
  return {
    code: row.code, externalCode: row.externalCode, status, portalStatus: portalNumber(status), channel: row.channel as Channel, procedureCode: row.procedureCode, procedureSlug: row.procedureSlug, applicantName: row.applicantName,
    submittedAt: at(row.submittedAt), receivedAt: at(row.receivedAt), printedDueAt: at(row.printedDueAt), dueAt: at(row.originalDueAt), isDueProvisional: row.isDueProvisional, secondTargetAt: at(row.secondTargetAt),
    pausedSince: at(row.pausedAt), endedAt: at(row.endedAt), endStanding: row.endStanding as EndStanding | null, returnedAt: at(row.returnedAt), resultKind: row.resultKind as DossierSummary['resultKind'],
    handlingUnit: { id: row.handlingUnitId, name: row.handlingUnitName }, holdingUnit: { id: row.holdingUnitId, name: row.holdingUnitName },
    eventCount: row.eventCount, updatedAt: formatWithOffset(localTimeOf(row.lastEventAt)), isSample: row.isSample,
  };
}

export const resourceOf = (row: ApiDossierRow, dossier: DossierCore): DossierResource => ({
  ...summaryOf(row),
  procedureName: dossier.procedure.name, procedureVersion: dossier.procedure.versionNumber, caseName: dossier.caseName,
  applicant: { kind: dossier.applicant.kind, name: dossier.applicant.name, idNumber: dossier.applicant.idNumber, address: dossier.applicant.address, phone: dossier.applicant.phone, email: dossier.applicant.email },
  representative: dossier.representative, sets: dossier.sets, note: dossier.note, term: termOf(dossier.term), pauseRule: dossier.pauseRule, holderName: dossier.holderName,
});

/** The deadline with every day that made it. Of one that ended, by the calendar of its own date. */
export async function deadlineOf(ctx: Context, dossier: DossierCore): Promise<DeadlineResource> {
  const { state, term, pauseRule, agencyId } = dossier;
  const hasEnded = state.endedAt !== null && dossier.calendarVersion !== null;
  const calendar = hasEnded ? await loadCalendarAt(agencyId, dossier.calendarVersion ?? 0) : await loadCalendar(agencyId);
  const clock = fullClock(state, { term, pauseRule }, ctx.now, calendar);
  const explained = clock.kind === 'term' ? clock.explained : null;
  const today = state.endedAt?.on ?? ctx.now.on;
  return {
    code: dossier.code, receivedAt: local(state.receivedAt), printedDueAt: local(dossier.printedDueAt), dueAt: local(explained?.due ?? null),
    isDueIfResumedNow: clock.kind === 'term' && clock.pausedSince !== null, isDueProvisional: explained?.provisional ?? false, unannouncedYears: [...(explained?.unannouncedYears ?? [])],
    secondTargetAt: local(state.secondTarget), answerDueAt: clock.kind === 'answer' ? formatWithOffset(clock.due) : null, standing: clock.kind === 'none' ? null : clock.tag.standing,
    term: termOf(term), pauseRule, pausedSince: clock.kind === 'term' ? local(clock.pausedSince) : null,
    pauses: (explained?.pauses ?? []).map(({ from, to, isOpen, effect, causes }) => ({ from: formatWithOffset(from), to: formatWithOffset(to), isOpen, effect, causes: [...causes] })),
    calendarVersion: explained?.calendarVersion ?? null,
    summary: explained && stripSummary(explained, today),
    steps: (explained?.days ?? []).map((step) => ({
      on: step.on, kind: step.kind, ordinal: step.ordinal, minutes: step.minutes, reason: step.reason, isDue: step.isDue,
      text: explained ? stripSentence(step, { today, due: explained.due, provisional: explained.provisional }, 'vi') : '',
    })),
  };
}
