import 'server-only';
import { cache } from 'react';
import { Prisma } from '@/prisma/generated/client';
import { db, queryRows } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { PauseRule } from '@/lib/domain/calendar/types';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { ProcedureContent } from '@/lib/domain/procedure/content';
import type { VersionState } from '@/lib/domain/procedure/version';
import { likePattern } from './like';

/** A version of a procedure with the names its rows point to. Dates are calendar dates; `validTo` is the last day in force. */
export type ProcedureVersionRecord = {
  readonly versionId: string;
  readonly procedureId: string;
  readonly number: number;
  readonly code: string | null;
  readonly slug: string;
  readonly formerCodes: readonly string[];
  readonly name: string;
  readonly nameEn: string | null;
  readonly summaryEn: string | null;
  readonly state: VersionState;
  readonly isSuperseded: boolean;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
  readonly sectorId: string;
  readonly sectorName: string;
  readonly sectorNameEn: string | null;
  readonly handlingUnitId: string;
  readonly handlingUnitName: string;
  readonly level: string;
  readonly onlineLevel: 'full' | 'partial' | 'information-only';
  readonly pauseRule: PauseRule;
  readonly content: ProcedureContent;
  readonly decision: DecisionRecord;
  /** The decision that repealed or replaced it. */
  readonly endDecision: { readonly number: string; readonly issuedOn: PlainDate } | null;
  readonly source: string | null;
  readonly sourceNote: string | null;
  /** False: the screen says "chưa đối chiếu bản gốc". */
  readonly isVerified: boolean;
  readonly isSample: boolean;
};

export type DecisionRecord = {
  readonly number: string;
  readonly issuedOn: PlainDate;
  readonly effectiveOn: PlainDate;
  readonly issuer: string;
  readonly title: string;
  readonly kind: 'new' | 'amend' | 'replace' | 'repeal';
  readonly isSample: boolean;
};

const SELECT = Prisma.sql`
  SELECT v.id AS "versionId", v."procedureId", v.number, p.code, p.slug, p."formerCodes", v.name, v."nameEn", v."summaryEn",
    v.state, v."supersededAt" IS NOT NULL AS "isSuperseded", v."validFrom"::text AS "validFrom", v."validTo"::text AS "validTo",
    v."sectorId", s.name AS "sectorName", s."nameEn" AS "sectorNameEn", v."handlingUnitId", u.name AS "handlingUnitName",
    v.level, v."onlineLevel", v."pauseRule", v.content,
    jsonb_build_object('number', d.number, 'issuedOn', d."issuedOn", 'effectiveOn', d."effectiveOn", 'issuer', d.issuer, 'title', d.title, 'kind', d.kind, 'isSample', d."isSample") AS decision,
    CASE WHEN e.id IS NULL THEN NULL ELSE jsonb_build_object('number', e.number, 'issuedOn', e."issuedOn") END AS "endDecision",
    v.source, v."sourceNote", v."isVerified", v."isSample"
  FROM procedure_version v
  JOIN procedure p ON p."agencyId" = v."agencyId" AND p.id = v."procedureId"
  JOIN sector s ON s."agencyId" = v."agencyId" AND s.id = v."sectorId"
  JOIN unit u ON u."agencyId" = v."agencyId" AND u.id = v."handlingUnitId"
  JOIN promulgation_decision d ON d."agencyId" = v."agencyId" AND d.id = v."decisionId"
  LEFT JOIN promulgation_decision e ON e."agencyId" = v."agencyId" AND e.id = v."endDecisionId"`;

const inForceOn = (on: PlainDate) => Prisma.sql`v.state = 'approved' AND v."supersededAt" IS NULL AND v."validFrom" <= ${on}::date AND (v."validTo" IS NULL OR v."validTo" >= ${on}::date)`;

export type ProcedureFilter = {
  /** A few letters, with or without diacritics, or the beginning of a code, a former one included. Every word must occur. */
  readonly search?: string;
  readonly sectorId?: string;
  readonly handlingUnitId?: string;
  /** Only procedures that can be filed this way. */
  readonly channel?: string;
};

function matching(filter: ProcedureFilter): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = [];
  for (const word of (filter.search ?? '').slice(0, 200).trim().split(/\s+/).filter(Boolean).slice(0, 12)) {
    const pattern = likePattern(word);
    conditions.push(Prisma.sql`(v."searchFold" LIKE tthc_fold(${pattern}) OR tthc_fold(s.name) LIKE tthc_fold(${pattern}) OR p.code LIKE ${pattern} OR array_to_string(p."formerCodes", ' ') ILIKE ${pattern})`);
  }
  if (filter.sectorId) conditions.push(Prisma.sql`v."sectorId"::text = ${filter.sectorId}`);
  if (filter.handlingUnitId) conditions.push(Prisma.sql`v."handlingUnitId"::text = ${filter.handlingUnitId}`);
  if (filter.channel) conditions.push(Prisma.sql`v.content->'channels' ? ${filter.channel}`);
  return conditions;
}

