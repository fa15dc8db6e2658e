import 'server-only';
import type { Tx } from '@/lib/db/transaction';
import { runDossierControl } from '@/lib/usecases/check-dossiers';

const DAY_MS = 86_400_000;

/**
 * Two runs of continuous control over the sample dossiers, of the night before last and of last night, so that its page has
 * something to show and something new. They read and write past this transaction: what they look at is stored already.
 */
export async function loadControlRuns(_: Tx, at: Date): Promise<void> {
  await runDossierControl(new Date(at.getTime() - DAY_MS));
  await runDossierControl(at);
}
