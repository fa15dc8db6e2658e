import 'server-only';
import { writeEntry } from '@/lib/data/inspection-records';
import type { Tx } from '@/lib/db/transaction';
import type { AnswerContent } from '@/lib/domain/inspection/record';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { newId } from '@/lib/platform/new-id';
import type { Context } from '../context';

/** `seen`: the version of the answer that the person saw; 0: none. */
export type AnswerAt = { readonly inspectionId: string; readonly unitId: string; readonly itemKey: string; readonly seen: number };
export type NotKept = { readonly name: 'NotKept'; readonly problem: string };

/** An answer given on the server's own screens: the same entry, through the same door, as one from a device. */
export async function recordAnswer(tx: Tx, ctx: Context, { inspectionId, unitId, itemKey, seen }: AnswerAt, content: AnswerContent): Promise<Result<{ readonly isInConflict: boolean }, NotKept>> {
  const { agencyId, staffId } = ctx.actor;
  const written = await writeEntry(tx, { agencyId, staffId, deviceId: null, receivedAt: ctx.instant }, inspectionId, { entry: { id: newId(), unitId, kind: 'answer', key: itemKey, baseVersion: seen, content }, saidAt: ctx.instant, deviceSaidAt: ctx.instant });
  return written.outcome === 'refused' ? refuse({ name: 'NotKept', problem: written.problem ?? '' }) : ok({ isInConflict: written.outcome === 'conflict' });
}
