import 'server-only';
import { cache } from 'react';
import { cookies } from 'next/headers';
import type { Actor } from '@/lib/domain/access/can';
import { isSeenStale, SEEN_EVERY_SECONDS, sessionStanding, type SessionStanding } from '@/lib/domain/people/session-life';
import { findSession, touchSession } from '@/lib/data/sessions';
import { now } from '@/lib/platform/clock';
import { readSessionKey } from './session-token';

/** A person who is signed in now. */
export type SignedIn = {
  readonly kind: 'signed-in';
  readonly actor: Actor;
  readonly sessionId: string;
  readonly username: string;
  /** Nothing may be done before the password is changed. */
  readonly mustChangePassword: boolean;
  readonly startedAt: Date;
};

/** Nobody is signed in, and why: never was (`none`), or how the session ended. */
export type SignedOut = { readonly kind: 'none' | Exclude<SessionStanding, 'live'> };

/**
 * Who asks, read from the cookie and checked against the session's row every time; once a request while rendering.
 * A cookie that is forged, old or revoked is nobody. Throws only when the database does not answer.
 */
export const currentSession = cache(async (): Promise<SignedIn | SignedOut> => {
  const key = await readSessionKey(await cookies());
  if (!key) return { kind: 'none' };
  const found = await findSession(key.agencyId, key.sessionId);
  if (!found) return { kind: 'none' };
  const at = now();
  const standing = sessionStanding(found, at);
  if (standing !== 'live') return { kind: standing };
  if (isSeenStale(found.lastSeenAt, at)) await touchSession(found.agencyId, found.id, at, new Date(at.getTime() - SEEN_EVERY_SECONDS * 1000));
  return {
    kind: 'signed-in',
    actor: { staffId: found.staffId, agencyId: found.agencyId, name: found.name, title: found.title, roles: found.roles, ...(found.actsFor.length > 0 ? { actsFor: found.actsFor } : {}), ...(found.inspects.length > 0 ? { inspects: found.inspects } : {}) },
    sessionId: found.id,
    username: found.username,
    mustChangePassword: found.mustChangePassword,
    startedAt: found.createdAt,
  };
});

/** The person who asks, or null. */
export async function currentActor(): Promise<Actor | null> {
  const session = await currentSession();
  return session.kind === 'signed-in' ? session.actor : null;
}
