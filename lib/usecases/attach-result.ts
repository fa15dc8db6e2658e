import 'server-only';
import { countFreeFiles, linkFile } from '@/lib/data/files';
import { Rollback, type Tx } from '@/lib/db/transaction';
import type { ActFollowed } from './follow-act';
import type { Context } from './context';

/** The file of a result hangs on the dossier with the event that tells of it; whether it is signed is known since it was taken in. */
export async function attachResult(tx: Tx, { actor }: Pick<Context, 'actor'>, { after, event, input }: ActFollowed): Promise<void> {
  const fileId = event.act === 'finish' ? input.data?.resultFileId : undefined;
  if (typeof fileId !== 'string') return;
  if ((await countFreeFiles(tx, after.agencyId, actor.staffId, [fileId])) !== 1) throw new Rollback({ name: 'FileUnknown' });
  await linkFile(tx, { agencyId: after.agencyId, dossierId: after.id, fileId, purpose: 'result', ordinal: null, eventSeq: event.seq, addedAt: after.lastEventAt });
}
