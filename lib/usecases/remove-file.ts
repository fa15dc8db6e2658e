import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { databaseNow, findForAct } from '@/lib/data/dossier-acts';
import { unlinkFile } from '@/lib/data/files';
import { inTransaction } from '@/lib/db/transaction';
import { can } from '@/lib/domain/access/can';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { Context } from './context';

export type RemoveFileInput = { readonly code: string; readonly fileId: string; readonly reason: string };
export type RemoveFileRefusal = { readonly name: 'NoSuchFile' };

/** Takes a file off its dossier, with the reason. Nothing is deleted: the row says that it was there, and the bytes stay. */
export async function removeFile(ctx: Pick<Context, 'actor'>, input: RemoveFileInput): Promise<Result<null, RemoveFileRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const dossier = await findForAct(agencyId, input.code);
  if (!dossier || !can(ctx.actor, 'file:add', [dossier.holdingUnitId, dossier.handlingUnitId])) return refuse({ name: 'NoSuchFile' });
  return inTransaction(async (tx) => {
    const at = await databaseNow(tx);
    if ((await unlinkFile(tx, { agencyId, dossierId: dossier.id, fileId: input.fileId }, at, input.reason)) === 0) return refuse({ name: 'NoSuchFile' });
    await appendAudit(tx, { agencyId, actorId: staffId, action: 'file:remove', subject: `dossier:${dossier.code}`, at, detail: { file: input.fileId, reason: input.reason } });
    return ok(null);
  });
}
