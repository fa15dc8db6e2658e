import { beforeAll, describe, expect, it } from 'vitest';
import { countFeedback, findFeedback, findFeedbackByToken, listFeedback, listFeedbackSteps, listPublished } from '@/lib/data/feedback';
import { db } from '@/lib/db/client';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import { DEFAULT_PARTS } from '@/lib/domain/service/quality-index';
import { localTimeOf, now } from '@/lib/platform/clock';
import { ReceiveDossier } from '@/lib/schemas/receive-dossier';
import { FeedbackForm, RatingForm } from '@/lib/schemas/service';
import type { Context } from '@/lib/usecases/context';
import { handleFeedback } from '@/lib/usecases/handle-feedback';
import { rateDossier } from '@/lib/usecases/rate-dossier';
import { readQualityIndex } from '@/lib/usecases/read-quality-index';
import { receiveDossier } from '@/lib/usecases/receive-dossier';
import { enterShare, saveFormula } from '@/lib/usecases/save-quality';
import { submitFeedback } from '@/lib/usecases/submit-feedback';
import { actorNamed, AGENCY, anIntake, openOffice } from '../support/counter-office';
import { useDatabase } from '../support/database';

useDatabase();

const context = async (username: string): Promise<Context> => {
  const instant = now();
  return { actor: await actorNamed(username), instant, now: localTimeOf(instant) };
};
const feedback = { kind: 'conduct', subject: 'Phải chờ lâu ở quầy', body: 'Tôi chờ từ 13 giờ đến 14 giờ 10 mới được tiếp nhận.', senderName: 'Trần Thị Thử', senderEmail: 'thu@congty.vn' } as const;
let unitId = '';

beforeAll(async () => {
  await openOffice();
  unitId = (await db().unit.findFirstOrThrow({ where: { shortName: 'QLLĐ' } })).id;
});

