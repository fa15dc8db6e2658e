import 'server-only';
import { databaseNow } from '@/lib/data/dossier-acts';
import { markRead } from '@/lib/data/notice-lists';
import { inTransaction } from '@/lib/db/transaction';
import { ok, type Result } from '@/lib/domain/shared/result';
import type { Context } from './context';

/** Marks one of the person's own notices, or all of them, as read. Answers how many were unread. */
export const markNoticesRead = async ({ actor }: Context, { id }: { readonly id: string | null }): Promise<Result<number, never>> =>
  ok(await inTransaction(async (tx) => markRead(tx, actor.agencyId, actor.staffId, id === null ? 'all' : [id], await databaseNow(tx))));
