import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';

/** A draft as it is kept. `values` are texts as typed; `problems` what the last press could not take in, told once. */
export type DraftRecord = {
  readonly id: string;
  readonly kind: 'submission' | 'supplement';
  readonly versionId: string;
  readonly lang: 'vi' | 'en';
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly StoredProblem[];
  readonly dossierId: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly settledAt: Date | null;
};

/** A file that was not taken in: where it was offered, its name, and why by the name of the refusal. */
export type StoredProblem = { readonly slot: string; readonly name: string; readonly refusal: string };

export type DraftFileRecord = { readonly fileId: string; readonly purpose: 'component' | 'authorisation' | 'supplement'; readonly ordinal: number | null; readonly name: string; readonly size: number; readonly mediaType: string; readonly sha256: string };

type Row = { id: string; kind: string; versionId: string; lang: string; data: unknown; dossierId: string | null; createdAt: Date; expiresAt: Date; settledAt: Date | null };
type Reader = Tx | ReturnType<typeof db>;

const textsOf = (value: unknown): Record<string, string> => Object.fromEntries(Object.entries(value && typeof value === 'object' ? value : {}).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));

function recordOf(row: Row): DraftRecord {
  const data = (row.data ?? {}) as { values?: unknown; problems?: unknown };
  return {
    id: row.id, kind: row.kind === 'supplement' ? 'supplement' : 'submission', versionId: row.versionId, lang: row.lang === 'en' ? 'en' : 'vi', values: textsOf(data.values),
    problems: Array.isArray(data.problems) ? (data.problems as StoredProblem[]) : [], dossierId: row.dossierId, createdAt: row.createdAt, expiresAt: row.expiresAt, settledAt: row.settledAt,
  };
}

export type NewDraft = { readonly agencyId: number; readonly id: string; readonly kind: 'submission' | 'supplement'; readonly tokenHash: string; readonly versionId: string; readonly lang: 'vi' | 'en'; readonly dossierId: string | null; readonly at: Date; readonly expiresAt: Date };

/** Adds a draft, or leaves the one that has this token already. */
export async function insertDraft(tx: Tx, { at, ...draft }: NewDraft): Promise<void> {
  await tx.onlineDraft.createMany({ data: [{ ...draft, data: { values: {}, problems: [] }, createdAt: at, updatedAt: at }], skipDuplicates: true });
}

/** The draft of a token, unless its time is over. */
export async function findDraft(reader: Reader, agencyId: number, tokenHash: string, at: Date): Promise<DraftRecord | null> {
  const row = await reader.onlineDraft.findUnique({ where: { agencyId_tokenHash: { agencyId, tokenHash } } });
  return row && row.expiresAt > at ? recordOf(row) : null;
}

export const findDraftNow = (agencyId: number, tokenHash: string, at: Date): Promise<DraftRecord | null> => findDraft(db(), agencyId, tokenHash, at);

/** The same, held until the transaction ends: presses on one draft happen one after the other. */
export async function lockDraft(tx: Tx, agencyId: number, tokenHash: string, at: Date): Promise<DraftRecord | null> {
  await tx.$queryRaw`SELECT id FROM online_draft WHERE "agencyId" = ${agencyId} AND "tokenHash" = ${tokenHash} FOR UPDATE`;
  return findDraft(tx, agencyId, tokenHash, at);
}

export async function saveDraft(tx: Tx, agencyId: number, id: string, data: { readonly values: Readonly<Record<string, string>>; readonly problems: readonly StoredProblem[]; readonly lang?: 'vi' | 'en' }, at: Date): Promise<void> {
  const { lang, ...kept } = data;
  await tx.onlineDraft.update({ where: { agencyId_id: { agencyId, id } }, data: { data: JSON.parse(JSON.stringify(kept)) as object, updatedAt: at, ...(lang ? { lang } : {}) } });
}

/** The draft has become a dossier: its texts are not kept twice. */
export async function settleDraft(tx: Tx, agencyId: number, id: string, dossierId: string, at: Date): Promise<void> {
  await tx.onlineDraftFile.deleteMany({ where: { agencyId, draftId: id } });
  await tx.onlineDraft.update({ where: { agencyId_id: { agencyId, id } }, data: { data: {}, dossierId, settledAt: at, updatedAt: at } });
}

export async function listDraftFiles(reader: Reader, agencyId: number, draftId: string): Promise<DraftFileRecord[]> {
  return reader.$queryRaw<DraftFileRecord[]>`
    SELECT l."fileId", l.purpose, l.ordinal, f.name, f.size, f."mediaType", f.sha256
      FROM online_draft_file l JOIN stored_file f ON f."agencyId" = l."agencyId" AND f.id = l."fileId"
     WHERE l."agencyId" = ${agencyId} AND l."draftId" = ${draftId}::uuid ORDER BY l.ordinal NULLS LAST, l."addedAt", f.name`;
}

