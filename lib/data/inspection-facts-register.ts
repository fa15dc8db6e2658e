import 'server-only';
import { Prisma } from '@/prisma/generated/client';
import { queryRows } from '@/lib/db/client';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { BookFact, ChannelFact, FeedbackFact, LoosePaper, RecommendationFact, SatisfactionFact } from '@/lib/domain/inspection/rules/register-facts';
import type { UnitKinds } from '@/lib/domain/inspection/rules/rule';
import type { FilingContent, FilingState, PeriodKind } from '@/lib/domain/report/filing';
import type { RatingAnswers } from '@/lib/domain/service/rating';
import { localTimeOf } from '@/lib/platform/clock';
import { readProcedureFacts } from './control';
import type { FactSpan } from './inspection-facts';

const { sql } = Prisma;
const localDay = (column: string): Prisma.Sql => Prisma.raw(`timezone('Asia/Ho_Chi_Minh', ${column})::date::text`);

/** Which units take dossiers in and which keeps the list of procedures, the inactive ones too: what they did stays theirs. */
export async function readUnitKinds(agencyId: number): Promise<UnitKinds> {
  const rows = await queryRows<{ id: string; kind: string; isActive: boolean }>(sql`SELECT id, kind, "isActive" FROM unit WHERE "agencyId" = ${agencyId} ORDER BY "isActive" DESC, "sortOrder", name`);
  const first = (kind: string) => rows.find((row) => row.kind === kind)?.id ?? null;
  return { deskIds: new Set(rows.filter(({ kind }) => kind === 'one-stop-desk').map(({ id }) => id)), deskId: first('one-stop-desk'), controlId: first('control-team') };
}

/** The procedures, postings and decisions, with how far each version may be done online and which decisions are used at all. */
export async function readListFacts(agencyId: number) {
  const [facts, levels, used] = await Promise.all([
    readProcedureFacts(agencyId),
    queryRows<{ id: string; procedureId: string; onlineLevel: string }>(sql`SELECT id, "procedureId", "onlineLevel" FROM procedure_version WHERE "agencyId" = ${agencyId}`),
    queryRows<{ number: string }>(sql`SELECT DISTINCT d.number FROM promulgation_decision d WHERE d."agencyId" = ${agencyId} AND EXISTS (SELECT 1 FROM procedure_version v WHERE v."agencyId" = d."agencyId" AND (v."decisionId" = d.id OR v."endDecisionId" = d.id))`),
  ]);
  const levelOf = new Map<string, Record<string, string>>();
  for (const { id, procedureId, onlineLevel } of levels) levelOf.set(procedureId, { ...levelOf.get(procedureId), [id]: onlineLevel });
  return { procedures: { ...facts, procedures: facts.procedures.map((procedure) => ({ ...procedure, onlineLevels: levelOf.get(procedure.id) ?? {} })) }, usedDecisions: new Set(used.map(({ number }) => number)) };
}

/** Recommendations of inspections other than the one that asks, with how much evidence hangs on their remedies. */
export const readRecommendationFacts = (agencyId: number, exceptInspectionId: string | null): Promise<RecommendationFact[]> => queryRows<RecommendationFact>(sql`
  SELECT r.id, i.code AS inspection, r.number, r."unitId", r."dueOn"::text AS "dueOn", coalesce((SELECT min(e."legalOn")::text FROM remedy_event e WHERE e."agencyId" = r."agencyId" AND e."recommendationId" = r.id AND e.act = 'issue'), ${localDay('r."createdAt"')}) AS "issuedOn",
         r.state, ${localDay('r."closedAt"')} AS "closedOn", (SELECT count(*)::int FROM inspection_evidence v WHERE v."agencyId" = r."agencyId" AND v."targetKind" = 'remedy' AND v."targetKey" LIKE r.id::text || ':%' AND v."removedAt" IS NULL) AS evidence
    FROM recommendation r JOIN inspection i ON i."agencyId" = r."agencyId" AND i.id = r."inspectionId"
   WHERE r."agencyId" = ${agencyId} AND (${exceptInspectionId}::uuid IS NULL OR r."inspectionId" <> ${exceptInspectionId}::uuid) ORDER BY i.code, r.number`);

