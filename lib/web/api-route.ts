import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import type { ApiScope } from '@/lib/domain/access/api-scopes';
import { isDatabaseDown } from '@/lib/db/errors';
import { now } from '@/lib/platform/clock';
import { logSurprise } from '@/lib/platform/log';
import { API_WORDS } from '@/lib/text/api-problems';
import type { Context } from '@/lib/usecases/context';
import { actorOfToken, countRequest, demandScope, tokenOf } from './api-client';
import { ApiStop, apiProblem, stopWith } from './api-problem';
import { contextOf } from './request-context';

type Params = Record<string, string | string[]>;
type Asked<P extends Params> = { readonly request: Request; readonly query: URLSearchParams; readonly params: P; readonly ctx: Context };

const LARGEST_BODY = 256 * 1024;
const KEY = /^[\x21-\x7e]{8,200}$/;

/**
 * The one wrapper of every route of the API that asks for a token: token, limit, scope, then the handler. What a client
 * does wrong is a problem with a name; a surprise is logged under a reference.
 */
export function apiRoute<P extends Params = Record<string, never>>(scope: ApiScope, handler: (asked: Asked<P>) => Promise<Response>): (request: Request, segment: { params: Promise<P> }) => Promise<Response> {
  return async (request, segment) => {
    let headers: Record<string, string> = {};
    try {
      const at = now();
      const token = await tokenOf(request, at);
      headers = await countRequest(token, at);
      demandScope(token, scope);
      const ctx = contextOf(await actorOfToken(token));
      return withHeaders(await handler({ request, query: new URL(request.url).searchParams, params: await segment.params, ctx }), headers);
    } catch (error) {
      if (error instanceof ApiStop) return withHeaders(error.response, headers);
      unstable_rethrow(error);
      if (isDatabaseDown(error)) return apiProblem('unavailable', { detail: API_WORDS.down }, { 'Retry-After': '30' });
      const reference = logSurprise('api', error);
      return apiProblem('unexpected', { detail: API_WORDS.unexpected(reference), reference });
    }
  };
}

function withHeaders(response: Response, headers: Record<string, string>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'private, no-store');
  response.headers.set('X-Content-Type-Options', 'nosniff');
  return response;
}

export const apiJson = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers } });

/** The answer to a write, and whether it is a repetition of an earlier one. */
export const apiCreated = (body: unknown, isReplay: boolean, location: string): Response =>
  apiJson(body, 201, { Location: location, ...(isReplay ? { 'Idempotency-Replayed': 'true' } : {}) });

/** The key that makes a repeated write one write. */
export function idempotencyKeyOf(request: Request): string {
  const key = request.headers.get('idempotency-key')?.trim() ?? '';
  return KEY.test(key) ? key : stopWith('idempotency-key', { detail: API_WORDS.key, errors: [{ parameter: 'Idempotency-Key', detail: API_WORDS.key }] });
}

async function readBounded(request: Request): Promise<Uint8Array> {
  const tooLarge = () => stopWith('too-large', { detail: API_WORDS.tooLarge(LARGEST_BODY / 1024) });
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_BODY) return tooLarge();
  const reader = request.body?.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
    const bytes: Uint8Array = piece.value;
    size += bytes.byteLength;
    if (size > LARGEST_BODY) {
      await reader?.cancel().catch(() => undefined);
      return tooLarge();
    }
    pieces.push(bytes);
  }
  return Buffer.concat(pieces);
}

/** A text that PostgreSQL can hold and that means one thing: composed, no null character, no half of a surrogate pair. */
const cleaned = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\ufffd').normalize('NFC');
  if (Array.isArray(value)) return value.map(cleaned);
  return value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleaned(inner)])) : value;
};
const DEEPEST = 20;
const isTooDeep = (value: unknown, depth = 0): boolean => depth > DEEPEST || (typeof value === 'object' && value !== null && Object.values(value).some((inner) => isTooDeep(inner, depth + 1)));

/** The body as a JSON object. Stops at the limit, at another type of content and at what is not JSON in UTF-8. */
export async function jsonBodyOf(request: Request): Promise<Record<string, unknown>> {
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(request.headers.get('content-type') ?? '')) stopWith('media-type', { detail: API_WORDS.mediaType });
  const bytes = await readBounded(request);
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return stopWith('not-json', { detail: API_WORDS.notJson });
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body) || isTooDeep(body)) return stopWith('not-json', { detail: API_WORDS.notJson });
  return cleaned(body) as Record<string, unknown>;
}
