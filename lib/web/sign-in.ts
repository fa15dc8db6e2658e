import 'server-only';
import { cookies } from 'next/headers';
import { AuthError } from 'next-auth';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { SignInRefusal } from '@/lib/usecases/sign-in';
import { endOwnSession } from '@/lib/usecases/revoke-session';
import { RefusedSignIn, signIn, signOut } from './auth';
import { readSessionKey } from './session-token';

/**
 * Signs in with a name and a password and sets the cookie. The session that this browser had before, if any, ends.
 * Throws what went wrong underneath (the database), unwrapped from the library's own errors.
 */
export async function signInWithPassword(username: string, password: string): Promise<Result<null, SignInRefusal>> {
  const earlier = await readSessionKey(await cookies());
  try {
    await signIn('password', { username, password, redirect: false, redirectTo: '/' });
  } catch (error) {
    if (error instanceof RefusedSignIn) return refuse(error.refusal);
    const cause = error instanceof AuthError ? (error.cause?.err ?? error) : error;
    throw cause;
  }
  if (earlier) await endOwnSession(earlier.agencyId, earlier.sessionId);
  return ok(null);
}

/** Where the agency's identity provider asks who it is; it comes back to `returnTo`. Cookies for the way are set. */
export const startOidc = (returnTo: string): Promise<string> => signIn('oidc', { redirect: false, redirectTo: returnTo }) as Promise<string>;

/** Ends the session in the database and takes the cookie away. A database that is down does not keep the cookie. */
export async function endSession(): Promise<void> {
  const key = await readSessionKey(await cookies());
  try {
    if (key) await endOwnSession(key.agencyId, key.sessionId);
  } finally {
    await signOut({ redirect: false });
  }
}
