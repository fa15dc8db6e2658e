import 'server-only';
import { db } from '@/lib/db/client';
import type { RawTx, Tx } from '@/lib/db/transaction';
import type { EarlierFinding, EarlierPromise, FindingState } from '@/lib/domain/inspection/finding';
import type { Stage } from '@/lib/domain/inspection/stage';
import type { Cause, EvidenceTarget, Extent, FindingSource, Severity } from '@/lib/domain/inspection/vocabulary';
import { isUuid } from '@/lib/domain/shared/uuid';
import { newId } from '@/lib/platform/new-id';
import { countFreeFiles } from './files';

type EarlierRow = Omit<EarlierFinding, 'promises'> & { readonly promises: EarlierPromise[] | null };

/** Of each item the last finding on this unit in an inspection whose first day on site is before `before`. Withdrawn ones and those the unit was never told of do not count. */
async function readEarlier(tx: RawTx, agencyId: number, unitId: string, itemKeys: readonly string[] | null, before: Date): Promise<EarlierFinding[]> {
  const keys = itemKeys && [...itemKeys];
  const rows = await tx.$queryRaw<EarlierRow[]>`
    SELECT DISTINCT ON (f."itemKey") f.id AS "findingId", f."itemKey", i.code AS "inspectionCode", i.title AS "inspectionTitle", to_char(i."siteFrom", 'YYYY-MM-DD') AS "siteFrom", f.number, f.facts,
           f."closedAt" IS NOT NULL AS "isClosed", f."isSample",
           (SELECT jsonb_agg(jsonb_build_object('recommendationId', r.id, 'number', r.number, 'text', r.text, 'dueOn', to_char(r."dueOn", 'YYYY-MM-DD'), 'state', r.state,
                     'promisedOn', (SELECT to_char(e."promisedOn", 'YYYY-MM-DD') FROM remedy_event e WHERE e."agencyId" = r."agencyId" AND e."recommendationId" = r.id AND e.act = 'promise' ORDER BY e.seq DESC LIMIT 1),
                     'remedy', (SELECT e.text FROM remedy_event e WHERE e."agencyId" = r."agencyId" AND e."recommendationId" = r.id AND e.act = 'report' ORDER BY e.seq DESC LIMIT 1)) ORDER BY r.number)
              FROM recommendation_finding l JOIN recommendation r ON r."agencyId" = l."agencyId" AND r.id = l."recommendationId"
             WHERE l."agencyId" = f."agencyId" AND l."findingId" = f.id AND r.state NOT IN ('drafted', 'withdrawn')) AS promises
      FROM finding f JOIN inspection i ON i."agencyId" = f."agencyId" AND i.id = f."inspectionId"
     WHERE f."agencyId" = ${agencyId} AND f."unitId" = ${unitId}::uuid AND f."itemKey" IS NOT NULL AND (${keys}::text[] IS NULL OR f."itemKey" = ANY(${keys}::text[]))
       AND f.state IN ('notified', 'agreed', 'contested') AND i.stage <> 'cancelled' AND i."siteFrom" < ${before}::date
     ORDER BY f."itemKey", i."siteFrom" DESC, f.number DESC NULLS LAST, f.id DESC`;
  return rows.map((row) => ({ ...row, promises: row.promises ?? [] }));
}

/** The last finding on the same item and unit before a day on site (a `date` column: midnight UTC), with what was promised then. */
export async function findEarlierFinding(tx: RawTx, agencyId: number, unitId: string, itemKey: string, before: Date): Promise<EarlierFinding | null> {
  const [found] = await readEarlier(tx, agencyId, unitId, [itemKey], before);
  return found ?? null;
}

/** The same for every item of the unit: what a device takes along. */
export const listEarlierFindings = (tx: RawTx, agencyId: number, unitId: string, before: Date): Promise<EarlierFinding[]> => readEarlier(tx, agencyId, unitId, null, before);

