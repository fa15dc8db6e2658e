import 'server-only';
import { createHash } from 'node:crypto';
import { renderPapersDocx } from '@/lib/adapters/docx/render-paper-docx';
import { renderPaper, renderPapers } from '@/lib/adapters/pdf/render-paper';
import { findPaper, isAsIssued, sealPaper, type PaperRecord } from '@/lib/data/papers';
import { isForApplicant } from '@/lib/data/public-dossier';
import { can, scopeOf, type Actor } from '@/lib/domain/access/can';
import type { PaperData } from '@/lib/domain/paper/data';
import { isFormatOf, type PaperFormat } from '@/lib/domain/paper/kind';
import type { PaperMark } from '@/lib/domain/paper/parts';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { localTimeOf } from '@/lib/platform/clock';
import { log } from '@/lib/platform/log';
import type { Context } from './context';
import { recordView } from './record-view';

export type PrintWanted = {
  readonly paperId: string;
  readonly format: PaperFormat;
  /** Both leaves of a receipt: for the applicant and for the file. */
  readonly bothLeaves: boolean;
  /** The copy given for a lost one. It has to have been counted first. */
  readonly asCopy: boolean;
  /** As a document to be finished by hand; without it, as the PDF that counts. */
  readonly asDocx?: boolean;
};

export type PrintRefusal =
  | { readonly name: 'NoSuchPaper' }
  | { readonly name: 'NoSuchFormat' }
  | { readonly name: 'CopyNotCounted' }
  /** The stored data are not those that were issued. */
  | { readonly name: 'DataChanged' };

export type PrintedPaper = { readonly bytes: Uint8Array; readonly fileName: string };

/** May this person see this paper? One of a dossier: whoever may see the dossier's papers. One without: who sees the whole agency's. */
export function maySeePaper(actor: Actor, paper: Pick<PaperRecord, 'dossierId' | 'unitIds'>): boolean {
  return paper.dossierId === null ? scopeOf(actor, 'paper:print').kind === 'agency' : can(actor, 'paper:print', paper.unitIds);
}

function marksOf(paper: PaperRecord, asCopy: boolean): PaperMark[] {
  if (paper.voidedAt !== null) return [{ kind: 'void', on: localTimeOf(paper.voidedAt).on, reason: paper.voidReason, replacedBy: paper.replacedByNumber }];
  return asCopy && paper.reprintedAt !== null ? [{ kind: 'copy', on: localTimeOf(paper.reprintedAt).on }] : [];
}

function leavesOf(data: PaperData, bothLeaves: boolean): readonly PaperData[] {
  return data.kind === 'intake-receipt' && bothLeaves ? [data, { ...data, leaf: 'file' }] : [data];
}

/** The first A4 sheet is noted by its hash. A later one that differs was made by a newer typesetter: the data were checked before. */
async function seal(paper: PaperRecord, bytes: Uint8Array): Promise<void> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const kept = paper.pdfSha256 ?? (await sealPaper(paper.agencyId, paper.id, sha256));
  if (kept !== sha256) log('warn', 'paper typeset differently than when it was issued', { paper: paper.id, kept, made: sha256 });
}

/** A stored paper as PDF, from its data: the same data always give the same bytes. A void one says so on every page. */
export async function printPaper(ctx: Context, wanted: PrintWanted): Promise<Result<PrintedPaper, PrintRefusal>> {
  const paper = await findPaper(ctx.actor.agencyId, wanted.paperId);
  if (!paper || !maySeePaper(ctx.actor, paper)) return refuse({ name: 'NoSuchPaper' });
  if (paper.dossierId !== null) await recordView(ctx, paper.dossierId, 'paper');
  return typesetPaper(paper, wanted);
}

/** A paper of a dossier for its applicant, who holds the dossier's secret: only what was addressed to them. */
export async function printForApplicant(agencyId: number, dossierId: string, paperId: string): Promise<Result<PrintedPaper, PrintRefusal>> {
  const paper = await findPaper(agencyId, paperId);
  return paper && paper.dossierId === dossierId && isForApplicant(paper.kind) ? typesetPaper(paper, { paperId, format: 'a4', bothLeaves: false, asCopy: false }) : refuse({ name: 'NoSuchPaper' });
}

async function typesetPaper(paper: PaperRecord, wanted: PrintWanted): Promise<Result<PrintedPaper, PrintRefusal>> {
  if (!isFormatOf(paper.kind, wanted.format)) return refuse({ name: 'NoSuchFormat' });
  if (wanted.asCopy && paper.reprints === 0) return refuse({ name: 'CopyNotCounted' });
  if (!isAsIssued(paper)) {
    log('error', 'the data of a paper are not those that were issued', { paper: paper.id });
    return refuse({ name: 'DataChanged' });
  }
  const marks = marksOf(paper, wanted.asCopy);
  const data: PaperData = { ...paper.data, marks };
  const leaves = leavesOf(data, wanted.bothLeaves);
  const fileName = `${FILE_NAMES[paper.kind]}-${(paper.dossierCode ?? String(paper.ordinal)).replace(/[^A-Za-z0-9.-]/g, '-')}`;
  if (wanted.asDocx === true) return wanted.format === 'roll-80' ? refuse({ name: 'NoSuchFormat' }) : ok({ bytes: await renderPapersDocx(leaves, { format: wanted.format }), fileName: `${fileName}.docx` });
  const bytes = leaves.length === 1 ? await renderPaper(data, { format: wanted.format }) : await renderPapers(leaves, { format: wanted.format });
  if (wanted.format === 'a4' && marks.length === 0) await seal(paper, leaves.length === 1 ? bytes : await renderPaper(data, { format: 'a4' }));
  return ok({ bytes, fileName: `${fileName}.pdf` });
}

const FILE_NAMES: Record<PaperRecord['kind'], string> = {
  'intake-receipt': 'giay-hen',
  'supplement-request': 'phieu-bo-sung',
  'intake-refusal': 'phieu-tu-choi',
  'apology-notice': 'van-ban-xin-loi',
  'stop-notice': 'thong-bao-dung',
  'routing-sheet': 'phieu-kiem-soat',
  'dossier-register': 'so-theo-doi',
  'handover-sheet': 'phieu-ban-giao',
  'payment-request': 'thong-bao-nop-tien',
};