describe('rating a dossier', () => {
  const answers = { attitude: 5, clarity: 4, time: 4 } as const;
  let token = '';
  beforeAll(async () => {
    const received = await receiveDossier(await context('tiepnhan'), ReceiveDossier.parse(await anIntake()));
    if (!received.ok) throw new Error(received.refusal.name);
    token = (await db().dossier.findFirstOrThrow({ where: { code: received.value.code } })).qrToken;
  });
  it('waits for the result, and is taken once however many send at once', async () => {
    expect(await rateDossier(AGENCY, { token, ...answers }, 'vi')).toMatchObject({ refusal: { name: 'NotYet' } });
    expect(await rateDossier(AGENCY, { token: 'khong-co-ai', ...answers }, 'vi')).toMatchObject({ refusal: { name: 'NoSuchDossier' } });
    await db().dossier.updateMany({ where: { qrToken: token }, data: { status: 'returned' } });
    const sent = await Promise.all(Array.from({ length: 8 }, () => rateDossier(AGENCY, { token, ...answers, comment: '=1+1<script>' }, 'en')));
    expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
    expect(sent.filter((one) => !one.ok && one.refusal.name === 'AlreadyRated')).toHaveLength(7);
    expect(await db().rating.findMany()).toMatchObject([{ attitude: 5, clarity: 4, time: 4, comment: '=1+1<script>', lang: 'en' }]);
    expect(await db().auditEntry.count({ where: { action: 'dossier:rate' } })).toBe(1);
  });
  it('refuses what is no answer, in the language of the page', () => {
    const wrong = RatingForm('en').safeParse({ token, attitude: '6', clarity: '4', time: '' });
    expect(wrong.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual(['attitude: Choose one', 'time: Choose one']);
  });
});

describe('phản ánh, kiến nghị', () => {
  it('asks for what an answer needs', () => {
    const { error } = FeedbackForm('vi').safeParse({ kind: 'x', subject: '', body: 'ngắn', senderName: '' });
    expect(error?.issues.map(({ path }) => path[0])).toEqual(['kind', 'subject', 'body', 'senderName']);
    expect(FeedbackForm('vi').safeParse({ ...feedback, senderEmail: undefined }).error?.issues[0]?.message).toMatch(/số điện thoại hoặc thư điện tử/);
  });

  it('is numbered by the day without a gap, however many come at once', async () => {
    const sent = await Promise.all(Array.from({ length: 6 }, () => submitFeedback(AGENCY, feedback, 'vi')));
    expect(sent.map(({ code }) => Number(code.slice(-3))).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(new Set(sent.map(({ followToken }) => followToken)).size).toBe(6);
    expect(await db().notice.count({ where: { template: 'feedback-received' } })).toBe(6);
    expect(await db().notice.count({ where: { template: 'staff-feedback' } })).toBe(6);
  });

  it('goes through the table to publication; the second of two is told who was first', async () => {
    const [controller, head, officer] = [await context('kiemsoat'), await context('truongphong'), await context('xaydung')];
    const { code, followToken } = await submitFeedback(AGENCY, { ...feedback, dossierCode: 'H24.21-000000-0000' }, 'vi');
    const found = await findFeedback(AGENCY, code);
    if (!found) throw new Error('not kept');
    expect(found.body).toContain('H24.21-000000-0000');
    const base = { feedbackId: found.id };
    expect(await handleFeedback(head, { act: 'answer', ...base, seen: 1, answer: 'Trả lời trước khi được giao, hai mươi chữ.' })).toMatchObject({ refusal: { name: 'NoSuchFeedback' } });
    expect(await handleFeedback(controller, { act: 'answer', ...base, seen: 1, answer: 'Chưa tiếp nhận thì chưa trả lời được.' })).toMatchObject({ refusal: { name: 'WrongState', state: 'submitted' } });
    const both = await Promise.all([handleFeedback(controller, { act: 'accept', ...base, seen: 1, unitId }), handleFeedback(controller, { act: 'decline', ...base, seen: 1, note: 'Không thuộc thẩm quyền' })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { name: 'Stale', by: 'Vũ Thanh Hà' } });
    if (!both[0]?.ok) return;
    expect(await handleFeedback(officer, { act: 'answer', ...base, seen: 2, answer: 'Đơn vị khác không trả lời thay được.' })).toMatchObject({ refusal: { name: 'NoSuchFeedback' } });
    expect(await handleFeedback(head, { act: 'answer', ...base, seen: 2, answer: 'Đã bố trí thêm người vào đầu giờ chiều.' })).toMatchObject({ ok: true, value: { state: 'answered' } });
    expect(await handleFeedback(head, { act: 'publish', ...base, seen: 3, publicBody: 'Chờ lâu', publicAnswer: 'Đã bố trí' })).toMatchObject({ refusal: { name: 'NotPermitted' } });
    expect(await listPublished(AGENCY, 10, 0)).toEqual([]);
    expect((await handleFeedback(controller, { act: 'publish', ...base, seen: 3, publicBody: 'Chờ lâu ở quầy', publicAnswer: 'Đã bố trí thêm người' })).ok).toBe(true);
    const [shown] = await listPublished(AGENCY, 10, 0);
    expect(JSON.stringify(shown)).not.toMatch(/Trần Thị Thử|congty/);
    expect((await findFeedbackByToken(AGENCY, followToken))?.state).toBe('published');
    expect((await listFeedbackSteps(AGENCY, found.id)).map(({ act }) => act)).toEqual(['submit', 'accept', 'answer', 'publish']);
    expect(await db().notice.count({ where: { template: 'feedback-settled', recipient: 'thu@congty.vn' } })).toBe(1);
  });

  it('is counted and listed alike, late ones too', async () => {
    const at = new Date(now().getTime() + 60 * 86_400_000);
    const counts = await countFeedback(AGENCY, at);
    const open = await listFeedback(AGENCY, { states: ['submitted', 'accepted'] }, 100);
    expect(open).toHaveLength((counts.states.get('submitted') ?? 0) + (counts.states.get('accepted') ?? 0));
    expect(await listFeedback(AGENCY, { lateAt: at }, 100)).toHaveLength(counts.late);
    expect(counts.late).toBe(open.length);
    expect((await countFeedback(AGENCY, at, [unitId])).states.get('submitted')).toBeUndefined();
    expect(await listFeedback(AGENCY, { words: 'phai cho' }, 100)).not.toHaveLength(0);
  });
});

describe('the service-quality index', () => {
  const period = { from: plainDate('2026-01-01'), to: plainDate('2099-12-31') };
  const shareOf = async (id: string) => (await readQualityIndex(AGENCY, period, localTimeOf(now()).on)).score.groups.flatMap(({ parts }) => parts).find(({ part }) => part.id === id)?.share;

  it('computes what the register knows, and keeps apart what is entered', async () => {
    expect(await shareOf('satisfied')).toEqual({ numerator: 1, denominator: 1 });
    expect(await shareOf('online')).toMatchObject({ numerator: 0, denominator: 1 });
    expect((await shareOf('complete'))?.denominator).toBeGreaterThan(20);
    expect(await shareOf('online-payment')).toBeNull();
    const controller = await context('kiemsoat');
    const entry = { periodFrom: period.from, periodTo: period.to, source: 'Kho bạc' };
    expect(await enterShare(controller, { ...entry, partId: 'on-time', numerator: 1, denominator: 2 })).toMatchObject({ refusal: { name: 'Computed' } });
    expect((await enterShare(controller, { ...entry, partId: 'online-payment', numerator: 1, denominator: 2 })).ok).toBe(true);
    expect((await enterShare(controller, { ...entry, partId: 'online-payment', numerator: 2, denominator: 2 })).ok).toBe(true);
    expect(await shareOf('online-payment')).toEqual({ numerator: 2, denominator: 2 });
  });

  it('takes formulas that make a hundred points, from their day on', async () => {
    const controller = await context('kiemsoat');
    const form = (parts: typeof DEFAULT_PARTS) => ({ effectiveOn: '2026-06-01', id: parts.map(({ id }) => id), group: parts.map(({ group }) => group), name: parts.map(({ name }) => name), maxPoints: parts.map(({ maxPoints }) => maxPoints), fullPercent: parts.map(({ fullAt }) => fullAt * 100) });
    expect(await saveFormula(controller, form(DEFAULT_PARTS.slice(1)))).toMatchObject({ refusal: { name: 'BadFormula', problems: [{ kind: 'group-sum', group: 'transparency' }] } });
    const changed = DEFAULT_PARTS.map((part) => (part.id === 'published' ? { ...part, maxPoints: 10 } : part.id === 'complete' ? { ...part, maxPoints: 8 } : part));
    expect((await saveFormula(controller, form(changed))).ok).toBe(true);
    const points = async (to: string) => (await readQualityIndex(AGENCY, { from: plainDate('2026-01-01'), to: plainDate(to) }, plainDate('2026-11-24'))).score.groups[0]?.parts[0]?.part.maxPoints;
    expect(await points('2026-05-31')).toBe(12);
    expect(await points('2026-06-30')).toBe(10);
  });
});
