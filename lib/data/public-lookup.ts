import 'server-only';
import { Prisma } from '@/prisma/generated/client';
import { db, queryPlanned } from '@/lib/db/client';
import type { PauseCause, PauseRule, StripDay, TermUnit } from '@/lib/domain/calendar/types';
import type { Channel, DossierStatus } from '@/lib/domain/dossier/status';
import type { ViewKind } from '@/lib/domain/dossier/view';
import type { PaperKind } from '@/lib/domain/paper/kind';
import { FOR_APPLICANT } from './public-dossier';
import { factsOfStored, type EventFactWithData, type StoredEvent } from './events-read';

/** What the public look-up reads of a dossier: no name, number or address of its applicant. Of the events it shows act, time and unit alone. */
export type PublicDossierRow = {
  readonly id: string;
  readonly code: string;
  readonly status: DossierStatus;
  readonly channel: Channel;
  readonly procedureName: string;
  readonly procedureNameEn: string | null;
  readonly procedureSlug: string;
  readonly handlingUnitId: string;
  readonly termUnit: TermUnit;
  readonly termValue: number;
  readonly termSource: 'committed' | 'statutory';
  readonly statutoryUnit: TermUnit;
  readonly statutoryValue: number;
  readonly pauseRule: PauseRule;
  readonly submittedAt: Date | null;
  readonly receivedAt: Date | null;
  readonly printedDueAt: Date | null;
  readonly originalDueAt: Date | null;
  readonly secondTargetAt: Date | null;
  readonly isDueProvisional: boolean;
  readonly dueSteps: readonly StripDay[] | null;
  readonly pausedAt: Date | null;
  readonly pauseCause: PauseCause | null;
  readonly endedAt: Date | null;
  readonly resultKind: 'granted' | 'refused' | null;
  readonly isSample: boolean;
  /** The calendar's current revision. */
  readonly calendarRevision: number;
  readonly events: readonly EventFactWithData[];
  readonly units: readonly { readonly id: string; readonly name: string; readonly nameEn: string | null }[];
};

/** What its page shows beside it: who read it, the newest first; the papers in force addressed to its applicant, oldest first; and whether it was rated. */
export type PublicBeside = {
  readonly views: readonly { readonly role: string; readonly what: ViewKind; readonly at: string }[];
  readonly viewCount: number;
  readonly papers: readonly { readonly id: string; readonly kind: PaperKind; readonly edition: string; readonly issuedAt: string }[];
  readonly isRated: boolean;
};

/** As many readings as the public page lists. */
const VIEWS_SHOWN = 50;

type Raw = Omit<PublicDossierRow, 'events'> & { readonly events: readonly StoredEvent[] };

const BESIDE = Prisma.sql`,
      COALESCE((SELECT json_agg(json_build_object('role', w."viewerRole", 'what', w.what, 'at', w.at)) FROM (
        SELECT "viewerRole", what, at FROM dossier_view WHERE "agencyId" = d."agencyId" AND "dossierId" = d.id ORDER BY at DESC, id DESC LIMIT ${VIEWS_SHOWN}) w), '[]') AS views,
      (SELECT count(*)::int FROM dossier_view w WHERE w."agencyId" = d."agencyId" AND w."dossierId" = d.id) AS "viewCount",
      COALESCE((SELECT json_agg(json_build_object('id', a.id, 'kind', a.kind, 'edition', a.edition, 'issuedAt', a."issuedAt") ORDER BY a."issuedAt") FROM paper a
        WHERE a."agencyId" = d."agencyId" AND a."dossierId" = d.id AND a."voidedAt" IS NULL AND a.kind = ANY(${[...FOR_APPLICANT]})), '[]') AS papers,
      EXISTS (SELECT 1 FROM rating r WHERE r."agencyId" = d."agencyId" AND r."dossierId" = d.id) AS "isRated"`;

