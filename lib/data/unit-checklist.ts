import 'server-only';
import { db } from '@/lib/db/client';
import { isAtWork } from '@/lib/domain/inspection/may-act';
import type { Answer } from '@/lib/domain/inspection/vocabulary';

/** An answer as it stands: what was recorded, by whom, with which version the next writer has to name. */
export type HeldAnswer = { readonly itemKey: string; readonly version: number; readonly answer: Answer; readonly note: string | null; readonly source: 'person' | 'confirmed' | 'overruled'; readonly overruleReason: string | null; readonly byName: string; readonly saidAt: Date; readonly isInConflict: boolean };

/** The answers of one unit in one inspection, by item; those removed are left out. */
export async function readUnitAnswers(agencyId: number, inspectionId: string, unitId: string): Promise<HeldAnswer[]> {
  return db().$queryRaw<HeldAnswer[]>`
    SELECT r.key AS "itemKey", r.version, r.answer, NULLIF(r.content->>'note', '') AS note, COALESCE(r.content->>'source', 'person') AS source, r.content->>'overruleReason' AS "overruleReason", s.name AS "byName", r."saidAt",
           EXISTS (SELECT 1 FROM inspection_conflict c WHERE c."agencyId" = r."agencyId" AND c."inspectionId" = r."inspectionId" AND c."unitId" = r."unitId" AND c.kind = 'answer' AND c.key = r.key AND c."decidedAt" IS NULL) AS "isInConflict"
      FROM inspection_record r JOIN staff s ON s."agencyId" = r."agencyId" AND s.id = r."byId"
     WHERE r."agencyId" = ${agencyId} AND r."inspectionId" = ${inspectionId}::uuid AND r."unitId" = ${unitId}::uuid AND r.kind = 'answer' AND NOT r."isRemoved" AND r.answer IS NOT NULL`;
}

/** A dossier sheet filled in on site: how its questions were answered. */
export type HeldSheet = { readonly dossierCode: string; readonly meets: number; readonly fails: number; readonly other: number; readonly failed: readonly { readonly question: string; readonly note: string | null }[]; readonly byNames: string; readonly lastAt: Date };

export async function readUnitSheets(agencyId: number, inspectionId: string, unitId: string): Promise<HeldSheet[]> {
  return db().$queryRaw<HeldSheet[]>`
    SELECT r.content->>'dossierCode' AS "dossierCode", (count(*) FILTER (WHERE r.answer = 'meets'))::int AS meets, (count(*) FILTER (WHERE r.answer = 'fails'))::int AS fails, (count(*) FILTER (WHERE r.answer NOT IN ('meets', 'fails')))::int AS other,
           COALESCE(jsonb_agg(jsonb_build_object('question', r.content->>'question', 'note', NULLIF(r.content->>'note', '')) ORDER BY r.key) FILTER (WHERE r.answer = 'fails'), '[]'::jsonb) AS failed,
           string_agg(DISTINCT s.name, ', ') AS "byNames", max(r."saidAt") AS "lastAt"
      FROM inspection_record r JOIN staff s ON s."agencyId" = r."agencyId" AND s.id = r."byId"
     WHERE r."agencyId" = ${agencyId} AND r."inspectionId" = ${inspectionId}::uuid AND r."unitId" = ${unitId}::uuid AND r.kind = 'sheet' AND NOT r."isRemoved" GROUP BY 1 ORDER BY 1`;
}

