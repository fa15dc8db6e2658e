import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { CheckedDecision, CheckedProcedure, CheckedVersion, ReceivedDossier } from '@/lib/domain/procedure/checks';
import type { PostingFact, PostingPlace } from '@/lib/domain/procedure/posting';

const placesOf = (agencyId: number) => db().$queryRaw<PostingPlace[]>`SELECT id, kind, name, "unitId", "isActive" FROM posting_place WHERE "agencyId" = ${agencyId} ORDER BY "sortOrder", name`;

function byProcedure<Row extends { procedureId: string }>(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.procedureId, [...(groups.get(row.procedureId) ?? []), row]);
  return groups;
}

/** Every procedure with its approved versions and its posting log, and the places: what the rules on procedures look at. */
export async function readProcedureFacts(agencyId: number): Promise<{ places: readonly PostingPlace[]; procedures: readonly CheckedProcedure[]; decisions: readonly CheckedDecision[] }> {
  const [places, procedures, versions, postings, decisions] = await Promise.all([
    placesOf(agencyId),
    db().$queryRaw<{ id: string; slug: string; code: string | null }[]>`SELECT id, slug, code FROM procedure WHERE "agencyId" = ${agencyId} ORDER BY slug`,
    db().$queryRaw<(CheckedVersion & { procedureId: string })[]>`
      SELECT v.id, v."procedureId", v.number, v.name, v.state, v."supersededAt" IS NOT NULL AS "isSuperseded", v."validFrom"::text AS "validFrom", v."validTo"::text AS "validTo", v."handlingUnitId", v.content,
             jsonb_build_object('number', d.number, 'issuedOn', d."issuedOn", 'kind', d.kind, 'isShortened', d."isShortened", 'legalTextOn', d."legalTextOn") AS decision
        FROM procedure_version v JOIN promulgation_decision d ON d."agencyId" = v."agencyId" AND d.id = v."decisionId"
       WHERE v."agencyId" = ${agencyId} AND v.state = 'approved' ORDER BY v."validFrom", v.number`,
    db().$queryRaw<(PostingFact & { procedureId: string })[]>`SELECT "procedureId", "placeId", "versionId", "postedOn"::text AS "postedOn", "removedOn"::text AS "removedOn" FROM posting WHERE "agencyId" = ${agencyId} ORDER BY "postedOn", id`,
    db().$queryRaw<CheckedDecision[]>`SELECT number, "issuedOn"::text AS "issuedOn", kind, "isShortened", "legalTextOn"::text AS "legalTextOn" FROM promulgation_decision WHERE "agencyId" = ${agencyId} ORDER BY "issuedOn", number`,
  ]);
  const versionsOf = byProcedure(versions);
  const postingsOf = byProcedure(postings);
  return { places, decisions, procedures: procedures.map((procedure) => ({ ...procedure, versions: versionsOf.get(procedure.id) ?? [], postings: postingsOf.get(procedure.id) ?? [] })) };
}

/** How many dossiers came in since `from`, and those whose version may not have been in force on their day. A correction that came after a dossier does not make its version wrong. */
export async function readReceivedSuspects(agencyId: number, from: PlainDate): Promise<{ count: number; suspects: readonly ReceivedDossier[] }> {
  const day = `timezone('Asia/Ho_Chi_Minh', coalesce(d."submittedAt", d."receivedAt"))::date`;
  const [counted, suspects] = await Promise.all([
    db().$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM dossier WHERE "agencyId" = ${agencyId} AND "receivedAt" >= (${from}::date AT TIME ZONE 'Asia/Ho_Chi_Minh')`,
    db().$queryRawUnsafe<ReceivedDossier[]>(
      `SELECT d.code, d."procedureId", d."versionId", d."handlingUnitId", ${day}::text AS "receivedOn"
         FROM dossier d JOIN procedure_version v ON v."agencyId" = d."agencyId" AND v.id = d."versionId"
        WHERE d."agencyId" = $1 AND d."receivedAt" >= ($2::date AT TIME ZONE 'Asia/Ho_Chi_Minh')
          AND (v.state <> 'approved' OR v."supersededAt" <= d."createdAt" OR ${day} < v."validFrom" OR ${day} > v."validTo")
        ORDER BY d.code LIMIT 2000`,
      agencyId, from,
    ),
  ]);
  return { count: counted[0]?.count ?? 0, suspects };
}

export type BreachRow = { readonly id: string; readonly ruleId: string; readonly ruleVersion: number; readonly subject: string; readonly unitId: string | null; readonly detail: Readonly<Record<string, string | number | null>>; readonly firstSeenAt: Date; readonly lastSeenAt: Date; readonly clearedAt: Date | null };

/** The breaches of an area's rules that are open now. Inside a transaction give `tx`. */
export async function listOpenBreaches(agencyId: number, ruleIds: readonly string[], tx?: Tx): Promise<BreachRow[]> {
  return (await (tx ?? db()).controlBreach.findMany({ where: { agencyId, clearedAt: null, ruleId: { in: [...ruleIds] } }, orderBy: [{ ruleId: 'asc' }, { firstSeenAt: 'asc' }, { subject: 'asc' }] })) as unknown as BreachRow[];
}

/** The last run of an area that came to its end; null before the first. */
export async function findLastRun(agencyId: number, area: string): Promise<{ startedAt: Date; open: number; opened: number; cleared: number } | null> {
  return db().controlRun.findFirst({ where: { agencyId, area, endedAt: { not: null }, failure: null }, orderBy: { startedAt: 'desc' }, select: { startedAt: true, open: true, opened: true, cleared: true } });
}

export const lockControlArea = (tx: Tx, agencyId: number, area: string) => tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`control:${agencyId}:${area}`}))`;