const lookupSql = (agencyId: number, which: Prisma.Sql, beside = Prisma.empty): Prisma.Sql => Prisma.sql`
    SELECT d.id, d.code, d.status, d.channel, v.name AS "procedureName", v."nameEn" AS "procedureNameEn", p.slug AS "procedureSlug", d."handlingUnitId",
      d."termUnit", d."termValue", d."termSource", d."statutoryUnit", d."statutoryValue", d."pauseRule", d."submittedAt", d."receivedAt", d."printedDueAt", d."originalDueAt",
      d."secondTargetAt", d."isDueProvisional", d."dueSteps", d."pausedAt", d."pauseCause", d."endedAt", d."resultKind", d."isSample",
      COALESCE((SELECT max(c.version) FROM calendar_revision c WHERE c."agencyId" = d."agencyId"), 0) AS "calendarRevision",
      (SELECT jsonb_agg(jsonb_build_object('seq', e.seq, 'act', e.act, 'legalAt', e."legalAt", 'enteredAt', e."enteredAt", 'actorId', NULL, 'actorUnitId', e."actorUnitId", 'voidsSeq', e."voidsSeq", 'data', e.data) ORDER BY e.seq)
        FROM dossier_event e WHERE e."agencyId" = d."agencyId" AND e."dossierId" = d.id) AS events,
      (SELECT jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'nameEn', u."nameEn")) FROM unit u WHERE u."agencyId" = d."agencyId") AS units${beside}
    FROM dossier d
    JOIN procedure_version v ON v."agencyId" = d."agencyId" AND v.id = d."versionId"
    JOIN procedure p ON p."agencyId" = d."agencyId" AND p.id = d."procedureId"
    WHERE d."agencyId" = ${agencyId} AND ${which}`;

const byToken = (token: string): Prisma.Sql => Prisma.sql`d."qrToken" = ${token}`;

/** The statement of a look-up by token, for the bench's yardstick. */
export const publicLookupSql = (agencyId: number, token: string): Prisma.Sql => lookupSql(agencyId, byToken(token));

async function one<T = unknown>(query: Prisma.Sql): Promise<(PublicDossierRow & T) | null> {
  const [row] = await queryPlanned<Raw & T>(query);
  return row ? { ...row, events: factsOfStored(row.events ?? []), units: row.units ?? [] } : null;
}

/** A dossier by the token in the QR code of its receipt; null for any other text. */
export const findByQrToken = (agencyId: number, token: string): Promise<PublicDossierRow | null> => one(lookupSql(agencyId, byToken(token)));

/** The same with all that its page shows, in the one question. */
export const findPageByQrToken = (agencyId: number, token: string): Promise<(PublicDossierRow & PublicBeside) | null> => one<PublicBeside>(lookupSql(agencyId, byToken(token), BESIDE));

/** A dossier that was proved a moment ago, by its id, with all that its page shows. */
export const findPublicDossier = (agencyId: number, id: string): Promise<(PublicDossierRow & PublicBeside) | null> => one<PublicBeside>(lookupSql(agencyId, Prisma.sql`d.id = ${id}::uuid`, BESIDE));

/**
 * The id of a dossier whose applicant, or representative, has a phone or an identity number that ends in these four digits;
 * null when there is none. One statement whatever is wrong, so that a wrong code and a wrong secret take alike.
 */
export async function findBySecret(agencyId: number, code: string, lastFour: string): Promise<string | null> {
  const rows = await db().$queryRaw<{ id: string; matches: boolean }[]>`
    WITH found AS (
      SELECT d.id, ARRAY[d."applicantPhone", d."applicantIdNumber", d.representative->>'phone', d.representative->>'citizenId'] AS numbers
      FROM dossier d WHERE d."agencyId" = ${agencyId} AND (d.code = ${code} OR d."externalCode" = ${code})
      UNION ALL SELECT NULL, ARRAY['', '', '', '']
    )
    SELECT id, EXISTS (SELECT 1 FROM unnest(numbers) AS n WHERE length(regexp_replace(n, '[^0-9]', '', 'g')) >= 4 AND right(regexp_replace(n, '[^0-9]', '', 'g'), 4) = ${lastFour}) AS matches
    FROM found`;
  return rows.find((row) => row.matches)?.id ?? null;
}