/** A finding as lists and pages show it. Dates are yyyy-mm-dd. */
export type FindingRecord = {
  readonly id: string;
  readonly inspectionId: string;
  readonly inspectionCode: string;
  readonly inspectionTitle: string;
  readonly inspectionStage: Stage;
  readonly unitId: string;
  readonly unitName: string;
  readonly number: number | null;
  readonly itemKey: string | null;
  readonly itemNumber: number | null;
  readonly itemQuestion: string | null;
  readonly source: FindingSource;
  readonly sourceKey: string | null;
  readonly facts: string;
  readonly dossierCodes: readonly string[];
  readonly ruleBroken: string;
  readonly severity: Severity;
  readonly extent: Extent;
  readonly cause: Cause | null;
  readonly causeNote: string | null;
  readonly correctedOnSpot: boolean;
  readonly state: FindingState;
  readonly version: number;
  readonly earlierFindingId: string | null;
  readonly notifiedAt: Date | null;
  readonly withdrawnWhy: string | null;
  readonly closedAt: Date | null;
  readonly isSample: boolean;
  readonly byName: string;
  readonly saidAt: Date;
  readonly recommendationCount: number;
  /** The team answered since the unit contested. */
  readonly isUpheld: boolean;
};

const SELECT = `
  SELECT f.id, f."inspectionId", i.code AS "inspectionCode", i.title AS "inspectionTitle", i.stage AS "inspectionStage", f."unitId", u.name AS "unitName", f.number, f."itemKey", c.number AS "itemNumber", c.question AS "itemQuestion",
         f.source, f."sourceKey", f.facts, f."dossierCodes", f."ruleBroken", f.severity, f.extent, f.cause, f."causeNote", f."correctedOnSpot", f.state, f.version, f."earlierFindingId", f."notifiedAt", f."withdrawnWhy", f."closedAt", f."isSample",
         s.name AS "byName", f."saidAt",
         (SELECT count(*)::int FROM recommendation_finding l JOIN recommendation r ON r."agencyId" = l."agencyId" AND r.id = l."recommendationId" WHERE l."agencyId" = f."agencyId" AND l."findingId" = f.id AND r.state <> 'withdrawn') AS "recommendationCount",
         COALESCE((SELECT t.stance = 'uphold' FROM finding_statement t WHERE t."agencyId" = f."agencyId" AND t."findingId" = f.id AND t.stance IN ('uphold', 'contest') ORDER BY t.at DESC, t.id DESC LIMIT 1), false) AS "isUpheld"
    FROM finding f JOIN inspection i ON i."agencyId" = f."agencyId" AND i.id = f."inspectionId" JOIN unit u ON u."agencyId" = f."agencyId" AND u.id = f."unitId" JOIN staff s ON s."agencyId" = f."agencyId" AND s.id = f."byId"
    LEFT JOIN checklist_item c ON c."agencyId" = f."agencyId" AND c."versionId" = i."checklistVersionId" AND c."itemKey" = f."itemKey"`;

export type FindingFilter = { readonly inspectionId?: string; readonly unitId?: string; readonly repeatsOnly?: boolean; /** The units whose staff asks: only what they were told of. Null: the agency. */ readonly toldUnitIds?: readonly string[] | null };

/** Findings in the order of inspection and number, those not yet told last. At most 2.000. */
export async function listFindings(agencyId: number, filter: FindingFilter): Promise<FindingRecord[]> {
  return db().$queryRawUnsafe<FindingRecord[]>(
    `${SELECT} WHERE f."agencyId" = $1 AND ($2::uuid IS NULL OR f."inspectionId" = $2::uuid) AND ($3::uuid IS NULL OR f."unitId" = $3::uuid) AND (NOT $4::boolean OR f."earlierFindingId" IS NOT NULL)
       AND ($5::text[] IS NULL OR (f."unitId"::text = ANY($5::text[]) AND f."notifiedAt" IS NOT NULL)) ORDER BY i."siteFrom" DESC, i.code DESC, f.number NULLS LAST, f."saidAt", f.id LIMIT 2000`,
    agencyId, filter.inspectionId ?? null, filter.unitId ?? null, filter.repeatsOnly ?? false, filter.toldUnitIds ? [...filter.toldUnitIds] : null,
  );
}

