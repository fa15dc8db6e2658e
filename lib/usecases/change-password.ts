import 'server-only';
import { passwordFault, type PasswordFault } from '@/lib/domain/people/password-policy';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { hashPassword, isPasswordOf } from '@/lib/adapters/passwords';
import { appendAudit } from '@/lib/data/audit';
import { getCredential, lockStaff } from '@/lib/data/people';
import { revokeSessionsOf } from '@/lib/data/sessions';
import { inTransaction, Rollback } from '@/lib/db/transaction';
import type { Context } from './context';
import { countGuess, forgiveGuess, guessOf } from './sign-in-guess';

export type ChangePasswordRefusal =
  | { readonly kind: 'wrong-current-password' }
  | { readonly kind: 'no-password-here' }
  | { readonly kind: 'too-many-guesses'; readonly seconds: number }
  | { readonly kind: 'unfit-password'; readonly fault: PasswordFault };

/**
 * Changes one's own password and ends one's sessions elsewhere. The current password is asked for and guessing at it is
 * slowed: someone may have found the machine unlocked. Answers how many other sessions were ended.
 */
export async function changePassword(ctx: Context, input: { readonly currentPassword: string; readonly nextPassword: string; readonly sessionId: string }): Promise<Result<{ endedElsewhere: number }, ChangePasswordRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const before = await getCredential(agencyId, staffId);
  if (before.passwordHash === null) return refuse({ kind: 'no-password-here' });
  const guess = guessOf(before.username, `change-password:${staffId}`);
  const counted = await countGuess(guess, ctx.instant);
  if (!counted.allowed) return refuse({ kind: 'too-many-guesses', seconds: counted.seconds });
  if (!(await isPasswordOf(before.passwordHash, input.currentPassword))) return refuse({ kind: 'wrong-current-password' });
  const fault = passwordFault(input.nextPassword, before, input.currentPassword);
  const passwordHash = fault ? null : await hashPassword(input.nextPassword);
  try {
    return await inTransaction(async (tx) => {
      const staff = await lockStaff(tx, agencyId, staffId);
      if (!staff || staff.passwordHash !== before.passwordHash) throw new Rollback<ChangePasswordRefusal>({ kind: 'wrong-current-password' });
      await forgiveGuess(tx, guess);
      if (fault) return refuse({ kind: 'unfit-password' as const, fault });
      await tx.staff.update({ where: { agencyId_id: { agencyId, id: staffId } }, data: { passwordHash, mustChangePassword: false, passwordEndsAt: null } });
      const endedElsewhere = await revokeSessionsOf(tx, agencyId, staffId, ctx.instant, 'password-changed', input.sessionId);
      await appendAudit(tx, { agencyId, actorId: staffId, action: 'staff:change-password', subject: `staff:${staffId}`, detail: { endedElsewhere }, at: ctx.instant });
      return ok({ endedElsewhere });
    });
  } catch (error) {
    if (error instanceof Rollback) return refuse((error as Rollback<ChangePasswordRefusal>).refusal);
    throw error;
  }
}
