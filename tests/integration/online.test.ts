import { createHash } from 'node:crypto';
import { utimes } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../support/database';
import { actorNamed, AGENCY, checkOrdinals, EXPERT, openOffice, versionOf, WORK_PERMIT } from '../support/counter-office';
import { db } from '@/lib/db/client';
import { diskStore } from '@/lib/adapters/files/disk-store';
import { localTimeOf, now } from '@/lib/platform/clock';
import { readSubmissionRecord } from '@/lib/data/public-dossier';
import { fullClock } from '@/lib/domain/dossier/clock-view';
import { foldEvents } from '@/lib/domain/dossier/fold';
import { readHistory } from '@/lib/data/dossier-acts';
import { loadCalendar } from '@/lib/data/calendar';
import { parseLocalTime } from '@/lib/domain/calendar/local-time';
import { addFileToDraft, beginDraft, draftHash, keepDraftTexts, ONLINE_LIMITS, openDraft, openDraftFile, type OnlineAsker } from '@/lib/usecases/online-draft';
import { judgeDraft } from '@/lib/usecases/judge-online-draft';
import { submitDraft } from '@/lib/usecases/submit-online-draft';
import { purgeOnlineDrafts } from '@/lib/usecases/purge-online-drafts';
import { addSupplementFile, openRequest, sendSupplement } from '@/lib/usecases/supplement-online';
import { withdrawOnline } from '@/lib/usecases/withdraw-online';
import { markNoticesRead } from '@/lib/usecases/mark-notices-read';
import { performAct } from '@/lib/usecases/perform-act';
import { printAcknowledgement } from '@/lib/usecases/print-acknowledgement';
import { printForApplicant } from '@/lib/usecases/print-paper';
import { verifyAudit } from '@/lib/usecases/verify-audit';

useDatabase();
beforeAll(openOffice);

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
async function* bytes(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
let visitors = 0;
const asker = (address = `198.51.100.${(visitors += 1)}`): OnlineAsker => ({ agencyId: AGENCY, address, instant: now() });

const ENTERPRISE = { kind: 'enterprise', by: 'self', caseName: EXPERT, name: 'Công ty TNHH <b>Sao Bến</b> & "Đối tác"', taxCode: '0200000002', address: 'Lô C3, Khu công nghiệp VSIP Hải Phòng', phone: '0900 000 002', email: 'van-phong@sao-ben.example', notifyBy: 'email', notifyLang: 'vi', resultBy: 'counter', declared: 'yes' };

async function begun(values: Record<string, string> = {}, who: OnlineAsker = asker()): Promise<{ token: string; who: OnlineAsker }> {
  const draft = await beginDraft(who, { slug: (await versionOf(WORK_PERMIT)).slug, lang: 'vi' });
  if (!draft.ok) throw new Error(draft.refusal.name);
  await keepDraftTexts(AGENCY, draft.value.token, { values: { ...ENTERPRISE, ...values } });
  return { token: draft.value.token, who };
}

async function withFiles(values: Record<string, string> = {}, who?: OnlineAsker): Promise<{ token: string; who: OnlineAsker }> {
  const draft = await begun(values, who);
  const open = await openDraft(draft.token, now());
  if (!open) throw new Error('no draft');
  for (const ordinal of (await judgeDraft(AGENCY, open, localTimeOf(now()))).missing) {
    const added = await addFileToDraft(draft.who, draftHash(draft.token), { purpose: 'component', ordinal }, { name: `giấy tờ ${ordinal}.pdf`, source: bytes(Buffer.concat([PDF, Buffer.from(`%${draft.token}${ordinal}`)])) });
    if (!added.ok) throw new Error(added.refusal.name);
  }
  return draft;
}

async function submitted(values: Record<string, string> = {}) {
  const { token, who } = await withFiles(values);
  const sent = await submitDraft(who, token);
  if (!sent.ok) throw new Error(JSON.stringify(sent.refusal));
  return db().dossier.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY, id: sent.value.dossierId } } });
}

const desk = async () => ({ actor: await actorNamed('tiepnhan'), instant: now(), now: localTimeOf(now()) });

