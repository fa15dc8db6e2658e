import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../support/database';
import { aToken, clientWith } from '../support/api-client';
import { AGENCY, anIntake, EXPERT, openOffice, versionOf, WORK_PERMIT } from '../support/counter-office';
import { POST as storeFileRoute } from '@/app/api/v1/files/route';
import { db } from '@/lib/db/client';
import { readHistory } from '@/lib/data/dossier-acts';
import { readSubmissionRecord } from '@/lib/data/public-dossier';
import { parseLocalTime } from '@/lib/domain/calendar/local-time';
import { foldEvents } from '@/lib/domain/dossier/fold';

useDatabase();
beforeAll(openOffice);

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

describe('the API', () => {
  const online = async (more: Record<string, unknown> = {}) => {
    const { key: _key, versionId: _version, components: _components, ...intake } = await anIntake({ channel: 'online' });
    return { procedure: WORK_PERMIT, ...intake, components: [], ...more };
  };
  const store = (token: string, name: string, body: Uint8Array, headers: Record<string, string> = {}) =>
    storeFileRoute(new Request('http://localhost:3000/api/v1/files', { method: 'POST', headers: { authorization: `Bearer ${token}`, 'x-ten-tep': encodeURIComponent(name), ...headers }, body: Buffer.from(body) }), { params: Promise.resolve({}) });
  const filesFor = async (token: string) => {
    const { content } = await versionOf(WORK_PERMIT);
    const files: { id: string; ordinal: number }[] = [];
    for (const [index, component] of content.components.entries()) {
      if (!component.isRequired || (component.caseName !== null && component.caseName !== EXPERT)) continue;
      const answer = await store(token, `giấy ${index + 1}.pdf`, Buffer.concat([PDF, Buffer.from(`%${token}${index}`)]));
      expect(answer.status).toBe(201);
      files.push({ id: ((await answer.json()) as { id: string }).id, ordinal: index + 1 });
    }
    return files;
  };

  it('makes an online submission with its files: status 1, once for each key', async () => {
    const { token } = await aToken();
    const city = clientWith(token);
    const body = await online({ externalCode: 'CQG-1', files: await filesFor(token), resultBy: 'postal', resultAddress: 'Số 1 đường Mẫu' });
    const key = 'dong-bo-0001';
    const first = await city.receive(body, { key });
    const made = (await first.json()) as Record<string, unknown>;
    expect(first.status, JSON.stringify(made)).toBe(201);
    expect(made).toMatchObject({ status: 'submitted', portalStatus: 1, externalCode: 'CQG-1' });
    const again = await city.receive(body, { key });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await again.json()).toEqual(made);
    expect((await city.receive({ ...body, note: 'khác' }, { key })).status).toBe(422);
    const taken = await city.receive(await online({ externalCode: 'CQG-2', files: body.files }));
    expect(taken.status).toBe(422);
    const read = (await (await city.read(String(made.code))).json()) as Record<string, unknown>;
    expect(read).toMatchObject({ status: 'submitted', portalStatus: 1, channel: 'online', receivedAt: null });
    expect((await readSubmissionRecord(AGENCY, (await db().dossier.findFirstOrThrow({ where: { code: String(made.code) } })).id))?.resultBy).toBe('postal');
    expect((await city.act(String(made.code), { act: 'accept' })).status).toBe(201);
  });

  it('another client’s file, a wrong type and a nameless one are refused', async () => {
    const [one, two] = [await aToken(), await aToken()];
    const files = await filesFor(one.token);
    const answer = await clientWith(two.token).receive(await online({ files }));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('/files');
    expect((await store(one.token, 'x.pdf', Buffer.from('<html>'))).status).toBe(422);
    expect((await store(one.token, '', PDF)).status).toBe(422);
    expect((await store('tthc_sai', 'x.pdf', PDF)).status).toBe(401);
  });

  it('arriving late never makes it late: answered within 8 hours by legal time, both times shown', async () => {
    const { token } = await aToken();
    const city = clientWith(token);
    const made = (await (await city.receive(await online({ files: await filesFor(token), receivedAt: '2026-11-19T09:00:00+07:00' }))).json()) as { code: string; submittedAt: string; answerDueAt: string };
    expect(made.submittedAt).toBe('2026-11-19T09:00:00+07:00');
    expect(made.code).toContain('-261119-');
    const done = (await (await city.act(made.code, { act: 'accept', legalAt: '2026-11-19T14:00:00+07:00' })).json()) as Record<string, unknown>;
    expect(done).toMatchObject({ act: 'accept', status: 'received', legalAt: '2026-11-19T14:00:00+07:00', isEnteredLate: true });
    const direct = (await (await city.receive(await online({ files: await filesFor(token), receivedAt: '2026-11-19T14:00:00+07:00', channel: 'in-person', components: (await anIntake()).components }))).json()) as { printedDueAt: string };
    const deadline = (await (await city.deadline(made.code)).json()) as Record<string, unknown>;
    // The same limit from the same instant, whenever it arrived.
    expect(deadline).toMatchObject({ receivedAt: '2026-11-19T14:00:00+07:00', dueAt: direct.printedDueAt });
    const state = foldEvents(await readHistory(AGENCY, (await db().dossier.findFirstOrThrow({ where: { code: made.code } })).id));
    expect(state.ok && state.value.answeredAt).toEqual(parseLocalTime('2026-11-19T14:00'));
    const [submittedEvent] = ((await (await city.events(made.code)).json()) as { items: Record<string, unknown>[] }).items;
    expect(submittedEvent).toMatchObject({ act: 'submit-online', legalAt: '2026-11-19T09:00:00+07:00', isEnteredLate: true });
    expect(submittedEvent?.enteredAt).not.toBe(submittedEvent?.legalAt);
  });
});
