import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { HeldVersion } from '@/lib/domain/procedure/change';
import { inForceAsKnown, knownSpansOf, type KnownSpan, type StoredSpan } from '@/lib/domain/procedure/known';
import type { VersionState } from '@/lib/domain/procedure/version';
import { findVersion, type ProcedureVersionRecord } from './procedures';

/** One version as the staff's timeline shows it: superseded ones included, with who prepared and who approved it. */
export type RecordedVersion = {
  readonly versionId: string;
  readonly number: number;
  readonly name: string;
  readonly state: VersionState;
  readonly isSuperseded: boolean;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
  readonly recordedAt: Date;
  readonly supersededAt: Date | null;
  readonly decisionId: string;
  readonly decisionNumber: string;
  readonly decisionIssuedOn: PlainDate;
  readonly endDecisionId: string | null;
  readonly endDecisionNumber: string | null;
  readonly isVerified: boolean;
  readonly verifiedByName: string | null;
  readonly verifiedAt: Date | null;
  readonly createdByName: string | null;
  readonly reviewedByName: string | null;
  readonly correctsNumber: number | null;
  readonly dossiers: number;
};

/** Every approved version of a procedure, superseded ones too, newest first. */
export async function listRecordedVersions(agencyId: number, procedureId: string): Promise<RecordedVersion[]> {
  return db().$queryRaw<RecordedVersion[]>`
    SELECT v.id AS "versionId", v.number, v.name, v.state, v."supersededAt" IS NOT NULL AS "isSuperseded", v."validFrom"::text AS "validFrom", v."validTo"::text AS "validTo", v."recordedAt", v."supersededAt",
           d.id AS "decisionId", d.number AS "decisionNumber", d."issuedOn"::text AS "decisionIssuedOn", e.id AS "endDecisionId", e.number AS "endDecisionNumber",
           v."isVerified", vf.name AS "verifiedByName", v."verifiedAt", c.name AS "createdByName", r.name AS "reviewedByName", o.number AS "correctsNumber",
           (SELECT count(*)::int FROM dossier s WHERE s."agencyId" = v."agencyId" AND s."versionId" = v.id) AS dossiers
      FROM procedure_version v
      JOIN promulgation_decision d ON d."agencyId" = v."agencyId" AND d.id = v."decisionId"
      LEFT JOIN promulgation_decision e ON e."agencyId" = v."agencyId" AND e.id = v."endDecisionId"
      LEFT JOIN staff vf ON vf."agencyId" = v."agencyId" AND vf.id = v."verifiedById"
      LEFT JOIN staff c ON c."agencyId" = v."agencyId" AND c.id = v."createdById"
      LEFT JOIN staff r ON r."agencyId" = v."agencyId" AND r.id = v."reviewedById"
      LEFT JOIN procedure_version o ON o."agencyId" = v."agencyId" AND o.id = v."correctsId"
     WHERE v."agencyId" = ${agencyId} AND v."procedureId"::text = ${procedureId} AND v.state = 'approved' ORDER BY v.number DESC`;
}

type SpanRow = { versionId: string; procedureId: string; validFrom: PlainDate; validTo: PlainDate | null; recordedAt: Date; supersededAt: Date | null; earlier: { validFrom: PlainDate; validTo: PlainDate | null; knownUntil: string }[] };

const storedSpan = (row: SpanRow): StoredSpan => ({
  ...row, recordedAt: row.recordedAt.getTime(), supersededAt: row.supersededAt?.getTime() ?? null,
  earlier: row.earlier.map((span) => ({ ...span, knownUntil: Number(span.knownUntil) })),
});

/** Everything ever held true of a procedure's versions: days of validity, between which instants the record said so. */
export async function listKnownSpans(agencyId: number, procedureId: string): Promise<readonly KnownSpan[]> {
  const rows = await db().$queryRaw<SpanRow[]>`
    SELECT v.id AS "versionId", v."procedureId", v."validFrom"::text AS "validFrom", v."validTo"::text AS "validTo", v."recordedAt", v."supersededAt",
           coalesce((SELECT jsonb_agg(jsonb_build_object('validFrom', h."validFrom", 'validTo', h."validTo", 'knownUntil', round(extract(epoch FROM h."knownUntil") * 1000)::text) ORDER BY h.seq)
                       FROM version_span_history h WHERE h."agencyId" = v."agencyId" AND h."versionId" = v.id), '[]'::jsonb) AS earlier
      FROM procedure_version v WHERE v."agencyId" = ${agencyId} AND v."procedureId"::text = ${procedureId} AND v.state = 'approved' ORDER BY v.number`;
  return rows.flatMap((row) => knownSpansOf(storedSpan(row)));
}

