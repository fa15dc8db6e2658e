import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { authSecret, hasSecureCookies } from './session-token';

/** How long a proved look-up may be read again without proving it again. */
const PASS_SECONDS = 15 * 60;

export const lookupCookieName = (): string => (hasSecureCookies() ? '__Host-tthc.tra-cuu' : 'tthc.tra-cuu');

const sign = (text: string): Buffer => createHmac('sha256', authSecret()).update(`lookup\n${text}`).digest();

/** What the browser keeps after a right code and secret: which dossier, until when, signed. Neither the code nor the secret is in it. */
export function sealLookupPass(agencyId: number, dossierId: string, at: Date): string {
  const text = `${agencyId}.${dossierId}.${Math.floor(at.getTime() / 1000) + PASS_SECONDS}`;
  return `${text}.${sign(text).toString('base64url')}`;
}

/** The dossier of a pass; null when it was not made here, is over, or is none. */
export function readLookupPass(cookie: string | undefined, agencyId: number, at: Date): string | null {
  const match = /^((\d{1,9})\.([0-9a-f-]{36})\.(\d{1,12}))\.([\w-]{43})$/.exec(cookie ?? '');
  if (!match) return null;
  const [, text = '', agency, dossierId = '', until, signature = ''] = match;
  const given = Buffer.from(signature, 'base64url');
  const wanted = sign(text);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  return Number(agency) === agencyId && Number(until) > at.getTime() / 1000 ? dossierId : null;
}

/** A cookie of the session: gone when the browser closes, and never readable by a script. */
export const lookupCookie = (pass: string): string => `${lookupCookieName()}=${pass}; Path=/; HttpOnly; SameSite=Lax${hasSecureCookies() ? '; Secure' : ''}`;
