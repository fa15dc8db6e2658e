import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { databaseNow, findForAct } from '@/lib/data/dossier-acts';
import { countFreeFiles, linkFile } from '@/lib/data/files';
import { inTransaction } from '@/lib/db/transaction';
import { can } from '@/lib/domain/access/can';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { Context } from './context';

export type AttachFileInput = {
  readonly code: string;
  readonly fileId: string;
  readonly purpose: 'component' | 'result' | 'supplement' | 'authorisation' | 'other';
  /** Of the component it is a scan of. */
  readonly ordinal: number | null;
};
export type AttachFileRefusal = { readonly name: 'NoSuchDossier' } | { readonly name: 'FileUnknown' };

/** Hangs a file that this person has brought on a dossier. A component with a file counts as scanned. */
export async function attachFile(ctx: Pick<Context, 'actor'>, input: AttachFileInput): Promise<Result<{ fileId: string }, AttachFileRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const dossier = await findForAct(agencyId, input.code);
  if (!dossier || !can(ctx.actor, 'file:add', [dossier.holdingUnitId, dossier.handlingUnitId])) return refuse({ name: 'NoSuchDossier' });
  return inTransaction(async (tx) => {
    if ((await countFreeFiles(tx, agencyId, staffId, [input.fileId])) !== 1) return refuse({ name: 'FileUnknown' });
    const at = await databaseNow(tx);
    await linkFile(tx, { agencyId, dossierId: dossier.id, fileId: input.fileId, purpose: input.purpose, ordinal: input.ordinal, addedAt: at });
    await appendAudit(tx, { agencyId, actorId: staffId, action: 'file:attach', subject: `dossier:${dossier.code}`, at, detail: { file: input.fileId, purpose: input.purpose, ordinal: input.ordinal } });
    return ok({ fileId: input.fileId });
  });
}
