import 'server-only';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { appendAudit } from '@/lib/data/audit';
import { findSession, revokeSession as endSession } from '@/lib/data/sessions';
import { inTransaction, Rollback } from '@/lib/db/transaction';
import { now } from '@/lib/platform/clock';
import type { Context } from './context';

export type RevokeRefusal = { readonly kind: 'session-ended-already' };

/** Signing out: ends the session of a key, if it has not ended. */
export async function endOwnSession(agencyId: number, sessionId: string): Promise<void> {
  const session = await findSession(agencyId, sessionId);
  if (!session) return;
  const at = now();
  await inTransaction(async (tx) => {
    if ((await endSession(tx, { agencyId, id: sessionId }, at, 'sign-out')) === 0) return;
    await appendAudit(tx, { agencyId, actorId: session.staffId, action: 'session:end', subject: `staff:${session.staffId}`, detail: { sessionId }, at });
  });
}

/**
 * Ends a session from elsewhere: one's own on another machine (`whose: 'own'`, which cannot reach anybody else's), or anyone's
 * by an administrator (the caller asks for `session:revoke`). It is over with that session's next request.
 */
export async function revokeSession(ctx: Context, input: { readonly sessionId: string; readonly whose: 'own' | 'any' }): Promise<Result<{ staffId: string }, RevokeRefusal>> {
  const { agencyId, staffId: actorId } = ctx.actor;
  const session = await findSession(agencyId, input.sessionId);
  if (!session || (input.whose === 'own' && session.staffId !== actorId)) return refuse({ kind: 'session-ended-already' });
  try {
    await inTransaction(async (tx) => {
      const ended = await endSession(tx, { agencyId, id: session.id, staffId: session.staffId }, ctx.instant, input.whose === 'own' ? 'by-owner' : 'by-admin');
      if (ended === 0) throw new Rollback<RevokeRefusal>({ kind: 'session-ended-already' });
      await appendAudit(tx, { agencyId, actorId, action: 'session:revoke', subject: `staff:${session.staffId}`, detail: { sessionId: session.id }, at: ctx.instant });
    });
  } catch (error) {
    if (error instanceof Rollback) return refuse({ kind: 'session-ended-already' });
    throw error;
  }
  return ok({ staffId: session.staffId });
}
