import 'server-only';
import { diskStore } from '@/lib/adapters/files/disk-store';
import type { StageRefusal } from '@/lib/adapters/files/file-store';
import { appendAudit } from '@/lib/data/audit';
import { databaseNow } from '@/lib/data/dossier-acts';
import { findFile, insertFile } from '@/lib/data/files';
import { claimImport, findImport, insertImport, updateImport, type ImportRecord } from '@/lib/data/procedure-import';
import { inTransaction } from '@/lib/db/transaction';
import { staffIdOf, type Actor } from '@/lib/domain/access/can';
import { safeFileName } from '@/lib/domain/dossier/attachment';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { logSurprise } from '@/lib/platform/log';
import { newId } from '@/lib/platform/new-id';
import { LARGEST_LIST, listRefusalWords } from '@/lib/text/procedure-import-words';
import type { Context } from './context';
import { importProcedures, type ProcedureImportSummary } from './import-procedures';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The imports this process works on now. Lost when it stops: such an import is then told as broken off. */
const kept = globalThis as unknown as { tthcProcedureImports?: Set<string> };
const running = (): Set<string> => (kept.tthcProcedureImports ??= new Set());

/** Keeps a list that was sent and notes the import. Nothing of it is read yet. */
export async function startProcedureImport({ actor }: Pick<Context, 'actor'>, { name, source }: { name: string; source: AsyncIterable<Uint8Array> }): Promise<Result<{ id: string }, StageRefusal>> {
  const { agencyId } = actor;
  const staffId = staffIdOf(actor);
  const staged = await diskStore.stage(source, LARGEST_LIST);
  if (!staged.ok) return refuse(staged.refusal);
  const { value: bytes } = staged;
  try {
    const fileName = safeFileName(name);
    await bytes.keep();
    const [id, fileId] = [newId(), newId()];
    await inTransaction(async (tx) => {
      const at = await databaseNow(tx);
      await insertFile(tx, { agencyId, id: fileId, sha256: bytes.sha256, size: bytes.size, mediaType: bytes.mediaType ?? 'application/octet-stream', name: fileName, uploadedAt: at, uploadedById: staffId });
      await insertImport(tx, { agencyId, id, fileName, sha256: bytes.sha256, sourceFileId: fileId, startedById: staffId, startedAt: at });
      await appendAudit(tx, { agencyId, actorId: staffId, action: 'procedure:check-list', subject: `import:${id}`, at, detail: { fileName, sha256: bytes.sha256, size: bytes.size } });
    });
    running().add(id);
    return ok({ id });
  } finally {
    await bytes.discard();
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function keepMarked(actor: Actor, fileName: string, { marked }: ProcedureImportSummary): Promise<string> {
  const staged = await diskStore.stage(once(marked), Number.MAX_SAFE_INTEGER);
  if (!staged.ok) throw new Error(staged.refusal.name);
  await staged.value.keep();
  const id = newId();
  const name = safeFileName(`${fileName.replace(/\.[a-z0-9]+$/i, '')}-da-kiem-tra.xlsx`);
  await inTransaction(async (tx) => insertFile(tx, { agencyId: actor.agencyId, id, sha256: staged.value.sha256, size: staged.value.size, mediaType: XLSX, name, uploadedAt: await databaseNow(tx), uploadedById: staffIdOf(actor) }));
  return id;
}

/** Says that a checked list is being taken in; false when it already is or was. Whoever gets true must call runProcedureImport. */
export async function beginProcedureImport({ actor }: Pick<Context, 'actor'>, id: string): Promise<boolean> {
  if (running().has(id) || !(await claimImport(actor.agencyId, id))) return false;
  running().add(id);
  return true;
}

/** Works an import through that was begun. Runs beside the request that began it and never throws: what goes wrong is written into its row. */
export async function runProcedureImport(actor: Actor, id: string, dryRun: boolean): Promise<void> {
  const { agencyId } = actor;
  try {
    const row = await findImport(agencyId, id);
    const source = row?.sourceFileId ? await findFile(agencyId, row.sourceFileId) : null;
    const bytes = source ? await diskStore.read(source.sha256) : null;
    if (!row || !bytes) throw new Error('The file of the import is gone');
    const result = await importProcedures({ source: { bytes }, fileName: row.fileName, dryRun, actor, importId: id, onProgress: (_, totalRows) => updateImport(agencyId, id, { totalRows }) });
    const endedAt = await inTransaction(databaseNow);
    if (!result.ok) return await updateImport(agencyId, id, { state: 'failed', failure: listRefusalWords(result.refusal), endedAt });
    const { shape, total, fresh, changed, same, bad, missing, difference } = result.value;
    await updateImport(agencyId, id, { state: dryRun ? 'checked' : 'done', shape, totalRows: total, newRows: fresh, changedRows: changed, sameRows: same, badRows: bad, missing, difference, resultFileId: await keepMarked(actor, row.fileName, result.value), endedAt });
  } catch (error) {
    const reference = logSurprise('procedure-import', error);
    await updateImport(agencyId, id, { state: 'failed', failure: `Có lỗi ngoài dự kiến, mã tham chiếu ${reference}. Bản dự thảo đã tạo vẫn giữ; nhập lại sẽ không tạo trùng.` }).catch(() => undefined);
  } finally {
    running().delete(id);
  }
}

const GRACE_MS = 15_000;

/** An import as it stands; `interrupted` when the program stopped while working on it. Null when there is none. */
export async function procedureImportStanding({ actor, instant }: Pick<Context, 'actor' | 'instant'>, id: string): Promise<(Omit<ImportRecord, 'state'> & { readonly state: 'checking' | 'checked' | 'importing' | 'done' | 'failed' | 'interrupted' }) | null> {
  const row = await findImport(actor.agencyId, id);
  if (!row) return null;
  const isStill = (row.state === 'checking' || row.state === 'importing') && !running().has(id) && instant.getTime() - row.startedAt.getTime() > GRACE_MS;
  return { ...row, state: isStill ? 'interrupted' : (row.state as 'checking') };
}

/** The marked copy of an import; null while there is none. */
export async function openImportResult({ actor }: Pick<Context, 'actor'>, id: string): Promise<{ readonly name: string; readonly mediaType: string; readonly bytes: ReadableStream<Uint8Array> } | null> {
  const row = await findImport(actor.agencyId, id);
  const file = row?.resultFileId ? await findFile(actor.agencyId, row.resultFileId) : null;
  const bytes = file ? await diskStore.open(file.sha256) : null;
  return file && bytes ? { name: file.name, mediaType: file.mediaType, bytes } : null;
}