/** How many notes, talks and scans of a unit are on record. */
export async function countUnitRecords(agencyId: number, inspectionId: string, unitId: string): Promise<{ readonly notes: number; readonly interviews: number; readonly scans: number; readonly photos: number }> {
  const rows = await db().$queryRaw<{ notes: number; interviews: number; scans: number; photos: number }[]>`
    SELECT (count(*) FILTER (WHERE kind = 'note'))::int AS notes, (count(*) FILTER (WHERE kind = 'interview'))::int AS interviews, (count(*) FILTER (WHERE kind = 'scan'))::int AS scans,
           (SELECT count(*)::int FROM inspection_evidence e WHERE e."agencyId" = ${agencyId} AND e."inspectionId" = ${inspectionId}::uuid AND e."unitId" = ${unitId}::uuid AND e."removedAt" IS NULL AND e."targetKind" NOT IN ('statement', 'remedy', 'self-report')) AS photos
      FROM inspection_record WHERE "agencyId" = ${agencyId} AND "inspectionId" = ${inspectionId}::uuid AND "unitId" = ${unitId}::uuid AND NOT "isRemoved"`;
  return rows[0] ?? { notes: 0, interviews: 0, scans: 0, photos: 0 };
}

/** One answer of one unit in one inspection, with what is needed to compare it with others of the same key. */
export type ComparedAnswer = { readonly inspectionId: string; readonly code: string; readonly title: string; readonly year: number; readonly siteFrom: string; readonly unitId: string; readonly unitName: string; readonly itemKey: string; readonly answer: Answer | null; readonly section: string; readonly sectionTitle: string; readonly weight: number };

/**
 * Every item of every inspection that was on site, with its answer or null, by unit: compared over units and years by the
 * item's key, under the section that the newest version of the checklist puts it in. `units` null: all.
 */
export async function readComparedAnswers(agencyId: number, units: readonly string[] | null): Promise<ComparedAnswer[]> {
  const ids = units && [...units];
  return db().$queryRaw<ComparedAnswer[]>`
    WITH placed AS (SELECT DISTINCT ON (c."itemKey") c."itemKey", c.section, c."sectionTitle" FROM checklist_item c JOIN checklist_version v ON v."agencyId" = c."agencyId" AND v.id = c."versionId" AND v.state <> 'draft'
                     WHERE c."agencyId" = ${agencyId} ORDER BY c."itemKey", v.number DESC)
    SELECT i.id AS "inspectionId", i.code, i.title, EXTRACT(YEAR FROM i."siteFrom")::int AS year, to_char(i."siteFrom", 'YYYY-MM-DD') AS "siteFrom", n."unitId", u.name AS "unitName", c."itemKey", r.answer, COALESCE(p.section, c.section) AS section,
           COALESCE(p."sectionTitle", c."sectionTitle") AS "sectionTitle", c.weight
      FROM inspection i JOIN inspection_unit n ON n."agencyId" = i."agencyId" AND n."inspectionId" = i.id JOIN unit u ON u."agencyId" = n."agencyId" AND u.id = n."unitId"
      JOIN checklist_item c ON c."agencyId" = i."agencyId" AND c."versionId" = i."checklistVersionId" LEFT JOIN placed p ON p."itemKey" = c."itemKey"
      LEFT JOIN inspection_record r ON r."agencyId" = i."agencyId" AND r."inspectionId" = i.id AND r."unitId" = n."unitId" AND r.kind = 'answer' AND r.key = c."itemKey" AND NOT r."isRemoved"
     WHERE i."agencyId" = ${agencyId} AND i.stage IN ('on-site', 'site-ended', 'reported', 'concluded', 'closed') AND (${ids}::text[] IS NULL OR n."unitId"::text = ANY(${ids}::text[]))
     ORDER BY i."siteFrom" DESC, i.code DESC, n."sortOrder", u.name, c.number`;
}

/** As isAtWork, where only the ids are at hand. Whoever holds a `standing` asks that. */
export async function isAtWorkOn(agencyId: number, inspectionId: string, staffId: string, unitId: string | null): Promise<boolean> {
  const member = await db().inspectionMember.findUnique({ where: { agencyId_inspectionId_staffId: { agencyId, inspectionId, staffId } }, select: { unitIds: true, removedAt: true, role: true } });
  return member !== null && isAtWork({ isMember: member.removedAt === null, isLead: member.role === 'lead', unitIds: (member.unitIds ?? []) as string[] }, unitId ?? undefined);
}
