import 'server-only';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { appendAudit } from '@/lib/data/audit';
import { findLastChange, type LastChange } from '@/lib/data/changes';
import { lockUnit, listUnitTies, type UnitTies } from '@/lib/data/units';
import { isUniqueViolation } from '@/lib/db/errors';
import { inTransaction, Rollback } from '@/lib/db/transaction';
import { dateColumn } from '@/lib/platform/clock';
import type { SaveUnit, SetUnitOpen } from '@/lib/schemas/unit';
import type { Context } from './context';

export type UnitRefusal =
  | { readonly kind: 'unit-not-found' }
  | { readonly kind: 'short-name-taken' }
  | { readonly kind: 'changed-meanwhile'; readonly last: LastChange }
  | { readonly kind: 'still-tied'; readonly ties: UnitTies };

export const UNIT_CHANGES = ['unit:add', 'unit:change', 'unit:close', 'unit:open'] as const;

async function refusing<T>(work: () => Promise<Result<T, UnitRefusal>>): Promise<Result<T, UnitRefusal>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Rollback) return refuse((error as Rollback<UnitRefusal>).refusal);
    if (isUniqueViolation(error)) return refuse({ kind: 'short-name-taken' });
    throw error;
  }
}

/** Adds a unit, or changes one as it was when the form was opened: a change made meanwhile is not written over. */
export function saveUnit(ctx: Context, input: SaveUnit): Promise<Result<{ unitId: string }, UnitRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  return refusing(() => inTransaction(async (tx) => {
    const { name, nameEn, shortName, kind, sortOrder } = input;
    const fields = { name, nameEn, shortName, kind, sortOrder };
    if (input.mode === 'add') {
      const { id } = await tx.unit.create({ data: { agencyId, ...fields }, select: { id: true } });
      await appendAudit(tx, { agencyId, actorId: staffId, action: 'unit:add', subject: `unit:${id}`, detail: fields, at: ctx.instant });
      return ok({ unitId: id });
    }
    const before = await lockUnit(tx, agencyId, input.unitId);
    if (!before) return refuse({ kind: 'unit-not-found' as const });
    const last = await findLastChange(agencyId, `unit:${before.id}`, UNIT_CHANGES, tx);
    if (last.version !== input.version) return refuse({ kind: 'changed-meanwhile' as const, last });
    await tx.unit.update({ where: { agencyId_id: { agencyId, id: before.id } }, data: fields });
    const was = { name: before.name, nameEn: before.nameEn, shortName: before.shortName, kind: before.kind, sortOrder: before.sortOrder };
    await appendAudit(tx, { agencyId, actorId: staffId, action: 'unit:change', subject: `unit:${before.id}`, detail: { was, now: fields }, at: ctx.instant });
    return ok({ unitId: before.id });
  }));
}

/** Closes a unit with which nothing is tied any more, or opens it again. Saying it twice changes nothing. */
export function setUnitOpen(ctx: Context, input: SetUnitOpen): Promise<Result<{ unitId: string }, UnitRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const isActive = input.open === 'yes';
  return refusing(() => inTransaction(async (tx) => {
    const unit = await lockUnit(tx, agencyId, input.unitId);
    if (!unit) return refuse({ kind: 'unit-not-found' as const });
    if (unit.isActive === isActive) return ok({ unitId: unit.id });
    if (!isActive) {
      const ties = (await listUnitTies(agencyId, dateColumn(ctx.now.on), tx)).get(unit.id);
      if (ties && ties.people + ties.dossiers + ties.procedures > 0) return refuse({ kind: 'still-tied' as const, ties });
    }
    await tx.unit.update({ where: { agencyId_id: { agencyId, id: unit.id } }, data: { isActive } });
    await appendAudit(tx, { agencyId, actorId: staffId, action: isActive ? 'unit:open' : 'unit:close', subject: `unit:${unit.id}`, detail: { name: unit.name }, at: ctx.instant });
    return ok({ unitId: unit.id });
  }));
}
