import 'server-only';
import { theAgency } from '@/lib/data/agency';
import { compareCounters, correctCounters, foldCounters, listAdminIds, saveCounterCheck, type WrongCounter } from '@/lib/data/dossier-counters';
import { queueNotices } from '@/lib/data/notices';
import { inTransaction } from '@/lib/db/transaction';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { now } from '@/lib/platform/clock';
import { log } from '@/lib/platform/log';
import { formatDateTime } from '@/lib/text/format';

/** Every minute: puts the counters' many small rows together, so that reading them stays a matter of a few thousand rows. */
export const tidyCounters = (): Promise<void> => inTransaction((tx) => foldCounters(tx), { timeout: 60_000 });

const SHOWN = 20;
const LONG = { timeout: 600_000 };

/**
 * Every night: counts the dossiers anew, compares, and sets right what differs. A difference is never silent: it is an
 * error in the log, a notice to every administrator, and a fault to `tthc doctor`, because something wrote past the trigger.
 */
export async function checkCounters(at: Date = now()): Promise<readonly WrongCounter[]> {
  const { id: agencyId } = await theAgency();
  const wrong = await inTransaction(async (tx) => {
    const found = await correctCounters(tx);
    await foldCounters(tx);
    await saveCounterCheck(tx, { agencyId, at, wrongKeys: found.length, counted: await tx.dossier.count(), detail: found.slice(0, SHOWN) });
    if (found.length > 0) {
      const local = localTimeOfInstant(at.getTime());
      await queueNotices(tx, (await listAdminIds(tx, agencyId)).map((recipient) => ({
        agencyId, dossierId: null, channel: 'in-app', recipient, template: 'staff-counters-wrong', data: { count: String(found.length), at: formatDateTime(local) }, dedupeKey: `counters:${at.toISOString()}:${recipient}`,
      })), at);
    }
    return found;
  }, LONG);
  if (wrong.length > 0) log('error', 'stored counters differed from the dossiers and were set right', { wrong: wrong.length, first: wrong.slice(0, SHOWN) });
  return wrong;
}

/** The same comparison without changing anything: what is wrong now. */
export const findWrongCounters = (): Promise<readonly WrongCounter[]> => compareCounters();