/** One finding by an id from an address; null when there is none. */
export async function findFinding(agencyId: number, id: string): Promise<FindingRecord | null> {
  if (!isUuid(id)) return null;
  const rows = await db().$queryRawUnsafe<FindingRecord[]>(`${SELECT} WHERE f."agencyId" = $1 AND f.id = $2::uuid`, agencyId, id);
  return rows[0] ?? null;
}

export type StatementFile = { readonly evidenceId: string; readonly name: string; readonly size: number; readonly mediaType: string };
export type StatementRecord = { readonly id: string; readonly side: 'unit' | 'team'; readonly stance: 'agree' | 'contest' | 'explain' | 'uphold' | 'amend'; readonly text: string; readonly byName: string; readonly at: Date; readonly files: readonly StatementFile[] };

/** What both sides said of a finding, in order, with what was attached. */
export async function listStatements(agencyId: number, findingId: string): Promise<StatementRecord[]> {
  const rows = await db().$queryRaw<Omit<StatementRecord, 'files'>[]>`
    SELECT t.id, t.side, t.stance, t.text, s.name AS "byName", t.at FROM finding_statement t JOIN staff s ON s."agencyId" = t."agencyId" AND s.id = t."byId"
     WHERE t."agencyId" = ${agencyId} AND t."findingId" = ${findingId}::uuid ORDER BY t.at, t.id`;
  const files = await listEvidenceFiles(agencyId, 'statement', rows.map(({ id }) => id));
  return rows.map((row) => ({ ...row, files: files.get(row.id) ?? [] }));
}

/** The files that hang on these targets, by target; those taken away are left out. */
export async function listEvidenceFiles(agencyId: number, targetKind: EvidenceTarget, keys: readonly string[]): Promise<Map<string, StatementFile[]>> {
  const rows = keys.length === 0 ? [] : await db().$queryRaw<(StatementFile & { targetKey: string })[]>`
    SELECT e.id AS "evidenceId", e."targetKey", f.name, f.size, f."mediaType" FROM inspection_evidence e JOIN stored_file f ON f."agencyId" = e."agencyId" AND f.id = e."fileId"
     WHERE e."agencyId" = ${agencyId} AND e."targetKind" = ${targetKind} AND e."targetKey" = ANY(${[...keys]}::text[]) AND e."removedAt" IS NULL ORDER BY e."receivedAt", e.id`;
  const byKey = new Map<string, StatementFile[]>();
  for (const { targetKey, ...file } of rows) byKey.set(targetKey, [...(byKey.get(targetKey) ?? []), file]);
  return byKey;
}

export type LockedFinding = { readonly id: string; readonly inspectionId: string; readonly unitId: string; readonly number: number | null; readonly state: FindingState; readonly version: number; readonly facts: string; readonly ruleBroken: string; readonly severity: string; readonly extent: string; readonly notifiedAt: Date | null; readonly stage: Stage; readonly inspectionCode: string };

/** The finding, locked until the end of the transaction, with the stage of its inspection. */
export async function lockFinding(tx: RawTx, agencyId: number, id: string): Promise<LockedFinding | null> {
  const rows = await tx.$queryRaw<LockedFinding[]>`
    SELECT f.id, f."inspectionId", f."unitId", f.number, f.state, f.version, f.facts, f."ruleBroken", f.severity, f.extent, f."notifiedAt", i.stage, i.code AS "inspectionCode"
      FROM finding f JOIN inspection i ON i."agencyId" = f."agencyId" AND i.id = f."inspectionId" WHERE f."agencyId" = ${agencyId} AND f.id = ${id}::uuid FOR UPDATE OF f`;
  return rows[0] ?? null;
}

