import { randomUUID } from 'node:crypto';
import { createApiToken } from '@/lib/usecases/create-api-token';
import { systemActor } from '@/lib/usecases/system-actor';
import type { ApiScope } from '@/lib/domain/access/api-scopes';
import { API_SCOPES } from '@/lib/domain/access/api-scopes';
import { localTimeOf } from '@/lib/platform/clock';
import { GET as list, POST as receive } from '@/app/api/v1/dossiers/route';
import { GET as read } from '@/app/api/v1/dossiers/[code]/route';
import { GET as events, POST as act } from '@/app/api/v1/dossiers/[code]/events/route';
import { GET as deadline } from '@/app/api/v1/dossiers/[code]/deadline/route';
import { GET as papers } from '@/app/api/v1/dossiers/[code]/papers/route';
import { GET as paper } from '@/app/api/v1/dossiers/[code]/papers/[id]/route';
import { GET as procedure } from '@/app/api/v1/procedures/[code]/route';

const ORIGIN = 'http://localhost:3000/api/v1';

/** A new token, as `tthc token create` gives it. */
export async function aToken({ agencyId = 1, scopes = API_SCOPES, expiresOn = null, ratePerMinute = 10_000, name = `Hệ thống thử ${randomUUID().slice(0, 8)}` }: { agencyId?: number; scopes?: readonly ApiScope[]; expiresOn?: string | null; ratePerMinute?: number; name?: string } = {}) {
  const instant = new Date();
  const made = await createApiToken({ actor: systemActor(agencyId), instant, now: localTimeOf(instant) }, { name, scopes: [...scopes], expiresOn: expiresOn as never, ratePerMinute });
  if (!made.ok) throw new Error(made.refusal.name);
  return { ...made.value, name };
}

export type Sent = { readonly key?: string | null; readonly headers?: Record<string, string> };

/** The API as a client with this token calls it: through the route handlers, with real requests. */
export function clientWith(token: string | null) {
  const headersOf = ({ key, headers }: Sent, isWrite: boolean): Record<string, string> => ({
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(isWrite ? { 'content-type': 'application/json' } : {}), ...(isWrite && key !== null ? { 'idempotency-key': key ?? randomUUID() } : {}), ...headers,
  });
  const get = (path: string, sent: Sent = {}) => new Request(`${ORIGIN}${path}`, { headers: headersOf(sent, false) });
  const post = (path: string, body: unknown, sent: Sent) => new Request(`${ORIGIN}${path}`, { method: 'POST', headers: headersOf(sent, true), body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body) });
  const at = <P>(params: P) => ({ params: Promise.resolve(params) });
  return {
    list: (query = '') => list(get(`/dossiers${query}`), at({})),
    receive: (body: unknown, sent: Sent = {}) => receive(post('/dossiers', body, sent), at({})),
    read: (code: string) => read(get(`/dossiers/${code}`), at({ code })),
    events: (code: string) => events(get(`/dossiers/${code}/events`), at({ code })),
    act: (code: string, body: unknown, sent: Sent = {}) => act(post(`/dossiers/${code}/events`, body, sent), at({ code })),
    deadline: (code: string) => deadline(get(`/dossiers/${code}/deadline`), at({ code })),
    papers: (code: string) => papers(get(`/dossiers/${code}/papers`), at({ code })),
    paper: (code: string, id: string) => paper(get(`/dossiers/${code}/papers/${id}`), at({ code, id })),
    procedure: (code: string, query = '') => procedure(get(`/procedures/${code}${query}`), at({ code })),
  };
}