/** Requests and refusals given at the counter without a dossier, with what of their form is empty. */
export async function readLoosePapers(agencyId: number, span: FactSpan): Promise<LoosePaper[]> {
  const rows = await queryRows<Omit<LoosePaper, 'missing'> & { missing: string }>(sql`
    SELECT p.id, p.kind, p.ordinal, p.edition, ${localDay('p."issuedAt"')} AS "issuedOn",
           CASE p.kind WHEN 'supplement-request' THEN concat_ws(' ', CASE WHEN jsonb_array_length(coalesce(p.data->'items', '[]')) = 0 THEN 'items' END, CASE WHEN coalesce(btrim(p.data->>'reason'), '') = '' AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(coalesce(p.data->'items', '[]')) i WHERE coalesce(btrim(i->>'why'), '') <> '') THEN 'reason' END)
                ELSE concat_ws(' ', CASE WHEN jsonb_array_length(coalesce(p.data->'reasons', '[]')) = 0 THEN 'reason' END, CASE WHEN jsonb_array_length(coalesce(p.data->'legalBases', '[]')) = 0 THEN 'basis' END) END AS missing
      FROM paper p WHERE p."agencyId" = ${agencyId} AND p."dossierId" IS NULL AND p.kind IN ('supplement-request', 'intake-refusal') AND p."voidedAt" IS NULL AND p."issuedAt" >= ${span.from} AND p."issuedAt" < ${span.until} AND p."issuedAt" <= ${span.asOf}`);
  return rows.map((row) => ({ ...row, missing: row.missing.split(' ').filter(Boolean) }));
}

/** Feedback that came in the span or was due in it, as its steps told it by the as-of. */
export async function readFeedbackFacts(agencyId: number, span: FactSpan): Promise<FeedbackFact[]> {
  type Row = { code: string; unitId: string | null; state: string; submittedAt: Date; dueAt: Date; sortedAt: Date | null; answeredAt: Date | null; hasAnswer: boolean };
  const rows = await queryRows<Row>(sql`
    SELECT f.code, f."unitId", f.state, f."submittedAt", f."dueAt", (SELECT min(e.at) FROM feedback_event e WHERE e."agencyId" = f."agencyId" AND e."feedbackId" = f.id AND e.act IN ('accept', 'decline')) AS "sortedAt", f."answeredAt", coalesce(btrim(f.answer), '') <> '' AS "hasAnswer"
      FROM feedback f WHERE f."agencyId" = ${agencyId} AND f."submittedAt" < ${span.until} AND f."submittedAt" <= ${span.asOf} AND (f."submittedAt" >= ${span.from} OR f."dueAt" >= ${span.from}) ORDER BY f.code`);
  const known = (at: Date | null) => (at !== null && at <= span.known ? localTimeOf(at) : null);
  return rows.map((row) => ({ ...row, submittedAt: localTimeOf(row.submittedAt), dueAt: localTimeOf(row.dueAt), sortedAt: known(row.sortedAt), answeredAt: known(row.answeredAt) }));
}

/** Results given in the span by each unit, and the answers of those who rated in it. */
export async function readSatisfaction(agencyId: number, span: FactSpan): Promise<SatisfactionFact[]> {
  const [results, ratings] = await Promise.all([
    queryRows<{ unitId: string; results: number }>(sql`SELECT "handlingUnitId" AS "unitId", count(*)::int AS results FROM dossier WHERE "agencyId" = ${agencyId} AND "resolvedAt" >= ${span.from} AND "resolvedAt" < ${span.until} GROUP BY 1`),
    queryRows<RatingAnswers & { unitId: string }>(sql`SELECT "unitId", attitude, clarity, time FROM rating WHERE "agencyId" = ${agencyId} AND "ratedAt" >= ${span.from} AND "ratedAt" < ${span.until} AND "ratedAt" <= ${span.asOf}`),
  ]);
  return results.map(({ unitId, results: count }) => ({ unitId, results: count, ratings: ratings.filter((one) => one.unitId === unitId) }));
}

