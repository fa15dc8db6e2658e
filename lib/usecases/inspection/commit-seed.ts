import 'server-only';
import { sha256 } from '@/lib/adapters/hash';
import { randomSeed, seal } from '@/lib/adapters/sealing';
import { countDraws, insertSample } from '@/lib/data/inspection-samples';
import type { SampleRule } from '@/lib/domain/inspection/sample';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { newId } from '@/lib/platform/new-id';
import type { Context } from '../context';
import { onInspection, type InspectionRefusal } from './act';

export type CommitRefusal = InspectionRefusal | { readonly name: 'SeedAlreadyCommitted' } | { readonly name: 'ReasonNeeded' };

/** What the key of sealed seeds is for. */
export const SEED_PURPOSE = 'inspection-seed';

/**
 * Commits to a seed before anything is drawn: its hash is recorded and shown, the seed itself is made here and sealed, known to
 * nobody until the draw. One committed seed of a unit at a time, so that nobody can commit many and draw with the one that
 * suits; a further draw of the same unit asks for its reason, and every draw stands in the minutes.
 */
export async function commitSeed(ctx: Context, input: { inspectionId: string; unitId: string; rule: SampleRule; reason: string | null }): Promise<Result<{ id: string; seedSha256: string }, CommitRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const seed = randomSeed();
  const seedSha256 = sha256(seed);
  const { inspectionId, unitId, rule, reason } = input;
  return onInspection<{ id: string; seedSha256: string }, CommitRefusal>(ctx, { id: inspectionId, act: 'commit-seed', unitId, reason: reason ?? undefined, data: { seedSha256, rule } }, async (tx) => {
    const { waiting, drawn } = await countDraws(tx, agencyId, inspectionId, unitId);
    if (waiting > 0) return refuse({ name: 'SeedAlreadyCommitted' });
    if (drawn > 0 && !reason) return refuse({ name: 'ReasonNeeded' });
    const id = newId();
    await insertSample(tx, { agencyId, id, inspectionId, unitId, rule, seedSha256, sealedSeed: seal(seed, SEED_PURPOSE), committedAt: ctx.instant, committedById: staffId });
    return ok({ id, seedSha256 });
  });
}
