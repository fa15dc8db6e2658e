import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { PauseRule } from '@/lib/domain/calendar/types';
import type { Slower } from '@/lib/domain/dossier/overtaking';
import { instantOf } from '@/lib/platform/clock';
import { sql, type Sql } from './queue-filter';

type Reader = Tx | ReturnType<typeof db>;

export type OpenDossier = { readonly id: string; readonly procedureId: string; readonly caseName: string | null; readonly channel: string; readonly pauseRule: PauseRule; readonly eventCount: number; readonly receivedAt: Date | null; readonly originalDueAt: Date | null };

/** Open dossiers, a page by id: all of them, or only those of which nothing is noted or something has happened since. */
export const listToWatch = (agencyId: number, which: 'all' | 'stale', afterId: string | null, limit: number): Promise<OpenDossier[]> =>
  db().$queryRaw<OpenDossier[]>`
    SELECT d.id::text AS id, d."procedureId"::text AS "procedureId", d."caseName", d.channel, d."pauseRule", d."eventCount", d."receivedAt", d."originalDueAt"
    FROM dossier d LEFT JOIN dossier_watch w ON w."agencyId" = d."agencyId" AND w."dossierId" = d.id
    WHERE d."agencyId" = ${agencyId} AND d."endedAt" IS NULL AND (${afterId}::uuid IS NULL OR d.id > ${afterId}::uuid)
      AND (${which === 'all'} OR w."dossierId" IS NULL OR w."eventCount" <> d."eventCount" OR w."dueAt" IS DISTINCT FROM d."originalDueAt")
    ORDER BY d.id LIMIT ${limit}`;

export type WatchNote = {
  readonly dossierId: string;
  readonly eventCount: number;
  readonly dueAt: Date | null;
  readonly position: string;
  readonly sampleCount: number;
  readonly lateFrom: Date | null;
  readonly replyByAt: Date | null;
  readonly overtakenBy: number;
};

/** Notes what was found. An older finding never takes the place of a newer one. */
export async function noteWatch(tx: Tx, agencyId: number, notes: readonly WatchNote[], at: Date): Promise<void> {
  if (notes.length === 0) return;
  const iso = (time: Date | null) => time?.toISOString() ?? null;
  const rows = JSON.stringify(notes.map((note) => ({ ...note, dueAt: iso(note.dueAt), lateFrom: iso(note.lateFrom), replyByAt: iso(note.replyByAt) })).sort((a, b) => a.dossierId.localeCompare(b.dossierId)));
  await tx.$executeRaw`
    INSERT INTO dossier_watch AS w ("agencyId", "dossierId", "eventCount", "dueAt", position, "sampleCount", "lateFrom", "replyByAt", "overtakenBy", "refreshedAt")
    SELECT ${agencyId}::int, r."dossierId", r."eventCount", r."dueAt", r.position, r."sampleCount", r."lateFrom", r."replyByAt", r."overtakenBy", ${at}::timestamptz
    FROM jsonb_to_recordset(${rows}::jsonb) AS r("dossierId" uuid, "eventCount" int, "dueAt" timestamptz, position text, "sampleCount" int, "lateFrom" timestamptz, "replyByAt" timestamptz, "overtakenBy" int)
    ON CONFLICT ("agencyId", "dossierId") DO UPDATE SET "eventCount" = excluded."eventCount", "dueAt" = excluded."dueAt", position = excluded.position, "sampleCount" = excluded."sampleCount",
      "lateFrom" = excluded."lateFrom", "replyByAt" = excluded."replyByAt", "overtakenBy" = excluded."overtakenBy", "refreshedAt" = excluded."refreshedAt"
    WHERE w."eventCount" <= excluded."eventCount"`;
}

/**
 * Of these dossiers the ones on which nobody acts at this moment, held so until the transaction ends. A job must take them
 * before it writes rows that point to them: an act holds its dossier and writes the same rows, and each would wait for the other.
 */
