import { beforeAll, describe, expect, it } from 'vitest';
import { GET as nowhere } from '@/app/api/v1/[...rest]/route';
import { GET as openApiRoute } from '@/app/api/v1/openapi.json/route';
import { db } from '@/lib/db/client';
import { localTimeOf } from '@/lib/platform/clock';
import { Problem } from '@/lib/schemas/api-values';
import { revokeApiToken } from '@/lib/usecases/revoke-api-token';
import { systemActor } from '@/lib/usecases/system-actor';
import { useDatabase } from '../support/database';
import { anIntake, openOffice, WORK_PERMIT } from '../support/counter-office';
import { aToken, clientWith } from '../support/api-client';

useDatabase();
let good = '';
let code = '';
let body: Record<string, unknown> = {};

const problemOf = async (response: Response | Promise<Response>) => {
  const answer = await response;
  expect(answer.headers.get('content-type')).toMatch('application/problem+json');
  return Problem.parse(await answer.json());
};

beforeAll(async () => {
  await openOffice();
  good = (await aToken()).token;
  const { key: _key, versionId: _version, ...intake } = await anIntake();
  body = { procedure: WORK_PERMIT, ...intake };
  code = ((await (await clientWith(good).receive(body)).json()) as { code: string }).code;
});

describe('tokens', () => {
  it('keeps only the hash of a token, and an audit row of who has one', async () => {
    const { token, id } = await aToken({ name: 'Cổng thử' });
    expect(token).toMatch(/^tthc_[A-Za-z0-9_-]{43}$/);
    const kept = await db().apiToken.findFirstOrThrow({ where: { id } });
    expect(JSON.stringify(kept)).not.toContain(token.slice(5));
    expect(await db().auditEntry.count({ where: { action: 'api-token:add', subject: `api-token:${id}` } })).toBe(1);
    await expect(aToken({ name: 'Cổng thử' })).rejects.toThrow('NameTaken');
  });

  it('refuses no token, a wrong one, an expired one and a revoked one alike with 401', async () => {
    const expired = await aToken({ expiresOn: '2099-12-31' });
    await db().apiToken.updateMany({ where: { id: expired.id }, data: { expiresAt: new Date(Date.now() - 1000) } });
    const revoked = await aToken();
    expect((await clientWith(revoked.token).list()).status).toBe(200);
    const instant = new Date();
    expect(await revokeApiToken({ actor: systemActor(1), instant, now: localTimeOf(instant) }, { idOrName: revoked.name })).toMatchObject({ ok: true });
    for (const token of [null, 'sai', `tthc_${'A'.repeat(43)}`, `${good}A`, expired.token, revoked.token]) {
      const response = await clientWith(token).read(code);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
      expect(await problemOf(response)).toMatchObject({ type: 'urn:tthc:problem:not-signed-in', status: 401 });
    }
    expect((await clientWith(null).receive(body)).status).toBe(401);
  });

  it('opens nothing but what its scopes say', async () => {
    const reader = clientWith((await aToken({ scopes: ['dossiers:read'] })).token);
    const writer = clientWith((await aToken({ scopes: ['dossiers:write'] })).token);
    const printer = clientWith((await aToken({ scopes: ['papers:read'] })).token);
    const known = clientWith((await aToken({ scopes: ['procedures:read'] })).token);
    const statuses = async (client: typeof reader) => Promise.all([client.list(), client.read(code), client.events(code), client.deadline(code), client.papers(code), client.procedure(WORK_PERMIT), client.receive('{}'), client.act(code, '{}')].map(async (response) => (await response).status));
    expect(await statuses(reader)).toEqual([200, 200, 200, 200, 403, 403, 403, 403]);
    expect(await statuses(writer)).toEqual([403, 403, 403, 403, 403, 403, 422, 422]);
    expect(await statuses(printer)).toEqual([403, 403, 403, 403, 200, 403, 403, 403]);
    expect(await statuses(known)).toEqual([403, 403, 403, 403, 403, 200, 403, 403]);
    expect(await problemOf(reader.act(code, { act: 'take-over' }))).toMatchObject({ type: 'urn:tthc:problem:scope-missing', detail: expect.stringContaining('dossiers:write') as string });
    expect(await db().dossierEvent.count({ where: { dossierId: (await db().dossier.findFirstOrThrow({ where: { code } })).id } })).toBe(1);
  });

  it('counts the requests of each token and says when to come back', async () => {
    const limited = clientWith((await aToken({ ratePerMinute: 3 })).token);
    const statuses: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) statuses.push((await limited.list()).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const response = await limited.list();
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(response.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(await problemOf(response)).toMatchObject({ type: 'urn:tthc:problem:rate-limit', status: 429 });
    expect((await clientWith(good).list()).status).toBe(200);
  });

  it('sees nothing of another agency', async () => {
    await db().agency.create({ data: { id: 2, code: 'H99.99', name: 'Cơ quan khác', shortName: 'CQK', parentName: 'x', address: 'x', phone: 'x', email: 'x@example.vn' } });
    await db().unit.create({ data: { agencyId: 2, name: 'Một cửa', shortName: 'MC', kind: 'one-stop-desk' } });
    const other = clientWith((await aToken({ agencyId: 2 })).token);
    for (const response of [other.read(code), other.events(code), other.deadline(code), other.papers(code), other.act(code, { act: 'take-over' })]) expect(await problemOf(response)).toMatchObject({ status: 404, type: 'urn:tthc:problem:not-found' });
    expect(await (await other.list()).json()).toEqual({ items: [], nextCursor: null });
  });
});

describe('what a client sends wrong', () => {
  it.each([
    ['not JSON', '{"act":', 400, 'not-json'], ['a list', '[]', 400, 'not-json'], ['nothing', '', 400, 'not-json'], ['bytes that are not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 400, 'not-json'],
    ['nesting without end', `{"act":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 400, 'not-json'], ['more than fits', `{"act":"${'x'.repeat(300_000)}"}`, 413, 'too-large'],
  ])('refuses %s', async (_name, sent, status, type) => {
    expect(await problemOf(clientWith(good).act(code, sent))).toMatchObject({ status, type: `urn:tthc:problem:${type}` });
  });

  it('asks for JSON and for a key', async () => {
    expect(await problemOf(clientWith(good).act(code, '{}', { headers: { 'content-type': 'text/plain' } }))).toMatchObject({ status: 415 });
    for (const key of [null, '', 'ngan', 'x'.repeat(201), 'có dấu cách']) {
      const response = key === null ? clientWith(good).act(code, { act: 'take-over' }, { key }) : clientWith(good).act(code, { act: 'take-over' }, { key: null, headers: { 'idempotency-key': encodeURI(key).startsWith('c%') ? 'co dau cach' : key } });
      expect(await problemOf(response)).toMatchObject({ status: 400, type: 'urn:tthc:problem:idempotency-key' });
    }
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['an unknown act', { act: 'burn' }, ['/act']],
    ['an act of people', { act: 'correct-receipt', reason: 'x' }, ['/act']],
    ['unknown fields', { act: 'take-over', actorId: 'x', data: { client: 'y', 'a/b~c': 1 } }, ['/data/client', '/data/a~1b~0c', '/actorId']],
    ['a time without offset', { act: 'take-over', legalAt: '2026-11-20T09:00:00' }, ['/legalAt']],
    ['a time that does not exist', { act: 'take-over', legalAt: '2026-02-30T09:00:00+07:00' }, ['/legalAt']],
    ['a time before all calendars', { act: 'take-over', legalAt: '0001-01-01T00:00:00Z' }, ['/legalAt']],
    ['what the act asks for missing', { act: 'request-supplement' }, ['/reason', '/data/items', '/data/replyBy']],
    ['a unit and a person that are not there', { act: 'hand-over', data: { toUnit: 'KHÔNG', toStaff: 'ai-do' } }, ['/data/toUnit', '/data/toStaff']],
    ['a date that does not exist', { act: 'request-supplement', reason: 'x', data: { items: ['y'], replyBy: '2026-13-01' } }, ['/data/replyBy']],
    ['a number as text', { act: 'record-payment', data: { amountVnd: '5000' } }, ['/data/amountVnd']],
    ['post without its number', { act: 'return-result', data: { collector: 'A', deliveredBy: 'postal' } }, ['/data/trackingNumber']],
  ])('points at %s', async (_name, sent, pointers) => {
    const problem = await problemOf(clientWith(good).act(code, sent));
    expect(problem).toMatchObject({ status: 422, type: 'urn:tthc:problem:validation' });
    expect(problem.errors?.map(({ pointer }) => pointer).sort()).toEqual([...pointers].sort());
  });

  it.each<[string, (sent: Record<string, unknown>) => Record<string, unknown>, string]>([
    ['an unknown procedure', (sent) => ({ ...sent, procedure: '9.999999' }), '/procedure'],
    ['a missing case', (sent) => ({ ...sent, caseName: 'Không có' }), '/caseName'],
    ['components that did not come', (sent) => ({ ...sent, components: [] }), '/components'],
    ['a component there is not', (sent) => ({ ...sent, components: [{ ordinal: 499, originals: 1 }] }), '/components'],
    ['an online submission without a file of what is required', (sent) => ({ ...sent, channel: 'online' }), '/components'],
    ['a wrong tax code', (sent) => ({ ...sent, applicant: { ...(sent.applicant as object), taxCode: '12' } }), '/applicant/taxCode'],
    ['an applicant without a name', (sent) => ({ ...sent, applicant: { ...(sent.applicant as object), name: ' \u0000 ' } }), '/applicant/name'],
    ['an unknown field of the applicant', (sent) => ({ ...sent, applicant: { ...(sent.applicant as object), nick: 'x' } }), '/applicant/nick'],
    ['the future', (sent) => ({ ...sent, receivedAt: '2099-01-04T09:00:00+07:00' }), '/receivedAt'],
    ['notices by e-mail without one', (sent) => ({ ...sent, notifyBy: 'email' }), '/applicant/email'],
  ])('receives nothing with %s', async (_name, change, pointer) => {
    const before = await db().dossier.count();
    const problem = await problemOf(clientWith(good).receive(change(body)));
    expect(problem).toMatchObject({ status: 422, type: 'urn:tthc:problem:validation' });
    expect(problem.errors?.map((error) => error.pointer)).toContain(pointer);
    expect(await db().dossier.count()).toBe(before);
  });

  it('refuses a code of another system twice, and codes of ours that are none', async () => {
    const client = clientWith(good);
    expect((await client.receive({ ...body, externalCode: 'TRÙNG' })).status).toBe(422);
    expect((await client.receive({ ...body, externalCode: 'MC-9' })).status).toBe(201);
    expect(await problemOf(client.receive({ ...body, externalCode: 'MC-9' }))).toMatchObject({ status: 422, errors: [{ pointer: '/externalCode' }] });
    for (const wrong of ['x', 'H24.21-261124-9999', '../../etc', '\u0000', "' OR 1=1 --"]) expect((await client.read(wrong)).status).toBe(404);
    expect(await problemOf(nowhere())).toMatchObject({ status: 404 });
  });
});

describe('GET /api/v1/openapi.json', () => {
  it('describes every route, each reference resolving, with the enums in use', async () => {
    const spec = (await openApiRoute().json()) as { openapi: string; paths: Record<string, Record<string, { operationId: string; responses: object }>>; components: { schemas: Record<string, { required?: string[]; additionalProperties?: boolean; properties?: Record<string, { enum?: string[] }> }> } };
    expect(spec.openapi).toBe('3.1.0');
    expect(Object.keys(spec.paths)).toEqual(['/dossiers', '/dossiers/{code}', '/files', '/dossiers/{code}/events', '/dossiers/{code}/deadline', '/dossiers/{code}/papers', '/dossiers/{code}/papers/{id}', '/procedures', '/procedures/{code}']);
    const text = JSON.stringify(spec);
    const names = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) expect(spec.components.schemas).toHaveProperty(name ?? '');
    expect(text).not.toMatch(/"\$ref":"(?!#\/components\/schemas\/)/);
    const sent = spec.components.schemas.NewEvent;
    expect(sent).toMatchObject({ required: ['act'], additionalProperties: false });
    expect(sent?.properties?.act?.enum).toContain('request-supplement');
    expect(sent?.properties?.act?.enum).not.toContain('correct');
    expect(spec.components.schemas.ReceiveDossier?.required).not.toContain('sets');
    const ids = Object.values(spec.paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
    expect(new Set(ids).size).toBe(11);
  });
});