/**
 * The procedures in force on a day, by sector and name. A search with the exact words, diacritics included, ranks first.
 * There are at most some hundreds, so the list is whole: cut it into pages where it is shown.
 */
export async function listInForce(agencyId: number, on: PlainDate, filter: ProcedureFilter = {}): Promise<ProcedureVersionRecord[]> {
  const conditions = Prisma.join([Prisma.sql`v."agencyId" = ${agencyId}`, inForceOn(on), ...matching(filter)], ' AND ');
  const search = filter.search?.slice(0, 200).trim() ?? '';
  const exactFirst = search === '' ? Prisma.empty : Prisma.sql`(p.code = ${search}) DESC NULLS LAST, (v.name ILIKE ${likePattern(search)}) DESC,`;
  return db().$queryRaw<ProcedureVersionRecord[]>`${SELECT} WHERE ${conditions} ORDER BY ${exactFirst} s."sortOrder", s.name, v.name, v.id`;
}

/** The version of a procedure in force on a day, found by its slug; null when there is none. */
export async function findBySlug(agencyId: number, slug: string, on: PlainDate): Promise<ProcedureVersionRecord | null> {
  const rows = await db().$queryRaw<ProcedureVersionRecord[]>`${SELECT} WHERE v."agencyId" = ${agencyId} AND p.slug = ${slug} AND ${inForceOn(on)} ORDER BY v."validFrom" DESC LIMIT 1`;
  return rows[0] ?? null;
}

/** The version of a procedure in force on a day, found by its code, present or former; null when there is none. Slug works too. */
export async function findByCode(agencyId: number, code: string, on: PlainDate): Promise<ProcedureVersionRecord | null> {
  const rows = await queryRows<ProcedureVersionRecord>(Prisma.sql`${SELECT} WHERE v."agencyId" = ${agencyId} AND (p.code = ${code} OR p.slug = ${code} OR ${code} = ANY(p."formerCodes")) AND ${inForceOn(on)}
    ORDER BY (p.code = ${code}) DESC NULLS LAST, v."validFrom" DESC LIMIT 1`);
  return rows[0] ?? null;
}

/** A procedure by slug whatever its validity: its id and whether any approved version exists. Null when unknown. */
export async function findProcedure(agencyId: number, slug: string): Promise<{ id: string; slug: string; code: string | null } | null> {
  return db().procedure.findUnique({ where: { agencyId_slug: { agencyId, slug } }, select: { id: true, slug: true, code: true } });
}

/** One version by its id, whatever its state. Inside a transaction give `tx`. Throws when there is none: the id came from our own rows. */
export async function getVersion(agencyId: number, versionId: string, tx?: Tx): Promise<ProcedureVersionRecord> {
  const found = await findVersion(agencyId, versionId, tx);
  if (!found) throw new Error('No such procedure version');
  return found;
}

/** One version by an id that came from outside; null when there is none or the text is no id. */
export async function findVersion(agencyId: number, versionId: string, tx?: Tx): Promise<ProcedureVersionRecord | null> {
  const wanted = Prisma.sql`${SELECT} WHERE v."agencyId" = ${agencyId} AND v.id::text = ${versionId}`;
  const rows = tx ? await tx.$queryRaw<ProcedureVersionRecord[]>(wanted) : await queryRows<ProcedureVersionRecord>(wanted);
  return rows[0] ?? null;
}

/** Every approved version of a procedure that the record still holds true, newest first: past, present and upcoming. */
export async function listVersions(agencyId: number, procedureId: string): Promise<ProcedureVersionRecord[]> {
  return db().$queryRaw<ProcedureVersionRecord[]>`${SELECT} WHERE v."agencyId" = ${agencyId} AND v."procedureId"::text = ${procedureId} AND v.state = 'approved' AND v."supersededAt" IS NULL ORDER BY v."validFrom" DESC, v.number DESC`;
}

/** The sectors (lĩnh vực) in their usual order. */
export const listSectors = cache(async (agencyId: number) => db().sector.findMany({ where: { agencyId }, orderBy: [{ sortOrder: 'asc' }, { name: 'asc' }] }));
