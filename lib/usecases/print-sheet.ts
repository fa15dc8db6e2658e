import 'server-only';
import { renderPaper } from '@/lib/adapters/pdf/render-paper';
import { findSheet, listSheetLines } from '@/lib/data/handover-sheets';
import { findPaper, isAsIssued } from '@/lib/data/papers';
import type { HandoverSheet } from '@/lib/domain/paper/data';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { OUTCOME_NOTES } from '@/lib/text/handover-words';
import type { Context } from './context';
import { maySeeSheet } from './sign-sheet';

export type PrintSheetRefusal = { readonly name: 'NoSuchSheet' } | { readonly name: 'DataChanged' };

/**
 * A hand-over sheet as PDF: as it was given, and once it is signed with the receiver and what did not come. The numbers that
 * anyone can compare are those of the sheet as given.
 */
export async function printSheet(ctx: Context, sheetId: string): Promise<Result<{ readonly bytes: Uint8Array; readonly fileName: string }, PrintSheetRefusal>> {
  const { agencyId } = ctx.actor;
  const sheet = await findSheet(agencyId, { id: sheetId });
  if (!sheet || !maySeeSheet(ctx.actor, sheet)) return refuse({ name: 'NoSuchSheet' });
  const paper = await findPaper(agencyId, sheet.paperId);
  if (!paper || paper.data.kind !== 'handover-sheet') throw new Error('A hand-over sheet without its paper');
  if (!isAsIssued(paper)) return refuse({ name: 'DataChanged' });
  return ok({ bytes: await renderPaper(await asSigned(agencyId, paper.data, sheet), { format: 'a4' }), fileName: `phieu-ban-giao-${sheet.number.replace(/[^\p{L}\p{N}]+/gu, '-')}.pdf` });
}

type Sheet = NonNullable<Awaited<ReturnType<typeof findSheet>>>;

async function asSigned(agencyId: number, given: HandoverSheet, sheet: Sheet): Promise<HandoverSheet> {
  if (sheet.receivedAt === null) return given;
  const notes = new Map((await listSheetLines(agencyId, sheet.id)).map(({ code, outcome }) => [code, OUTCOME_NOTES[outcome]]));
  return {
    ...given, to: { ...given.to, person: sheet.receivedByName }, signed: { at: sheet.receivedAt, missing: sheet.missing, note: sheet.receiptNote },
    lines: given.lines.map((line) => ({ ...line, note: notes.get(line.dossierCode) ?? line.note })),
  };
}
