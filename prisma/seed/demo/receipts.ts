import type { Tx } from '@/lib/db/transaction';
import { instantOfLocalTime, localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { yearOf } from '@/lib/domain/calendar/plain-date';
import { circularOn } from '@/lib/domain/paper/edition';
import { termOf } from '@/lib/domain/procedure/content';
import { paperHash } from '@/lib/data/papers';
import { paperComponents, paperFees } from '@/lib/usecases/new-dossier-rows';
import type { PaperIssuer } from '@/lib/usecases/paper-issuer';
import { receiptData } from '@/lib/usecases/receipt-data';
import type { DossierRows, DossierStory } from '@/tests/builders/a-dossier';
import type { Random } from '@/tests/builders/random';
import { AGENCY_ID } from '../reference';
import { insertRows } from '../rows';
import type { ProcedureName } from './versions';

export type Told = { readonly story: DossierStory; readonly rows: DossierRows };

const KIND = 'intake-receipt';

/** What a receipt needs that a dossier's rows do not say. */
export type Desk = { readonly issuer: PaperIssuer; readonly officerId: string; readonly officerName: string; readonly procedures: ReadonlyMap<string, ProcedureName> };

function receiptRow({ story, rows }: Told, ordinal: number, desk: Desk, random: Random) {
  const { receivedAt } = rows.state;
  const { printedDueAt } = rows.dossier;
  const procedure = desk.procedures.get(story.version.versionId);
  if (!receivedAt || typeof printedDueAt !== 'string' || !procedure) throw new Error(`${story.code}: không lập được giấy tiếp nhận`);
  const verifyToken = random.token(22);
  const { applicant, term } = story;
  const isCitizen = applicant.kind === 'citizen';
  const hasCitizenId = /^\d{12}$/.test(applicant.idNumber ?? '');
  const data = receiptData({
    issuer: desk.issuer, issuedOn: receivedAt.on, dossierCode: story.code, qrToken: story.qrToken, verifyToken,
    party: {
      kind: applicant.kind, name: applicant.name, address: applicant.address, phone: applicant.phone, email: applicant.email, representative: story.representative,
      citizenId: isCitizen && hasCitizenId ? applicant.idNumber : null, taxCode: isCitizen ? null : applicant.idNumber, otherId: isCitizen && !hasCitizenId ? applicant.idNumber : null,
    },
    procedure: { ...procedure, caseName: story.caseName },
    components: paperComponents(rows.documents), sets: story.version.content.sets,
    term: termOf(term), statutoryTerm: term.source === 'committed' ? termOf(term.statutory) : null,
    receivedAt, dueAt: localTimeOfInstant(Date.parse(printedDueAt)), isDueProvisional: rows.dossier.isDueProvisional === true,
    fees: paperFees(rows.fees), ordinal, bookYear: yearOf(receivedAt.on), receptionOfficerName: desk.officerName, note: story.note,
  });
  return {
    agencyId: AGENCY_ID, id: random.uuid(instantOfLocalTime(receivedAt)), dossierId: story.id, kind: KIND, edition: circularOn(receivedAt.on), bookYear: yearOf(receivedAt.on), ordinal,
    issuedAt: rows.dossier.receivedAt, issuedById: desk.officerId, data, sha256: paperHash(data), pdfSha256: null, verifyToken, replacesId: null,
    voidedAt: null, voidedById: null, voidReason: null, reprints: 0, reprintedAt: null,
  };
}

/** A Mẫu 01 for every dossier that was taken in, numbered through the book of its year in the order of receipt. */
export async function insertReceipts(tx: Tx, told: readonly Told[], desk: Desk, random: Random): Promise<void> {
  const taken = told.filter(({ rows }) => rows.state.receivedAt !== null).sort((a, b) => String(a.rows.dossier.receivedAt).localeCompare(String(b.rows.dossier.receivedAt)));
  const books = new Map<number, number>();
  const papers = taken.map((one) => {
    const year = yearOf(one.rows.state.receivedAt?.on ?? one.story.version.validFrom);
    const ordinal = (books.get(year) ?? 0) + 1;
    books.set(year, ordinal);
    return receiptRow(one, ordinal, desk, random);
  });
  await insertRows(tx, 'paper', papers);
  await insertRows(tx, 'paper_counter', [...books].map(([bookYear, last]) => ({ agencyId: AGENCY_ID, kind: KIND, bookYear, last })));
}
