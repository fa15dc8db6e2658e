import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { findEarlierFinding, findFinding, listEarlierFindings, listFindings, listStatements } from '@/lib/data/findings';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/transaction';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import { dateColumn } from '@/lib/platform/clock';
import { FindingStep, RecordFinding } from '@/lib/schemas/inspection-finding';
import { openEvidenceFile } from '@/lib/usecases/inspection/open-evidence-file';
import { recordFinding } from '@/lib/usecases/inspection/record-finding';
import { recordFindingHere } from '@/lib/usecases/inspection/record-finding-here';
import { maySeeFinding, notifyFindings, stepFinding } from '@/lib/usecases/inspection/step-finding';
import { storeFile } from '@/lib/usecases/store-file';
import { AGENCY, openOffice } from '../support/counter-office';
import { useDatabase } from '../support/database';
import { contextOf, placeInspection, type PlacedInspection } from '../support/inspection-office';

useDatabase();

let [now, before]: PlacedInspection[] = [];
const place = (inspection: PlacedInspection | undefined): PlacedInspection => {
  if (!inspection) throw new Error('not placed');
  return inspection;
};
const fields = (wanted: Record<string, unknown> = {}) => RecordFinding.parse({
  id: randomUUID(), code: place(now).code, seen: '0', unitId: place(now).units['QLLĐ'], itemKey: 'kt-37', source: 'checklist', sourceKey: 'kt-37', facts: '3 hồ sơ nhận trước 15 giờ nhưng ngày làm việc sau mới chuyển.',
  dossierCodes: 'H24.21-260915-0007, H24.21-261008-0019\nH24.21-260915-0007', ruleBroken: 'NĐ 61/2018 Đ.18', severity: 'moderate', extent: 'single', ...wanted,
});
const record = async (username: string, wanted: Record<string, unknown> = {}) => recordFindingHere(await contextOf(username), fields(wanted));
const recorded = async (wanted: Record<string, unknown> = {}): Promise<string> => {
  const done = await record('kiemtra', wanted);
  if (!done.ok) throw new Error(done.refusal.name);
  return done.value.id;
};
const step = async (username: string, act: string, findingId: string, more: Record<string, unknown> = {}) => {
  const seen = (await db().finding.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY, id: findingId } } })).version;
  return stepFinding(await contextOf(username), FindingStep.parse({ act, findingId, seen, ...more }));
};
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const store = async (username: string): Promise<string> => {
  const stored = await storeFile(await contextOf(username), { name: 'giai-trinh.pdf', source: (async function* () { yield new Uint8Array(PDF); })() });
  if (!stored.ok) throw new Error(stored.refusal.name);
  return stored.value.fileId;
};

beforeAll(async () => {
  await openOffice();
  before = await placeInspection({ code: '2017-01', siteFrom: '2017-09-06', stage: 'on-site' });
  now = await placeInspection({ code: '2026-01' });
});

describe('recording a finding', () => {
  it('is done by the team at work on the unit, and by nobody else', async () => {
    for (const username of ['kiemsoat', 'lanhdao', 'truongphong', 'chuyenvien', 'tiepnhan', 'quantri']) expect((await record(username)).ok, username).toBe(false);
    expect(await record('kiemsoat')).toMatchObject({ refusal: { name: 'NotOfTheTeam' } });
    expect(await record('kiemtra2')).toMatchObject({ ok: true });
    expect(await record('kiemtra2', { unitId: place(now).units['QLĐT'] })).toMatchObject({ refusal: { name: 'NotOfTheTeam' } });
    expect(await record('kiemtra', { unitId: place(now).units['QLĐT'] })).toMatchObject({ ok: true });
    expect((await record('kiemtra', { unitId: randomUUID() })).ok).toBe(false);
    expect(await record('kiemtra', { itemKey: 'kt-999' })).toMatchObject({ refusal: { name: 'NoSuchItem' } });
  });

  it('keeps what was written, each dossier once, and says what is missing', async () => {
    const id = await recorded();
    expect(await findFinding(AGENCY, id)).toMatchObject({ dossierCodes: ['H24.21-260915-0007', 'H24.21-261008-0019'], itemNumber: 37, state: 'recorded', number: null, version: 1, cause: null, inspectionCode: '2026-01' });
    const { error } = RecordFinding.safeParse({ ...fields(), facts: ' ', ruleBroken: '', severity: 'x', dossierCodes: 'không phải mã' });
    expect([...new Set(error?.issues.map(({ path }) => path[0]))]).toEqual(['facts', 'dossierCodes', 'ruleBroken', 'severity']);
  });

  it('sent again, from however many devices at once, is one finding; a change of it is a new version', async () => {
    const sent = fields({ itemKey: 'kt-40' });
    const author = { agencyId: AGENCY, staffId: (await contextOf('kiemtra')).actor.staffId, saidAt: new Date('2026-11-23T02:00:00Z'), receivedAt: new Date('2026-11-23T03:00:00Z') };
    const input = { ...sent, inspectionId: place(now).id, itemKey: 'kt-40', sourceKey: 'kt-40', cause: null, causeNote: null };
    const answers = [];
    for (let i = 0; i < 3; i += 1) answers.push(await inTransaction((tx) => recordFinding(tx, author, input)));
    expect(answers.map((answer) => answer.ok && [answer.value.version, answer.value.isNew])).toEqual([[1, true], [1, false], [1, false]]);
    const changed = { ...input, facts: 'Sửa lời cho rõ hơn.' };
    expect(await inTransaction((tx) => recordFinding(tx, author, changed, 0))).toMatchObject({ refusal: { name: 'FindingChanged', version: 1 } });
    expect(await inTransaction((tx) => recordFinding(tx, author, changed, 1))).toMatchObject({ value: { version: 2, isNew: false } });
    expect(await inTransaction((tx) => recordFinding(tx, author, { ...changed, unitId: place(now).units['QLĐT'] ?? '' }))).toMatchObject({ refusal: { name: 'OtherFinding' } });
    expect(await db().finding.count({ where: { id: sent.id } })).toBe(1);
  });
});