describe('reception is told', () => {
  const unread = async (username: string) => db().notice.findMany({ where: { agencyId: AGENCY, template: 'staff-online-submitted', recipient: (await actorNamed(username)).staffId, readAt: null } });

  it('once a day with a count that grows, and anew once it was read; who may not accept is not told', async () => {
    const before = await db().notice.count({ where: { template: 'staff-online-submitted' } });
    expect(before).toBe(0);
    const dossiers = await Promise.all([submitted(), submitted(), submitted()]);
    for (const username of ['tiepnhan', 'traketqua']) {
      const told = await unread(username);
      expect(told).toHaveLength(1);
      expect(told[0]?.data).toMatchObject({ count: '3' });
      expect(dossiers.map(({ code }) => code)).toContain((told[0]?.data as { latest: string }).latest);
    }
    expect(await unread('chuyenvien')).toEqual([]);
    await markNoticesRead(await desk(), { id: null });
    const next = await submitted();
    expect((await unread('tiepnhan')).map(({ data }) => data)).toMatchObject([{ count: '1', latest: next.code }]);
    expect((await unread('traketqua')).map(({ data }) => data)).toMatchObject([{ count: '4', latest: next.code }]);
  });
});

describe('a submission from the public form', () => {
  it('makes a dossier at status 1 with event, papers, files, notice and audit, and no promise', async () => {
    const { token, who } = await withFiles();
    const sent = await submitDraft(who, token);
    expect(sent).toMatchObject({ ok: true, value: { isReplay: false } });
    if (!sent.ok) return;
    const id = sent.value.dossierId;
    const dossier = await db().dossier.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY, id } } });
    expect(dossier).toMatchObject({ status: 'submitted', channel: 'online', receivedAt: null, printedDueAt: null, originalDueAt: null, holderId: null, eventCount: 1, notifyBy: 'email', applicantName: ENTERPRISE.name, caseName: EXPERT });
    expect(dossier.submittedAt).not.toBeNull();
    const events = await db().dossierEvent.findMany({ where: { agencyId: AGENCY, dossierId: id } });
    expect(events).toMatchObject([{ act: 'submit-online', statusAfter: 'submitted', actorId: null, seq: 1 }]);
    expect(await db().paper.count({ where: { agencyId: AGENCY, dossierId: id } })).toBe(0);
    const documents = await db().submittedDocument.findMany({ where: { agencyId: AGENCY, dossierId: id, isRequired: true } });
    expect(documents.length).toBeGreaterThan(0);
    for (const document of documents) expect(document).toMatchObject({ isPresent: true, isScanned: true, electronicGiven: 1, originalsGiven: 0 });
    expect(await db().notice.findMany({ where: { agencyId: AGENCY, dossierId: id, channel: 'email' } })).toMatchObject([{ template: 'online-submitted', recipient: ENTERPRISE.email, state: 'queued' }]);
    expect(await db().auditEntry.count({ where: { agencyId: AGENCY, subject: `dossier:${dossier.code}`, action: 'dossier:submit-online' } })).toBe(1);
    expect((await verifyAudit(AGENCY)).faults).toEqual([]);
    // What was typed is not kept twice.
    const draft = await db().onlineDraft.findUniqueOrThrow({ where: { agencyId_tokenHash: { agencyId: AGENCY, tokenHash: draftHash(token) ?? '' } } });
    expect(draft).toMatchObject({ data: {}, dossierId: id });
    expect((await readSubmissionRecord(AGENCY, id))?.files).toHaveLength(documents.length);
  });

  it('is one dossier however often and however many at once it is sent', async () => {
    const { token, who } = await withFiles();
    const sent = await Promise.all(Array.from({ length: 12 }, () => submitDraft(who, token)));
    const ids = new Set(sent.map((one) => (one.ok ? one.value.dossierId : one.refusal.name)));
    expect(ids.size).toBe(1);
    expect(sent.filter((one) => one.ok && !one.value.isReplay)).toHaveLength(1);
    expect(await submitDraft(who, token)).toMatchObject({ ok: true, value: { isReplay: true } });
    await checkOrdinals();
  });

  it('keeps whatever is typed and says what is missing, field by field', async () => {
    const { token, who } = await begun({ phone: 'không có', taxCode: '1', by: '', resultBy: 'postal', resultAddress: '', declared: '' });
    const sent = await submitDraft(who, token);
    expect(sent.ok).toBe(false);
    if (sent.ok || sent.refusal.name !== 'Incomplete') throw new Error('expected Incomplete');
    expect(sent.refusal.problems.map(({ field }) => field).sort()).toEqual(['by', 'declared', 'phone', 'resultAddress', 'taxCode']);
    expect((await openDraft(token, now()))?.draft.values).toMatchObject({ phone: 'không có', taxCode: '1' });
  });

  it('is refused without the required papers, and makes nothing', async () => {
    const before = await db().dossier.count();
    const { token, who } = await begun();
    expect(await submitDraft(who, token)).toMatchObject({ ok: false, refusal: { name: 'MissingComponents' } });
    expect(await db().dossier.count()).toBe(before);
    await checkOrdinals();
  });

  it('takes a foreign organisation without a tax code, by its licence, in English', async () => {
    const dossier = await submitted({ kind: 'foreign-organization', taxCode: '', otherId: 'SG-2026/117', name: 'Nordsee Präzision GmbH & Co. KG, Văn phòng đại diện', phone: '+82 10 1234 5678', notifyLang: 'en' });
    expect(dossier).toMatchObject({ applicantKind: 'foreign-organization', applicantIdNumber: 'SG-2026/117', notifyLang: 'en' });
    expect(await db().notice.findFirst({ where: { agencyId: AGENCY, dossierId: dossier.id } })).toMatchObject({ lang: 'en' });
  });

  it('refuses a kind of applicant that the procedure is not for', async () => {
    const { token, who } = await withFiles({ kind: 'citizen', citizenId: '031090000001' });
    expect(await submitDraft(who, token)).toMatchObject({ ok: false, refusal: { name: 'NotAnApplicant' } });
  });

  it('asks a representative for the paper that authorises them', async () => {
    const { token, who } = await withFiles({ by: 'representative', repName: 'Nguyễn Thị Mẫu' });
    const first = await submitDraft(who, token);
    expect(first).toMatchObject({ ok: false, refusal: { name: 'Incomplete', problems: [{ field: 'authorisationFile' }] } });
    await addFileToDraft(who, draftHash(token), { purpose: 'authorisation', ordinal: null }, { name: 'uy-quyen.pdf', source: bytes(PDF) });
    expect(await submitDraft(who, token)).toMatchObject({ ok: true });
  });

  it('does not write over what is known of an applicant', async () => {
    const first = await submitted({ taxCode: '0200000028' });
    await db().applicant.update({ where: { agencyId_id: { agencyId: AGENCY, id: first.applicantId } }, data: { address: 'Địa chỉ đã đối chiếu' } });
    const second = await submitted({ taxCode: '0200000028', address: 'Địa chỉ khai trên mạng' });
    expect(second.applicantId).toBe(first.applicantId);
    expect(second.applicantAddress).toBe('Địa chỉ khai trên mạng');
    expect(await db().applicant.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY, id: first.applicantId } } })).toMatchObject({ address: 'Địa chỉ đã đối chiếu' });
  });
});

