import { plainDate, type PlainDate } from '../calendar/plain-date';
import type { DocumentEdition } from './document-data';
import { errorRate, type ErrorRate } from './interval';
import type { SampleReason } from './sample';
import type { Answer, DocumentKind, MemberRole } from './vocabulary';

/** Decree 30/2020/NĐ-CP took the place of circular 01/2011/TT-BNV on 5/3/2020. */
const DECREE_30_FROM = plainDate('2020-03-05');

/** The layout of a document issued on that day. */
export const documentEditionOn = (on: PlainDate): DocumentEdition => (on < DECREE_30_FROM ? 'layout-2011' : 'layout-2020');

export type SheetAnswer = { readonly dossierCode: string; readonly question: string; readonly answer: Answer | null; readonly note: string | null };
export type SheetOfDossier = { readonly dossierCode: string; readonly meets: number; readonly fails: readonly { readonly code: string; readonly note: string | null }[]; readonly notApplicable: number; readonly notChecked: number };

/** The sheets of a unit, one a dossier, in the order of their codes; a question that nobody answered counts nowhere. */
export function sheetsOf(answers: readonly SheetAnswer[]): SheetOfDossier[] {
  const codes = [...new Set(answers.map(({ dossierCode }) => dossierCode))].sort((a, b) => (a < b ? -1 : 1));
  return codes.map((dossierCode) => {
    const own = answers.filter((one) => one.dossierCode === dossierCode);
    const count = (answer: Answer): number => own.filter((one) => one.answer === answer).length;
    return { dossierCode, meets: count('meets'), notApplicable: count('not-applicable'), notChecked: count('not-checked'), fails: own.filter(({ answer }) => answer === 'fails').map(({ question, note }) => ({ code: question, note })) };
  });
}

/**
 * The error rate of a draw: of the dossiers that the draw alone chose and that were looked at (at least one question judged),
 * those with a question that fails. Null when none was looked at.
 */
export function errorOfSample(items: readonly { readonly code: string; readonly reasons: readonly SampleReason[] }[], sheets: readonly SheetOfDossier[]): ErrorRate | null {
  const drawn = new Set(items.filter(({ reasons }) => reasons.length === 1 && reasons[0] === 'random').map(({ code }) => code));
  const checked = sheets.filter((sheet) => drawn.has(sheet.dossierCode) && sheet.meets + sheet.fails.length > 0);
  return errorRate(checked.filter(({ fails }) => fails.length > 0).length, checked.length);
}

/** Those of a team who work with a unit: whoever names no unit works with all. */
export const membersFor = <M extends { readonly unitIds: readonly string[]; readonly role: MemberRole }>(team: readonly M[], unitId: string): M[] => team.filter(({ unitIds, role }) => role === 'lead' || unitIds.length === 0 || unitIds.includes(unitId));

/** Documents of one unit: seen by that unit, and not by the others of the inspection. */
export const isOfUnit = (kind: DocumentKind): boolean => kind === 'self-report' || kind === 'minutes';

/** Documents that the inspected units are given once they are issued; reports of the team are between it and who sent it. */
export const goesToUnits = (kind: DocumentKind): boolean => kind !== 'report';
