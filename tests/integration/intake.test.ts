import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { actorNamed, AGENCY, anIntake, checkOrdinals, EXPERT, openOffice, versionOf } from '../support/counter-office';
import { useDatabase } from '../support/database';
import { verifyAudit } from '@/lib/usecases/verify-audit';
import { db } from '@/lib/db/client';
import { isDatabaseDown } from '@/lib/db/errors';
import type { Actor } from '@/lib/domain/access/can';
import { foldEvents } from '@/lib/domain/dossier/fold';
import { readHistory } from '@/lib/data/dossier-acts';
import { findPaper, isAsIssued } from '@/lib/data/papers';
import { localTimeOf, today } from '@/lib/platform/clock';
import { ReceiveDossier, type ReceiveDossierSent } from '@/lib/schemas/receive-dossier';
import { receiveDossier } from '@/lib/usecases/receive-dossier';

const database = useDatabase();

let clerk: Actor;
beforeAll(async () => {
  await openOffice();
  clerk = await actorNamed('tiepnhan');
});

const send = async (wanted: Partial<ReceiveDossierSent> = {}) => receiveDossier({ actor: clerk }, ReceiveDossier.parse(await anIntake(wanted)));
const received = async (wanted: Partial<ReceiveDossierSent> = {}) => {
  const result = await send(wanted);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};
const rowOf = (dossierId: string) => db().dossier.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY, id: dossierId } } });
/** A Friday before the holiday of 24/11/2026. */
const FRIDAY = { receivedAt: '2026-11-20T10:24', lateReason: 'Mất điện tại quầy' };

describe('receiving a dossier', () => {
  it('gives the code of its day, the date with its reasons, and everything that belongs to it', async () => {
    const done = await received(FRIDAY);
    expect(done.code).toBe('H24.21-261120-0001');
    expect(done.dueAt).toEqual({ on: '2026-12-02', minute: 17 * 60 });
    const row = await rowOf(done.dossierId);
    expect(row).toMatchObject({
      status: 'received', channel: 'in-person', caseName: EXPERT, termUnit: 'working-day', termValue: 7, termSource: 'committed', statutoryValue: 10, applicantIdNumber: '0200000002', applicantPhone: '0900000002',
      receivedById: clerk.staffId, holderId: clerk.staffId, holdingUnitId: clerk.roles[0]?.unitId, eventCount: 1, isDueProvisional: false, isSample: true,
    });
    expect(row.printedDueAt).toEqual(row.originalDueAt);
    expect(row.receivedAt && localTimeOf(row.receivedAt)).toEqual({ on: '2026-11-20', minute: 10 * 60 + 24 });
    expect(done.days.map((day) => day.on)).toContain('2026-11-24');
    expect(done.days.filter((day) => day.ordinal !== null)).toHaveLength(7);
    const documents = await db().submittedDocument.findMany({ where: { agencyId: AGENCY, dossierId: done.dossierId }, orderBy: { ordinal: 'asc' } });
    expect(documents.map(({ ordinal, isPresent }) => [ordinal, isPresent])).toEqual([1, 2, 3, 4, 5, 6, 7].map((ordinal) => [ordinal, true]));
    expect(await db().feeItem.findMany({ where: { agencyId: AGENCY, dossierId: done.dossierId } })).toMatchObject([{ amountVnd: 600_000n, paidVnd: 0n, kind: 'levy' }]);
  });

  it('stores what its events fold to', async () => {
    const done = await received();
    const folded = foldEvents(await readHistory(AGENCY, done.dossierId));
    const row = await rowOf(done.dossierId);
    expect(folded.ok && folded.value).toMatchObject({ status: row.status, holdingUnitId: row.holdingUnitId, holderId: row.holderId, receivedAt: row.receivedAt && localTimeOf(row.receivedAt), lastSeq: row.eventCount });
  });

  it('is dated by the database when no time is given', async () => {
    const done = await received();
    expect(done.receivedAt.on).toBe(today());
    expect(done.code).toMatch(new RegExp(`^H24\\.21-${today().slice(2).replaceAll('-', '')}-\\d{4}$`));
  });

  it('issues a receipt in the book of the year, whose data are as they were issued', async () => {
    const done = await received(FRIDAY);
    const paper = await findPaper(AGENCY, done.paperId);
    expect(paper).toMatchObject({ kind: 'intake-receipt', edition: 'circular-03-2025', voidedAt: null, dossierCode: done.code });
    expect(paper?.data).toMatchObject({ dossierCode: done.code, number: `${paper?.ordinal}/GTN-BPMC`, dueAt: done.dueAt, place: 'Hải Phòng', submitterName: null, receptionOfficerName: clerk.name });
    expect(paper && isAsIssued(paper)).toBe(true);
    const row = await rowOf(done.dossierId);
    expect(paper?.data).toMatchObject({ lookupUrl: expect.stringContaining(`/tra-cuu/q/${row.qrToken}?ma=${done.code}`) });
  });

  it('uses the forms of 2018 for a reception before 15/9/2025', async () => {
    const version = await versionOf('1.010727');
    await db().$executeRaw`UPDATE procedure_version SET "validFrom" = '2020-01-01' WHERE id = ${version.versionId}::uuid`;
    const lines = version.content.components.map((component, index) => ({ ordinal: index + 1, originals: component.originals, copies: component.copies }));
    const done = await received({ versionId: version.versionId, caseName: 'Trường hợp chung', components: lines, receivedAt: '2025-03-06T09:00', lateReason: 'Nhập lại từ sổ giấy' });
    expect(await findPaper(AGENCY, done.paperId)).toMatchObject({ edition: 'circular-01-2018' });
    expect(done.code).toBe('H24.21-250306-0001');
    const [event] = await db().dossierEvent.findMany({ where: { agencyId: AGENCY, dossierId: done.dossierId } });
    expect(event).toMatchObject({ act: 'receive', seq: 1, statusAfter: 'received', reason: 'Nhập lại từ sổ giấy' });
    expect(event && event.enteredAt > event.legalAt).toBe(true);
  });

  it('knows the applicant again and keeps what the paper of the day said', async () => {
    const first = await received();
    const second = await received({ applicant: { ...(await anIntake()).applicant, name: 'Công ty TNHH Sao Bến (tên mới)', phone: '0900000099' } });
    const [a, b] = [await rowOf(first.dossierId), await rowOf(second.dossierId)];
    expect(b.applicantId).toBe(a.applicantId);
    expect([a.applicantName, b.applicantName]).toEqual(['Công ty TNHH Cơ khí chính xác Sao Bến', 'Công ty TNHH Sao Bến (tên mới)']);
    expect(await db().applicant.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY, id: a.applicantId } } })).toMatchObject({ name: 'Công ty TNHH Sao Bến (tên mới)', phone: '0900000099' });
  });

  it('tells the applicant once, if they chose so', async () => {
    const done = await received({ notifyBy: 'email', applicant: { ...(await anIntake()).applicant, email: 'vanphong@example.vn' } });
    expect(await db().notice.findMany({ where: { agencyId: AGENCY, dossierId: done.dossierId } })).toMatchObject([{ channel: 'email', recipient: 'vanphong@example.vn', template: 'dossier-received', state: 'queued' }]);
  });
});