describe('files of a draft', () => {
  it.each([
    ['a script with the name of a PDF', 'đơn.pdf', Buffer.from('<script>alert(1)</script>'), 'TypeNotAllowed'],
    ['HTML', 'đơn.html', Buffer.from('<!doctype html><h1>x</h1>'), 'TypeNotAllowed'],
    ['a program', 'don.exe', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600)]), 'TypeNotAllowed'],
    ['a picture that calls itself a PDF', 'anh.pdf', Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64'), 'TypeDiffersFromName'],
    ['nothing', 'rong.pdf', Buffer.alloc(0), 'FileEmpty'],
    ['more than 20 MB', 'lon.pdf', Buffer.concat([PDF, Buffer.alloc(20 * 1024 * 1024)]), 'FileTooLarge'],
    ['an archive', 'nen.zip', Buffer.from('UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==', 'base64'), 'TypeNotAllowed'],
  ])('%s is not taken in', async (_what, name, content, refusal) => {
    const { token, who } = await begun();
    expect(await addFileToDraft(who, draftHash(token), { purpose: 'component', ordinal: 1 }, { name, source: bytes(content) })).toMatchObject({ ok: false, refusal: { name: refusal } });
    expect((await openDraft(token, now()))?.files).toEqual([]);
  });

  it.each([
    ['../../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Windows\\system32\\đơn.pdf', 'đơn.pdf'],
    ['a\u0000b\u202Efdp.pdf', 'abfdp.pdf'],
    ['"><img src=x onerror=alert(1)>.pdf', '___img src=x onerror=alert(1)_.pdf'],
    [`${'dài '.repeat(200)}.pdf`, undefined],
  ])('a hostile name, %j, is made harmless', async (name, kept) => {
    const { token, who } = await begun();
    const added = await addFileToDraft(who, draftHash(token), { purpose: 'component', ordinal: 1 }, { name, source: bytes(PDF) });
    if (!added.ok) throw new Error(added.refusal.name);
    if (kept) expect(added.value.name).toBe(kept);
    expect(added.value.name.length).toBeLessThanOrEqual(150);
    expect(added.value.name).not.toMatch(/[/\\<>"\u0000-\u001f\u202e]/);
  });

  it('is seen by whoever has the address of its own draft, and no other', async () => {
    const { token, who } = await begun();
    const other = await begun();
    const added = await addFileToDraft(who, draftHash(token), { purpose: 'component', ordinal: 1 }, { name: 'don.pdf', source: bytes(PDF) });
    if (!added.ok) throw new Error(added.refusal.name);
    expect(await openDraftFile(AGENCY, draftHash(token), added.value.fileId, now())).not.toBeNull();
    expect(await openDraftFile(AGENCY, draftHash(other.token), added.value.fileId, now())).toBeNull();
    expect(draftHash('../../x')).toBeNull();
  });

  it('stop at 40, ten at once not slipping through', async () => {
    const { token, who } = await begun();
    const add = (n: number) => addFileToDraft(who, draftHash(token), { purpose: 'component', ordinal: 1 }, { name: `t${n}.pdf`, source: bytes(PDF) });
    for (let n = 0; n < 35; n += 1) expect((await add(n)).ok).toBe(true);
    const last = await Promise.all(Array.from({ length: 10 }, (_, n) => add(100 + n)));
    expect(last.filter(({ ok }) => ok)).toHaveLength(5);
    expect(last.find(({ ok }) => !ok)).toMatchObject({ refusal: { name: 'TooManyFiles' } });
  });

  it('are counted by address, as drafts are', async () => {
    const who = asker('203.0.113.9');
    const slug = (await versionOf(WORK_PERMIT)).slug;
    for (let n = 0; n < ONLINE_LIMITS.begin; n += 1) expect((await beginDraft(who, { slug, lang: 'vi' })).ok).toBe(true);
    expect(await beginDraft(who, { slug, lang: 'vi' })).toMatchObject({ ok: false, refusal: { name: 'TooMany' } });
    expect((await beginDraft(asker('203.0.113.10'), { slug, lang: 'vi' })).ok).toBe(true);
  });
});