/**
 * The version of a procedure in force on a day, as the record knew it at an instant (now, when left out). Null when it
 * knew of none. Both times matter: a decision entered late changes what was in force, never what was known.
 */
export async function versionInForce(agencyId: number, procedureId: string, on: PlainDate, knownAt: Date): Promise<ProcedureVersionRecord | null> {
  const span = inForceAsKnown(await listKnownSpans(agencyId, procedureId), on, knownAt.getTime());
  return span ? findVersion(agencyId, span.versionId) : null;
}

/** Holds a procedure still until the transaction ends; null when there is none. */
export async function lockProcedure(tx: Tx, agencyId: number, procedureId: string): Promise<{ id: string; code: string | null; slug: string; formerCodes: string[] } | null> {
  const rows = await tx.$queryRaw<{ id: string; code: string | null; slug: string; formerCodes: string[] }[]>`SELECT id, code, slug, "formerCodes" FROM procedure WHERE "agencyId" = ${agencyId} AND id = ${procedureId}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

/** The versions that are held true now, oldest first. */
export async function listHeldVersions(tx: Tx, agencyId: number, procedureId: string): Promise<HeldVersion[]> {
  return tx.$queryRaw<HeldVersion[]>`
    SELECT id, number, "validFrom"::text AS "validFrom", "validTo"::text AS "validTo", "decisionId", "endDecisionId" FROM procedure_version
     WHERE "agencyId" = ${agencyId} AND "procedureId" = ${procedureId}::uuid AND state = 'approved' AND "supersededAt" IS NULL ORDER BY "validFrom"`;
}

/** Gives a version its last day, or another one, and keeps what was held true of it until `at`. */
export async function endVersion(tx: Tx, agencyId: number, end: { readonly versionId: string; readonly validTo: PlainDate; readonly endDecisionId: string }, at: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO version_span_history ("agencyId", "versionId", seq, "validFrom", "validTo", "endDecisionId", "knownUntil")
    SELECT v."agencyId", v.id, 1 + (SELECT count(*)::int FROM version_span_history h WHERE h."agencyId" = v."agencyId" AND h."versionId" = v.id), v."validFrom", v."validTo", v."endDecisionId", ${at}
      FROM procedure_version v WHERE v."agencyId" = ${agencyId} AND v.id = ${end.versionId}::uuid`;
  await tx.$executeRaw`UPDATE procedure_version SET "validTo" = ${end.validTo}::date, "endDecisionId" = ${end.endDecisionId}::uuid WHERE "agencyId" = ${agencyId} AND id = ${end.versionId}::uuid`;
}

/** From `at` on the record no longer holds this version true; a correction takes its place. */
export async function supersedeVersion(tx: Tx, agencyId: number, versionId: string, at: Date): Promise<void> {
  await tx.$executeRaw`UPDATE procedure_version SET "supersededAt" = ${at} WHERE "agencyId" = ${agencyId} AND id = ${versionId}::uuid`;
}

/** A code in use, present or former, and by which procedure; null when it is free. */
export async function findCodeHolder(tx: Tx, agencyId: number, code: string): Promise<{ id: string; slug: string } | null> {
  const rows = await tx.$queryRaw<{ id: string; slug: string }[]>`SELECT id, slug FROM procedure WHERE "agencyId" = ${agencyId} AND (code = ${code} OR slug = ${code} OR ${code} = ANY("formerCodes")) LIMIT 1`;
  return rows[0] ?? null;
}

/** The next slug of a procedure without a code: `mau-<n>`. Call it with the agency's procedures held (lockCodes). */
export async function nextSlug(tx: Tx, agencyId: number): Promise<string> {
  const rows = await tx.$queryRaw<{ n: number }[]>`SELECT coalesce(max(substring(slug FROM '^mau-(\\d{1,8})$')::int), 0) + 1 AS n FROM procedure WHERE "agencyId" = ${agencyId}`;
  return `mau-${rows[0]?.n ?? 1}`;
}

/** Who gives out codes and slugs does it one after the other. */
export const lockCodes = (tx: Tx, agencyId: number) => tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`procedure-codes:${agencyId}`}))`;
