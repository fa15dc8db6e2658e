import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { databaseNow } from '@/lib/data/dossier-acts';
import { deleteDraft, listDroppedBytes, listExpiredDrafts } from '@/lib/data/online-drafts';
import { inTransaction } from '@/lib/db/transaction';
import { DRAFT_DAYS } from '@/lib/domain/dossier/online';
import { now } from '@/lib/platform/clock';
import { removeUnusedBytes } from './online-draft';

const AT_ONCE = 200;

/** Deletes drafts of online submissions whose 30 days are over, with their files. Answers how many. What was sent has become a dossier and stays. */
export async function purgeOnlineDrafts(at: Date = now()): Promise<number> {
  let purged = 0;
  for (;;) {
    const expired = await listExpiredDrafts(at, AT_ONCE);
    for (const { agencyId, id } of expired) {
      const hashes = await inTransaction(async (tx) => {
        const files = await deleteDraft(tx, agencyId, id);
        await appendAudit(tx, { agencyId, actorId: null, action: 'online-draft:purge', subject: `online-draft:${id}`, at: await databaseNow(tx), detail: { files: files.length } });
        return files;
      });
      await removeUnusedBytes(hashes);
      purged += 1;
    }
    if (expired.length < AT_ONCE) break;
  }
  // What was taken out of a draft within its first hour still lies on the disk.
  await removeUnusedBytes(await listDroppedBytes(new Date(at.getTime() - (DRAFT_DAYS + 10) * 86_400_000)));
  return purged;
}
