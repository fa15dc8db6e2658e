import 'server-only';
import { holdBackMs } from '@/lib/domain/people/guess-throttle';
import { absoluteEnd } from '@/lib/domain/people/session-life';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { isPasswordOf } from '@/lib/adapters/passwords';
import { appendAudit } from '@/lib/data/audit';
import { findAccount, lockStaff } from '@/lib/data/people';
import { insertSession } from '@/lib/data/sessions';
import { inTransaction, Rollback } from '@/lib/db/transaction';
import { now } from '@/lib/platform/clock';
import { countGuess, forgiveGuess, guessOf } from './sign-in-guess';

export type SignInAttempt = { readonly agencyId: number; readonly username: string; readonly password: string; readonly address: string; readonly userAgent: string | null };
export type StartedSession = { readonly agencyId: number; readonly sessionId: string; readonly staffId: string; readonly mustChangePassword: boolean };
/** One refusal for every reason why name and password do not open an account: which of them was wrong is not said. `password-ended` is told only to who knew the password. */
export type SignInRefusal = { readonly kind: 'wrong-name-or-password' } | { readonly kind: 'password-ended' } | { readonly kind: 'too-many-guesses'; readonly seconds: number };

const KNOWN_FOR_DAYS = 90;
const WRONG: SignInRefusal = { kind: 'wrong-name-or-password' };

/** The name of an account as it is stored. */
export const accountName = (typed: string): string => typed.trim().toLowerCase();

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Begins a session for a name and a password. An unknown name, a wrong password and a closed account are answered alike
 * and take the same time. Guesses are slowed by account and address; see domain/people/guess-throttle.
 */
export async function signIn(attempt: SignInAttempt): Promise<Result<StartedSession, SignInRefusal>> {
  const { agencyId, address, password } = attempt;
  const username = accountName(attempt.username);
  const at = now();
  const guess = guessOf(username, address);
  const counted = await countGuess(guess, at);
  if (!counted.allowed) return refuse({ kind: 'too-many-guesses', seconds: counted.seconds });

  const account = await findAccount(agencyId, username, address, new Date(at.getTime() - KNOWN_FOR_DAYS * 86_400_000));
  if (!account?.isKnownHere) await wait(holdBackMs(counted.accountCount));
  const isRight = await isPasswordOf(account?.passwordHash ?? null, password);
  if (!account || !isRight || !account.isActive) return refuse(WRONG);

  try {
    return ok(await inTransaction(async (tx) => {
      const staff = await lockStaff(tx, agencyId, account.id);
      // Closed, or given another password, while the one typed was being checked.
      if (!staff?.isActive || staff.passwordHash !== account.passwordHash) throw new Rollback(WRONG);
      if (staff.passwordEndsAt && staff.passwordEndsAt <= at) throw new Rollback<SignInRefusal>({ kind: 'password-ended' });
      const sessionId = await insertSession(tx, { agencyId, staffId: staff.id, method: 'password', at, expiresAt: absoluteEnd(at), address, userAgent: attempt.userAgent });
      await forgiveGuess(tx, guess);
      await appendAudit(tx, { agencyId, actorId: staff.id, action: 'session:start', subject: `staff:${staff.id}`, detail: { sessionId, by: 'password', address }, at });
      return { agencyId, sessionId, staffId: staff.id, mustChangePassword: staff.mustChangePassword };
    }));
  } catch (error) {
    if (error instanceof Rollback) return refuse((error as Rollback<SignInRefusal>).refusal);
    throw error;
  }
}
