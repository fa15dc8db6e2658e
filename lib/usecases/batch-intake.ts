import 'server-only';
import { diskStore } from '@/lib/adapters/files/disk-store';
import type { StageRefusal } from '@/lib/adapters/files/file-store';
import { appendAudit } from '@/lib/data/audit';
import { findBatch, insertBatch, updateBatch, type BatchRecord } from '@/lib/data/batch';
import { databaseNow } from '@/lib/data/dossier-acts';
import { findFile, insertFile } from '@/lib/data/files';
import { inTransaction } from '@/lib/db/transaction';
import type { Actor } from '@/lib/domain/access/can';
import { extensionOf, safeFileName } from '@/lib/domain/dossier/attachment';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { logSurprise } from '@/lib/platform/log';
import { newId } from '@/lib/platform/new-id';
import { registerRefusalWords } from '@/lib/text/register-refusals';
import type { Context } from './context';
import { importDossiers, LARGEST_REGISTER, type ImportSummary } from './import-dossiers';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv';

export type StartBatchRefusal = StageRefusal | { readonly name: 'NotASheet' };

/** The batches this process works on now. Lost when it is stopped: such a batch is then told as broken off. */
const kept = globalThis as unknown as { tthcBatches?: Set<string> };
const running = (): Set<string> => (kept.tthcBatches ??= new Set());

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Keeps a register that was sent, and notes the batch. Nothing of it is read yet. */
export async function startBatch({ actor }: Pick<Context, 'actor'>, { name, source }: { name: string; source: AsyncIterable<Uint8Array> }): Promise<Result<{ id: string }, StartBatchRefusal>> {
  const { agencyId, staffId } = actor;
  const staged = await diskStore.stage(source, LARGEST_REGISTER);
  if (!staged.ok) return staged;
  const { value: bytes } = staged;
  try {
    const fileName = safeFileName(name);
    const mediaType = bytes.mediaType === XLSX ? XLSX : bytes.mediaType === null && extensionOf(fileName) !== 'xlsx' ? CSV : null;
    if (mediaType === null) return refuse({ name: 'NotASheet' });
    await bytes.keep();
    const [id, fileId] = [newId(), newId()];
    await inTransaction(async (tx) => {
      const at = await databaseNow(tx);
      await insertFile(tx, { agencyId, id: fileId, sha256: bytes.sha256, size: bytes.size, mediaType, name: fileName, uploadedAt: at, uploadedById: staffId });
      await insertBatch(tx, { agencyId, id, fileName, sha256: bytes.sha256, sourceFileId: fileId, startedById: staffId, startedAt: at });
      await appendAudit(tx, { agencyId, actorId: staffId, action: 'batch:start', subject: `import:${id}`, at, detail: { fileName, sha256: bytes.sha256, size: bytes.size } });
    });
    running().add(id);
    return ok({ id });
  } finally {
    await bytes.discard();
  }
}

async function keepMarked(actor: Actor, batch: BatchRecord, { marked }: ImportSummary): Promise<string> {
  const staged = await diskStore.stage(once(marked), Number.MAX_SAFE_INTEGER);
  if (!staged.ok) throw new Error(staged.refusal.name);
  await staged.value.keep();
  const id = newId();
  const stem = batch.fileName.replace(/\.[a-z0-9]+$/i, '');
  await inTransaction(async (tx) => insertFile(tx, { agencyId: actor.agencyId, id, sha256: staged.value.sha256, size: staged.value.size, mediaType: XLSX, name: safeFileName(`${stem}-da-kiem-tra.xlsx`), uploadedAt: await databaseNow(tx), uploadedById: actor.staffId }));
  return id;
}

/** Says that a batch is being taken in from now on; false when it already is. Whoever gets true must call runBatch. */
export async function beginImport({ actor }: Pick<Context, 'actor'>, id: string): Promise<boolean> {
  if (running().has(id)) return false;
  running().add(id);
  await updateBatch(actor.agencyId, id, { state: 'importing', isDryRun: false, doneRows: 0, failure: null, endedAt: null });
  return true;
}