describe('a draft', () => {
  it('is gone after 30 days, with its files and their bytes; what was sent stays', async () => {
    const lost = await begun();
    const content = Buffer.concat([PDF, Buffer.from('%only here')]);
    await addFileToDraft(lost.who, draftHash(lost.token), { purpose: 'component', ordinal: 1 }, { name: 'don.pdf', source: bytes(content) });
    const kept = await submitted();
    const later = new Date(now().getTime() + 31 * 86_400_000);
    expect(await openDraft(lost.token, later)).toBeNull();
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(await db().storedFile.count({ where: { sha256 } })).toBe(1);
    const files = await db().dossierFile.count({ where: { agencyId: AGENCY, dossierId: kept.id } });
    expect(await purgeOnlineDrafts(later)).toBeGreaterThan(1);
    expect(await db().storedFile.count({ where: { sha256 } })).toBe(0);
    expect(await db().onlineDraft.count()).toBe(0);
    expect(await db().dossierFile.count({ where: { agencyId: AGENCY, dossierId: kept.id } })).toBe(files);
    // The bytes are young: whoever brings the same at this moment must find them. The next night's run deletes them.
    expect(await diskStore.read(sha256)).not.toBeNull();
    const old = new Date(now().getTime() - 2 * 3_600_000);
    await utimes(path.join(process.env.DATA_DIR ?? '', 'files', sha256.slice(0, 2), sha256), old, old);
    await purgeOnlineDrafts(later);
    expect(await diskStore.read(sha256)).toBeNull();
    for (const { fileId } of await db().dossierFile.findMany({ where: { agencyId: AGENCY, dossierId: kept.id } })) {
      const file = await db().storedFile.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY, id: fileId } } });
      expect(await diskStore.read(file.sha256)).not.toBeNull();
    }
    expect(await submitDraft(lost.who, lost.token)).toMatchObject({ ok: false, refusal: { name: 'NoDraft' } });
  });
});