export const listDraftFilesNow = (agencyId: number, draftId: string): Promise<DraftFileRecord[]> => listDraftFiles(db(), agencyId, draftId);

export async function addDraftFile(tx: Tx, link: { agencyId: number; draftId: string; fileId: string; purpose: string; ordinal: number | null; addedAt: Date }): Promise<void> {
  await tx.onlineDraftFile.create({ data: link });
}

/** Takes a file out of a draft and deletes its row. Answers the hash of its bytes, null when it was not there. */
export async function dropDraftFile(tx: Tx, agencyId: number, draftId: string, fileId: string): Promise<string | null> {
  const { count } = await tx.onlineDraftFile.deleteMany({ where: { agencyId, draftId, fileId } });
  if (count === 0) return null;
  const rows = await tx.$queryRaw<{ sha256: string }[]>`DELETE FROM stored_file WHERE "agencyId" = ${agencyId} AND id = ${fileId}::uuid RETURNING sha256`;
  return rows[0]?.sha256 ?? null;
}

/** Drafts whose time is over, some at a time. */
export const listExpiredDrafts = (at: Date, limit: number): Promise<{ agencyId: number; id: string }[]> =>
  db().onlineDraft.findMany({ where: { expiresAt: { lte: at } }, orderBy: { expiresAt: 'asc' }, take: limit, select: { agencyId: true, id: true } });

/** Deletes a draft with the files that hang on nothing else. Answers the hashes of their bytes. */
export async function deleteDraft(tx: Tx, agencyId: number, id: string): Promise<string[]> {
  await tx.$queryRaw`SELECT id FROM online_draft WHERE "agencyId" = ${agencyId} AND id = ${id}::uuid FOR UPDATE`;
  const links = await tx.onlineDraftFile.findMany({ where: { agencyId, draftId: id }, select: { fileId: true } });
  await tx.onlineDraft.delete({ where: { agencyId_id: { agencyId, id } } });
  const rows = await tx.$queryRaw<{ sha256: string }[]>`
    DELETE FROM stored_file f WHERE f."agencyId" = ${agencyId} AND f.id = ANY(${links.map(({ fileId }) => fileId)}::uuid[])
       AND NOT EXISTS (SELECT 1 FROM dossier_file l WHERE l."agencyId" = f."agencyId" AND l."fileId" = f.id) RETURNING f.sha256`;
  return rows.map(({ sha256 }) => sha256);
}

/** Which of these bytes no file has any more. */
export async function unusedBytes(hashes: readonly string[]): Promise<string[]> {
  const rows = await db().$queryRaw<{ sha256: string }[]>`SELECT h AS sha256 FROM unnest(${[...new Set(hashes)]}::text[]) AS h WHERE NOT EXISTS (SELECT 1 FROM stored_file f WHERE f.sha256 = h)`;
  return rows.map(({ sha256 }) => sha256);
}

/** Bytes that the public brought since an instant and took away again, by the trail of what was stored: no file has them any more. */
export async function listDroppedBytes(since: Date): Promise<string[]> {
  const rows = await db().$queryRaw<{ sha256: string }[]>`
    SELECT DISTINCT a.detail->>'sha256' AS sha256 FROM audit_entry a
     WHERE a.action = 'file:store' AND a."actorId" IS NULL AND a.at > ${since} AND NOT EXISTS (SELECT 1 FROM stored_file f WHERE f.sha256 = a.detail->>'sha256')`;
  return rows.map(({ sha256 }) => sha256);
}

/** Puts files on a dossier with the event they came with; a component that has one counts as come electronically and scanned. */
export async function linkFilesOfEvent(tx: Tx, agencyId: number, dossierId: string, files: readonly { readonly fileId: string; readonly purpose: string; readonly ordinal: number | null }[], eventSeq: number, at: Date): Promise<void> {
  await tx.dossierFile.createMany({ data: files.map(({ fileId, purpose, ordinal }) => ({ agencyId, dossierId, fileId, purpose, ordinal, eventSeq, addedAt: at })) });
  const counts = new Map<number, number>();
  for (const { ordinal } of files) if (ordinal !== null) counts.set(ordinal, (counts.get(ordinal) ?? 0) + 1);
  for (const [ordinal, count] of counts) {
    await tx.submittedDocument.updateMany({ where: { agencyId, dossierId, ordinal }, data: { electronicGiven: { increment: count }, isPresent: true, isScanned: true } });
  }
}
