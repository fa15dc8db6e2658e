import 'server-only';
import type { RawTx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { DocumentRef } from '@/lib/domain/inspection/document-data';
import type { SampleReason, SampleRule, StratumDraw } from '@/lib/domain/inspection/sample';
import type { AddresseeKind, Answer, Cause, DocumentKind, Extent, RecommendationKind, Severity } from '@/lib/domain/inspection/vocabulary';

// What the documents of an inspection are assembled from. Everything is read through the transaction of the act that issues
// the document, so that the document says what the act has just recorded.

export type ChecklistFact = { readonly itemKey: string; readonly number: number; readonly section: string; readonly sectionTitle: string; readonly question: string; readonly legalBasis: string; readonly weight: number };

/** The version of the checklist that an inspection is done by, with its items and the questions of the sheet. */
export async function readChecklistFacts(tx: RawTx, agencyId: number, versionId: string) {
  const [version] = await tx.$queryRaw<{ number: number; title: string }[]>`SELECT number, title FROM checklist_version WHERE "agencyId" = ${agencyId} AND id = ${versionId}::uuid`;
  const items = await tx.$queryRaw<ChecklistFact[]>`SELECT "itemKey", number, section, "sectionTitle", question, "legalBasis", weight FROM checklist_item WHERE "agencyId" = ${agencyId} AND "versionId" = ${versionId}::uuid ORDER BY number`;
  const questions = await tx.$queryRaw<{ code: string; question: string }[]>`SELECT code, question FROM checklist_question WHERE "agencyId" = ${agencyId} AND "versionId" = ${versionId}::uuid ORDER BY ordinal`;
  return { version: version ?? null, items, questions };
}

export type RecordFact = { readonly kind: string; readonly key: string; readonly answer: Answer | null; readonly content: Readonly<Record<string, unknown>>; readonly saidAt: Date };

/** What stands of a unit: answers, sheets, notes, talks and scans, those taken away left out. */
export const readRecordFacts = (tx: RawTx, agencyId: number, inspectionId: string, unitId: string): Promise<RecordFact[]> => tx.$queryRaw<RecordFact[]>`
  SELECT kind, key, answer, content, "saidAt" FROM inspection_record
   WHERE "agencyId" = ${agencyId} AND "inspectionId" = ${inspectionId}::uuid AND "unitId" = ${unitId}::uuid AND NOT "isRemoved" ORDER BY kind, "saidAt", key COLLATE "C"`;

/** How many photos and files hang on what was recorded of a unit on site. */
export async function countSiteEvidence(tx: RawTx, agencyId: number, inspectionId: string, unitId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM inspection_evidence WHERE "agencyId" = ${agencyId} AND "inspectionId" = ${inspectionId}::uuid AND "unitId" = ${unitId}::uuid AND "removedAt" IS NULL AND "targetKind" NOT IN ('statement', 'remedy', 'self-report')`;
  return row?.count ?? 0;
}

export type SampleFact = { readonly id: string; readonly rule: SampleRule; readonly seed: string; readonly seedSha256: string; readonly committedAt: Date; readonly drawnAt: Date; readonly population: number; readonly populationSha256: string; readonly strata: readonly StratumDraw[]; readonly items: readonly { readonly code: string; readonly stratum: string; readonly reasons: readonly SampleReason[] }[] };

/** The last draw of a unit, its procedures by name; null when nothing was drawn. */
export async function readSampleFact(tx: RawTx, agencyId: number, inspectionId: string, unitId: string): Promise<SampleFact | null> {
  const [sample] = await tx.$queryRaw<Omit<SampleFact, 'items'>[]>`
    SELECT id, rule, seed, "seedSha256", "committedAt", "drawnAt", population, "populationSha256", strata FROM inspection_sample
     WHERE "agencyId" = ${agencyId} AND "inspectionId" = ${inspectionId}::uuid AND "unitId" = ${unitId}::uuid AND "drawnAt" IS NOT NULL ORDER BY "drawnAt" DESC LIMIT 1`;
  if (!sample) return null;
  const items = await tx.$queryRaw<SampleFact['items'][number][]>`
    SELECT n.code, n.reasons, COALESCE((SELECT v.name FROM procedure_version v WHERE v."agencyId" = p."agencyId" AND v."procedureId" = p.id ORDER BY v.number DESC LIMIT 1), n.stratum) AS stratum
      FROM inspection_sample_item n LEFT JOIN procedure p ON p."agencyId" = n."agencyId" AND p.slug = n.stratum
     WHERE n."agencyId" = ${agencyId} AND n."sampleId" = ${sample.id}::uuid ORDER BY n.ordinal`;
  return { ...sample, items };
}

export type FindingFact = {
  readonly id: string; readonly unitId: string; readonly unitName: string; readonly number: number | null; readonly itemNumber: number | null; readonly facts: string; readonly dossierCodes: readonly string[]; readonly ruleBroken: string;
  readonly severity: Severity; readonly extent: Extent; readonly cause: Cause | null; readonly causeNote: string | null; readonly correctedOnSpot: boolean; readonly state: string;
  readonly earlier: { readonly id: string; readonly number: number | null; readonly code: string; readonly on: PlainDate } | null;
  readonly statements: readonly { readonly side: 'unit' | 'team'; readonly stance: string; readonly text: string; readonly byName: string; readonly at: string }[];
};

/** The shortcomings of an inspection that stand, in the order of their numbers. */
export const readFindingFacts = (tx: RawTx, agencyId: number, inspectionId: string): Promise<FindingFact[]> => tx.$queryRaw<FindingFact[]>`
  SELECT f.id, f."unitId", u.name AS "unitName", f.number, c.number AS "itemNumber", f.facts, f."dossierCodes", f."ruleBroken", f.severity, f.extent, f.cause, f."causeNote", f."correctedOnSpot", f.state,
         CASE WHEN e.id IS NULL THEN NULL ELSE jsonb_build_object('id', e.id, 'number', e.number, 'code', o.code, 'on', to_char(o."siteFrom", 'YYYY-MM-DD')) END AS earlier,
         COALESCE((SELECT jsonb_agg(jsonb_build_object('side', t.side, 'stance', t.stance, 'text', t.text, 'byName', s.name, 'at', t.at) ORDER BY t.at, t.id) FROM finding_statement t JOIN staff s ON s."agencyId" = t."agencyId" AND s.id = t."byId"
            WHERE t."agencyId" = f."agencyId" AND t."findingId" = f.id), '[]'::jsonb) AS statements
    FROM finding f JOIN inspection i ON i."agencyId" = f."agencyId" AND i.id = f."inspectionId" JOIN unit u ON u."agencyId" = f."agencyId" AND u.id = f."unitId"
    LEFT JOIN checklist_item c ON c."agencyId" = f."agencyId" AND c."versionId" = i."checklistVersionId" AND c."itemKey" = f."itemKey"
    LEFT JOIN finding e ON e."agencyId" = f."agencyId" AND e.id = f."earlierFindingId" LEFT JOIN inspection o ON o."agencyId" = e."agencyId" AND o.id = e."inspectionId"
   WHERE f."agencyId" = ${agencyId} AND f."inspectionId" = ${inspectionId}::uuid AND f.state <> 'withdrawn' ORDER BY f.number NULLS LAST, f."saidAt", f.id`;

export type RecommendationFact = {
  readonly id: string; readonly number: number; readonly addresseeKind: AddresseeKind; readonly unitId: string | null; readonly unitName: string | null; readonly kind: RecommendationKind; readonly text: string; readonly dueOn: PlainDate; readonly state: string; readonly closedAt: Date | null;
  readonly reopenedCount: number; readonly findingNumbers: readonly number[]; readonly evidence: number; readonly events: readonly { readonly act: string; readonly on: PlainDate; readonly text: string; readonly byName: string | null }[];
};

/** The recommendations of an inspection that stand, with what was done with each. */
export const readRecommendationFacts = (tx: RawTx, agencyId: number, inspectionId: string): Promise<RecommendationFact[]> => tx.$queryRaw<RecommendationFact[]>`
  SELECT r.id, r.number, r."addresseeKind", r."unitId", u.name AS "unitName", r.kind, r.text, to_char(r."dueOn", 'YYYY-MM-DD') AS "dueOn", r.state, r."closedAt", r."reopenedCount",
         ARRAY(SELECT f.number FROM recommendation_finding l JOIN finding f ON f."agencyId" = l."agencyId" AND f.id = l."findingId" WHERE l."agencyId" = r."agencyId" AND l."recommendationId" = r.id AND f.number IS NOT NULL ORDER BY f.number) AS "findingNumbers",
         (SELECT count(*)::int FROM inspection_evidence v WHERE v."agencyId" = r."agencyId" AND v."inspectionId" = r."inspectionId" AND v."targetKind" = 'remedy' AND v."targetKey" LIKE r.id::text || ':%' AND v."removedAt" IS NULL) AS evidence,
         COALESCE((SELECT jsonb_agg(jsonb_build_object('act', e.act, 'on', to_char(e."legalOn", 'YYYY-MM-DD'), 'text', e.text, 'byName', s.name) ORDER BY e.seq) FROM remedy_event e LEFT JOIN staff s ON s."agencyId" = e."agencyId" AND s.id = e."byId"
            WHERE e."agencyId" = r."agencyId" AND e."recommendationId" = r.id AND e.act <> 'issue'), '[]'::jsonb) AS events
    FROM recommendation r LEFT JOIN unit u ON u."agencyId" = r."agencyId" AND u.id = r."unitId"
   WHERE r."agencyId" = ${agencyId} AND r."inspectionId" = ${inspectionId}::uuid AND r.state <> 'withdrawn' ORDER BY r.number`;

/** The documents of an inspection that stand, the last of each kind and unit: what later ones refer to. */
export async function readDocumentRefs(tx: RawTx, agencyId: number, inspectionId: string): Promise<(DocumentRef & { readonly unitId: string | null })[]> {
  return tx.$queryRaw<(DocumentRef & { unitId: string | null })[]>`
    SELECT DISTINCT ON (kind, "unitId") kind, number, to_char("issuedOn", 'YYYY-MM-DD') AS "issuedOn", "unitId" FROM inspection_document
     WHERE "agencyId" = ${agencyId} AND "inspectionId" = ${inspectionId}::uuid AND state IN ('issued', 'offered') ORDER BY kind, "unitId", "createdAt" DESC, id DESC`;
}

export type YearPlanFact = { readonly id: string; readonly year: number; readonly number: string | null; readonly issuedOn: PlainDate | null; readonly purpose: string; readonly lines: unknown; readonly isSample: boolean };
export async function readYearPlanFact(tx: RawTx, agencyId: number, id: string): Promise<YearPlanFact | null> {
  const rows = await tx.$queryRaw<YearPlanFact[]>`SELECT id, year, number, to_char("issuedOn", 'YYYY-MM-DD') AS "issuedOn", purpose, lines, "isSample" FROM inspection_year_plan WHERE "agencyId" = ${agencyId} AND id = ${id}::uuid`;
  return rows[0] ?? null;
}

/** The legal bases of inspections that held on a day. */
export const readBasesOn = (tx: RawTx, agencyId: number, on: PlainDate) => tx.$queryRaw<{ number: string; title: string; article: string | null; isVerified: boolean }[]>`
  SELECT number, title, article, "isVerified" FROM inspection_basis WHERE "agencyId" = ${agencyId} AND "validFrom" <= ${on}::date AND ("validTo" IS NULL OR "validTo" >= ${on}::date) ORDER BY "sortOrder", number`;

export type SelfReportFact = { readonly unitId: string; readonly state: string; readonly words: Readonly<Record<string, string>>; readonly figures: unknown; readonly submittedAt: Date | null; readonly submittedByName: string | null };
export const readSelfReportFacts = (tx: RawTx, agencyId: number, inspectionId: string): Promise<SelfReportFact[]> => tx.$queryRaw<SelfReportFact[]>`
  SELECT r."unitId", r.state, r.words, r.figures, r."submittedAt", s.name AS "submittedByName" FROM self_report r LEFT JOIN staff s ON s."agencyId" = r."agencyId" AND s.id = r."submittedById"
   WHERE r."agencyId" = ${agencyId} AND r."inspectionId" = ${inspectionId}::uuid`;

/** Who heads a unit: named in its minutes. */
export const readUnitHeads = (tx: RawTx, agencyId: number, unitId: string): Promise<{ name: string; title: string }[]> => tx.$queryRaw<{ name: string; title: string }[]>`
  SELECT s.name, s.title FROM staff s WHERE s."agencyId" = ${agencyId} AND s."isActive" AND EXISTS (SELECT 1 FROM staff_role r WHERE r."agencyId" = s."agencyId" AND r."staffId" = s.id AND r.role = 'unit-head' AND r."unitId" = ${unitId}::uuid) ORDER BY s.name`;
