import 'server-only';
import { createHash } from 'node:crypto';
import { db } from '@/lib/db/client';
import type { RawTx, Tx } from '@/lib/db/transaction';
import { disputesOf, heldOf, isDisputed, merge, replay, type Matter, type Said } from '@/lib/domain/inspection/merge';
import { answerOf, entryText, isRecordKind, isRemoved, matterOf, meaningOf, type Entry } from '@/lib/domain/inspection/record';
import type { Answer, EntryKind, RecordKind } from '@/lib/domain/inspection/vocabulary';
import { newId } from '@/lib/platform/new-id';

/** Who said it: a member of the team, on a device or (deviceId null) on a screen of the server. */
export type EntryAuthor = { readonly agencyId: number; readonly staffId: string; readonly deviceId: string | null; readonly receivedAt: Date };

/** An entry with its moment: `saidAt` set right by the server's clock, `deviceSaidAt` as the device had it. `problem` refuses it before it is merged. */
export type EntryToWrite = { readonly entry: Entry; readonly saidAt: Date; readonly deviceSaidAt: Date; readonly problem?: string | null };

/** What became of it. `known`: it was taken before, with this outcome. `version` is that of the matter now; null when refused. */
export type EntryWritten = { readonly id: string; readonly outcome: 'applied' | 'conflict' | 'refused'; readonly isKnown: boolean; readonly version: number | null; readonly problem: string | null };

/** Called for a finding that counts now, before it is kept; answers why it may not be, or null. `before` is what the entries had said of it. */
export type FindingHook = (entry: Entry<'finding'>, saidAt: Date, before: unknown) => Promise<string | null>;

type KeptEntry = { id: string; inspectionId: string; unitId: string; kind: EntryKind; key: string; baseVersion: number; outcome: EntryWritten['outcome']; version: number | null; problem: string | null; content: { decision?: string }; sha256: string; byId: string; saidAt: Date };
type Work = { matter: Matter; contents: Map<string, unknown>; touched: boolean; decision: { entryId: string; byId: string; reason: string } | null; lastById: string };

const saidOf = ({ id, kind, baseVersion, version, content, byId, saidAt }: KeptEntry): Said => ({ entryId: id, byId, saidAt: saidAt.getTime(), meaning: meaningOf(kind, content), baseVersion, version: version ?? 0, isDecision: content.decision !== undefined });

/** Hash of an entry as the device computes it too. */
export const entrySha256 = (entry: Parameters<typeof entryText>[0]): string => createHash('sha256').update(entryText(entry), 'utf8').digest('hex');

const SELECT_ENTRY = `SELECT e.id, e."inspectionId", e."unitId", e.kind, e.key, e."baseVersion", e.outcome, e.version, e.problem, e.content, e.sha256, e."byId", e."saidAt" FROM inspection_entry e`;

async function loadWork(tx: Tx, agencyId: number, inspectionId: string, entries: readonly Entry[]): Promise<Map<string, Work>> {
  const matters = [...new Map(entries.map((entry) => [matterOf(entry), { unitId: entry.unitId, kind: entry.kind, key: entry.key }])).values()];
  const kept = await tx.$queryRawUnsafe<KeptEntry[]>(
    `${SELECT_ENTRY} JOIN jsonb_to_recordset($3::jsonb) AS m("unitId" uuid, kind text, key text) ON m."unitId" = e."unitId" AND m.kind = e.kind AND m.key = e.key
      WHERE e."agencyId" = $1 AND e."inspectionId" = $2::uuid AND e.version IS NOT NULL ORDER BY e.version`, agencyId, inspectionId, JSON.stringify(matters));
  const byMatter = new Map<string, KeptEntry[]>();
  for (const entry of kept) byMatter.set(matterOf(entry), [...(byMatter.get(matterOf(entry)) ?? []), entry]);
  return new Map(matters.map((m): [string, Work] => {
    const own = byMatter.get(matterOf(m)) ?? [];
    return [matterOf(m), { matter: replay(own.map(saidOf)), contents: new Map(own.map((e) => [e.id, e.content])), touched: false, decision: null, lastById: '' }];
  }));
}

/**
 * The one door through which everything recorded on site is written, by the sync of a device or by a screen: many entries of one
 * author, in their order. Inside the caller's transaction, which has locked the inspection and checked stage, permission and
 * membership. An id that was taken before is answered as it was then, so that a retry is harmless.
 */
