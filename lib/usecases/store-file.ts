import 'server-only';
import { diskStore } from '@/lib/adapters/files/disk-store';
import type { StageRefusal } from '@/lib/adapters/files/file-store';
import { appendAudit } from '@/lib/data/audit';
import { databaseNow } from '@/lib/data/dossier-acts';
import { insertFile } from '@/lib/data/files';
import { inTransaction } from '@/lib/db/transaction';
import { checkAttachment, LARGEST_ATTACHMENT, safeFileName, type AttachmentRefusal } from '@/lib/domain/dossier/attachment';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { newId } from '@/lib/platform/new-id';
import type { Context } from './context';

export type StoreFileInput = { readonly name: string; readonly source: AsyncIterable<Uint8Array> };
export type StoreFileRefusal = StageRefusal | AttachmentRefusal;
export type FileStored = { readonly fileId: string; readonly name: string; readonly size: number; readonly mediaType: string };

/**
 * Takes in the bytes of an attachment: streamed to the disk, at most 20 MB, of an allowed type by its content and not by its
 * name. It hangs on no dossier yet; until then only who brought it sees it.
 */
export async function storeFile(ctx: Pick<Context, 'actor'>, { name, source }: StoreFileInput): Promise<Result<FileStored, StoreFileRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const staged = await diskStore.stage(source, LARGEST_ATTACHMENT);
  if (!staged.ok) return staged;
  const { value: bytes } = staged;
  try {
    const kept = safeFileName(name);
    const type = checkAttachment(kept, bytes.mediaType);
    if (!type.ok) return refuse(type.refusal);
    // The bytes first: a row without bytes would be a lost file, bytes without a row only cost room.
    await bytes.keep();
    const file = { agencyId, id: newId(), sha256: bytes.sha256, size: bytes.size, mediaType: type.value, name: kept, uploadedById: staffId };
    await inTransaction(async (tx) => {
      const at = await databaseNow(tx);
      await insertFile(tx, { ...file, uploadedAt: at });
      await appendAudit(tx, { agencyId, actorId: staffId, action: 'file:store', subject: `file:${file.id}`, at, detail: { sha256: file.sha256, size: file.size, mediaType: file.mediaType } });
    });
    return ok({ fileId: file.id, name: kept, size: file.size, mediaType: file.mediaType });
  } finally {
    await bytes.discard();
  }
}
