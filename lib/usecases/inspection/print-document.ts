import 'server-only';
import { renderSheetsDocx } from '@/lib/adapters/docx/render-paper-docx';
import { renderSheet } from '@/lib/adapters/pdf/render-paper';
import { documentHash, findDocument, listAgreements, type DocumentRecord, type WholeDocument } from '@/lib/data/inspection-documents';
import { covers, scopeOf, type Actor } from '@/lib/domain/access/can';
import { goesToUnits, isOfUnit } from '@/lib/domain/inspection/document-parts';
import { seenUnits } from '@/lib/domain/inspection/sight';
import type { DocumentKind } from '@/lib/domain/inspection/vocabulary';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { localTimeOf } from '@/lib/platform/clock';
import { log } from '@/lib/platform/log';
import { documentSheet } from '@/lib/text/inspection-document';
import type { PaperSheet } from '@/lib/text/paper/sheet';

export type DocumentFile = { readonly bytes: Uint8Array; readonly fileName: string };
/** DataChanged: the stored data are not those that were issued. */
export type DocumentRefusal = { readonly name: 'NoSuchDocument' } | { readonly name: 'DataChanged' };

const FILE_NAMES: Readonly<Record<DocumentKind, string>> = {
  'year-plan': 'ke-hoach-nam', plan: 'ke-hoach-kiem-tra', 'team-decision': 'quyet-dinh-doan-kiem-tra', notice: 'thong-bao-kiem-tra', 'self-report': 'bao-cao-tu-kiem-tra', minutes: 'bien-ban-kiem-tra',
  report: 'bao-cao-ket-qua-kiem-tra', conclusion: 'ket-luan-kiem-tra', 'remedy-notice': 'thong-bao-khac-phuc', 'public-notice': 'thong-bao-ket-qua-kiem-tra',
};

/**
 * May this person open this document? The agency's readers all that stands or stood; an inspected unit those to it or to all
 * units, once they are offered or issued, and never the team's report. Unseen means 404.
 */
export function mayOpenDocument(actor: Actor, document: Pick<DocumentRecord, 'inspectionStage' | 'unitIds' | 'unitId' | 'kind' | 'state'>): boolean {
  const scope = scopeOf(actor, 'inspection:view');
  if (scope.kind === 'agency') return true;
  if (scope.kind === 'none' || document.state === 'draft') return document.kind === 'self-report' && document.unitId !== null && covers(scope, [document.unitId]);
  if (document.inspectionStage === null) return true;
  const seen = seenUnits(actor, { stage: document.inspectionStage, unitIds: document.unitIds });
  if (seen === null || !goesToUnits(document.kind)) return false;
  return document.unitId === null ? !isOfUnit(document.kind) : seen.includes(document.unitId);
}

async function sheetOf(agencyId: number, id: string): Promise<Result<{ readonly document: WholeDocument; readonly sheet: PaperSheet; readonly name: string }, DocumentRefusal>> {
  const document = await findDocument(agencyId, id);
  if (!document) return refuse({ name: 'NoSuchDocument' });
  if (documentHash(document.data) !== document.sha256) {
    log('error', 'the data of a document are not those that were issued', { document: document.id });
    return refuse({ name: 'DataChanged' });
  }
  const agreements = document.kind === 'minutes' ? await listAgreements(agencyId, id) : [];
  const marks = { state: document.state, correctedBy: document.correctedBy, agreements: agreements.map(({ side, stance, opinion, byName, at }) => ({ side, stance, opinion, byName, at: localTimeOf(at) })) };
  const name = [FILE_NAMES[document.kind], document.number ?? document.inspectionCode ?? ''].join('-').replace(/[^\p{L}\p{N}.-]+/gu, '-').replace(/-+$/, '');
  return ok({ document, sheet: documentSheet(document.data, marks), name });
}

/** A document as PDF, from its frozen data: the same bytes each time. Who may open it is asked before, by mayOpenDocument. */
export async function documentPdf(agencyId: number, id: string): Promise<Result<DocumentFile, DocumentRefusal>> {
  const found = await sheetOf(agencyId, id);
  return found.ok ? ok({ bytes: await renderSheet(found.value.sheet), fileName: `${found.value.name}.pdf` }) : found;
}

/** The same as DOCX, for an office that finishes it by hand. */
export async function documentDocx(agencyId: number, id: string): Promise<Result<DocumentFile, DocumentRefusal>> {
  const found = await sheetOf(agencyId, id);
  return found.ok ? ok({ bytes: await renderSheetsDocx([found.value.sheet], 'a4'), fileName: `${found.value.name}.docx` }) : found;
}

/** A document for a person who asks for it by its address: unseen and unknown are the same. */
export async function openDocument(actor: Actor, id: string, format: 'pdf' | 'docx'): Promise<Result<DocumentFile, DocumentRefusal>> {
  const document = await findDocument(actor.agencyId, id);
  if (!document || !mayOpenDocument(actor, document)) return refuse({ name: 'NoSuchDocument' });
  return format === 'pdf' ? documentPdf(actor.agencyId, id) : documentDocx(actor.agencyId, id);
}
