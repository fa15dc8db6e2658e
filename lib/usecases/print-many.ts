import 'server-only';
import { renderPapers } from '@/lib/adapters/pdf/render-paper';
import { appendAudit } from '@/lib/data/audit';
import { databaseNow } from '@/lib/data/dossier-acts';
import { filesOf } from '@/lib/data/handover-sheets';
import { isAsIssued, listPapersOf } from '@/lib/data/papers';
import { inTransaction } from '@/lib/db/transaction';
import { can, staffIdOf } from '@/lib/domain/access/can';
import type { PaperData } from '@/lib/domain/paper/data';
import { isFormatOf } from '@/lib/domain/paper/kind';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { Context } from './context';
import { routingSheet } from './routing-sheet';

export const PRINT_FILES_AT_MOST = 100;
export type PrintManyWhat = 'receipts' | 'all-papers' | 'routing-sheets';
export type PrintManyRefusal = { readonly name: 'NothingChosen' } | { readonly name: 'TooMany'; readonly most: number } | { readonly name: 'NothingToPrint' } | { readonly name: 'DataChanged'; readonly code: string };

/**
 * Papers of several dossiers in one PDF on A4, dossier by dossier in the order asked for: receipts, every paper that counts, or
 * control slips. Void papers stay out; a dossier out of sight or without such a paper is passed over. Who printed what of whom is
 * written down once.
 */
export async function printMany(ctx: Context, codes: readonly string[], what: PrintManyWhat): Promise<Result<{ readonly bytes: Uint8Array; readonly fileName: string }, PrintManyRefusal>> {
  const { agencyId } = ctx.actor;
  const wanted = [...new Set(codes)];
  if (wanted.length === 0) return refuse({ name: 'NothingChosen' });
  if (wanted.length > PRINT_FILES_AT_MOST) return refuse({ name: 'TooMany', most: PRINT_FILES_AT_MOST });
  const files = new Map((await filesOf(agencyId, wanted)).filter((file) => can(ctx.actor, 'paper:print', [file.holdingUnitId, file.handlingUnitId])).map((file) => [file.code, file]));
  const papers: PaperData[] = [];
  const printed: string[] = [];
  for (const code of wanted) {
    const file = files.get(code);
    if (!file) continue;
    const before = papers.length;
    if (what === 'routing-sheets') {
      const sheet = await routingSheet(ctx, code);
      if (sheet.ok) papers.push(sheet.value);
    } else {
      const all = (await listPapersOf(agencyId, file.id)).filter((paper) => paper.voidedAt === null && isFormatOf(paper.kind, 'a4') && (what === 'all-papers' || paper.kind === 'intake-receipt'));
      // Of receipts the last one counts: those before it were replaced.
      const kept = what === 'receipts' ? all.slice(-1) : all;
      if (kept.some((paper) => !isAsIssued(paper))) return refuse({ name: 'DataChanged', code });
      papers.push(...kept.map(({ data }) => data));
    }
    if (papers.length > before) printed.push(code);
  }
  if (papers.length === 0) return refuse({ name: 'NothingToPrint' });
  const bytes = await renderPapers(papers, { format: 'a4' });
  await inTransaction(async (tx) => appendAudit(tx, { agencyId, actorId: staffIdOf(ctx.actor), action: 'paper:print-many', subject: `paper:${what}`, at: await databaseNow(tx), detail: { codes: printed, papers: papers.length } }));
  return ok({ bytes, fileName: `${FILE_NAMES[what]}-${printed.length}-ho-so.pdf` });
}

const FILE_NAMES: Record<PrintManyWhat, string> = { receipts: 'giay-hen', 'all-papers': 'giay-to', 'routing-sheets': 'phieu-kiem-soat' };
