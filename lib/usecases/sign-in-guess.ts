import 'server-only';
import { ACCOUNT_POLICY, ADDRESS_POLICY, PAIR_POLICY, remembered, secondsLeft, type GuessPolicy } from '@/lib/domain/people/guess-throttle';
import { bucketKey, clearBucket, lockBuckets, refundBucket, saveBucket } from '@/lib/data/rate-buckets';
import { inTransaction, type Tx } from '@/lib/db/transaction';

export type Guess = { readonly pair: string; readonly address: string; readonly account: string };

/** The three counters of a guess. The name is counted as typed, whether or not there is such an account. */
export const guessOf = (account: string, address: string): Guess => ({
  pair: bucketKey('guess-pair', account, address),
  address: bucketKey('guess-address', address),
  account: bucketKey('guess-account', account),
});

/**
 * Counts a guess before it is looked at, so that a thousand sent at once are not looked at together. Answers how often the
 * account has been guessed at, or how long to wait; a guess that must wait is neither looked at nor counted.
 */
export async function countGuess(guess: Guess, at: Date): Promise<{ allowed: true; accountCount: number } | { allowed: false; seconds: number }> {
  const counters: readonly [string, GuessPolicy][] = [[guess.pair, PAIR_POLICY], [guess.address, ADDRESS_POLICY], [guess.account, ACCOUNT_POLICY]];
  return inTransaction(async (tx) => {
    const buckets = await lockBuckets(tx, counters.map(([key]) => key), at);
    const seconds = Math.max(...counters.map(([key, policy]) => secondsLeft(buckets.get(key) ?? { count: 0, at }, policy, at)));
    if (seconds > 0) return { allowed: false, seconds };
    let accountCount = 0;
    for (const [key, policy] of counters) {
      const count = remembered(buckets.get(key) ?? { count: 0, at }, policy, at) + 1;
      await saveBucket(tx, key, { count, at });
      if (key === guess.account) accountCount = count;
    }
    return { allowed: true, accountCount };
  });
}

/** The guess was right: the person is forgiven what they mistyped here, and nobody else pays for it. */
export async function forgiveGuess(tx: Tx, guess: Guess): Promise<void> {
  for (const key of [guess.account, guess.address].sort()) await refundBucket(tx, key);
  await clearBucket(tx, guess.pair);
}
