import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { SampleCandidate, SampledDossier, SampleReason, SampleRule, StratumDraw } from '@/lib/domain/inspection/sample';

export type SampleRow = {
  readonly id: string;
  readonly unitId: string;
  readonly rule: SampleRule;
  readonly seedSha256: string;
  readonly committedAt: Date;
  readonly committedBy: string;
  readonly seed: string | null;
  readonly drawnAt: Date | null;
  readonly drawnBy: string | null;
  readonly asOf: Date | null;
  readonly population: number | null;
  readonly populationSha256: string | null;
  readonly strata: readonly StratumDraw[] | null;
};

export type PopulationAsked = { readonly agencyId: number; readonly unitId: string; readonly from: PlainDate; readonly to: PlainDate; readonly asOf: Date };

/**
 * The dossiers of a unit with life in a period: received or submitted by its end, and not ended before its beginning. A desk answers
 * for those that it received, every other unit for those that it handles. As they stand at `asOf`, which is now.
 */
export async function readSamplePopulation(tx: Tx, { agencyId, unitId, from, to, asOf }: PopulationAsked): Promise<(SampleCandidate & { dossierId: string })[]> {
  return tx.$queryRaw<(SampleCandidate & { dossierId: string })[]>`
    SELECT d.id AS "dossierId", d.code, p.slug AS stratum,
           (d."endStanding" IS NOT DISTINCT FROM 'late' OR (d."endedAt" IS NULL AND d."originalDueAt" < ${asOf} AND (d."pausedAt" IS NULL OR d."pausedAt" > d."originalDueAt"))) IS TRUE AS "isLate",
           (d.status = 'declined' OR d."resultKind" IS NOT DISTINCT FROM 'refused') AS "isRefused",
           d.status = 'stopped' AS "isStopped", d.status = 'withdrawn' AS "isWithdrawn", d."supplementAsks"
      FROM dossier d
      JOIN unit u ON u."agencyId" = d."agencyId" AND u.id = ${unitId}::uuid
      JOIN procedure p ON p."agencyId" = d."agencyId" AND p.id = d."procedureId"
     WHERE d."agencyId" = ${agencyId}
       AND CASE WHEN u.kind = 'one-stop-desk' THEN d."receivedUnitId" ELSE d."handlingUnitId" END = u.id
       AND coalesce(d."receivedAt", d."submittedAt") < ((${to}::date + 1) AT TIME ZONE 'Asia/Ho_Chi_Minh')
       AND (d."endedAt" IS NULL OR d."endedAt" >= (${from}::date AT TIME ZONE 'Asia/Ho_Chi_Minh'))
       AND (d.status <> 'submitted')
     ORDER BY d.code COLLATE "C"`;
}

const SELECT_SAMPLE = `
  SELECT s.id, s."unitId", s.rule, s."seedSha256", s."committedAt", c.name AS "committedBy", s.seed, s."drawnAt", w.name AS "drawnBy", s."asOf", s.population, s."populationSha256", s.strata
    FROM inspection_sample s
    JOIN staff c ON c."agencyId" = s."agencyId" AND c.id = s."committedById"
    LEFT JOIN staff w ON w."agencyId" = s."agencyId" AND w.id = s."drawnById"`;

/** The draws of an inspection, in the order in which their seeds were committed. */
export const listSamples = (agencyId: number, inspectionId: string) =>
  db().$queryRawUnsafe<SampleRow[]>(`${SELECT_SAMPLE} WHERE s."agencyId" = $1 AND s."inspectionId" = $2::uuid ORDER BY s."committedAt", s.id`, agencyId, inspectionId);

