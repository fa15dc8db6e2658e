import 'server-only';
import { db } from '@/lib/db/client';
import type { RawTx, Tx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { RecommendationState, RemedyAct } from '@/lib/domain/inspection/recommendation';
import type { Stage } from '@/lib/domain/inspection/stage';
import type { AddresseeKind, RecommendationKind } from '@/lib/domain/inspection/vocabulary';
import { isUuid } from '@/lib/domain/shared/uuid';
import { listEvidenceFiles, type StatementFile } from './findings';

/** A kiến nghị of the team as lists and pages show it. */
export type RecommendationRecord = {
  readonly id: string;
  readonly inspectionId: string;
  readonly inspectionCode: string;
  readonly inspectionTitle: string;
  readonly inspectionStage: Stage;
  readonly number: number;
  readonly addresseeKind: AddresseeKind;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly kind: RecommendationKind;
  readonly text: string;
  readonly dueOn: PlainDate;
  readonly state: RecommendationState;
  readonly version: number;
  readonly reopenedCount: number;
  readonly closedAt: Date | null;
  readonly isSample: boolean;
  readonly createdById: string | null;
  /** The last date that the addressee promised. */
  readonly promisedOn: PlainDate | null;
  /** The findings it stands on. */
  readonly findings: readonly { readonly id: string; readonly number: number | null; readonly facts: string; readonly itemKey: string | null }[];
  /** Its steps, as far as dates are judged by them. */
  readonly steps: readonly { readonly act: RemedyAct; readonly legalOn: PlainDate; readonly promisedOn: PlainDate | null }[];
};

const SELECT = `
  SELECT r.id, r."inspectionId", i.code AS "inspectionCode", i.title AS "inspectionTitle", i.stage AS "inspectionStage", r.number, r."addresseeKind", r."unitId", u.name AS "unitName", r.kind, r.text, to_char(r."dueOn", 'YYYY-MM-DD') AS "dueOn",
         r.state, r.version, r."reopenedCount", r."closedAt", r."isSample", r."createdById",
         (SELECT to_char(e."promisedOn", 'YYYY-MM-DD') FROM remedy_event e WHERE e."agencyId" = r."agencyId" AND e."recommendationId" = r.id AND e.act = 'promise' ORDER BY e.seq DESC LIMIT 1) AS "promisedOn",
         COALESCE((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'number', f.number, 'facts', f.facts, 'itemKey', f."itemKey") ORDER BY f.number NULLS LAST, f.id) FROM recommendation_finding l JOIN finding f ON f."agencyId" = l."agencyId" AND f.id = l."findingId"
            WHERE l."agencyId" = r."agencyId" AND l."recommendationId" = r.id), '[]'::jsonb) AS findings,
         COALESCE((SELECT jsonb_agg(jsonb_build_object('act', e.act, 'legalOn', to_char(e."legalOn", 'YYYY-MM-DD'), 'promisedOn', to_char(e."promisedOn", 'YYYY-MM-DD')) ORDER BY e.seq) FROM remedy_event e
            WHERE e."agencyId" = r."agencyId" AND e."recommendationId" = r.id), '[]'::jsonb) AS steps
    FROM recommendation r JOIN inspection i ON i."agencyId" = r."agencyId" AND i.id = r."inspectionId" LEFT JOIN unit u ON u."agencyId" = r."agencyId" AND u.id = r."unitId"`;

export type RecommendationFilter = { readonly inspectionId?: string; readonly findingId?: string; /** Only those of these units; null: all of the agency. */ readonly unitIds?: readonly string[] | null; /** Drafts are the team's alone. */ readonly withDrafts?: boolean };

/** Recommendations by due date; at most 2.000. Unit staff are shown those to their unit. */
export async function listRecommendations(agencyId: number, filter: RecommendationFilter): Promise<RecommendationRecord[]> {
  return db().$queryRawUnsafe<RecommendationRecord[]>(
    `${SELECT} WHERE r."agencyId" = $1 AND ($2::uuid IS NULL OR r."inspectionId" = $2::uuid) AND ($3::text[] IS NULL OR r."unitId"::text = ANY($3::text[])) AND ($4::boolean OR r.state <> 'drafted')
       AND ($5::uuid IS NULL OR EXISTS (SELECT 1 FROM recommendation_finding l WHERE l."agencyId" = r."agencyId" AND l."recommendationId" = r.id AND l."findingId" = $5::uuid))
     ORDER BY (r.state IN ('open', 'reported')) DESC, r."dueOn", i.code, r.number LIMIT 2000`,
    agencyId, filter.inspectionId ?? null, filter.unitIds ? [...filter.unitIds] : null, filter.withDrafts ?? false, filter.findingId ?? null,
  );
}

/** One recommendation by an id from an address; null when there is none. */
export async function findRecommendation(agencyId: number, id: string): Promise<RecommendationRecord | null> {
  if (!isUuid(id)) return null;
  return (await db().$queryRawUnsafe<RecommendationRecord[]>(`${SELECT} WHERE r."agencyId" = $1 AND r.id = $2::uuid`, agencyId, id))[0] ?? null;
}

export type RemedyEventRecord = { readonly seq: number; readonly act: RemedyAct; readonly stateAfter: RecommendationState; readonly text: string; readonly promisedOn: PlainDate | null; readonly legalOn: PlainDate; readonly at: Date; readonly byId: string | null; readonly byName: string | null; readonly files: readonly StatementFile[] };

const remedyKey = (recommendationId: string, seq: number): string => `${recommendationId}:${seq}`;
/** The key by which the evidence of a remedy report hangs on its step. */
export const remedyEvidenceKey = remedyKey;

/** Everything done with a recommendation, in order, with the evidence of each report. */
export async function listRemedyEvents(agencyId: number, recommendationId: string): Promise<RemedyEventRecord[]> {
  const rows = await db().$queryRaw<Omit<RemedyEventRecord, 'files'>[]>`
    SELECT e.seq, e.act, e."stateAfter", e.text, to_char(e."promisedOn", 'YYYY-MM-DD') AS "promisedOn", to_char(e."legalOn", 'YYYY-MM-DD') AS "legalOn", e.at, e."byId", s.name AS "byName"
      FROM remedy_event e LEFT JOIN staff s ON s."agencyId" = e."agencyId" AND s.id = e."byId" WHERE e."agencyId" = ${agencyId} AND e."recommendationId" = ${recommendationId}::uuid ORDER BY e.seq`;
  const files = await listEvidenceFiles(agencyId, 'remedy', rows.map(({ seq }) => remedyKey(recommendationId, seq)));
  return rows.map((row) => ({ ...row, files: files.get(remedyKey(recommendationId, row.seq)) ?? [] }));
}

export type LockedRecommendation = { readonly id: string; readonly inspectionId: string; readonly inspectionCode: string; readonly stage: Stage; readonly number: number; readonly addresseeKind: AddresseeKind; readonly unitId: string | null; readonly text: string; readonly dueOn: PlainDate; readonly state: RecommendationState; readonly version: number; readonly reopenedCount: number };

/** The recommendation, locked until the end of the transaction. */
export async function lockRecommendation(tx: RawTx, agencyId: number, id: string): Promise<LockedRecommendation | null> {
  const rows = await tx.$queryRaw<LockedRecommendation[]>`
    SELECT r.id, r."inspectionId", i.code AS "inspectionCode", i.stage, r.number, r."addresseeKind", r."unitId", r.text, to_char(r."dueOn", 'YYYY-MM-DD') AS "dueOn", r.state, r.version, r."reopenedCount"
      FROM recommendation r JOIN inspection i ON i."agencyId" = r."agencyId" AND i.id = r."inspectionId" WHERE r."agencyId" = ${agencyId} AND r.id = ${id}::uuid FOR UPDATE OF r`;
  return rows[0] ?? null;
}

/** Appends a step; answers its number. The recommendation is locked. */
export async function appendRemedyEvent(tx: Tx, event: { readonly agencyId: number; readonly recommendationId: string; readonly act: RemedyAct; readonly stateAfter: RecommendationState; readonly text: string; readonly promisedOn: Date | null; readonly byId: string | null; readonly legalOn: Date; readonly at: Date }): Promise<number> {
  const { _max } = await tx.remedyEvent.aggregate({ where: { agencyId: event.agencyId, recommendationId: event.recommendationId }, _max: { seq: true } });
  const seq = (_max.seq ?? 0) + 1;
  await tx.remedyEvent.create({ data: { ...event, seq } });
  return seq;
}

/** Whoever reported a remedy of it: none of them verifies it. */
export async function remedyReporters(tx: Pick<Tx, 'remedyEvent'>, agencyId: number, recommendationId: string): Promise<Set<string>> {
  const rows = await tx.remedyEvent.findMany({ where: { agencyId, recommendationId, act: 'report' }, select: { byId: true } });
  return new Set(rows.flatMap(({ byId }) => (byId ? [byId] : [])));
}

/** Closes the findings whose recommendations are all verified, and opens again those of which one no longer is. */
export async function settleFindings(tx: RawTx, agencyId: number, recommendationId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE finding f SET "closedAt" = CASE WHEN s.done THEN COALESCE(f."closedAt", ${at}::timestamptz) END
      FROM (SELECT l."findingId", bool_or(r.state = 'verified') AND bool_and(r.state IN ('verified', 'withdrawn')) AS done
              FROM recommendation_finding l JOIN recommendation r ON r."agencyId" = l."agencyId" AND r.id = l."recommendationId"
             WHERE l."agencyId" = ${agencyId} AND l."findingId" IN (SELECT k."findingId" FROM recommendation_finding k WHERE k."agencyId" = ${agencyId} AND k."recommendationId" = ${recommendationId}::uuid) GROUP BY l."findingId") s
     WHERE f."agencyId" = ${agencyId} AND f.id = s."findingId" AND (f."closedAt" IS NOT NULL) IS DISTINCT FROM s.done`;
}

/** Those of an inspection still to be remedied or verified, by number: while there are any, it is not closed. */
export async function openRecommendations(tx: Pick<Tx, 'recommendation'>, agencyId: number, inspectionId: string): Promise<{ readonly id: string; readonly number: number; readonly state: RecommendationState }[]> {
  const rows = await tx.recommendation.findMany({ where: { agencyId, inspectionId, state: { in: ['drafted', 'open', 'reported'] } }, orderBy: { number: 'asc' }, select: { id: true, number: true, state: true } });
  return rows.map((row) => ({ ...row, state: row.state as RecommendationState }));
}
