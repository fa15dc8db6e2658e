import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { databaseNow, lastEventOf } from '@/lib/data/dossier-acts';
import { findSheet, givenSeqOf, listSheetLines, lockDossiers, lockSheet, settleItem, signSheetRow, type HandoverOutcome, type SheetLine, type SheetRecord } from '@/lib/data/handover-sheets';
import { inTransaction, Rollback, type Tx } from '@/lib/db/transaction';
import { can, staffIdOf, type Actor } from '@/lib/domain/access/can';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { newId } from '@/lib/platform/new-id';
import type { Context } from './context';
import { performActIn, type ActRefusal } from './perform-act';

export type SignInput = { readonly sheetId: string; /** The numbers of the lines that did come. */ readonly received: readonly number[]; readonly note: string | null };
export type SignRefusal =
  | { readonly name: 'NoSuchSheet' } | { readonly name: 'NotPermitted' } | { readonly name: 'SamePerson' }
  | { readonly name: 'AlreadySigned'; readonly by: string; readonly at: LocalTime }
  | { readonly name: 'File'; readonly code: string; readonly refusal: ActRefusal };
export type Signed = { readonly sheetId: string; readonly number: string; readonly received: number; readonly missing: number; readonly moved: number };

/** Who may see a sheet: the people of either unit, and who watches over all. */
export const maySeeSheet = (actor: Actor, sheet: Pick<SheetRecord, 'fromUnitId' | 'toUnitId'>): boolean => can(actor, 'handover:view', [sheet.fromUnitId, sheet.toUnitId]);

/** Who may sign for the receiving side: whoever may take its files over, but never the giver: two sign. */
export const maySignSheet = (actor: Actor, sheet: Pick<SheetRecord, 'toUnitId' | 'givenById'>): boolean => can(actor, 'dossier:take-over', [sheet.toUnitId]) && actor.staffId !== sheet.givenById;

/**
 * The receiving side signs a sheet for what it found. Each file that came gets its take-over, all of one batch. The hand-over of
 * one that did not come is voided by the signer, who is a second person: so the file never left the giver, and its lateness runs
 * on. What went elsewhere meanwhile is left as it is. Of two who sign at once one does; the other is told.
 */
export async function signSheet(ctx: Context, input: SignInput): Promise<Result<Signed, SignRefusal>> {
  try {
    return ok(await inTransaction((tx) => signSheetIn(tx, ctx, input), { timeout: 120_000 }));
  } catch (error) {
    if (error instanceof Rollback) return refuse(error.refusal as SignRefusal);
    throw error;
  }
}

/** The same inside a transaction that is already open; throws Rollback with the refusal. `sampleAt` is the time of sample data. */
export async function signSheetIn(tx: Tx, ctx: Context, input: SignInput, sampleAt?: Date): Promise<Signed> {
  const { agencyId } = ctx.actor;
  const stop = (refusal: SignRefusal): never => {
    throw new Rollback(refusal);
  };
  if (!(await lockSheet(tx, agencyId, input.sheetId))) return stop({ name: 'NoSuchSheet' });
  const sheet = await findSheet(agencyId, { id: input.sheetId }, tx);
  const signerId = staffIdOf(ctx.actor);
  if (!sheet || !maySeeSheet(ctx.actor, sheet)) return stop({ name: 'NoSuchSheet' });
  if (sheet.receivedAt !== null) return stop({ name: 'AlreadySigned', by: sheet.receivedByName ?? '', at: sheet.receivedAt });
  if (signerId === sheet.givenById) return stop({ name: 'SamePerson' });
  if (signerId === null || !maySignSheet(ctx.actor, sheet)) return stop({ name: 'NotPermitted' });
  await lockDossiers(tx, agencyId, (await listSheetLines(agencyId, sheet.id, tx)).map(({ code }) => code));
  const came = new Set(input.received);
  const batchId = newId();
  const counts: Record<Exclude<HandoverOutcome, 'waiting'>, number> = { received: 0, missing: 0, moved: 0 };
  for (const line of await listSheetLines(agencyId, sheet.id, tx)) {
    const settled = await settle(tx, ctx, { sheet, line, came: came.has(line.ordinal), batchId, at: sampleAt });
    counts[settled.outcome] += 1;
    await settleItem(tx, { agencyId, sheetId: sheet.id, ordinal: line.ordinal }, settled.outcome, settled.seq);
  }
  const at = sampleAt ?? (await databaseNow(tx));
  await signSheetRow(tx, agencyId, sheet.id, { receivedById: signerId, receivedAt: at, receiptNote: input.note });
  await appendAudit(tx, { agencyId, actorId: signerId, action: 'handover:sign', subject: `handover:${sheet.id}`, at, detail: { number: sheet.number, batchId, ...counts } });
  return { sheetId: sheet.id, number: sheet.number, ...counts };
}

type Line = { readonly sheet: SheetRecord; readonly line: SheetLine; readonly came: boolean; readonly batchId: string; readonly at: Date | undefined };

async function settle(tx: Tx, ctx: Context, { sheet, line, came, batchId, at }: Line): Promise<{ outcome: Exclude<HandoverOutcome, 'waiting'>; seq: number | null }> {
  const { agencyId } = ctx.actor;
  const refused = (refusal: ActRefusal): never => {
    throw new Rollback<SignRefusal>({ name: 'File', code: line.code, refusal });
  };
  if (!line.isPending) return came ? refused({ name: 'Stale', ...(await lastEventOf(tx, agencyId, line.dossierId)) }) : { outcome: 'moved', seq: null };
  const data = { sheetId: sheet.id, sheetNumber: sheet.number };
  try {
    if (came) return { outcome: 'received', seq: (await performActIn(tx, ctx, { code: line.code, act: 'take-over', seen: null, batchId, data: { ...data, toUnitId: sheet.toUnitId } }, { at })).seq };
    const voidsSeq = await givenSeqOf(tx, agencyId, sheet.id, line.ordinal);
    const reason = `Không có trong lô bàn giao theo phiếu số ${sheet.number}`;
    return { outcome: 'missing', seq: (await performActIn(tx, ctx, { code: line.code, act: 'correct', seen: null, batchId, voidsSeq, reason, data }, { by: 'dossier:take-over', at })).seq };
  } catch (error) {
    if (error instanceof Rollback && !('code' in (error.refusal as object))) return refused(error.refusal as ActRefusal);
    throw error;
  }
}
