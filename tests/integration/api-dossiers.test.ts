import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { foldEvents } from '@/lib/domain/dossier/fold';
import { readEventFacts } from '@/lib/data/dossier-acts';
import { verifyAudit } from '@/lib/usecases/verify-audit';
import { performAct } from '@/lib/usecases/perform-act';
import { localTimeOf } from '@/lib/platform/clock';
import { DeadlineResource, DossierPage, DossierResource, ReceivedResource } from '@/lib/schemas/api-dossiers';
import { EventDone, EventList, PaperList } from '@/lib/schemas/api-events';
import { Problem } from '@/lib/schemas/api-values';
import { ProcedureDetail } from '@/lib/schemas/api-procedures';
import { useDatabase } from '../support/database';
import { actorNamed, anIntake, openOffice, WORK_PERMIT } from '../support/counter-office';
import { aToken, clientWith } from '../support/api-client';

useDatabase();
let city: ReturnType<typeof clientWith>;
let cityName = '';

const local = (text: string) => `${text}:00+07:00`;
/** A complete dossier of an invented company, as another system sends it. */
async function aDossier(more: Record<string, unknown> = {}) {
  const { key: _key, versionId: _version, ...intake } = await anIntake();
  return { procedure: WORK_PERMIT, ...intake, ...more };
}
async function received(more: Record<string, unknown> = {}): Promise<string> {
  const response = await city.receive(await aDossier(more));
  const body = await response.json();
  expect(response.status, JSON.stringify(body)).toBe(201);
  return ReceivedResource.parse(body).code;
}
async function done(code: string, body: Record<string, unknown>): Promise<EventDone> {
  const response = await city.act(code, body);
  const answer = await response.json();
  expect(response.status, `${String(body.act)}: ${JSON.stringify(answer)}`).toBe(201);
  return EventDone.parse(answer);
}
async function problemOf(response: Response | Promise<Response>) {
  const answer = await response;
  expect(answer.headers.get('content-type')).toMatch('application/problem+json');
  const problem = Problem.parse(await answer.json());
  expect(problem.status).toBe(answer.status);
  return problem;
}

beforeAll(async () => {
  await openOffice();
  const made = await aToken();
  cityName = made.name;
  city = clientWith(made.token);
});

