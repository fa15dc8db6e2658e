import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { findLastChange, type LastChange } from '@/lib/data/changes';
import { lockPlace } from '@/lib/data/posting';
import { isUniqueViolation } from '@/lib/db/errors';
import { inTransaction, Rollback } from '@/lib/db/transaction';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { SavePlace } from '@/lib/schemas/posting';
import type { Context } from './context';

export type PlaceRefusal = { readonly name: 'NoSuchPlace' } | { readonly name: 'NameTaken' } | { readonly name: 'ChangedMeanwhile'; readonly last: LastChange };

export const PLACE_CHANGES = ['posting-place:add', 'posting-place:change'] as const;

/** Adds a place of posting, or changes one as it was when the form was opened. A closed place keeps its log. */
export async function savePostingPlace(ctx: Context, input: SavePlace): Promise<Result<{ placeId: string }, PlaceRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const fields = { kind: input.kind, name: input.name, location: input.location ?? null, unitId: input.unitId ?? null };
  try {
    return await inTransaction(async (tx) => {
      if (input.mode === 'add') {
        const { id } = await tx.postingPlace.create({ data: { agencyId, ...fields, createdAt: ctx.instant }, select: { id: true } });
        await appendAudit(tx, { agencyId, actorId: staffId, action: 'posting-place:add', subject: `posting-place:${id}`, at: ctx.instant, detail: fields });
        return ok({ placeId: id });
      }
      const place = await lockPlace(tx, agencyId, input.placeId);
      if (!place) return refuse({ name: 'NoSuchPlace' } as const);
      const last = await findLastChange(agencyId, `posting-place:${place.id}`, PLACE_CHANGES, tx);
      if (last.version !== input.version) return refuse({ name: 'ChangedMeanwhile', last } as const);
      await tx.postingPlace.update({ where: { agencyId_id: { agencyId, id: place.id } }, data: { ...fields, isActive: input.isActive } });
      await appendAudit(tx, { agencyId, actorId: staffId, action: 'posting-place:change', subject: `posting-place:${place.id}`, at: ctx.instant, detail: { ...fields, isActive: input.isActive } });
      return ok({ placeId: place.id });
    });
  } catch (error) {
    if (error instanceof Rollback) return refuse((error as Rollback<PlaceRefusal>).refusal);
    if (isUniqueViolation(error)) return refuse({ name: 'NameTaken' });
    throw error;
  }
}
