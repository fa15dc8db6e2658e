import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { BoardOutcome, PlaceKind, PostingFact, PostingPlace } from '@/lib/domain/procedure/posting';

/** A place with what a screen says of it. `hanging` counts what hangs now. */
export type PlaceRecord = PostingPlace & { readonly location: string | null; readonly unitName: string | null; readonly sortOrder: number; readonly hanging: number; readonly lastCheckedAt: Date | null };

/** The places, open ones first, in their order. */
export async function listPlaces(agencyId: number, today: PlainDate): Promise<PlaceRecord[]> {
  return db().$queryRaw<PlaceRecord[]>`
    SELECT p.id, p.kind, p.name, p.location, p."unitId", u.name AS "unitName", p."isActive", p."sortOrder",
           (SELECT count(*)::int FROM posting g WHERE g."agencyId" = p."agencyId" AND g."placeId" = p.id AND g."postedOn" <= ${today}::date AND (g."removedOn" IS NULL OR g."removedOn" > ${today}::date)) AS hanging,
           (SELECT max(c."checkedAt") FROM posting_check c WHERE c."agencyId" = p."agencyId" AND c."placeId" = p.id) AS "lastCheckedAt"
      FROM posting_place p LEFT JOIN unit u ON u."agencyId" = p."agencyId" AND u.id = p."unitId"
     WHERE p."agencyId" = ${agencyId} ORDER BY p."isActive" DESC, p."sortOrder", p.name`;
}

/** A place by an id from outside; null when there is none. */
export async function findPlace(agencyId: number, id: string): Promise<(PostingPlace & { readonly location: string | null; readonly sortOrder: number }) | null> {
  const rows = await db().$queryRaw<(PostingPlace & { location: string | null; sortOrder: number })[]>`
    SELECT id, kind, name, "unitId", "isActive", location, "sortOrder" FROM posting_place WHERE "agencyId" = ${agencyId} AND id::text = ${id}`;
  return rows[0] ?? null;
}

/** One line of the posting log. */
export type PostingRecord = PostingFact & {
  readonly id: string;
  readonly procedureId: string;
  readonly slug: string;
  readonly code: string | null;
  readonly name: string;
  readonly number: number;
  readonly postedByName: string | null;
  readonly recordedAt: Date;
  readonly photoFileId: string | null;
  readonly note: string | null;
  readonly removedByName: string | null;
  readonly removedWhy: string | null;
};

/** The log of one place, or of one procedure, newest first; at most `limit` lines. */
export async function listPostings(agencyId: number, of: { readonly placeId?: string; readonly procedureId?: string }, limit: number): Promise<PostingRecord[]> {
  return db().$queryRaw<PostingRecord[]>`
    SELECT g.id, g."placeId", g."procedureId", g."versionId", g."postedOn"::text AS "postedOn", g."removedOn"::text AS "removedOn", p.slug, p.code, v.name, v.number,
           s.name AS "postedByName", g."recordedAt", g."photoFileId", g.note, r.name AS "removedByName", g."removedWhy"
      FROM posting g
      JOIN procedure p ON p."agencyId" = g."agencyId" AND p.id = g."procedureId"
      JOIN procedure_version v ON v."agencyId" = g."agencyId" AND v.id = g."versionId"
      LEFT JOIN staff s ON s."agencyId" = g."agencyId" AND s.id = g."postedById"
      LEFT JOIN staff r ON r."agencyId" = g."agencyId" AND r.id = g."removedById"
     WHERE g."agencyId" = ${agencyId} AND (${of.placeId ?? null}::text IS NULL OR g."placeId"::text = ${of.placeId ?? null}) AND (${of.procedureId ?? null}::text IS NULL OR g."procedureId"::text = ${of.procedureId ?? null})
     ORDER BY g."removedOn" DESC NULLS FIRST, g."postedOn" DESC, v.name, g.id LIMIT ${limit}`;
}

export type CheckRecord = { readonly id: string; readonly placeId: string; readonly placeName: string; readonly slug: string; readonly name: string; readonly foundNumber: number | null; readonly outcome: BoardOutcome; readonly checkedAt: Date; readonly checkedByName: string | null; readonly photoFileId: string | null; readonly note: string | null };