describe('the desk answers', () => {
  it('accepts: the limit runs from then, with the receipt (Mẫu 01) and the notice', async () => {
    const dossier = await submitted();
    const done = await performAct(await desk(), { code: dossier.code, act: 'accept', seen: 1 });
    expect(done).toMatchObject({ ok: true, value: { state: { status: 'received' } } });
    const after = await db().dossier.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY, id: dossier.id } } });
    expect(after.receivedAt?.getTime()).toBeGreaterThanOrEqual((dossier.submittedAt?.getTime() ?? 0));
    expect(after.printedDueAt).not.toBeNull();
    const paper = await db().paper.findFirstOrThrow({ where: { agencyId: AGENCY, dossierId: dossier.id } });
    expect(paper.kind).toBe('intake-receipt');
    const printed = await printForApplicant(AGENCY, dossier.id, paper.id);
    expect(printed.ok && Buffer.from(printed.value.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    const other = await submitted();
    expect(await printForApplicant(AGENCY, other.id, paper.id)).toMatchObject({ ok: false });
    expect(await withdrawOnline(asker(), dossier.qrToken, { lastFour: '0002', reason: 'Thôi' })).toMatchObject({ ok: false, refusal: { name: 'NotOnlineAnyMore' } });
  });

  it('declines with reason and legal basis (Mẫu 03)', async () => {
    const dossier = await submitted();
    expect(await performAct(await desk(), { code: dossier.code, act: 'decline', seen: 1, reason: 'Không thuộc thẩm quyền', data: { legalBasis: 'Nghị định số 61/2018/NĐ-CP, Điều 17' } })).toMatchObject({ ok: true, value: { state: { status: 'declined' } } });
    expect(await db().paper.findFirst({ where: { agencyId: AGENCY, dossierId: dossier.id } })).toMatchObject({ kind: 'intake-refusal' });
  });

  it('asks for more (Mẫu 02); the applicant adds it online, once, and the 8 hours begin anew', async () => {
    const dossier = await submitted();
    await performAct(await desk(), { code: dossier.code, act: 'request-supplement', seen: 1, reason: 'Thiếu trang ký', data: { items: ['Văn bản đề nghị có chữ ký', 'Ảnh 4x6'], replyBy: parseLocalTime('2026-12-31T17:00') ?? undefined } });
    const stateOf = async () => foldEvents(await readHistory(AGENCY, dossier.id));
    expect(await stateOf()).toMatchObject({ value: { status: 'submitted', awaitingAnswerSince: null, pauses: [] } });
    const request = await openRequest(AGENCY, dossier.qrToken, now());
    if (!request) throw new Error('nothing asked for');
    expect(request.items).toEqual(['Văn bản đề nghị có chữ ký', 'Ảnh 4x6']);
    const who = asker();
    expect(await sendSupplement(who, dossier.qrToken, { seq: request.seq, note: '' })).toMatchObject({ ok: false, refusal: { name: 'NothingBrought' } });
    expect(await addSupplementFile(who, request, 1, { name: 'x.exe', source: bytes(Buffer.from('MZ')) })).toMatchObject({ ok: false });
    expect((await addSupplementFile(who, request, 1, { name: 'đề nghị.pdf', source: bytes(PDF) })).ok).toBe(true);
    const sent = await Promise.all(Array.from({ length: 6 }, () => sendSupplement(who, dossier.qrToken, { seq: request.seq, note: 'Đã ký lại' })));
    expect(sent.every(({ ok }) => ok)).toBe(true);
    expect(sent.filter((one) => one.ok && !one.value.isReplay)).toHaveLength(1);
    const state = await stateOf();
    if (!state.ok) throw new Error('history');
    expect(state.value.status).toBe('submitted');
    expect(state.value.awaitingAnswerSince).toEqual(localTimeOf((await db().dossierEvent.findFirstOrThrow({ where: { agencyId: AGENCY, dossierId: dossier.id, act: 'receive-supplement' } })).legalAt));
    expect(await db().dossierFile.count({ where: { agencyId: AGENCY, dossierId: dossier.id, purpose: 'supplement', eventSeq: 3 } })).toBe(1);
    expect(await openRequest(AGENCY, dossier.qrToken, now())).toBeNull();
    expect((await verifyAudit(AGENCY)).faults).toEqual([]);
  });

  it('at status 5 the supplement resumes the clock at the instant it was sent, and the holder hears of it', async () => {
    const dossier = await submitted();
    await performAct(await desk(), { code: dossier.code, act: 'accept', seen: null });
    const officer = { ...(await desk()), actor: { ...(await actorNamed('chuyenvien')), roles: [{ role: 'unit-head' as const, unitId: dossier.handlingUnitId }, { role: 'officer' as const, unitId: dossier.handlingUnitId }, { role: 'reception' as const, unitId: dossier.holdingUnitId }] } };
    for (const act of ['hand-over', 'take-over'] as const) {
      const done = await performAct(officer, { code: dossier.code, act, seen: null, data: act === 'hand-over' ? { toUnitId: dossier.handlingUnitId } : {} });
      expect(done.ok ? act : done.refusal).toBe(act);
    }
    const asked = await performAct(officer, { code: dossier.code, act: 'request-supplement', seen: null, reason: 'Thiếu', data: { items: ['Hợp đồng'], replyBy: parseLocalTime('2026-12-31T17:00') ?? undefined } });
    expect(asked).toMatchObject({ ok: true, value: { state: { status: 'awaiting-supplement' } } });
    const request = await openRequest(AGENCY, dossier.qrToken, now());
    if (!request) throw new Error('nothing asked for');
    await addSupplementFile(asker(), request, 1, { name: 'hop-dong.pdf', source: bytes(PDF) });
    expect(await sendSupplement(asker(), dossier.qrToken, { seq: request.seq, note: '' })).toMatchObject({ ok: true });
    const after = await db().dossier.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY, id: dossier.id } } });
    expect(after).toMatchObject({ status: 'processing', pausedAt: null });
    expect(await db().notice.count({ where: { agencyId: AGENCY, dossierId: dossier.id, template: 'staff-supplement-received' } })).toBe(1);
  });

  it('late after 8 working hours is late, answered in time is not', async () => {
    const calendar = await loadCalendar(AGENCY);
    const at = (text: string) => parseLocalTime(text) ?? { on: localTimeOf(now()).on, minute: 0 };
    const folded = foldEvents([{ seq: 1, act: 'submit-online', legalAt: at('2026-11-19T15:00'), enteredAt: at('2026-11-19T15:00'), actorId: null, actorUnitId: null }]);
    if (!folded.ok) throw new Error('fold');
    const clock = (when: string) => fullClock(folded.value, { term: { unit: 'working-day', value: 5 }, pauseRule: 'resume' }, at(when), calendar);
    // Thursday 15:00: two hours are left of it, six fall on Friday.
    expect(clock('2026-11-20T14:00')).toMatchObject({ kind: 'answer', due: { on: '2026-11-20' }, isAnswered: false });
    expect(clock('2026-11-20T17:30')).toMatchObject({ kind: 'answer', tag: { standing: 'overdue' } });
  });
});

