import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { Breach } from '@/lib/domain/procedure/control';
import type { RuleParameters } from '@/lib/domain/inspection/rules/rule';
import type { Verdict } from '@/lib/domain/inspection/vocabulary';

/** A sealed answer without its rows. */
export type SealedAnswer = {
  readonly id: string;
  readonly unitId: string;
  readonly itemKey: string;
  readonly seq: number;
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly legalBasis: string;
  readonly periodFrom: PlainDate;
  readonly periodTo: PlainDate;
  readonly asOf: Date;
  readonly verdict: Verdict;
  readonly population: number;
  readonly breachCount: number;
  readonly parameters: RuleParameters;
  readonly sha256: string;
  readonly sealedAt: Date;
  readonly sealedBy: string | null;
};

const HEAD = `a.id, a."unitId", a."itemKey", a.seq, a."ruleId", a."ruleVersion", a."legalBasis", a."periodFrom"::text AS "periodFrom", a."periodTo"::text AS "periodTo", a."asOf", a.verdict,
       a.population, a."breachCount", a.parameters, a.sha256, a."sealedAt", s.name AS "sealedBy"`;

/** The sealed answers that count: of each unit and item the last. Of one unit, or of the whole inspection. */
export const listSealedAnswers = (agencyId: number, inspectionId: string, unitId?: string) =>
  db().$queryRawUnsafe<SealedAnswer[]>(
    `SELECT DISTINCT ON (a."unitId", a."itemKey") ${HEAD} FROM inspection_auto_answer a LEFT JOIN staff s ON s."agencyId" = a."agencyId" AND s.id = a."sealedById"
      WHERE a."agencyId" = $1 AND a."inspectionId" = $2::uuid AND ($3::uuid IS NULL OR a."unitId" = $3::uuid) ORDER BY a."unitId", a."itemKey", a.seq DESC`,
    agencyId, inspectionId, unitId ?? null,
  );

/** As listSealedAnswers, each with the first of its rows, at most `most`: what a device is given. */
export const listSealedWithRows = (agencyId: number, inspectionId: string, unitId: string, most: number) =>
  db().$queryRawUnsafe<(SealedAnswer & { breaches: readonly Breach[] })[]>(
    `SELECT DISTINCT ON (a."itemKey") ${HEAD}, jsonb_path_query_array(a.breaches, '$[0 to $last]', jsonb_build_object('last', $4::int - 1)) AS breaches
       FROM inspection_auto_answer a LEFT JOIN staff s ON s."agencyId" = a."agencyId" AND s.id = a."sealedById"
      WHERE a."agencyId" = $1 AND a."inspectionId" = $2::uuid AND a."unitId" = $3::uuid ORDER BY a."itemKey", a.seq DESC`,
    agencyId, inspectionId, unitId, most,
  );

/** The dossiers that broke the rule of one item, as sealed: prefills a finding. Subjects, at most `limit`. */
export async function readBreachSubjects(agencyId: number, inspectionId: string, unitId: string, itemKey: string, limit: number): Promise<string[]> {
  const rows = await db().$queryRaw<{ subject: string | null }[]>`
    SELECT b->>'subject' AS subject FROM (SELECT breaches FROM inspection_auto_answer WHERE "agencyId" = ${agencyId} AND "inspectionId" = ${inspectionId}::uuid AND "unitId" = ${unitId}::uuid AND "itemKey" = ${itemKey} ORDER BY seq DESC LIMIT 1) a,
           jsonb_array_elements(a.breaches) b LIMIT ${limit}`;
  return rows.flatMap(({ subject }) => (subject ? [subject] : []));
}

/** One sealed answer with all its rows, as they were when it was sealed; null when there is none. */
export async function findSealedAnswer(agencyId: number, inspectionId: string, unitId: string, itemKey: string, from: Pick<Tx, '$queryRawUnsafe'> = db()): Promise<(SealedAnswer & { breaches: readonly Breach[] }) | null> {
  const [row] = await from.$queryRawUnsafe<(SealedAnswer & { breaches: Breach[] })[]>(
    `SELECT ${HEAD}, a.breaches FROM inspection_auto_answer a LEFT JOIN staff s ON s."agencyId" = a."agencyId" AND s.id = a."sealedById"
      WHERE a."agencyId" = $1 AND a."inspectionId" = $2::uuid AND a."unitId" = $3::uuid AND a."itemKey" = $4 ORDER BY a.seq DESC LIMIT 1`,
    agencyId, inspectionId, unitId, itemKey,
  );
  return row ?? null;
}

export type SealInput = Omit<SealedAnswer, 'seq' | 'sealedBy' | 'breachCount'> & { readonly breaches: readonly Breach[]; readonly sealedById: string | null };

/** Keeps sealed answers, each after the one that its item had before. */
export async function insertSealedAnswers(tx: Tx, agencyId: number, inspectionId: string, rows: readonly SealInput[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO inspection_auto_answer ("agencyId", id, "inspectionId", "unitId", "itemKey", seq, "ruleId", "ruleVersion", "legalBasis", "periodFrom", "periodTo", "asOf", verdict, population, "breachCount", breaches, parameters, sha256, "sealedAt", "sealedById")
    SELECT ${agencyId}, r.id, ${inspectionId}::uuid, r."unitId", r."itemKey",
           1 + coalesce((SELECT max(b.seq) FROM inspection_auto_answer b WHERE b."agencyId" = ${agencyId} AND b."inspectionId" = ${inspectionId}::uuid AND b."unitId" = r."unitId" AND b."itemKey" = r."itemKey"), 0),
           r."ruleId", r."ruleVersion", r."legalBasis", r."periodFrom", r."periodTo", r."asOf", r.verdict, r.population, jsonb_array_length(r.breaches), r.breaches, r.parameters, r.sha256, r."sealedAt", r."sealedById"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, "unitId" uuid, "itemKey" text, "ruleId" text, "ruleVersion" int, "legalBasis" text, "periodFrom" date, "periodTo" date, "asOf" timestamptz, verdict text, population int, breaches jsonb, parameters jsonb, sha256 text, "sealedAt" timestamptz, "sealedById" uuid)`;
}

/** The items of a unit whose answer a person has given already: what is sealed stays as she saw it. */
export async function answeredItems(tx: Tx, agencyId: number, inspectionId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ unitId: string; key: string }[]>`SELECT "unitId", key FROM inspection_record WHERE "agencyId" = ${agencyId} AND "inspectionId" = ${inspectionId}::uuid AND kind = 'answer' AND NOT "isRemoved"`;
  return new Set(rows.map(({ unitId, key }) => `${unitId} ${key}`));
}
