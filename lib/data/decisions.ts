import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { DecisionKind } from '@/lib/domain/procedure/change';

/** An announcing decision with who entered it and who compared it with the signed original. */
export type StoredDecision = {
  readonly id: string;
  readonly number: string;
  readonly issuedOn: PlainDate;
  readonly effectiveOn: PlainDate;
  readonly issuer: string;
  readonly title: string;
  readonly kind: DecisionKind;
  readonly fileId: string | null;
  readonly fileName: string | null;
  readonly isShortened: boolean;
  readonly legalTextOn: PlainDate | null;
  readonly isVerified: boolean;
  readonly verifiedByName: string | null;
  readonly verifiedAt: Date | null;
  readonly isSample: boolean;
  readonly createdAt: Date;
  readonly createdByName: string | null;
  /** How many versions it made, how many it ended, and how many drafts are being prepared for it. */
  readonly begun: number;
  readonly ended: number;
  readonly drafts: number;
};

const columns = `
  d.id, d.number, d."issuedOn"::text AS "issuedOn", d."effectiveOn"::text AS "effectiveOn", d.issuer, d.title, d.kind, d."fileId", f.name AS "fileName", d."isShortened", d."legalTextOn"::text AS "legalTextOn",
  d."isVerified", v.name AS "verifiedByName", d."verifiedAt", d."isSample", d."createdAt", c.name AS "createdByName",
  (SELECT count(*)::int FROM procedure_version b WHERE b."agencyId" = d."agencyId" AND b."decisionId" = d.id AND b.state = 'approved') AS begun,
  (SELECT count(*)::int FROM procedure_version b WHERE b."agencyId" = d."agencyId" AND b."endDecisionId" = d.id AND b.state = 'approved' AND b."supersededAt" IS NULL) AS ended,
  (SELECT count(*)::int FROM procedure_draft w WHERE w."agencyId" = d."agencyId" AND w."decisionId" = d.id AND w.state IN ('draft','in-review')) AS drafts
  FROM promulgation_decision d
  LEFT JOIN stored_file f ON f."agencyId" = d."agencyId" AND f.id = d."fileId"
  LEFT JOIN staff v ON v."agencyId" = d."agencyId" AND v.id = d."verifiedById"
  LEFT JOIN staff c ON c."agencyId" = d."agencyId" AND c.id = d."createdById"`;

/** All decisions, newest first. */
export const listDecisions = (agencyId: number): Promise<StoredDecision[]> =>
  db().$queryRawUnsafe<StoredDecision[]>(`SELECT ${columns} WHERE d."agencyId" = $1 ORDER BY d."issuedOn" DESC, d.number DESC`, agencyId);

/** One decision by an id from outside; null when there is none. */
export async function findDecision(agencyId: number, id: string, tx?: Tx): Promise<StoredDecision | null> {
  const rows = await (tx ?? db()).$queryRawUnsafe<StoredDecision[]>(`SELECT ${columns} WHERE d."agencyId" = $1 AND d.id::text = $2`, agencyId, id);
  return rows[0] ?? null;
}

/** What a decision did: the versions it began and those it ended. */
export type DecisionEffect = { readonly slug: string; readonly code: string | null; readonly versionId: string; readonly number: number; readonly name: string; readonly validFrom: PlainDate; readonly validTo: PlainDate | null; readonly isSuperseded: boolean; readonly effect: 'begun' | 'ended' };

export const listDecisionEffects = (agencyId: number, decisionId: string): Promise<DecisionEffect[]> =>
  db().$queryRaw<DecisionEffect[]>`
    SELECT p.slug, p.code, v.id AS "versionId", v.number, v.name, v."validFrom"::text AS "validFrom", v."validTo"::text AS "validTo", v."supersededAt" IS NOT NULL AS "isSuperseded",
           CASE WHEN v."decisionId"::text = ${decisionId} THEN 'begun' ELSE 'ended' END AS effect
      FROM procedure_version v JOIN procedure p ON p."agencyId" = v."agencyId" AND p.id = v."procedureId"
     WHERE v."agencyId" = ${agencyId} AND v.state = 'approved' AND (v."decisionId"::text = ${decisionId} OR (v."endDecisionId"::text = ${decisionId} AND v."supersededAt" IS NULL)) ORDER BY effect, v.name`;

/** Holds a decision still until the transaction ends. */
export const lockDecision = (tx: Tx, agencyId: number, id: string) => tx.$queryRaw`SELECT id FROM promulgation_decision WHERE "agencyId" = ${agencyId} AND id = ${id}::uuid FOR UPDATE`;

/** Whether a file is the signed copy of a decision, or a blank form that an approved version offers. */
export async function fileStandsIn(agencyId: number, fileId: string): Promise<{ readonly ofDecision: boolean; readonly ofVersion: boolean }> {
  const rows = await db().$queryRaw<{ ofDecision: boolean; ofVersion: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM promulgation_decision d WHERE d."agencyId" = ${agencyId} AND d."fileId"::text = ${fileId}) AS "ofDecision",
           EXISTS (SELECT 1 FROM procedure_version v WHERE v."agencyId" = ${agencyId} AND v.state = 'approved' AND v.content @> jsonb_build_object('components', jsonb_build_array(jsonb_build_object('formFileId', ${fileId}::text)))) AS "ofVersion"`;
  return rows[0] ?? { ofDecision: false, ofVersion: false };
}
