import 'server-only';
import { decode, encode } from 'next-auth/jwt';
import { ABSOLUTE_HOURS } from '@/lib/domain/people/session-life';
import { env } from '@/lib/platform/env';

/** What the cookie carries: the key of a row, and nothing about the person. */
export type SessionKey = { readonly agencyId: number; readonly sessionId: string };

export const TOKEN_SECONDS = ABSOLUTE_HOURS * 60 * 60;

/** Cookies go over TLS alone when the site's own address is https. */
export const hasSecureCookies = (): boolean => env().PUBLIC_URL.startsWith('https:');

export const sessionCookieName = (): string => (hasSecureCookies() ? '__Host-tthc.phien' : 'tthc.phien');

export function authSecret(): string {
  const secret = env().AUTH_SECRET;
  if (!secret) throw new Error('AUTH_SECRET: viết một chuỗi ngẫu nhiên ít nhất 32 ký tự');
  return secret;
}

export const formatSessionKey = (key: SessionKey): string => `${key.agencyId}.${key.sessionId}`;

/** Reads `<agency>.<session>`; null for anything else. */
export function parseSessionKey(text: unknown): SessionKey | null {
  const match = typeof text === 'string' ? /^(\d{1,9})\.([0-9a-f-]{36})$/.exec(text) : null;
  return match?.[1] && match[2] ? { agencyId: Number(match[1]), sessionId: match[2] } : null;
}

/** The key in the request's cookie; null when there is none or it was not made here. Only the cookie counts, never a header. */
export async function readSessionKey(jar: { get(name: string): { value: string } | undefined }): Promise<SessionKey | null> {
  const name = sessionCookieName();
  const token = jar.get(name)?.value;
  if (!token || token.length > 4_000) return null;
  try {
    return parseSessionKey((await decode({ token, secret: authSecret(), salt: name }))?.sid);
  } catch {
    return null;
  }
}

/** A cookie value for a session, for tests and for the command line. */
export const sealSessionKey = (key: SessionKey): Promise<string> => encode({ token: { sid: formatSessionKey(key) }, secret: authSecret(), salt: sessionCookieName(), maxAge: TOKEN_SECONDS });