describe('the applicant withdraws', () => {
  it('with the secret and the last four digits, once', async () => {
    const dossier = await submitted();
    const who = asker();
    expect(await withdrawOnline(who, dossier.qrToken, { lastFour: '9999', reason: 'Nhầm' })).toMatchObject({ ok: false, refusal: { name: 'NotFound' } });
    expect(await withdrawOnline(who, 'khong-co-ma-nay-dau-a-1', { lastFour: '0002', reason: 'Nhầm' })).toMatchObject({ ok: false });
    expect(await withdrawOnline(who, dossier.qrToken, { lastFour: '0002', reason: 'Nộp nhầm thủ tục' })).toMatchObject({ ok: true, value: { isReplay: false } });
    expect(await withdrawOnline(who, dossier.qrToken, { lastFour: '0002', reason: 'Nộp nhầm thủ tục' })).toMatchObject({ ok: true, value: { isReplay: true } });
    expect(await db().dossierEvent.findMany({ where: { agencyId: AGENCY, dossierId: dossier.id, act: 'withdraw' } })).toMatchObject([{ actorId: null, reason: 'Nộp nhầm thủ tục' }]);
  });
});

it('the acknowledgement is the same sheet each time, and only for what came online', async () => {
  const dossier = await submitted({ name: `Công ty ${'Cổ phần Đầu tư và Phát triển Hạ tầng '.repeat(7)}`.slice(0, 290) });
  const first = await printAcknowledgement(AGENCY, dossier.qrToken);
  const second = await printAcknowledgement(AGENCY, dossier.qrToken);
  expect(first && Buffer.from(first.bytes).subarray(0, 5).toString()).toBe('%PDF-');
  expect(first && second && Buffer.compare(Buffer.from(first.bytes), Buffer.from(second.bytes))).toBe(0);
  expect(await printAcknowledgement(AGENCY, 'khong-co-ma-nay-dau-a-1')).toBeNull();
});