describe('what the unit sees and says', () => {
  it('nothing before it is told; then all at once, numbered, with a notice to its head', async () => {
    const head = await contextOf('truongphong');
    const own = place(now).units['QLLĐ'] ?? '';
    const all = await listFindings(AGENCY, { inspectionId: place(now).id, unitId: own });
    expect(all.length).toBeGreaterThan(2);
    expect(await listFindings(AGENCY, { inspectionId: place(now).id, toldUnitIds: [own] })).toEqual([]);
    expect(all.every((finding) => !maySeeFinding(head, finding))).toBe(true);
    expect(await notifyFindings(head, { code: '2026-01', unitId: own })).toMatchObject({ ok: false });
    expect(await notifyFindings(await contextOf('kiemtra2'), { code: '2026-01', unitId: own })).toEqual({ ok: true, value: { count: all.length } });
    const told = await listFindings(AGENCY, { inspectionId: place(now).id, toldUnitIds: [own] });
    expect(told.map(({ number }) => number)).toEqual(all.map((_, index) => index + 1));
    expect(told.every((finding) => maySeeFinding(head, finding))).toBe(true);
    const other = await contextOf('truongdautu');
    expect(told.some((finding) => maySeeFinding(other, finding))).toBe(false);
    expect(await db().notice.findMany({ where: { template: 'staff-finding-told' } })).toMatchObject([{ recipient: head.actor.staffId, channel: 'in-app' }]);
    expect(await notifyFindings(await contextOf('kiemtra'), { code: '2026-01', unitId: own })).toEqual({ ok: true, value: { count: 0 } });
  });

  it('contests and explains with a paper that only those who see the finding open; it changes no word', async () => {
    const id = await recorded({ itemKey: 'kt-41' });
    expect(await step('truongphong', 'contest', id, { text: 'Chưa được thông báo.' })).toMatchObject({ refusal: { name: 'NoSuchFinding' } });
    expect(await step('kiemtra', 'notify', id)).toMatchObject({ ok: true, value: { state: 'notified' } });
    const was = await findFinding(AGENCY, id);
    expect(await step('truongdautu', 'contest', id, { text: 'Không phải đơn vị này.' })).toMatchObject({ refusal: { name: 'NoSuchFinding' } });
    expect(await step('chuyenvien', 'contest', id, { text: 'Không phải trưởng phòng.' })).toMatchObject({ refusal: { name: 'NotPermitted' } });
    expect(await step('kiemtra', 'contest', id, { text: 'Đoàn không nói thay đơn vị.' })).toMatchObject({ refusal: { name: 'NotPermitted' } });
    expect(await step('truongphong', 'contest', id, { text: 'Tệp của người khác.', fileIds: [await store('truongdautu')] })).toMatchObject({ refusal: { name: 'FileUnknown' } });
    const fileId = await store('truongphong');
    expect(await step('truongphong', 'contest', id, { text: 'Hồ sơ đã chuyển trước 17 giờ, có sổ giao nhận.', fileIds: [fileId] })).toMatchObject({ ok: true, value: { state: 'contested' } });
    expect(await step('truongphong', 'explain', id, { text: 'Dùng lại tệp cũ.', fileIds: [fileId] })).toMatchObject({ refusal: { name: 'FileUnknown' } });
    expect(await step('truongphong', 'explain', id, { text: 'Bổ sung ảnh chụp sổ giao nhận.' })).toMatchObject({ ok: true, value: { state: 'contested' } });
    const [first] = await listStatements(AGENCY, id);
    expect(first).toMatchObject({ side: 'unit', stance: 'contest', files: [{ name: 'giai-trinh.pdf' }] });
    const evidence = first?.files[0]?.evidenceId ?? '';
    const opened = await Promise.all(['truongphong', 'kiemtra', 'kiemsoat', 'truongdautu', 'quantri'].map(async (username) => [username, (await openEvidenceFile(await contextOf(username), evidence)) !== null]));
    expect(Object.fromEntries(opened)).toEqual({ truongphong: true, kiemtra: true, kiemsoat: true, truongdautu: false, quantri: false });
    expect(await openEvidenceFile(await contextOf('kiemtra'), randomUUID())).toBeNull();
    const { facts, ruleBroken, severity, extent, dossierCodes } = (await findFinding(AGENCY, id)) ?? {};
    expect({ facts, ruleBroken, severity, extent, dossierCodes }).toEqual({ facts: was?.facts, ruleBroken: was?.ruleBroken, severity: was?.severity, extent: was?.extent, dossierCodes: was?.dossierCodes });
    expect(await db().notice.count({ where: { template: 'staff-finding-answered' } })).toBeGreaterThanOrEqual(4);
  });

  it('the team upholds, amends with the old words beside the reason, or withdraws; nobody rewrites what was told', async () => {
    const id = await recorded({ itemKey: 'kt-42' });
    expect(await step('kiemtra', 'uphold', id, { text: 'Chưa có gì để giữ.' })).toMatchObject({ refusal: { name: 'WrongFindingState', state: 'recorded' } });
    await step('kiemtra', 'notify', id);
    expect(await record('kiemtra', { id, itemKey: 'kt-42', facts: 'Viết lại sau khi thông báo.', seen: '2' })).toMatchObject({ refusal: { name: 'WrongFindingState', state: 'notified' } });
    await step('truongphong', 'contest', id, { text: 'Chỉ có 2 hồ sơ, không phải 3.' });
    expect(await step('kiemtra', 'uphold', id, { text: 'Đã đếm lại: 3 hồ sơ.' })).toMatchObject({ value: { state: 'contested' } });
    expect((await findFinding(AGENCY, id))?.isUpheld).toBe(true);
    expect(await step('truongphong', 'amend', id, { text: 'Tự sửa.', facts: 'Không có gì sai cả.', ruleBroken: 'Không', severity: 'minor', extent: 'single', dossierCodes: '' })).toMatchObject({ ok: false });
    expect(await step('kiemtra', 'amend', id, { text: 'Bỏ một hồ sơ nhận sau 15 giờ.', facts: '2 hồ sơ chuyển chậm.', ruleBroken: 'NĐ 61/2018 Đ.18', severity: 'minor', extent: 'single', dossierCodes: 'H24.21-260915-0007' })).toMatchObject({ value: { state: 'notified' } });
    const amended = await findFinding(AGENCY, id);
    expect(amended).toMatchObject({ facts: '2 hồ sơ chuyển chậm.', severity: 'minor', dossierCodes: ['H24.21-260915-0007'], version: 5 });
    expect((await listStatements(AGENCY, id)).at(-1)).toMatchObject({ side: 'team', stance: 'amend', text: expect.stringContaining('3 hồ sơ nhận trước 15 giờ') });
    const stale = FindingStep.parse({ act: 'agree', findingId: id, seen: 4 });
    expect(await stepFinding(await contextOf('truongphong'), stale)).toMatchObject({ refusal: { name: 'FindingChanged', version: 5 } });
    expect(await step('truongphong', 'agree', id)).toMatchObject({ value: { state: 'agreed' } });
    expect(await step('kiemtra', 'withdraw', id, { text: 'Trùng với phát hiện khác.' })).toMatchObject({ value: { state: 'withdrawn' } });
    expect(await findFinding(AGENCY, id)).toMatchObject({ withdrawnWhy: 'Trùng với phát hiện khác.' });
    expect(await step('truongphong', 'explain', id, { text: 'Nói thêm sau khi rút.' })).toMatchObject({ refusal: { name: 'WrongFindingState', state: 'withdrawn' } });
    await expect(db().$executeRaw`UPDATE finding_statement SET text = 'khác' WHERE "findingId" = ${id}::uuid`).rejects.toThrow();
  });
});