/** A draw with its sealed seed, held for this transaction; null when the inspection has none of this id. */
export async function holdSample(tx: Tx, agencyId: number, inspectionId: string, id: string) {
  const rows = await tx.$queryRaw<{ id: string; unitId: string; rule: SampleRule; seedSha256: string; sealedSeed: string | null; seed: string | null; drawnAt: Date | null }[]>`
    SELECT id, "unitId", rule, "seedSha256", "sealedSeed", seed, "drawnAt" FROM inspection_sample
     WHERE "agencyId" = ${agencyId} AND "inspectionId" = ${inspectionId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

/** Whether a unit has a committed seed that was not drawn with, and how many draws it has had. */
export async function countDraws(tx: Tx, agencyId: number, inspectionId: string, unitId: string): Promise<{ waiting: number; drawn: number }> {
  const [waiting, drawn] = [await tx.inspectionSample.count({ where: { agencyId, inspectionId, unitId, drawnAt: null } }), await tx.inspectionSample.count({ where: { agencyId, inspectionId, unitId, drawnAt: { not: null } } })];
  return { waiting, drawn };
}

export const insertSample = (tx: Tx, row: { agencyId: number; id: string; inspectionId: string; unitId: string; rule: SampleRule; seedSha256: string; sealedSeed: string; committedAt: Date; committedById: string }) => tx.inspectionSample.create({ data: { ...row, rule: { ...row.rule } } });

type DrawKept = { readonly seed: string; readonly drawnAt: Date; readonly drawnById: string; readonly asOf: Date; readonly population: readonly SampleCandidate[]; readonly populationSha256: string; readonly strata: readonly StratumDraw[]; readonly items: readonly (SampledDossier & { readonly dossierId: string })[] };

/** Keeps a draw: its seed is no secret any more. */
export async function keepDraw(tx: Tx, agencyId: number, id: string, draw: DrawKept): Promise<void> {
  await tx.inspectionSample.update({
    where: { agencyId_id: { agencyId, id } },
    data: { seed: draw.seed, sealedSeed: null, drawnAt: draw.drawnAt, drawnById: draw.drawnById, asOf: draw.asOf, population: draw.population.length, populationSha256: draw.populationSha256, populationList: draw.population.map((row) => ({ ...row })), strata: draw.strata.map((row) => ({ ...row })) },
  });
  await tx.inspectionSampleItem.createMany({ data: draw.items.map(({ code, stratum, reasons, dossierId }, at) => ({ agencyId, sampleId: id, ordinal: at + 1, code, dossierId, stratum, reasons: [...reasons] })) });
}

/** A sampled dossier with what its sheet says so far: how many questions are answered, and how many of them are wrong. */
export type SampleLine = { readonly ordinal: number; readonly code: string; readonly stratum: string; readonly procedureName: string; readonly reasons: readonly SampleReason[]; readonly answered: number; readonly wrong: number };

/** The list of a draw in its order, each dossier with its sheet. */
export const listSampleItems = (agencyId: number, sampleId: string) =>
  db().$queryRaw<SampleLine[]>`
    SELECT i.ordinal, i.code, i.stratum, v.name AS "procedureName", i.reasons, count(r.key) FILTER (WHERE r.answer IN ('meets', 'fails', 'not-applicable'))::int AS answered, count(r.key) FILTER (WHERE r.answer = 'fails')::int AS wrong
      FROM inspection_sample_item i
      JOIN inspection_sample s ON s."agencyId" = i."agencyId" AND s.id = i."sampleId"
      JOIN dossier d ON d."agencyId" = i."agencyId" AND d.id = i."dossierId"
      JOIN procedure_version v ON v."agencyId" = d."agencyId" AND v.id = d."versionId"
      LEFT JOIN inspection_record r ON r."agencyId" = s."agencyId" AND r."inspectionId" = s."inspectionId" AND r."unitId" = s."unitId" AND r.kind = 'sheet' AND NOT r."isRemoved" AND split_part(r.key, ':', 1) = i.code
     WHERE i."agencyId" = ${agencyId} AND i."sampleId" = ${sampleId}::uuid
     GROUP BY i.ordinal, i.code, i.stratum, v.name, i.reasons ORDER BY i.ordinal`;

/** What anyone needs to repeat a draw; null before it was made. */
export async function readDraw(agencyId: number, inspectionId: string, id: string): Promise<{ rule: SampleRule; seed: string; seedSha256: string; populationSha256: string; population: readonly SampleCandidate[]; codes: readonly string[] } | null> {
  const [row] = await db().$queryRaw<{ rule: SampleRule; seed: string; seedSha256: string; populationSha256: string; population: SampleCandidate[]; codes: string[] }[]>`
    SELECT s.rule, s.seed, s."seedSha256", s."populationSha256", s."populationList" AS population, ARRAY(SELECT i.code FROM inspection_sample_item i WHERE i."agencyId" = s."agencyId" AND i."sampleId" = s.id ORDER BY i.ordinal) AS codes
      FROM inspection_sample s WHERE s."agencyId" = ${agencyId} AND s."inspectionId" = ${inspectionId}::uuid AND s.id = ${id}::uuid AND s."drawnAt" IS NOT NULL`;
  return row ?? null;
}