export async function writeEntries(tx: Tx, by: EntryAuthor, inspectionId: string, toWrite: readonly EntryToWrite[], onFinding?: FindingHook): Promise<EntryWritten[]> {
  const { agencyId } = by;
  const entries = toWrite.map(({ entry }) => entry);
  const kept = await tx.$queryRawUnsafe<KeptEntry[]>(`${SELECT_ENTRY} WHERE e."agencyId" = $1 AND e.id = ANY($2::uuid[])`, agencyId, entries.map(({ id }) => id));
  const known = new Map(kept.map((entry) => [entry.id, entry]));
  const works = await loadWork(tx, agencyId, inspectionId, entries);
  const results: EntryWritten[] = [];
  const rows: object[] = [];
  for (const { entry, saidAt, deviceSaidAt, problem } of toWrite) {
    const sha256 = entrySha256(entry);
    const before = known.get(entry.id);
    if (before) {
      const isSame = before.sha256 === sha256 && before.inspectionId === inspectionId && before.byId === by.staffId;
      results.push(isSame ? { id: entry.id, outcome: before.outcome, isKnown: true, version: before.version, problem: before.problem } : { id: entry.id, outcome: 'refused', isKnown: true, version: null, problem: 'id-taken' });
      continue;
    }
    const work = works.get(matterOf(entry));
    if (!work) throw new Error('a matter was not loaded');
    const decision = (entry.content as { decision?: string }).decision;
    const merged = merge(work.matter, { entryId: entry.id, byId: by.staffId, saidAt: saidAt.getTime(), meaning: meaningOf(entry.kind, entry.content), baseVersion: entry.baseVersion, isDecision: decision !== undefined });
    const counts = heldOf(merged.matter)?.entryId === entry.id;
    const formerly = heldOf(work.matter);
    const why = problem ?? (entry.kind === 'finding' && counts ? ((await onFinding?.(entry, saidAt, formerly ? work.contents.get(formerly.entryId) : null)) ?? null) : null);
    const isIn = disputesOf(merged.matter).some(({ held, sent }) => held.entryId === entry.id || sent.entryId === entry.id);
    const outcome: EntryWritten['outcome'] = why !== null ? 'refused' : isIn ? 'conflict' : 'applied';
    const version = why !== null ? null : merged.matter.version;
    if (why === null) {
      Object.assign(work, { matter: merged.matter, touched: true, lastById: by.staffId, decision: decision === undefined ? work.decision : { entryId: entry.id, byId: by.staffId, reason: decision } });
      work.contents.set(entry.id, entry.content);
    }
    const row = { id: entry.id, unitId: entry.unitId, kind: entry.kind, key: entry.key, baseVersion: entry.baseVersion, outcome, version, problem: why, content: entry.content, sha256, saidAt, deviceSaidAt };
    rows.push(row);
    known.set(entry.id, { ...row, inspectionId, byId: by.staffId, content: entry.content as { decision?: string } });
    results.push({ id: entry.id, outcome, isKnown: false, version, problem: why });
  }
  await insertEntries(tx, by, inspectionId, rows);
  const touched = [...works].filter(([, { touched: isTouched }]) => isTouched);
  await holdRecords(tx, agencyId, inspectionId, by.receivedAt, touched, entries);
  for (const [matter, work] of touched) await settleConflicts(tx, { agencyId, inspectionId, at: by.receivedAt, ...entries.find((entry) => matterOf(entry) === matter) as Entry }, work);
  return results;
}

/** One entry through the same door. */
export async function writeEntry(tx: Tx, by: EntryAuthor, inspectionId: string, toWrite: EntryToWrite, onFinding?: FindingHook): Promise<EntryWritten> {
  const [written] = await writeEntries(tx, by, inspectionId, [toWrite], onFinding);
  if (!written) throw new Error('an entry was not answered');
  return written;
}

async function insertEntries(tx: RawTx, { agencyId, staffId, deviceId, receivedAt }: EntryAuthor, inspectionId: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO inspection_entry ("agencyId", id, "inspectionId", "unitId", kind, key, "baseVersion", outcome, version, problem, content, sha256, "byId", "deviceId", "saidAt", "deviceSaidAt", "receivedAt")
    SELECT ${agencyId}, r.id, ${inspectionId}::uuid, r."unitId", r.kind, r.key, r."baseVersion", r.outcome, r.version, r.problem, r.content, r.sha256, ${staffId}::uuid, ${deviceId}::uuid, r."saidAt", r."deviceSaidAt", ${receivedAt}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, "unitId" uuid, kind text, key text, "baseVersion" int, outcome text, version int, problem text, content jsonb, sha256 text, "saidAt" timestamptz, "deviceSaidAt" timestamptz)`;
}

async function holdRecords(tx: RawTx, agencyId: number, inspectionId: string, receivedAt: Date, touched: readonly (readonly [string, Work])[], entries: readonly Entry[]): Promise<void> {
  const rows = touched.flatMap(([matter, { matter: { version, heads }, contents }]) => {
    const entry = entries.find((one) => matterOf(one) === matter);
    const held = heldOf({ version, heads });
    if (!entry || !held || !isRecordKind(entry.kind)) return [];
    const content = contents.get(held.entryId);
    return [{ unitId: entry.unitId, kind: entry.kind, key: entry.key, version, answer: answerOf(entry.kind, content), content, entryId: held.entryId, byId: held.byId, saidAt: new Date(held.saidAt), isRemoved: isRemoved(content) }];
  });
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO inspection_record AS h ("agencyId", "inspectionId", "unitId", kind, key, version, answer, content, "entryId", "byId", "saidAt", "receivedAt", "isRemoved")
    SELECT ${agencyId}, ${inspectionId}::uuid, r."unitId", r.kind, r.key, r.version, r.answer, r.content, r."entryId", r."byId", r."saidAt", ${receivedAt}::timestamptz, r."isRemoved"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("unitId" uuid, kind text, key text, version int, answer text, content jsonb, "entryId" uuid, "byId" uuid, "saidAt" timestamptz, "isRemoved" boolean)
    ON CONFLICT ("agencyId", "inspectionId", "unitId", kind, key) DO UPDATE SET version = EXCLUDED.version, answer = EXCLUDED.answer, content = EXCLUDED.content, "entryId" = EXCLUDED."entryId", "byId" = EXCLUDED."byId", "saidAt" = EXCLUDED."saidAt", "receivedAt" = EXCLUDED."receivedAt", "isRemoved" = EXCLUDED."isRemoved"`;
}

