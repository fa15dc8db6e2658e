import 'server-only';
import { diskStore } from '@/lib/adapters/files/disk-store';
import { checkPdfSignatures } from '@/lib/adapters/pdf-signature/check-signatures';
import type { StageRefusal } from '@/lib/adapters/files/file-store';
import { appendAudit } from '@/lib/data/audit';
import { databaseNow } from '@/lib/data/dossier-acts';
import { insertFile } from '@/lib/data/files';
import { inTransaction, type Tx } from '@/lib/db/transaction';
import { staffIdOf } from '@/lib/domain/access/can';
import { checkAttachment, LARGEST_ATTACHMENT, safeFileName, type AttachmentRefusal } from '@/lib/domain/dossier/attachment';
import type { SignatureReport } from '@/lib/domain/dossier/signature';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { logSurprise } from '@/lib/platform/log';
import { newId } from '@/lib/platform/new-id';
import type { Context } from './context';

export type StoreFileInput = { readonly name: string; readonly source: AsyncIterable<Uint8Array> };
export type StoreFileRefusal = StageRefusal | AttachmentRefusal;
export type FileStored = { readonly fileId: string; readonly name: string; readonly size: number; readonly mediaType: string };

type Keeping = {
  readonly agencyId: number;
  /** Who brought it: a person, a client of the API, or nobody we know. */
  readonly uploadedById: string | null;
  /** The person the audit names; null for all others. */
  readonly actorId: string | null;
  /** What may be attached; everything we allow when left out. */
  readonly allowed?: ReadonlySet<string> | undefined;
  /** Hangs it up, in the transaction that makes its row. Throws Rollback when it may not hang there. */
  readonly hang?: (tx: Tx, file: FileStored & { readonly sha256: string }, at: Date) => Promise<void>;
};

/** The signatures of a PDF just kept. One that cannot be looked through is taken in all the same, and says so. */
async function signaturesOf(sha256: string): Promise<SignatureReport> {
  try {
    const bytes = await diskStore.read(sha256);
    return bytes ? await checkPdfSignatures(bytes) : { state: 'unchecked', signatures: [] };
  } catch (error) {
    logSurprise('pdf-signature', error);
    return { state: 'unchecked', signatures: [] };
  }
}

/** Takes in the bytes of an attachment: streamed to the disk, at most 20 MB, of an allowed type by its content and not by its name. What is inside an archive is never unpacked. */
export async function keepFile({ agencyId, uploadedById, actorId, allowed, hang }: Keeping, { name, source }: StoreFileInput): Promise<Result<FileStored, StoreFileRefusal>> {
  const staged = await diskStore.stage(source, LARGEST_ATTACHMENT);
  if (!staged.ok) return staged;
  const { value: bytes } = staged;
  try {
    const kept = safeFileName(name);
    const type = checkAttachment(kept, bytes.mediaType, allowed);
    if (!type.ok) return refuse(type.refusal);
    // The bytes first: a row without bytes would be a lost file, bytes without a row only cost room.
    await bytes.keep();
    const report = type.value === 'application/pdf' ? await signaturesOf(bytes.sha256) : null;
    const file = { agencyId, id: newId(), sha256: bytes.sha256, size: bytes.size, mediaType: type.value, name: kept, uploadedById };
    const stored: FileStored = { fileId: file.id, name: kept, size: file.size, mediaType: file.mediaType };
    await inTransaction(async (tx) => {
      const at = await databaseNow(tx);
      await insertFile(tx, { ...file, uploadedAt: at }, report && { report, checkedAt: at });
      await hang?.(tx, { ...stored, sha256: file.sha256 }, at);
      await appendAudit(tx, { agencyId, actorId, action: 'file:store', subject: `file:${file.id}`, at, detail: { sha256: file.sha256, size: file.size, mediaType: file.mediaType, ...(report === null ? {} : { signatures: report.state }) } });
    });
    return ok(stored);
  } finally {
    await bytes.discard();
  }
}

/** The file of a signed-in person or a client of the API, of `allowed` types where it is not everything we take. It hangs on no dossier yet; until then only who brought it sees it. */
export const storeFile = (ctx: Pick<Context, 'actor'>, input: StoreFileInput, allowed?: ReadonlySet<string>): Promise<Result<FileStored, StoreFileRefusal>> =>
  keepFile({ agencyId: ctx.actor.agencyId, uploadedById: ctx.actor.staffId, actorId: staffIdOf(ctx.actor), allowed }, input);
