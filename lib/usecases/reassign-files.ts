import 'server-only';
import { findColleague } from '@/lib/data/absences';
import { filesOfBatch, type BatchFile } from '@/lib/data/act-batches';
import { filesHeldBy, type FileForBatch } from '@/lib/data/handover-sheets';
import { queueNotices } from '@/lib/data/notices';
import { inTransaction } from '@/lib/db/transaction';
import { mayHoldFile } from '@/lib/domain/access/can';
import { dealFiles } from '@/lib/domain/dossier/deal-files';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { newId } from '@/lib/platform/new-id';
import type { Context } from './context';
import type { FileRefusal } from './give-by-sheet';
import { performAct } from './perform-act';

export type ReassignInput = {
  readonly fromStaffId: string;
  readonly receivers: readonly string[];
  readonly reason: string;
  /** The files as they were seen. Left out: what came to the person since stays theirs. */
  readonly files: readonly { readonly code: string; readonly seen: number }[];
};

export type ReassignRefusal =
  | { readonly name: 'NothingChosen' } | { readonly name: 'NoReceiver' } | { readonly name: 'ReceiverIsGiver' } | { readonly name: 'ReceiverUnknown' } | { readonly name: 'NoSuchBatch' }
  /** Nothing could be given: each file with its reason. */
  | { readonly name: 'NoneGiven'; readonly problems: readonly FileRefusal[]; readonly left: readonly string[] };

/** What one act did: files given by receiver, those whose state had changed, and those no receiver may hold. */
export type Reassigned = { readonly batchId: string; readonly given: readonly { readonly code: string; readonly staffId: string }[]; readonly problems: readonly FileRefusal[]; readonly left: readonly string[] };

type Move = { readonly code: string; readonly seen: number; readonly toStaffId: string; readonly toUnitId: string; readonly fromStaffId: string };

/**
 * Each file in its own transaction, all with one batch: a file on which somebody has just acted is reported and does not hold
 * up the others, and the audit chain is not held for as long as a hundred files take. What a crash leaves is a batch that is
 * shorter, each file of it whole; the rest is still there to be given.
 */
async function moveAll(ctx: Context, moves: readonly Move[], reason: string, more: Readonly<Record<string, unknown>> = {}): Promise<Omit<Reassigned, 'left'>> {
  const batchId = newId();
  const given: { code: string; staffId: string }[] = [];
  const problems: FileRefusal[] = [];
  for (const { code, seen, toStaffId, toUnitId, fromStaffId } of moves) {
    const done = await performAct(ctx, { code, act: 'assign', seen, reason, batchId, data: { toStaffId, toUnitId, fromStaffId, ...more } });
    if (done.ok) given.push({ code, staffId: toStaffId });
    else problems.push({ code, refusal: done.refusal });
  }
  return { batchId, given, problems };
}

async function tellReceivers(ctx: Context, { batchId, given }: Omit<Reassigned, 'left'>, fromName: string, reason: string): Promise<void> {
  const { agencyId } = ctx.actor;
  const receivers = [...new Set(given.map(({ staffId }) => staffId))].filter((id) => id !== ctx.actor.staffId);
  await inTransaction((tx) => queueNotices(tx, receivers.map((recipient) => ({
    agencyId, dossierId: null, channel: 'in-app' as const, recipient, template: 'staff-files-assigned' as const,
    data: { count: String(given.filter(({ staffId }) => staffId === recipient).length), by: ctx.actor.name, from: fromName, reason }, dedupeKey: `assigned:${batchId}:${recipient}`,
  })), ctx.instant));
}

/** Gives all of someone's files, or those chosen, to one or several colleagues in one act; most urgent first in turn. */
export async function reassignFiles(ctx: Context, input: ReassignInput): Promise<Result<Reassigned, ReassignRefusal>> {
  const { agencyId } = ctx.actor;
  if (input.files.length === 0) return refuse({ name: 'NothingChosen' });
  if (input.receivers.length === 0) return refuse({ name: 'NoReceiver' });
  if (input.receivers.includes(input.fromStaffId)) return refuse({ name: 'ReceiverIsGiver' });
  const [from, ...receivers] = await Promise.all([input.fromStaffId, ...new Set(input.receivers)].map((id) => findColleague(null, agencyId, id)));
  const known = receivers.filter((each) => each !== null && each.isActive && each.worksOnDossiers).flatMap((each) => (each ? [{ staffId: each.id, mayHold: (file: FileForBatch) => mayHoldFile(each.roles, [file.holdingUnitId, file.handlingUnitId]) }] : []));
  if (!from || known.length !== receivers.length) return refuse({ name: 'ReceiverUnknown' });
  const seen = new Map(input.files.map((file) => [file.code, file.seen]));
  const held = (await filesHeldBy(agencyId, from.id)).filter(({ code }) => seen.has(code));
  const { given: dealt, left } = dealFiles(held, known);
  const moved = await moveAll(ctx, dealt.map(({ file, staffId }) => ({ code: file.code, seen: seen.get(file.code) ?? -1, toStaffId: staffId, toUnitId: file.holdingUnitId, fromStaffId: from.id })), input.reason);
  // A file that somebody else holds by now is told like one on which they acted.
  const gone = input.files.filter(({ code }) => !held.some((file) => file.code === code)).map(({ code }): FileRefusal => ({ code, refusal: { name: 'NoLongerHeld' } }));
  const report = { ...moved, problems: [...moved.problems, ...gone], left: left.map(({ code }) => code) };
  if (report.given.length === 0) return refuse({ name: 'NoneGiven', problems: report.problems, left: report.left });
  await tellReceivers(ctx, report, from.name, input.reason);
  return ok(report);
}

export type UndoInput = { readonly batchId: string; readonly reason: string };

/** Gives the files of a batch back to whom they came from, as a batch of its own. Those the receiver no longer holds stay where they are. */
export async function undoReassignment(ctx: Context, { batchId, reason }: UndoInput): Promise<Result<Reassigned, ReassignRefusal>> {
  const files = await filesOfBatch(ctx.actor.agencyId, batchId);
  const first = files[0];
  if (!first) return refuse({ name: 'NoSuchBatch' });
  const back = await Promise.all([...new Set(files.map(({ fromStaffId }) => fromStaffId))].map((id) => (id ? findColleague(null, ctx.actor.agencyId, id) : null)));
  const mayTakeBack = (file: BatchFile): boolean => back.some((person) => person?.id === file.fromStaffId && person?.isActive === true && mayHoldFile(person.roles, [file.holdingUnitId, file.handlingUnitId]));
  const able = files.filter((file) => file.isStillHeld && mayTakeBack(file));
  const moved = await moveAll(ctx, able.map((file) => ({ code: file.code, seen: file.eventCount, toStaffId: file.fromStaffId ?? '', toUnitId: file.holdingUnitId, fromStaffId: file.toStaffId ?? '' })), reason, { undoesBatchId: batchId });
  const report = { ...moved, left: files.filter((file) => !able.includes(file)).map(({ code }) => code) };
  if (report.given.length === 0) return refuse({ name: 'NoneGiven', problems: report.problems, left: report.left });
  await tellReceivers(ctx, report, first.toName ?? '', reason);
  return ok(report);
}
