import 'server-only';
import { createHash } from 'node:crypto';
import { diskStore } from '@/lib/adapters/files/disk-store';
import { theAgency } from '@/lib/data/agency';
import { databaseNow } from '@/lib/data/dossier-acts';
import { addDraftFile, dropDraftFile, findDraftNow, insertDraft, listDraftFiles, listDraftFilesNow, lockDraft, saveDraft, unusedBytes, type DraftFileRecord, type DraftRecord, type StoredProblem } from '@/lib/data/online-drafts';
import { findBySlug, findVersion, type ProcedureVersionRecord } from '@/lib/data/procedures';
import { bucketKey, countInWindow } from '@/lib/data/rate-buckets';
import { inTransaction, Rollback } from '@/lib/db/transaction';
import { PUBLIC_ATTACHMENT_TYPES } from '@/lib/domain/dossier/attachment';
import { checkRoom, draftExpiry, isOnline, type RoomRefusal } from '@/lib/domain/dossier/online';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { instantOf, localTimeOf } from '@/lib/platform/clock';
import { newId, newToken } from '@/lib/platform/new-id';
import { keepFile, type FileStored, type StoreFileInput, type StoreFileRefusal } from './store-file';

/** Who asks, for the limits: the address it comes from and when. */
export type OnlineAsker = { readonly agencyId: number; readonly address: string; readonly instant: Date };

/** How often one address may begin, bring files and send within an hour. A whole company sits behind one address. */
export const ONLINE_LIMITS = { begin: 60, file: 400, submit: 60 } as const;
const WINDOW_SECONDS = 3_600;

export type TooMany = { readonly name: 'TooMany'; readonly minutes: number };

/** Counts one press; a refusal once there were too many. */
export async function countPress(kind: keyof typeof ONLINE_LIMITS, asker: OnlineAsker, most: number = ONLINE_LIMITS[kind]): Promise<Result<null, TooMany>> {
  const { count, endsAt } = await countInWindow(bucketKey(`online-${kind}`, String(asker.agencyId), asker.address), WINDOW_SECONDS, asker.instant);
  return count > most ? refuse({ name: 'TooMany', minutes: Math.max(1, Math.ceil((endsAt.getTime() - asker.instant.getTime()) / 60_000)) }) : ok(null);
}

const TOKEN = /^[\w-]{22}$/;

/** Only the hash is kept: who reads the database opens no draft with it. */
export const draftHash = (token: string): string | null => (TOKEN.test(token) ? createHash('sha256').update(`online-draft\n${token}`, 'utf8').digest('hex') : null);

/** The draft of the answer to one request for a supplement: whoever holds the dossier's secret shares it. */
export const supplementHash = (dossierId: string, seq: number): string => createHash('sha256').update(`online-supplement\n${dossierId}\n${seq}`, 'utf8').digest('hex');

export type BeginRefusal = TooMany | { readonly name: 'NoSuchProcedure' } | { readonly name: 'NotOnline' };

/** Begins a submission: a draft under a token that nobody can guess, kept for 30 days. */
export async function beginDraft(asker: OnlineAsker, wanted: { readonly slug: string; readonly lang: 'vi' | 'en' }): Promise<Result<{ readonly token: string }, BeginRefusal>> {
  const counted = await countPress('begin', asker);
  if (!counted.ok) return counted;
  const version = await findBySlug(asker.agencyId, wanted.slug, localTimeOf(asker.instant).on);
  if (!version) return refuse({ name: 'NoSuchProcedure' });
  if (!isOnline(version)) return refuse({ name: 'NotOnline' });
  const token = newToken();
  await inTransaction(async (tx) => {
    const at = await databaseNow(tx);
    await insertDraft(tx, { agencyId: asker.agencyId, id: newId(), kind: 'submission', tokenHash: draftHash(token) ?? '', versionId: version.versionId, lang: wanted.lang, dossierId: null, at, expiresAt: instantOf(draftExpiry(localTimeOf(at))) });
  });
  return ok({ token });
}

export type OpenDraft = { readonly draft: DraftRecord; readonly version: ProcedureVersionRecord; readonly files: readonly DraftFileRecord[] };

/** The draft of a token with its procedure and files; null when there is none or its time is over. */
export async function openDraft(token: string, instant: Date): Promise<OpenDraft | null> {
  const hash = draftHash(token);
  if (hash === null) return null;
  const agency = await theAgency();
  const draft = await findDraftNow(agency.id, hash, instant);
  if (!draft) return null;
  const [version, files] = await Promise.all([findVersion(agency.id, draft.versionId), listDraftFilesNow(agency.id, draft.id)]);
  return version && { draft, version, files };
}

