import 'server-only';
import { sha256 } from '@/lib/adapters/hash';
import { unseal } from '@/lib/adapters/sealing';
import { holdSample, keepDraw, readSamplePopulation } from '@/lib/data/inspection-samples';
import { drawSample, populationHash } from '@/lib/domain/inspection/sample';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { Context } from '../context';
import { onInspection, type InspectionRefusal } from './act';
import { SEED_PURPOSE } from './commit-seed';

export type DrawRefusal = InspectionRefusal | { readonly name: 'NoSuchSample' } | { readonly name: 'AlreadyDrawn' } | { readonly name: 'SeedCannotBeOpened' };

/**
 * Draws the sample of a unit from the committed seed: the population is read, hashed and kept, the seed is shown, and the list is
 * what anyone gets who repeats it. A draw is made once.
 */
export async function drawUnitSample(ctx: Context, { inspectionId, unitId, sampleId }: { inspectionId: string; unitId: string; sampleId: string }): Promise<Result<{ drawn: number }, DrawRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  return onInspection<{ drawn: number }, DrawRefusal>(ctx, { id: inspectionId, act: 'draw-sample', unitId, data: { sampleId } }, async (tx, inspection) => {
    const held = await holdSample(tx, agencyId, inspectionId, sampleId);
    if (!held || held.unitId !== unitId) return refuse({ name: 'NoSuchSample' });
    if (held.drawnAt || !held.sealedSeed) return refuse({ name: 'AlreadyDrawn' });
    const seed = unseal(held.sealedSeed, SEED_PURPOSE);
    if (seed === null || sha256(seed) !== held.seedSha256) return refuse({ name: 'SeedCannotBeOpened' });
    const rows = await readSamplePopulation(tx, { agencyId, unitId, from: inspection.periodFrom, to: inspection.periodTo, asOf: ctx.instant });
    const idOf = new Map(rows.map(({ code, dossierId }) => [code, dossierId]));
    const population = rows.map(({ dossierId: _id, ...candidate }) => candidate);
    const sample = drawSample(population, held.rule, seed, sha256);
    const items = sample.items.map((item) => ({ ...item, dossierId: idOf.get(item.code) ?? '' }));
    await keepDraw(tx, agencyId, sampleId, { seed, drawnAt: ctx.instant, drawnById: staffId, asOf: ctx.instant, population, populationSha256: populationHash(population, sha256), strata: sample.strata, items });
    return ok({ drawn: items.length });
  });
}