/**
 * Works a batch through that was begun, checking only or taking in, and keeps its row told of how far it is. Runs beside the request that
 * began it and never throws: what goes wrong is written into the batch. Begun again after a stop, it goes on where it was.
 */
export async function runBatch(actor: Actor, id: string, dryRun: boolean): Promise<void> {
  const { agencyId } = actor;
  try {
    const batch = await findBatch(agencyId, id);
    const source = batch?.sourceFileId ? await findFile(agencyId, batch.sourceFileId) : null;
    const bytes = source ? await diskStore.read(source.sha256) : null;
    if (!batch || !bytes) return;
    const result = await importDossiers({ source: { bytes }, dryRun, actor, batchId: id, onProgress: (doneRows, totalRows) => updateBatch(agencyId, id, { doneRows, totalRows }) });
    const endedAt = await inTransaction(databaseNow);
    if (!result.ok) {
      await updateBatch(agencyId, id, { state: 'failed', failure: registerRefusalWords(result.refusal), endedAt });
      return;
    }
    const { total, fresh, known, bad } = result.value;
    await updateBatch(agencyId, id, { state: dryRun ? 'checked' : 'done', totalRows: total, doneRows: total, newRows: fresh, knownRows: known, badRows: bad, resultFileId: await keepMarked(actor, batch, result.value), endedAt });
  } catch (error) {
    const reference = logSurprise('batch-intake', error);
    await updateBatch(agencyId, id, { state: 'failed', failure: `Có lỗi ngoài dự kiến, mã tham chiếu ${reference}. Những dòng đã nhập vẫn giữ; bấm nhập lại sẽ không nhập trùng.` }).catch(() => undefined);
  } finally {
    running().delete(id);
  }
}

export type BatchStanding = {
  readonly id: string;
  readonly fileName: string;
  /** `interrupted`: it was being worked on when the program stopped; begun again it goes on. */
  readonly state: 'checking' | 'checked' | 'importing' | 'done' | 'failed' | 'interrupted';
  readonly isDryRun: boolean;
  readonly totalRows: number;
  readonly doneRows: number;
  readonly newRows: number;
  readonly knownRows: number;
  readonly badRows: number;
  readonly failure: string | null;
  readonly hasResult: boolean;
};

const GRACE_MS = 15_000;

/** Where a batch stands, for whoever may import; null when there is none. */
export async function batchStanding({ actor, instant }: Pick<Context, 'actor' | 'instant'>, id: string): Promise<BatchStanding | null> {
  const batch = await findBatch(actor.agencyId, id);
  if (!batch) return null;
  const isStill = (batch.state === 'checking' || batch.state === 'importing') && !running().has(id) && instant.getTime() - batch.startedAt.getTime() > GRACE_MS;
  return {
    id, fileName: batch.fileName, state: isStill ? 'interrupted' : (batch.state as BatchStanding['state']), isDryRun: batch.isDryRun, totalRows: batch.totalRows, doneRows: batch.doneRows,
    newRows: batch.newRows, knownRows: batch.knownRows, badRows: batch.badRows, failure: batch.failure, hasResult: batch.resultFileId !== null,
  };
}

/** The marked copy of a batch; null while there is none. */
export async function openBatchResult({ actor }: Pick<Context, 'actor'>, id: string): Promise<{ readonly name: string; readonly mediaType: string; readonly bytes: ReadableStream<Uint8Array> } | null> {
  const batch = await findBatch(actor.agencyId, id);
  const file = batch?.resultFileId ? await findFile(actor.agencyId, batch.resultFileId) : null;
  const bytes = file ? await diskStore.open(file.sha256) : null;
  return file && bytes ? { name: file.name, mediaType: file.mediaType, bytes } : null;
}