export type NoDraft = { readonly name: 'NoDraft' };

/** Keeps what was typed, whatever it is. Nothing is judged here, so nothing is lost. A draft that was sent already stays as it is. */
export async function keepDraftTexts(agencyId: number, token: string, said: { readonly values: Readonly<Record<string, string>>; readonly problems?: readonly StoredProblem[]; readonly lang?: 'vi' | 'en' }): Promise<Result<null, NoDraft>> {
  const hash = draftHash(token);
  if (hash === null) return refuse({ name: 'NoDraft' });
  return inTransaction(async (tx) => {
    const at = await databaseNow(tx);
    const draft = await lockDraft(tx, agencyId, hash, at);
    if (!draft) return refuse({ name: 'NoDraft' });
    if (draft.settledAt === null) await saveDraft(tx, agencyId, draft.id, { values: { ...draft.values, ...said.values }, problems: said.problems ?? [], ...(said.lang ? { lang: said.lang } : {}) }, at);
    return ok(null);
  });
}

export type DraftFileRefusal = StoreFileRefusal | RoomRefusal | NoDraft | TooMany;
export type DraftSlot = { readonly purpose: 'component' | 'authorisation' | 'supplement'; readonly ordinal: number | null };

/** Takes a file into a draft, by the draft's hash. Its size and number are judged with the draft held, so that ten uploads at once do not slip through. */
export async function addFileToDraft(asker: OnlineAsker, hash: string | null, slot: DraftSlot, input: StoreFileInput): Promise<Result<FileStored, DraftFileRefusal>> {
  const counted = await countPress('file', asker);
  if (!counted.ok) return counted;
  if (hash === null || !(await findDraftNow(asker.agencyId, hash, asker.instant))) return refuse({ name: 'NoDraft' });
  try {
    return await keepFile({
      agencyId: asker.agencyId, uploadedById: null, actorId: null, allowed: PUBLIC_ATTACHMENT_TYPES,
      hang: async (tx, file, at) => {
        const draft = await lockDraft(tx, asker.agencyId, hash, at);
        if (!draft || draft.settledAt !== null) throw new Rollback<DraftFileRefusal>({ name: 'NoDraft' });
        const files = await listDraftFiles(tx, asker.agencyId, draft.id);
        const room = checkRoom(files.map(({ size }) => size), file.size);
        if (!room.ok) throw new Rollback<DraftFileRefusal>(room.refusal);
        await addDraftFile(tx, { agencyId: asker.agencyId, draftId: draft.id, fileId: file.fileId, purpose: slot.purpose, ordinal: slot.ordinal, addedAt: at });
      },
    }, input);
  } catch (error) {
    if (error instanceof Rollback) return refuse(error.refusal as DraftFileRefusal);
    throw error;
  }
}

/** Takes a file out of a draft again. Its row is deleted; its bytes with the next clean-up. Nothing happens when it is not there. */
export async function removeFileFromDraft(agencyId: number, hash: string | null, fileId: string): Promise<void> {
  if (hash === null || !/^[0-9a-f-]{36}$/i.test(fileId)) return;
  const sha256 = await inTransaction(async (tx) => {
    const draft = await lockDraft(tx, agencyId, hash, await databaseNow(tx));
    return draft && draft.settledAt === null ? dropDraftFile(tx, agencyId, draft.id, fileId) : null;
  });
  if (sha256 !== null) await removeUnusedBytes([sha256]);
}

/** Deletes bytes that no file row names any more. */
export async function removeUnusedBytes(hashes: readonly string[]): Promise<void> {
  for (const sha256 of await unusedBytes(hashes)) await diskStore.remove(sha256);
}

/** A file of a draft for whoever holds the draft's secret; null when it is not there. */
export async function openDraftFile(agencyId: number, hash: string | null, fileId: string, instant: Date): Promise<{ readonly file: DraftFileRecord; readonly bytes: ReadableStream<Uint8Array> } | null> {
  const draft = hash === null ? null : await findDraftNow(agencyId, hash, instant);
  const file = draft && (await listDraftFilesNow(agencyId, draft.id)).find((one) => one.fileId === fileId);
  const bytes = file ? await diskStore.open(file.sha256) : null;
  return file && bytes ? { file, bytes } : null;
}
