import 'server-only';
import { absoluteEnd } from '@/lib/domain/people/session-life';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { appendAudit } from '@/lib/data/audit';
import { findOidcCandidates, lockStaff } from '@/lib/data/people';
import { insertSession } from '@/lib/data/sessions';
import { isUniqueViolation } from '@/lib/db/errors';
import { inTransaction, Rollback } from '@/lib/db/transaction';
import { now } from '@/lib/platform/clock';
import type { StartedSession } from './sign-in';

export type OidcIdentity = { readonly agencyId: number; readonly subject: string; readonly email: string | null; readonly isEmailVerified: boolean; readonly address: string; readonly userAgent: string | null };
/** `no-account`: nobody here is that person. `ambiguous`: the e-mail is on several accounts. `closed`: the account is disabled. */
export type OidcRefusal = { readonly kind: 'no-account' | 'ambiguous' | 'closed' };

/**
 * Begins a session for someone whom the agency's identity provider vouches for. The first time, a verified e-mail that
 * is on exactly one account ties the provider's subject to it; from then on only the subject counts. Never makes an account.
 */
export async function signInWithOidc(identity: OidcIdentity): Promise<Result<StartedSession, OidcRefusal>> {
  const { agencyId, subject, address } = identity;
  if (subject === '' || subject.length > 255) return refuse({ kind: 'no-account' });
  const email = identity.isEmailVerified ? identity.email : null;
  const candidates = await findOidcCandidates(agencyId, subject, email);
  const tied = candidates.find((candidate) => candidate.oidcSubject === subject);
  const untied = candidates.filter((candidate) => candidate.oidcSubject === null);
  if (!tied && candidates.length > 1) return refuse({ kind: 'ambiguous' });
  const chosen = tied ?? untied[0];
  if (!chosen) return refuse({ kind: 'no-account' });
  const at = now();
  try {
    return ok(await inTransaction(async (tx) => {
      const staff = await lockStaff(tx, agencyId, chosen.id);
      if (!staff?.isActive) throw new Rollback<OidcRefusal>({ kind: 'closed' });
      if (staff.oidcSubject !== null && staff.oidcSubject !== subject) throw new Rollback<OidcRefusal>({ kind: 'no-account' });
      const isFirst = staff.oidcSubject === null;
      if (isFirst) await tx.staff.update({ where: { agencyId_id: { agencyId, id: staff.id } }, data: { oidcSubject: subject } });
      const sessionId = await insertSession(tx, { agencyId, staffId: staff.id, method: 'oidc', at, expiresAt: absoluteEnd(at), address, userAgent: identity.userAgent });
      if (isFirst) await appendAudit(tx, { agencyId, actorId: staff.id, action: 'staff:link-oidc', subject: `staff:${staff.id}`, detail: { subject }, at });
      await appendAudit(tx, { agencyId, actorId: staff.id, action: 'session:start', subject: `staff:${staff.id}`, detail: { sessionId, by: 'oidc', address }, at });
      // A password handed out for one use does not bind someone who does not use passwords here.
      return { agencyId, sessionId, staffId: staff.id, mustChangePassword: false };
    }));
  } catch (error) {
    if (error instanceof Rollback) return refuse((error as Rollback<OidcRefusal>).refusal);
    // Two first sign-ins of one subject at one moment: the other one tied it.
    if (isUniqueViolation(error)) return refuse({ kind: 'no-account' });
    throw error;
  }
}
