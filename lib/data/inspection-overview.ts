import 'server-only';
import { db } from '@/lib/db/client';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { isUuid } from '@/lib/domain/shared/uuid';

/** Something of an inspection that has a day: its conclusion, or the self-report of a unit. */
export type InspectionDeadline = { readonly kind: 'conclusion' | 'self-report'; readonly code: string; readonly title: string; readonly unitId: string | null; readonly unitName: string | null; readonly dueOn: PlainDate };

/** What is still to be done by a day: conclusions not yet issued, self-reports not yet submitted; the next first. Unit staff are shown their own self-reports. */
export async function listInspectionDeadlines(agencyId: number, unitIds: readonly string[] | null): Promise<InspectionDeadline[]> {
  const units = unitIds && [...unitIds];
  return db().$queryRaw<InspectionDeadline[]>`
    SELECT 'conclusion' AS kind, i.code, i.title, NULL::uuid AS "unitId", NULL::text AS "unitName", to_char(i."conclusionDueOn", 'YYYY-MM-DD') AS "dueOn" FROM inspection i
     WHERE i."agencyId" = ${agencyId} AND i.stage IN ('site-ended', 'reported') AND i."conclusionDueOn" IS NOT NULL AND ${units}::text[] IS NULL
    UNION ALL
    SELECT 'self-report', i.code, i.title, n."unitId", u.name, to_char(i."selfReportDueOn", 'YYYY-MM-DD') FROM inspection i JOIN inspection_unit n ON n."agencyId" = i."agencyId" AND n."inspectionId" = i.id JOIN unit u ON u."agencyId" = n."agencyId" AND u.id = n."unitId"
      LEFT JOIN self_report r ON r."agencyId" = n."agencyId" AND r."inspectionId" = n."inspectionId" AND r."unitId" = n."unitId"
     WHERE i."agencyId" = ${agencyId} AND i.stage IN ('notified', 'on-site') AND i."selfReportDueOn" IS NOT NULL AND COALESCE(r.state, 'asked') <> 'submitted' AND (${units}::text[] IS NULL OR n."unitId"::text = ANY(${units}::text[]))
     ORDER BY "dueOn", code, "unitName"`;
}

/** A document that everyone may read, as its page lists it. */
export type PublishedDocument = {
  readonly id: string;
  readonly kind: 'conclusion' | 'public-notice';
  readonly number: string | null;
  readonly issuedOn: PlainDate | null;
  readonly signerName: string | null;
  readonly signerTitle: string | null;
  readonly publishedAt: Date;
  readonly version: number;
  readonly state: string;
  readonly correctsId: string | null;
  readonly correctionWhy: string | null;
  /** What was put right later, if anything. */
  readonly correctedById: string | null;
  readonly inspectionCode: string;
  readonly inspectionTitle: string;
  readonly periodFrom: PlainDate;
  readonly periodTo: PlainDate;
  readonly unitNames: readonly string[];
  readonly isSample: boolean;
  readonly data: unknown;
};

const PUBLISHED = `
  SELECT d.id, d.kind, d.number, to_char(d."issuedOn", 'YYYY-MM-DD') AS "issuedOn", d."signerName", d."signerTitle", d."publishedAt", d.version, d.state, d."correctsId", d."correctionWhy",
         (SELECT c.id FROM inspection_document c WHERE c."agencyId" = d."agencyId" AND c."correctsId" = d.id AND c."publishedAt" IS NOT NULL ORDER BY c.version DESC LIMIT 1) AS "correctedById",
         i.code AS "inspectionCode", i.title AS "inspectionTitle", to_char(i."periodFrom", 'YYYY-MM-DD') AS "periodFrom", to_char(i."periodTo", 'YYYY-MM-DD') AS "periodTo",
         ARRAY(SELECT u.name FROM inspection_unit n JOIN unit u ON u."agencyId" = n."agencyId" AND u.id = n."unitId" WHERE n."agencyId" = i."agencyId" AND n."inspectionId" = i.id ORDER BY n."sortOrder", u.name) AS "unitNames", d."isSample", d.data
    FROM inspection_document d JOIN inspection i ON i."agencyId" = d."agencyId" AND i.id = d."inspectionId"
   WHERE d."agencyId" = $1 AND d.kind IN ('conclusion', 'public-notice') AND d."publishedAt" IS NOT NULL AND d.state IN ('issued', 'corrected')`;

/** Published conclusions and public notices, the newest first. */
export const listPublishedConclusions = (agencyId: number): Promise<PublishedDocument[]> => db().$queryRawUnsafe<PublishedDocument[]>(`${PUBLISHED} ORDER BY d."issuedOn" DESC NULLS LAST, d."publishedAt" DESC, d.id LIMIT 500`, agencyId);

/** One published document by an id from an address; null when it is not there or not published. */
export async function findPublishedConclusion(agencyId: number, id: string): Promise<PublishedDocument | null> {
  if (!isUuid(id)) return null;
  return (await db().$queryRawUnsafe<PublishedDocument[]>(`${PUBLISHED} AND d.id = $2::uuid`, agencyId, id))[0] ?? null;
}