/** The numbers given out in the span: dossier codes by day, receipts by year. */
export async function readBooks(agencyId: number, span: FactSpan, period: { readonly from: PlainDate; readonly to: PlainDate }): Promise<BookFact[]> {
  const [codes, receipts] = await Promise.all([
    queryRows<BookFact>(sql`
      SELECT to_date(c[1], 'YYMMDD')::text AS key, 'codes' AS kind, min(c[2]::int) AS first, max(c[2]::int) AS last, count(*)::int AS count
        FROM (SELECT regexp_match(code, '-([0-9]{6})-([0-9]{4,7})$') AS c FROM dossier WHERE "agencyId" = ${agencyId} AND "createdAt" <= ${span.asOf} AND coalesce("submittedAt", "receivedAt") >= ${new Date(span.from.getTime() - 5 * 86_400_000)} AND coalesce("submittedAt", "receivedAt") < ${new Date(span.until.getTime() + 5 * 86_400_000)}) d
       WHERE c IS NOT NULL AND c[1] BETWEEN ${period.from.replaceAll('-', '').slice(2)} AND ${period.to.replaceAll('-', '').slice(2)} GROUP BY 1 ORDER BY 1`),
    queryRows<BookFact>(sql`
      SELECT "bookYear"::text AS key, 'receipts' AS kind, min(ordinal)::int AS first, max(ordinal)::int AS last, count(*)::int AS count
        FROM paper WHERE "agencyId" = ${agencyId} AND kind = 'intake-receipt' AND "bookYear" BETWEEN ${Number(period.from.slice(0, 4))} AND ${Number(period.to.slice(0, 4))} AND "issuedAt" <= ${span.asOf} GROUP BY 1 ORDER BY 1`),
  ]);
  return [...codes, ...receipts];
}

export const readChannels = (agencyId: number, span: FactSpan): Promise<ChannelFact[]> => queryRows<ChannelFact>(sql`
  SELECT "procedureId", count(*) FILTER (WHERE channel = 'online')::int AS online, count(*) FILTER (WHERE channel = 'in-person')::int AS "inPerson", count(*) FILTER (WHERE channel = 'postal')::int AS postal
    FROM dossier WHERE "agencyId" = ${agencyId} AND "receivedAt" >= ${span.from} AND "receivedAt" < ${span.until} GROUP BY 1`);

export type ScheduleRow = { readonly kind: PeriodKind; readonly isActive: boolean; readonly dueDays: number };
export const readSchedule = (agencyId: number): Promise<ScheduleRow[]> => queryRows<ScheduleRow>(sql`SELECT kind, "isActive", "dueDays" FROM report_schedule WHERE "agencyId" = ${agencyId}`);

export type FiledReport = { readonly from: PlainDate; readonly to: PlainDate; readonly asOf: Date; readonly state: FilingState; readonly submittedOn: PlainDate | null; readonly content: FilingContent };

/** The filings of periods that end between two days, submitted by the as-of; of several for one period the first that was submitted. */
export const readFiledReports = (agencyId: number, span: FactSpan, firstEnd: PlainDate, lastEnd: PlainDate): Promise<FiledReport[]> => queryRows<FiledReport>(sql`
  SELECT DISTINCT ON ("fromOn", "toOn") "fromOn"::text AS "from", "toOn"::text AS "to", "asOf", state, ${localDay('"submittedAt"')} AS "submittedOn", content
    FROM report_filing WHERE "agencyId" = ${agencyId} AND state IN ('submitted', 'locked') AND "submittedAt" <= ${span.asOf} AND "toOn" BETWEEN ${firstEnd}::date AND ${lastEnd}::date
   ORDER BY "fromOn", "toOn", (state = 'locked') DESC, "submittedAt"`);
