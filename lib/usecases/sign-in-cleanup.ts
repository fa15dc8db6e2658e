import 'server-only';
import { purgeBuckets } from '@/lib/data/rate-buckets';
import { purgeSessions } from '@/lib/data/sessions';
import { now } from '@/lib/platform/clock';

const DAY_MS = 86_400_000;

/** Sessions are kept as long as an address counts as known from them (see sign-in); what they did stays in the audit trail. */
const SESSION_DAYS = 90;
/** Every counter has forgotten its guesses long before. */
const COUNTER_DAYS = 2;

/** Forgets ended sessions and old counters of guesses. Answers how many of each. */
export async function cleanUpSignIn(): Promise<{ sessions: number; counters: number }> {
  const at = now().getTime();
  const [sessions, counters] = await Promise.all([purgeSessions(new Date(at - SESSION_DAYS * DAY_MS)), purgeBuckets(new Date(at - COUNTER_DAYS * DAY_MS))]);
  return { sessions, counters };
}