/** Hangs stored files on what they prove. The caller has seen that they are this person's and hang nowhere. */
export async function hangEvidence(tx: Tx, target: { readonly agencyId: number; readonly inspectionId: string; readonly unitId: string; readonly targetKind: EvidenceTarget; readonly targetKey: string; readonly byId: string; readonly at: Date }, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return;
  const { agencyId, at, ...rest } = target;
  const files = await tx.storedFile.findMany({ where: { agencyId, id: { in: [...fileIds] } }, select: { id: true, sha256: true } });
  await tx.inspectionEvidence.createMany({ data: files.map((file) => ({ agencyId, id: newId(), ...rest, fileId: file.id, sha256: file.sha256, takenAt: at, receivedAt: at })) });
}

/** How many of these files this person brought and no dossier and no inspection has yet. */
export async function countFreeEvidence(tx: Tx, agencyId: number, staffId: string, fileIds: readonly string[]): Promise<number> {
  const ids = [...new Set(fileIds)];
  const hung = await tx.inspectionEvidence.count({ where: { agencyId, fileId: { in: ids } } });
  return hung > 0 ? 0 : countFreeFiles(tx, agencyId, staffId, ids);
}

/** The people who hold a role in these units: who is told of a finding or a recommendation. */
export async function headsOf(tx: RawTx, agencyId: number, unitIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ staffId: string }[]>`
    SELECT DISTINCT r."staffId" FROM staff_role r JOIN staff s ON s."agencyId" = r."agencyId" AND s.id = r."staffId" WHERE r."agencyId" = ${agencyId} AND r.role = 'unit-head' AND r."unitId" = ANY(${[...unitIds]}::uuid[]) AND s."isActive"`;
  return rows.map(({ staffId }) => staffId);
}

/** The members who are in the team now. */
export async function teamOf(tx: Pick<Tx, 'inspectionMember'>, agencyId: number, inspectionId: string): Promise<string[]> {
  return (await tx.inspectionMember.findMany({ where: { agencyId, inspectionId, removedAt: null }, select: { staffId: true } })).map(({ staffId }) => staffId);
}

export type EvidenceRecord = { readonly targetKind: EvidenceTarget; readonly targetKey: string; readonly sha256: string; readonly name: string; readonly size: number; readonly mediaType: string; readonly removedAt: Date | null; /** Of a statement. */ readonly findingId: string | null };

/** One piece of evidence by an id from an address, with what it hangs on; null when there is none. */
export async function findEvidence(agencyId: number, id: string): Promise<EvidenceRecord | null> {
  if (!isUuid(id)) return null;
  const rows = await db().$queryRaw<EvidenceRecord[]>`
    SELECT e."targetKind", e."targetKey", f.sha256, f.name, f.size, f."mediaType", e."removedAt", t."findingId" FROM inspection_evidence e JOIN stored_file f ON f."agencyId" = e."agencyId" AND f.id = e."fileId"
      LEFT JOIN finding_statement t ON e."targetKind" = 'statement' AND t."agencyId" = e."agencyId" AND t.id::text = e."targetKey" WHERE e."agencyId" = ${agencyId} AND e.id = ${id}::uuid`;
  return rows[0] ?? null;
}

/** As findEarlierFinding, outside a transaction: what a screen warns of before anything is recorded. */
export const findEarlier = (agencyId: number, unitId: string, itemKey: string, before: Date): Promise<EarlierFinding | null> => findEarlierFinding(db(), agencyId, unitId, itemKey, before);

/** As listEarlierFindings, outside a transaction. */
export const listEarlierOf = (agencyId: number, unitId: string, before: Date): Promise<EarlierFinding[]> => listEarlierFindings(db(), agencyId, unitId, before);