describe('one load of the form makes one dossier', () => {
  it('though it is sent twice at once, and again later', async () => {
    const input = ReceiveDossier.parse(await anIntake());
    const answers = await Promise.all([1, 2, 3, 4].map(() => receiveDossier({ actor: clerk }, input)));
    const again = await receiveDossier({ actor: clerk }, input);
    const codes = new Set([...answers, again].map((answer) => (answer.ok ? answer.value.code : JSON.stringify(answer.refusal))));
    expect(codes.size).toBe(1);
    expect(answers.filter((answer) => answer.ok && !answer.value.isReplay)).toHaveLength(1);
    expect(again.ok && again.value.isReplay).toBe(true);
  });

  it('and refuses another content under the same key, naming what was made', async () => {
    const sent = await anIntake();
    const first = await receiveDossier({ actor: clerk }, ReceiveDossier.parse(sent));
    const second = await receiveDossier({ actor: clerk }, ReceiveDossier.parse({ ...sent, sets: 2 }));
    expect(second).toEqual({ ok: false, refusal: { name: 'KeyUsedForOther', code: first.ok ? first.value.code : null } });
  });

  it('and leaves the key free when it was refused', async () => {
    const sent = await anIntake();
    const refused = await receiveDossier({ actor: clerk }, ReceiveDossier.parse({ ...sent, components: [] }));
    expect(refused.ok).toBe(false);
    const done = await receiveDossier({ actor: clerk }, ReceiveDossier.parse(sent));
    expect(done.ok && done.value.isReplay).toBe(false);
  });
});

