/**
 * How guessing a password is slowed down. Three counters, because each alone locks out the wrong person:
 * an account from one address is strict (a person mistyping, or a guesser at work); an address is moderate (an office
 * behind one address has many people); an account from everywhere never refuses, it only slows, so that nobody can lock
 * a colleague out by guessing at their name.
 */
export type GuessPolicy = {
  /** Guesses that cost nothing. */
  readonly free: number;
  /** The wait after the last free guess; it doubles with each further one. */
  readonly firstWaitSeconds: number;
  readonly longestWaitSeconds: number;
  /** One guess is forgotten for every so many seconds of quiet. */
  readonly forgetSeconds: number;
};

export const PAIR_POLICY: GuessPolicy = { free: 5, firstWaitSeconds: 15, longestWaitSeconds: 900, forgetSeconds: 300 };
export const ADDRESS_POLICY: GuessPolicy = { free: 40, firstWaitSeconds: 5, longestWaitSeconds: 300, forgetSeconds: 60 };
export const ACCOUNT_POLICY: GuessPolicy = { free: 15, firstWaitSeconds: 0, longestWaitSeconds: 0, forgetSeconds: 60 };

/** Guesses counted so far and the instant of the last. */
export type GuessCount = { readonly count: number; readonly at: Date };

/** What is left of a count after some quiet. */
export function remembered(counted: GuessCount, policy: GuessPolicy, at: Date): number {
  const forgotten = Math.floor(Math.max(0, at.getTime() - counted.at.getTime()) / (policy.forgetSeconds * 1000));
  return Math.max(0, counted.count - forgotten);
}

/** Seconds to wait after so many guesses: none while they are free, then doubling up to the longest. */
export function waitSeconds(count: number, policy: GuessPolicy): number {
  if (count < policy.free) return 0;
  return Math.min(policy.longestWaitSeconds, policy.firstWaitSeconds * 2 ** Math.min(30, count - policy.free));
}

/** Seconds still to wait before the next guess is looked at; 0 when it may be made now. */
export function secondsLeft(counted: GuessCount, policy: GuessPolicy, at: Date): number {
  const readyAt = counted.at.getTime() + waitSeconds(counted.count, policy) * 1000;
  return Math.max(0, Math.ceil((readyAt - at.getTime()) / 1000));
}

const SLOWEST_MS = 3_000;

/** How long an answer is held back once an account is guessed at from many places. Never a refusal. */
export function holdBackMs(count: number): number {
  if (count < ACCOUNT_POLICY.free) return 0;
  return Math.min(SLOWEST_MS, 250 * 2 ** Math.floor((count - ACCOUNT_POLICY.free) / 10));
}