/** Open conflicts of a matter follow its heads: a newer word of the same person takes the place of the older, agreement closes them, a decision closes all. */
async function settleConflicts(tx: Tx, at: { agencyId: number; inspectionId: string; unitId: string; kind: EntryKind; key: string; at: Date }, work: Work): Promise<void> {
  const { agencyId, inspectionId, unitId, kind, key } = at;
  const open = await tx.inspectionConflict.findMany({ where: { agencyId, inspectionId, unitId, kind, key, decidedAt: null }, orderBy: { id: 'asc' } });
  if (open.length === 0 && !isDisputed(work.matter)) return;
  const wanted = disputesOf(work.matter).map(({ held, sent }) => ({ heldEntryId: held.entryId, sentEntryId: sent.entryId }));
  const pair = ({ heldEntryId, sentEntryId }: { heldEntryId: string; sentEntryId: string }) => [heldEntryId, sentEntryId].sort().join(' ');
  const missing = wanted.filter((one) => !open.some((row) => pair(row) === pair(one)));
  const stale = open.filter((row) => !wanted.some((one) => pair(row) === pair(one)));
  // A row that keeps what was sent is changed first, so that no two rows of one matter ever name the same entry as sent.
  stale.sort((a, b) => Number(missing.some(({ sentEntryId }) => sentEntryId === b.sentEntryId)) - Number(missing.some(({ sentEntryId }) => sentEntryId === a.sentEntryId)));
  const named = new Set((await tx.inspectionConflict.findMany({ where: { agencyId, sentEntryId: { in: missing.map(({ sentEntryId }) => sentEntryId) } }, select: { sentEntryId: true } })).map(({ sentEntryId }) => sentEntryId));
  for (const row of stale) {
    const place = missing.findIndex(({ sentEntryId }) => sentEntryId === row.sentEntryId || !named.has(sentEntryId));
    const next = place < 0 ? undefined : missing.splice(place, 1)[0];
    const held = heldOf(work.matter);
    const data = next ?? { decidedAt: at.at, decidedById: work.decision?.byId ?? work.lastById, chosenEntryId: work.decision?.entryId ?? held?.entryId ?? null, reason: work.decision?.reason ?? null };
    await tx.inspectionConflict.update({ where: { agencyId_id: { agencyId, id: row.id } }, data });
  }
  for (const next of missing) {
    const where = { agencyId_sentEntryId: { agencyId, sentEntryId: next.sentEntryId } };
    await tx.inspectionConflict.upsert({ where, create: { agencyId, id: newId(), inspectionId, unitId, kind, key, ...next, openedAt: at.at }, update: { ...next, openedAt: at.at, decidedAt: null, decidedById: null, chosenEntryId: null, reason: null } });
  }
}

/** A record as it stands. */
export type HeldRecord = { readonly unitId: string; readonly kind: RecordKind; readonly key: string; readonly version: number; readonly answer: Answer | null; readonly content: unknown; readonly entryId: string; readonly byId: string; readonly byName: string; readonly saidAt: Date };

/** What was recorded in an inspection, as it stands now; of one unit, or of all. */
export const listRecords = (agencyId: number, inspectionId: string, unitId?: string) =>
  db().$queryRaw<HeldRecord[]>`
    SELECT r."unitId", r.kind, r.key, r.version, r.answer, r.content, r."entryId", r."byId", s.name AS "byName", r."saidAt" FROM inspection_record r JOIN staff s ON s."agencyId" = r."agencyId" AND s.id = r."byId"
     WHERE r."agencyId" = ${agencyId} AND r."inspectionId" = ${inspectionId}::uuid AND (${unitId ?? null}::uuid IS NULL OR r."unitId" = ${unitId ?? null}::uuid) AND NOT r."isRemoved" ORDER BY r."unitId", r.kind, r.key`;