describe('refusals', () => {
  const cases: readonly [string, Partial<ReceiveDossierSent>, Readonly<Record<string, unknown>>][] = [
    ['a receipt in the future', { receivedAt: '2099-01-05T08:00' }, { name: 'ReceivedInFuture' }],
    ['a late entry without its reason', { receivedAt: '2026-11-20T10:24', lateReason: null }, { name: 'LateReasonMissing' }],
    ['a procedure not in force on that day', { receivedAt: '2025-08-06T09:00', lateReason: 'Nhập muộn' }, { name: 'NotInForce', validFrom: '2025-08-07' }],
    ['a version that does not exist', { versionId: randomUUID() }, { name: 'UnknownProcedure' }],
    ['what comes online', { channel: 'online' }, { name: 'OnlineNotAtCounter' }],
    ['a case that the procedure does not have', { caseName: 'Trường hợp lạ' }, { name: 'CaseNotChosen' }],
    ['a component that is not on the list', { components: [{ ordinal: 99, originals: 1, copies: 0 }] }, { name: 'UnknownComponent', ordinal: 99 }],
    ['a set in which papers are missing', { components: [{ ordinal: 1, originals: 1, copies: 0 }] }, { name: 'MissingComponents' }],
    ['a file that nobody brought', { files: [{ fileId: randomUUID(), purpose: 'component', ordinal: 1 }] }, { name: 'FileUnknown' }],
  ];

  it.each(cases)('%s', async (_, wanted, refusal) => {
    const before = await db().dossier.count();
    const result = await send(wanted);
    expect(result).toMatchObject({ ok: false, refusal });
    expect(await db().dossier.count()).toBe(before);
  });

  it('a channel that the procedure does not offer', async () => {
    const version = await versionOf('1.009756', '2026-11-20').catch(() => versionOf('1.014199'));
    await db().$executeRaw`UPDATE procedure_version SET content = jsonb_set(content, '{channels}', '["in-person"]') WHERE id = ${version.versionId}::uuid`;
    const result = await send({ versionId: version.versionId, caseName: null, components: [], channel: 'postal' });
    await db().$executeRaw`UPDATE procedure_version SET content = jsonb_set(content, '{channels}', '["in-person","online","postal"]') WHERE id = ${version.versionId}::uuid`;
    expect(result).toMatchObject({ ok: false, refusal: { name: 'ChannelNotOffered', offered: ['in-person'] } });
  });

  it('names every component that is missing and how many', async () => {
    const result = await send({ components: [{ ordinal: 1, originals: 1, copies: 0 }, { ordinal: 5, originals: 1, copies: 0 }] });
    expect(!result.ok && result.refusal.name === 'MissingComponents' && result.refusal.missing.map(({ line, originals, copies }) => [line.ordinal, originals, copies])).toEqual([[2, 1, 0], [3, 0, 1], [4, 1, 0], [5, 1, 0], [6, 0, 1], [7, 0, 1]]);
  });
});

describe('many writers', () => {
  it('leave no gap and no repeat, though one in ten fails', async () => {
    const before = await checkOrdinals();
    const WRITERS = 16;
    const EACH = 40;
    const base = ReceiveDossier.parse(await anIntake(FRIDAY));
    let failed = 0;
    await Promise.all(Array.from({ length: WRITERS }, async (_, writer) => {
      for (let n = 0; n < EACH; n += 1) {
        const isToFail = (writer * EACH + n) % 10 === 3;
        // Fails after the numbers are taken: the column takes no such visit.
        const input = { ...base, key: randomUUID(), ...(isToFail ? { visitId: 'not-a-uuid' } : {}), applicant: { ...base.applicant, taxCode: `02${String(10_000_000 + ((writer * EACH + n) % 50)).slice(-8)}` } };
        await receiveDossier({ actor: clerk }, input).then((result) => expect(result.ok).toBe(true), () => { failed += 1; });
      }
    }));
    expect(failed).toBe((WRITERS * EACH) / 10);
    expect(await checkOrdinals()).toBe(before + WRITERS * EACH * 0.9);
    expect((await verifyAudit(AGENCY)).faults).toEqual([]);
  });
});

describe('a database that goes away in the middle', () => {
  it('leaves all of a dossier or nothing, and the retry under the same key makes one', async () => {
    const before = await checkOrdinals();
    const base = ReceiveDossier.parse(await anIntake(FRIDAY));
    const killer = new pg.Client({ connectionString: database.url() });
    await killer.connect();
    let isOver = false;
    const killing = (async () => {
      while (!isOver) {
        await killer.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()');
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    })();
    let broken = 0;
    const keys = Array.from({ length: 24 }, () => randomUUID());
    const codes = await Promise.all(keys.map(async (key, at) => {
      for (let attempt = 1; ; attempt += 1) {
        // From the third attempt on the database is let alone, as when it has been started again.
        if (attempt === 3) isOver = true;
        try {
          const result = await receiveDossier({ actor: clerk }, { ...base, key, applicant: { ...base.applicant, taxCode: `0207${String(at).padStart(6, '0')}` } });
          return result.ok ? result.value.code : JSON.stringify(result.refusal);
        } catch (error) {
          broken += 1;
          expect(isDatabaseDown(error), String(error)).toBe(true);
          await new Promise((resolve) => setTimeout(resolve, 100 * attempt));
        }
      }
    }));
    isOver = true;
    await killing;
    await killer.end();
    expect(broken).toBeGreaterThan(0);
    expect(new Set(codes).size).toBe(keys.length);
    expect(await checkOrdinals()).toBe(before + keys.length);
    expect((await verifyAudit(AGENCY)).faults).toEqual([]);
  });
});