export async function holdIdle(tx: Tx, agencyId: number, dossierIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id::text AS id FROM dossier WHERE "agencyId" = ${agencyId} AND id = ANY(${[...dossierIds]}::uuid[]) FOR KEY SHARE SKIP LOCKED`;
  return new Set(rows.map(({ id }) => id));
}

export const forgetWatch = (tx: Tx, agencyId: number, dossierId: string) => tx.dossierWatch.deleteMany({ where: { agencyId, dossierId } });

/** What was noted of dossiers that have ended since. */
export const forgetEnded = (tx: Tx, agencyId: number): Promise<number> =>
  tx.$executeRaw`DELETE FROM dossier_watch w USING dossier d WHERE w."agencyId" = ${agencyId} AND d."agencyId" = w."agencyId" AND d.id = w."dossierId" AND d."endedAt" IS NOT NULL`;

export type Overtakable = Slower & { readonly id: string; readonly procedureId: string; readonly caseName: string | null; readonly channel: string };

const instantText = (time: Slower['receivedAt']): string => instantOf(time).toISOString();

const asRows = (all: readonly Overtakable[]): string =>
  JSON.stringify(all.map((each) => ({ id: each.id, procedureId: each.procedureId, caseName: each.caseName, channel: each.channel, receivedAt: instantText(each.receivedAt), endedAt: each.endedAt && instantText(each.endedAt), waits: each.waits.map((wait) => ({ from: instantText(wait.from), to: wait.to && instantText(wait.to) })) })));

/** Every `a` of these with every `b` that overtook it: isOvertaken (lib/domain/dossier/overtaking.ts) as a question; a test compares the two. */
const overtaken = (agencyId: number, all: readonly Overtakable[]): Sql => sql`
  jsonb_to_recordset(${asRows(all)}::jsonb) AS a(id uuid, "procedureId" uuid, "caseName" text, channel text, "receivedAt" timestamptz, "endedAt" timestamptz, waits jsonb)
  JOIN dossier b ON b."agencyId" = ${agencyId} AND b."procedureId" = a."procedureId" AND b.channel = a.channel AND b."caseName" IS NOT DISTINCT FROM a."caseName"
    AND b."receivedAt" > a."receivedAt" AND b."resolvedAt" IS NOT NULL AND (a."endedAt" IS NULL OR b."resolvedAt" < a."endedAt")
    AND NOT EXISTS (SELECT 1 FROM jsonb_to_recordset(a.waits) AS p("from" timestamptz, "to" timestamptz) WHERE b."resolvedAt" >= p."from" AND (p."to" IS NULL OR b."receivedAt" <= p."to"))`;

/** By how many later dossiers of its kind each was overtaken; those by none are left out. */
export async function countOvertakers(reader: Reader, agencyId: number, all: readonly Overtakable[]): Promise<ReadonlyMap<string, number>> {
  if (all.length === 0) return new Map();
  const rows = await reader.$queryRaw<{ id: string; count: number }[]>`SELECT a.id::text AS id, count(*)::int AS count FROM ${overtaken(agencyId, all)} GROUP BY a.id`;
  return new Map(rows.map(({ id, count }) => [id, count]));
}

export type Overtaker = { readonly code: string; readonly applicantName: string; readonly receivedAt: Date; readonly resolvedAt: Date; readonly handlingUnitId: string; readonly holdingUnitId: string };

/** The later dossiers that overtook this one, in the order in which they came, at most 500. */
export const listOvertakers = (agencyId: number, slower: Overtakable): Promise<Overtaker[]> =>
  db().$queryRaw<Overtaker[]>`
    SELECT b.code, b."applicantName", b."receivedAt", b."resolvedAt", b."handlingUnitId"::text AS "handlingUnitId", b."holdingUnitId"::text AS "holdingUnitId"
    FROM ${overtaken(agencyId, [slower])} ORDER BY b."receivedAt", b.code LIMIT 500`;

export const findWatch = (agencyId: number, dossierId: string) => db().dossierWatch.findUnique({ where: { agencyId_dossierId: { agencyId, dossierId } } });