describe('a finding that comes back', () => {
  it('links to the former one of the same unit and item, with the promise then made; not to one that was withdrawn or never told', async () => {
    const old = { code: '2017-01', unitId: place(before).units['QLLĐ'], itemKey: 'kt-50' };
    const first = await recorded(old);
    const inNow = async () => (await findFinding(AGENCY, await recorded({ itemKey: 'kt-50' })))?.earlierFindingId;
    expect(await inNow()).toBeNull();
    expect(await step('kiemtra', 'notify', first)).toMatchObject({ ok: true });
    await db().recommendation.create({ data: { agencyId: AGENCY, id: randomUUID(), inspectionId: place(before).id, number: 1, addresseeKind: 'unit', unitId: old.unitId ?? '', kind: 'correct', text: 'Trả kết quả có ký nhận.', dueOn: dateColumn(plainDate('2017-12-31')), state: 'open' } });
    const { id: recommendationId } = await db().recommendation.findFirstOrThrow({ where: { inspectionId: place(before).id } });
    await db().recommendationFinding.create({ data: { agencyId: AGENCY, recommendationId, findingId: first } });
    await db().remedyEvent.create({ data: { agencyId: AGENCY, recommendationId, seq: 1, act: 'promise', stateAfter: 'open', text: 'Sẽ làm', promisedOn: dateColumn(plainDate('2017-11-30')), legalOn: dateColumn(plainDate('2017-10-01')) } });
    expect(await inNow()).toBe(first);
    const unitId = place(now).units['QLLĐ'] ?? '';
    const day = dateColumn(plainDate('2026-11-23'));
    expect(await inTransaction((tx) => findEarlierFinding(tx, AGENCY, unitId, 'kt-50', day))).toMatchObject({ findingId: first, inspectionCode: '2017-01', number: 1, promises: [{ number: 1, text: 'Trả kết quả có ký nhận.', dueOn: '2017-12-31', promisedOn: '2017-11-30', remedy: null, state: 'open' }] });
    expect(await inTransaction((tx) => findEarlierFinding(tx, AGENCY, place(now).units['QLĐT'] ?? '', 'kt-50', day))).toBeNull();
    expect(await inTransaction((tx) => findEarlierFinding(tx, AGENCY, unitId, 'kt-50', dateColumn(plainDate('2017-09-06'))))).toBeNull();
    expect((await inTransaction((tx) => listEarlierFindings(tx, AGENCY, unitId, day))).map(({ itemKey }) => itemKey)).toEqual(['kt-50']);
    expect((await listFindings(AGENCY, { repeatsOnly: true })).map(({ itemKey }) => itemKey)).toEqual(['kt-50']);
  });
});

