import 'server-only';
import { findInspection, type LockedInspection } from '@/lib/data/inspections';
import type { Tx } from '@/lib/db/transaction';
import { refuse, type Result } from '@/lib/domain/shared/result';
import type { Context } from '../context';
import { onInspection, type InspectionRefusal, type InspectionStep } from './act';

export type Acted = { readonly code: string };

/** As onInspection, for a form whose address names the inspection by its code. */
export async function onCode<T, R = never>(ctx: Context, { code, ...step }: Omit<InspectionStep, 'id'> & { readonly code: string }, work: (tx: Tx, inspection: LockedInspection) => Promise<Result<T, R>>): Promise<Result<T, R | InspectionRefusal>> {
  const found = await findInspection(ctx.actor.agencyId, code);
  return found ? onInspection(ctx, { ...step, id: found.id }, work) : refuse({ name: 'NoSuchInspection' });
}
