import 'server-only';
import { db } from '@/lib/db/client';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { UNIT_SEES, type Stage } from '@/lib/domain/inspection/stage';

/** An inspection as the list shows it. Dates are yyyy-mm-dd; `unitNames` are those this reader may see. */
export type InspectionLine = {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly kind: 'yearly' | 'ad-hoc';
  readonly stage: Stage;
  readonly siteFrom: PlainDate;
  readonly siteTo: PlainDate;
  readonly selfReportDueOn: PlainDate | null;
  readonly conclusionDueOn: PlainDate | null;
  readonly isSample: boolean;
  readonly unitNames: readonly string[];
  readonly leadName: string | null;
  readonly openRecommendations: number;
  readonly lastRemedyOn: PlainDate | null;
  readonly nextRemedyOn: PlainDate | null;
  readonly waitingSelfReports: number;
};

export type InspectionListFilter = { readonly year?: number; readonly stage?: Stage; readonly unitId?: string; /** The units whose staff asks; null: the agency. */ readonly unitIds: readonly string[] | null };

/** Inspections, the latest days on site first; at most 500. Units' staff are given those of their units, from the notice on. */
export const listInspections = (agencyId: number, { year, stage, unitId, unitIds }: InspectionListFilter): Promise<InspectionLine[]> => db().$queryRaw<InspectionLine[]>`
  SELECT i.id, i.code, i.title, i.kind, i.stage, to_char(i."siteFrom", 'YYYY-MM-DD') AS "siteFrom", to_char(i."siteTo", 'YYYY-MM-DD') AS "siteTo", to_char(i."selfReportDueOn", 'YYYY-MM-DD') AS "selfReportDueOn", to_char(i."conclusionDueOn", 'YYYY-MM-DD') AS "conclusionDueOn", i."isSample",
         ARRAY(SELECT u.name FROM inspection_unit v JOIN unit u ON u."agencyId" = v."agencyId" AND u.id = v."unitId" WHERE v."agencyId" = i."agencyId" AND v."inspectionId" = i.id AND (${unitIds === null}::boolean OR v."unitId"::text = ANY(${[...(unitIds ?? [])]}::text[])) ORDER BY v."sortOrder") AS "unitNames",
         (SELECT s.name FROM inspection_member m JOIN staff s ON s."agencyId" = m."agencyId" AND s.id = m."staffId" WHERE m."agencyId" = i."agencyId" AND m."inspectionId" = i.id AND m.role = 'lead' AND m."removedAt" IS NULL LIMIT 1) AS "leadName",
         r.open AS "openRecommendations", to_char(r.last, 'YYYY-MM-DD') AS "lastRemedyOn", to_char(r.next, 'YYYY-MM-DD') AS "nextRemedyOn",
         (SELECT count(*)::int FROM self_report p WHERE p."agencyId" = i."agencyId" AND p."inspectionId" = i.id AND p.state <> 'submitted' AND (${unitIds === null}::boolean OR p."unitId"::text = ANY(${[...(unitIds ?? [])]}::text[]))) AS "waitingSelfReports"
    FROM inspection i LEFT JOIN LATERAL (SELECT count(*)::int AS open, max(c."dueOn") AS last, min(c."dueOn") AS next FROM recommendation c WHERE c."agencyId" = i."agencyId" AND c."inspectionId" = i.id AND c.state IN ('open', 'reported')
           AND (${unitIds === null}::boolean OR c."unitId"::text = ANY(${[...(unitIds ?? [])]}::text[]))) r ON true
   WHERE i."agencyId" = ${agencyId} AND (${year ?? null}::int IS NULL OR extract(year from i."siteFrom") = ${year ?? null}::int) AND (${stage ?? null}::text IS NULL OR i.stage = ${stage ?? null}::text)
     AND (${unitId ?? null}::text IS NULL OR EXISTS (SELECT 1 FROM inspection_unit v WHERE v."agencyId" = i."agencyId" AND v."inspectionId" = i.id AND v."unitId"::text = ${unitId ?? null}::text))
     AND (${unitIds === null}::boolean OR (i.stage = ANY(${[...UNIT_SEES]}::text[]) AND EXISTS (SELECT 1 FROM inspection_unit v WHERE v."agencyId" = i."agencyId" AND v."inspectionId" = i.id AND v."unitId"::text = ANY(${[...(unitIds ?? [])]}::text[]))))
   ORDER BY i.stage IN ('closed', 'cancelled'), i."siteFrom" DESC, i.code DESC LIMIT 500`;

/** The years in which there were inspections, the latest first. */
export const listInspectionYears = async (agencyId: number): Promise<number[]> =>
  (await db().$queryRaw<{ year: number }[]>`SELECT DISTINCT extract(year from "siteFrom")::int AS year FROM inspection WHERE "agencyId" = ${agencyId} ORDER BY year DESC`).map(({ year }) => year);

/** The day on which each stage was first reached. */
export const stageDays = (agencyId: number, inspectionId: string): Promise<{ readonly stage: Stage; readonly on: PlainDate; readonly byName: string | null }[]> => db().$queryRaw<{ stage: Stage; on: PlainDate; byName: string | null }[]>`
  SELECT DISTINCT ON (e."stageAfter") e."stageAfter" AS stage, to_char(e."legalOn", 'YYYY-MM-DD') AS on, s.name AS "byName" FROM inspection_event e LEFT JOIN staff s ON s."agencyId" = e."agencyId" AND s.id = e."actorId"
   WHERE e."agencyId" = ${agencyId} AND e."inspectionId" = ${inspectionId}::uuid ORDER BY e."stageAfter", e.seq`;
