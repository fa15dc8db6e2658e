import 'server-only';
import { listUnits } from '@/lib/data/agency';
import { findTokenByHash, touchToken, type ApiTokenRecord } from '@/lib/data/api-tokens';
import { bucketKey, countInWindow } from '@/lib/data/rate-buckets';
import type { Actor } from '@/lib/domain/access/can';
import { isApiScope, permissionsOfScopes, type ApiScope } from '@/lib/domain/access/api-scopes';
import { API_WORDS } from '@/lib/text/api-problems';
import { tokenHashOf } from '@/lib/usecases/create-api-token';
import { stopWith } from './api-problem';

const TOKEN = /^tthc_[A-Za-z0-9_-]{43}$/;
const WINDOW_SECONDS = 60;
const TOUCH_MS = 60_000;

const isGood = (token: ApiTokenRecord, at: Date): boolean => token.revokedAt === null && (token.expiresAt === null || at < token.expiresAt);

/** The token of a request. Stops with 401: a token that is unknown, expired or revoked is told the same. */
export async function tokenOf(request: Request, at: Date): Promise<ApiTokenRecord> {
  const header = request.headers.get('authorization');
  const sent = /^Bearer +(\S+)$/i.exec(header?.trim() ?? '')?.[1];
  if (sent === undefined) return stopWith('not-signed-in', { detail: API_WORDS.noToken }, { 'WWW-Authenticate': 'Bearer realm="tthc"' });
  const token = TOKEN.test(sent) ? await findTokenByHash(tokenHashOf(sent)) : null;
  if (!token || !isGood(token, at)) return stopWith('not-signed-in', { detail: API_WORDS.badToken }, { 'WWW-Authenticate': 'Bearer realm="tthc", error="invalid_token"' });
  return token;
}

/** Counts a request of a token. Stops with 429 when its minute is full; else the headers that say what is left. */
export async function countRequest(token: ApiTokenRecord, at: Date): Promise<Record<string, string>> {
  const { count, endsAt } = await countInWindow(bucketKey('api-token', String(token.agencyId), token.id), WINDOW_SECONDS, at);
  const seconds = Math.max(1, Math.ceil((endsAt.getTime() - at.getTime()) / 1000));
  const headers = { 'RateLimit-Limit': String(token.ratePerMinute), 'RateLimit-Remaining': String(Math.max(0, token.ratePerMinute - count)), 'RateLimit-Reset': String(seconds) };
  if (count > token.ratePerMinute) stopWith('rate-limit', { detail: API_WORDS.tooMany(seconds) }, { ...headers, 'Retry-After': String(seconds) });
  if (token.lastUsedAt === null || token.lastUsedAt.getTime() < at.getTime() - TOUCH_MS) await touchToken(token.agencyId, token.id, at);
  return headers;
}

export function demandScope(token: ApiTokenRecord, scope: ApiScope): void {
  if (!token.scopes.includes(scope)) stopWith('scope-missing', { detail: API_WORDS.scopeMissing(scope) }, { 'WWW-Authenticate': `Bearer realm="tthc", error="insufficient_scope", scope="${scope}"` });
}

/**
 * A client of the API as an actor: it stands at the one-stop desk, reaches every open unit as its officers do and signs as
 * the leader does, all of it narrowed to what its scopes open.
 */
export async function actorOfToken(token: ApiTokenRecord): Promise<Actor> {
  const units = (await listUnits(token.agencyId)).filter((unit) => unit.isActive);
  const desk = units.find((unit) => unit.kind === 'one-stop-desk') ?? units[0];
  return {
    staffId: token.id, agencyId: token.agencyId, name: token.name, title: '',
    roles: desk ? [{ role: 'reception', unitId: desk.id }, { role: 'leader', unitId: desk.id }, ...units.map((unit) => ({ role: 'officer' as const, unitId: unit.id }))] : [],
    client: { name: token.name, may: permissionsOfScopes(token.scopes.filter(isApiScope)) },
  };
}
