import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { databaseNow } from '@/lib/data/dossier-acts';
import { inTransaction } from '@/lib/db/transaction';
import { staffIdOf } from '@/lib/domain/access/can';
import type { Context } from './context';
import { recordViews } from './record-view';

export type Export = { readonly action: string; readonly subject: string; readonly detail: Readonly<Record<string, unknown>>; /** The dossiers that the list names. */ readonly codes: readonly string[] };

/** A list that is taken out of the system is written down: in the audit trail, and for each dossier in it. */
export async function recordExport(ctx: Context, { action, subject, detail, codes }: Export): Promise<void> {
  const { agencyId } = ctx.actor;
  await inTransaction(async (tx) => appendAudit(tx, { agencyId, actorId: staffIdOf(ctx.actor), action, subject, at: await databaseNow(tx), detail: { ...detail } }));
  await recordViews(ctx, { codes }, 'export');
}