describe('the stage of the inspection', () => {
  it('decides: nothing is recorded after the report, and the unit may still explain', async () => {
    const id = await recorded({ itemKey: 'kt-43' });
    await step('kiemtra', 'notify', id);
    await db().inspection.update({ where: { agencyId_id: { agencyId: AGENCY, id: place(now).id } }, data: { stage: 'reported' } });
    expect(await record('kiemtra')).toMatchObject({ refusal: { name: 'NotInThisStage', stage: 'reported' } });
    expect(await step('kiemtra', 'withdraw', id, { text: 'Muộn rồi.' })).toMatchObject({ refusal: { name: 'NotInThisStage' } });
    expect(await step('truongphong', 'explain', id, { text: 'Đã chấn chỉnh trong tuần.' })).toMatchObject({ ok: true });
  });

  it('a member who was taken off the team records nothing more', async () => {
    await db().inspection.update({ where: { agencyId_id: { agencyId: AGENCY, id: place(now).id } }, data: { stage: 'on-site' } });
    await db().inspectionMember.updateMany({ where: { inspectionId: place(now).id, role: 'member' }, data: { removedAt: new Date('2026-11-24T01:00:00Z') } });
    expect(await record('kiemtra2')).toMatchObject({ refusal: { name: 'NotOfTheTeam' } });
    expect((await listFindings(AGENCY, { inspectionId: place(now).id })).some(({ byName }) => byName.includes('Diễm'))).toBe(true);
  });
});