/** What was found before the boards, newest first. */
export async function listChecks(agencyId: number, placeId: string, limit: number): Promise<CheckRecord[]> {
  return db().$queryRaw<CheckRecord[]>`
    SELECT c.id, c."placeId", l.name AS "placeName", p.slug, coalesce(v.name, n.name, p.slug) AS name, v.number AS "foundNumber", c.outcome, c."checkedAt", s.name AS "checkedByName", c."photoFileId", c.note
      FROM posting_check c
      JOIN posting_place l ON l."agencyId" = c."agencyId" AND l.id = c."placeId"
      JOIN procedure p ON p."agencyId" = c."agencyId" AND p.id = c."procedureId"
      LEFT JOIN procedure_version v ON v."agencyId" = c."agencyId" AND v.id = c."foundVersionId"
      LEFT JOIN LATERAL (SELECT name FROM procedure_version x WHERE x."agencyId" = c."agencyId" AND x."procedureId" = c."procedureId" AND x.state = 'approved' ORDER BY x.number DESC LIMIT 1) n ON true
      LEFT JOIN staff s ON s."agencyId" = c."agencyId" AND s.id = c."checkedById"
     WHERE c."agencyId" = ${agencyId} AND c."placeId"::text = ${placeId} ORDER BY c."checkedAt" DESC, c.id DESC LIMIT ${limit}`;
}

/** The whole row of a place, held until the end of the transaction: two people who post there wait for each other. */
export async function lockPlace(tx: Tx, agencyId: number, id: string): Promise<{ id: string; name: string; kind: PlaceKind; isActive: boolean } | null> {
  const rows = await tx.$queryRaw<{ id: string; name: string; kind: PlaceKind; isActive: boolean }[]>`SELECT id, name, kind, "isActive" FROM posting_place WHERE "agencyId" = ${agencyId} AND id::text = ${id} FOR UPDATE`;
  return rows[0] ?? null;
}

export type PostableVersion = { readonly id: string; readonly procedureId: string; readonly number: number; readonly name: string; readonly state: string; readonly isSuperseded: boolean; readonly validFrom: PlainDate; readonly validTo: PlainDate | null; readonly issuedOn: PlainDate };

/** Versions by ids that may come from outside: those that there are. */
export async function readPostableVersions(tx: Tx, agencyId: number, ids: readonly string[]): Promise<PostableVersion[]> {
  return tx.$queryRaw<PostableVersion[]>`
    SELECT v.id, v."procedureId", v.number, v.name, v.state, v."supersededAt" IS NOT NULL AS "isSuperseded", v."validFrom"::text AS "validFrom", v."validTo"::text AS "validTo", d."issuedOn"::text AS "issuedOn"
      FROM procedure_version v JOIN promulgation_decision d ON d."agencyId" = v."agencyId" AND d.id = v."decisionId"
     WHERE v."agencyId" = ${agencyId} AND v.id::text = ANY(${[...ids]}::text[]) ORDER BY v.name, v.id`;
}

export type OpenPosting = { readonly id: string; readonly versionId: string; readonly postedOn: PlainDate; readonly removedOn: PlainDate | null; readonly validFrom: PlainDate };

/** What of a procedure hangs in a place, or is to hang longer than a day: open ends and ends after `on`. */
export async function readHanging(tx: Tx, agencyId: number, placeId: string, procedureId: string, on: PlainDate): Promise<OpenPosting[]> {
  return tx.$queryRaw<OpenPosting[]>`
    SELECT g.id, g."versionId", g."postedOn"::text AS "postedOn", g."removedOn"::text AS "removedOn", v."validFrom"::text AS "validFrom"
      FROM posting g JOIN procedure_version v ON v."agencyId" = g."agencyId" AND v.id = g."versionId"
     WHERE g."agencyId" = ${agencyId} AND g."placeId" = ${placeId}::uuid AND g."procedureId" = ${procedureId}::uuid AND (g."removedOn" IS NULL OR g."removedOn" > ${on}::date)
     ORDER BY v."validFrom", g."postedOn" FOR UPDATE OF g`;
}

/** Is this file the photo of a posting or of a check? Then whoever may see postings may see it. */
export async function isPostingPhoto(agencyId: number, fileId: string): Promise<boolean> {
  const rows = await db().$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM posting WHERE "agencyId" = ${agencyId} AND "photoFileId"::text = ${fileId})
        OR EXISTS (SELECT 1 FROM posting_check WHERE "agencyId" = ${agencyId} AND "photoFileId"::text = ${fileId}) AS found`;
  return rows[0]?.found ?? false;
}