describe('a history driven by the API alone', () => {
  it('goes from receipt to return, each date explained, arriving late without being late', async () => {
    const code = await received({ externalCode: 'MC-2026-0001', receivedAt: local('2026-11-02T09:00') });
    await done(code, { act: 'hand-over', legalAt: local('2026-11-02T10:00'), data: { toUnit: 'QLLĐ' } });
    await done(code, { act: 'take-over', legalAt: local('2026-11-02T14:00'), data: { toStaff: 'chuyenvien' } });
    const paused = await done(code, { act: 'request-supplement', legalAt: local('2026-11-04T10:00'), reason: 'Thiếu bản dịch', data: { items: ['Bản dịch công chứng'], replyBy: '2026-11-12' } });
    expect(paused).toMatchObject({ status: 'awaiting-supplement', portalStatus: 5, pausedSince: local('2026-11-04T10:00'), isEnteredLate: true });
    const waiting = DeadlineResource.parse(await (await city.deadline(code)).json());
    expect(waiting).toMatchObject({ standing: 'paused', isDueIfResumedNow: true });
    const resumed = await done(code, { act: 'receive-supplement', legalAt: local('2026-11-09T08:30') });
    expect(resumed).toMatchObject({ status: 'processing', portalStatus: 4, pausedSince: null });
    const finished = await done(code, { act: 'finish', legalAt: local('2026-11-10T10:00'), data: { resultKind: 'granted', resultNumber: '12/GP', resultOn: '2026-11-10' } });
    expect(finished).toMatchObject({ status: 'resolved', portalStatus: 9 });
    await done(code, { act: 'return-result', legalAt: local('2026-11-11T09:00'), data: { collector: 'Người nộp', deliveredBy: 'counter' } });

    const dossier = DossierResource.parse(await (await city.read(code)).json());
    expect(dossier).toMatchObject({ externalCode: 'MC-2026-0001', status: 'returned', portalStatus: 10, receivedAt: local('2026-11-02T09:00'), endedAt: local('2026-11-10T10:00'), returnedAt: local('2026-11-11T09:00'), resultKind: 'granted' });
    expect(dossier.endStanding).toMatch(/^(early|on-time)$/);

    const deadline = DeadlineResource.parse(await (await city.deadline(code)).json());
    expect(deadline).toMatchObject({ dueAt: dossier.dueAt, standing: dossier.endStanding, pauses: [{ from: local('2026-11-04T10:00'), to: local('2026-11-09T08:30'), isOpen: false, causes: ['supplement'] }] });
    expect(deadline.steps[0]).toMatchObject({ on: '2026-11-02', kind: 'received' });
    expect(deadline.steps.at(-1)).toMatchObject({ isDue: true, on: dossier.dueAt?.slice(0, 10) });
    const days = deadline.steps.map(({ on }) => on);
    expect(days).toEqual([...new Set(days)].sort());
    expect(deadline.steps.every(({ text }) => text.length > 10)).toBe(true);
    const counted = deadline.steps.filter(({ kind }) => kind === 'counted').map(({ ordinal }) => ordinal);
    expect(counted).toEqual(Array.from({ length: deadline.term.value ?? 0 }, (_, index) => index + 1));
    expect(deadline.steps.filter(({ kind }) => kind === 'paused').map(({ on }) => on)).toContain('2026-11-05');
    expect(deadline.steps.filter(({ on }) => on === '2026-11-07' || on === '2026-11-08').every(({ kind }) => kind === 'rest' || kind === 'paused')).toBe(true);

    const history = EventList.parse(await (await city.events(code)).json());
    expect(history.items.map(({ act, portalStatusAfter }) => [act, portalStatusAfter])).toEqual([['receive', 2], ['hand-over', 2], ['take-over', 4], ['request-supplement', 5], ['receive-supplement', 4], ['finish', 9], ['return-result', 10]]);
    expect(history.items.every(({ by, isByClient, isEnteredLate, reason, enteredAt, legalAt }) => by === cityName && isByClient && isEnteredLate && reason !== null && enteredAt > legalAt)).toBe(true);
    expect(history.items[3]).toMatchObject({ reason: 'Thiếu bản dịch', data: { items: ['Bản dịch công chứng'], replyBy: '2026-11-12T17:00' } });
    expect(history.items[1]?.reason).toContain(cityName);

    const row = await db().dossier.findFirstOrThrow({ where: { code } });
    const stored = await db().dossierEvent.findMany({ where: { dossierId: row.id } });
    expect(stored.every(({ actorId, data }) => actorId === null && (data as { client?: string }).client === cityName)).toBe(true);
    expect(foldEvents(await readEventFacts(db(), 1, row.id))).toMatchObject({ ok: true, value: { status: 'returned' } });
    expect((await verifyAudit(1)).faults).toEqual([]);
    expect(await db().dossierView.count({ where: { dossierId: row.id, what: 'api', viewerRole: 'api-client' } })).toBe(1);
  });

  it('gives the receipt as PDF, and no paper of another dossier', async () => {
    const [code, other] = [await received(), await received()];
    const { items } = PaperList.parse(await (await city.papers(code)).json());
    expect(items).toMatchObject([{ kind: 'intake-receipt', isVoid: false }]);
    const id = items[0]?.id ?? '';
    const pdf = await city.paper(code, id);
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(Buffer.from(await pdf.arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await problemOf(city.paper(other, id))).toMatchObject({ status: 404, type: 'urn:tthc:problem:not-found' });
    expect(await problemOf(city.paper(code, 'khong-co'))).toMatchObject({ status: 404 });
  });

  it('tells what a dossier of a procedure needs', async () => {
    const detail = ProcedureDetail.parse(await (await city.procedure(WORK_PERMIT)).json());
    expect(detail.components.map(({ ordinal }) => ordinal)).toEqual(detail.components.map((_, index) => index + 1));
    expect(await problemOf(city.procedure('9.999999'))).toMatchObject({ status: 404 });
    expect(await problemOf(city.procedure(WORK_PERMIT, '?on=hom-nay'))).toMatchObject({ status: 400, errors: [{ parameter: 'on' }] });
  });
});

describe('replayed and reordered calls', () => {
  it('answers a repeated reception the same and makes one dossier, even when they come together', async () => {
    const body = await aDossier();
    const key = randomUUID();
    const responses = await Promise.all(Array.from({ length: 6 }, () => city.receive(body, { key })));
    const texts = await Promise.all(responses.map((response) => response.text()));
    expect(responses.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201]);
    expect(new Set(texts).size).toBe(1);
    expect(responses.filter((response) => response.headers.get('idempotency-replayed') === 'true')).toHaveLength(5);
    const before = await db().dossier.count();
    expect(await problemOf(city.receive({ ...body, note: 'khác' }, { key }))).toMatchObject({ status: 422, type: 'urn:tthc:problem:idempotency-key-reused' });
    expect(await (await city.receive(Object.fromEntries(Object.entries(body).reverse()), { key })).text()).toBe(texts[0]);
    expect(await db().dossier.count()).toBe(before);
    // Another client's key of the same name is another key.
    const { token } = await aToken();
    expect((await clientWith(token).receive(body, { key })).headers.get('idempotency-replayed')).toBeNull();
  });

  it('answers a repeated event the same, also after later ones; a key of one request is refused for another', async () => {
    const code = await received();
    const key = 'su-kien-0001';
    const first = await (await city.act(code, { act: 'take-over' }, { key })).text();
    await done(code, { act: 'request-supplement', reason: 'Thiếu', data: { items: ['Bản vẽ'], replyBy: '2027-01-15' } });
    const again = await city.act(code, { act: 'take-over' }, { key });
    expect([again.status, again.headers.get('idempotency-replayed'), await again.text()]).toEqual([201, 'true', first]);
    expect(await problemOf(city.act(code, { act: 'receive-supplement' }, { key }))).toMatchObject({ status: 422 });
    expect(await problemOf(city.act(await received(), { act: 'take-over' }, { key }))).toMatchObject({ status: 422, type: 'urn:tthc:problem:idempotency-key-reused' });
    const doubled = await Promise.all(Array.from({ length: 5 }, () => city.act(code, { act: 'receive-supplement' }, { key: 'su-kien-0002' })));
    expect(doubled.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(await db().dossierEvent.count({ where: { act: 'receive-supplement', dossierId: (await db().dossier.findFirstOrThrow({ where: { code } })).id } })).toBe(1);
  });

  it('refuses what comes before its turn and takes it, with the same key, when its turn has come', async () => {
    const code = await received({ receivedAt: local('2026-11-03T09:00') });
    const finish = { act: 'finish', legalAt: local('2026-11-05T09:00'), data: { resultKind: 'granted' } };
    expect(await problemOf(city.act(code, finish, { key: 'xong-0001' }))).toMatchObject({ status: 409, type: 'urn:tthc:problem:conflict' });
    await done(code, { act: 'take-over', legalAt: local('2026-11-04T09:00') });
    expect((await city.act(code, finish, { key: 'xong-0001' })).status).toBe(201);
    expect(await problemOf(city.act(code, { act: 'return-result', legalAt: local('2026-11-04T10:00'), data: { collector: 'A' } }))).toMatchObject({ status: 409, detail: expect.stringContaining('sau việc trước đó') as string });
    expect(await problemOf(city.act(code, { act: 'return-result', legalAt: '2099-01-01T00:00:00+07:00', data: { collector: 'A' } }))).toMatchObject({ status: 422, errors: [{ pointer: '/legalAt' }] });
  });

  it('tells who acted meanwhile to a client that says what it saw', async () => {
    const code = await received();
    expect((await city.act(code, { act: 'take-over', expectedEventCount: 1 })).status).toBe(201);
    expect(await problemOf(city.act(code, { act: 'withdraw', reason: 'Rút', expectedEventCount: 1 }))).toMatchObject({ status: 409, type: 'urn:tthc:problem:stale', detail: expect.stringContaining(cityName) as string });
  });

  it('judges lateness by when the work ended, whenever that is told', async () => {
    const late = await received({ receivedAt: local('2026-09-01T09:00') });
    await done(late, { act: 'take-over', legalAt: local('2026-09-01T10:00') });
    expect((await db().dossier.findFirstOrThrow({ where: { code: late } })).originalDueAt?.getTime()).toBeLessThan(Date.now());
    await done(late, { act: 'finish', legalAt: local('2026-09-03T10:00'), data: { resultKind: 'granted' } });
    expect(DossierResource.parse(await (await city.read(late)).json()).endStanding).toBe('early');
  });
});

describe('four eyes', () => {
  it('lets a person correct what a client did, and never a client', async () => {
    const code = await received();
    await done(code, { act: 'withdraw', reason: 'Người nộp xin rút' });
    expect(await problemOf(city.act(code, { act: 'correct', reason: 'Nhầm', data: {} }))).toMatchObject({ status: 422, errors: [{ pointer: '/act' }] });
    const controller = await actorNamed('kiemsoat');
    const instant = new Date();
    const context = { instant, now: localTimeOf(instant) };
    // Even with every role: a client is not a second person.
    const roles = [...controller.roles, ...(await actorNamed('tiepnhan')).roles];
    const client = { ...controller, roles, staffId: randomUUID(), client: { name: 'Hệ thống', may: ['dossier:view', 'dossier:correct'] as const } };
    expect(await performAct({ actor: client, ...context }, { code, act: 'correct', seen: null, voidsSeq: 2, reason: 'Nhầm' })).toMatchObject({ ok: false, refusal: { name: 'SamePerson' } });
    expect(await performAct({ actor: controller, ...context }, { code, act: 'correct', seen: null, voidsSeq: 2, reason: 'Nhầm' })).toMatchObject({ ok: true, value: { state: { status: 'received' } } });
    const history = EventList.parse(await (await city.events(code)).json());
    expect(history.items.map(({ isVoided, isByClient }) => [isVoided, isByClient])).toEqual([[false, true], [true, true], [false, false]]);
  });
});

describe('lists', () => {
  it('goes through every dossier by cursor, each once, while others come', async () => {
    const codes: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: DossierPage = DossierPage.parse(await (await city.list(`?limit=3${cursor ? `&cursor=${cursor}` : ''}`)).json());
      codes.push(...page.items.map(({ code }) => code));
      if (codes.length === 3) await received({ receivedAt: local('2026-08-03T09:00') });
      cursor = page.nextCursor;
    }
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(codes.length).toBe((await db().dossier.count()) - 1);
  });

  it('filters by status, unit, external code, day of receipt and change', async () => {
    const since = new Date().toISOString();
    const code = await received({ receivedAt: local('2026-10-06T23:30'), externalCode: 'MC/77' });
    const find = async (query: string) => DossierPage.parse(await (await city.list(query)).json()).items.map((item) => item.code);
    expect(await find('?externalCode=MC/77')).toEqual([code]);
    expect(await find('?receivedFrom=2026-10-06&receivedTo=2026-10-06')).toEqual([code]);
    expect(await find('?receivedFrom=2026-10-07&receivedTo=2026-10-07')).toEqual([]);
    expect(await find(`?updatedSince=${encodeURIComponent(since)}`)).toEqual([code]);
    expect(await find('?status=received&unit=QLLĐ&receivedTo=2026-10-06')).toContain(code);
    expect(await find('?status=declined')).toEqual([]);
  });

  it.each([['?limit=0', 'limit'], ['?limit=x', 'limit'], ['?limit=201', 'limit'], ['?cursor=xyz', 'cursor'], ['?cursor=%00', 'cursor'], ['?status=done', 'status'], ['?unit=KHÔNGCÓ', 'unit'], ['?receivedFrom=2026-02-30', 'receivedFrom'],
    ['?receivedFrom=0001-01-01', 'receivedFrom'], ['?receivedFrom=2026-11-02&receivedTo=2026-11-01', 'receivedTo'], ['?updatedSince=2026-11-01T00:00:00', 'updatedSince'], ['?updatedSince=9999-12-31T00:00:00Z', 'updatedSince'], ['?stat=received', 'stat'], ['?limit=1&limit=2', 'limit']])('refuses %s', async (query, parameter) => {
    expect(await problemOf(city.list(query))).toMatchObject({ status: 400, type: 'urn:tthc:problem:query', errors: [{ parameter }] });
  });
});
