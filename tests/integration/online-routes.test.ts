import { NextRequest } from 'next/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../support/database';
import { AGENCY, EXPERT, openOffice, versionOf, WORK_PERMIT } from '../support/counter-office';
import { GET as openFileRoute } from '@/app/(public)/nop-ho-so/ban-nhap/[token]/tep/[fileId]/route';
import { POST as sendRoute } from '@/app/(public)/nop-ho-so/ban-nhap/[token]/gui/route';
import { POST as beginRoute } from '@/app/(public)/nop-ho-so/[slug]/bat-dau/route';
import { POST as withdrawRoute } from '@/app/(public)/tra-cuu/q/[token]/rut/gui/route';
import { GET as acknowledgementRoute } from '@/app/(public)/tra-cuu/q/[token]/giay-xac-nhan/route';
import { db } from '@/lib/db/client';
import { localTimeOf, now } from '@/lib/platform/clock';
import { judgeDraft } from '@/lib/usecases/judge-online-draft';
import { openDraft } from '@/lib/usecases/online-draft';

useDatabase();
beforeAll(openOffice);

const SITE = 'http://localhost:3000';
const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
type Entry = readonly [string, string | File];

/** A form as a browser sends it: multipart, with its length. */
async function sent(url: string, entries: readonly Entry[], headers: Record<string, string> = {}): Promise<NextRequest> {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  const encoded = new Response(form);
  const body = Buffer.from(await encoded.arrayBuffer());
  return new NextRequest(url, { method: 'POST', body, headers: { 'content-type': encoded.headers.get('content-type') ?? '', 'content-length': String(body.length), 'sec-fetch-site': 'same-origin', ...headers } });
}
const where = (response: Response): string => {
  expect(response.status).toBe(303);
  expect(response.headers.get('cache-control')).toBe('no-store');
  return response.headers.get('location') ?? '';
};

async function begin(entries: readonly Entry[] = [], headers: Record<string, string> = {}): Promise<string> {
  return where(await beginRoute(await sent(`${SITE}/nop-ho-so/${WORK_PERMIT}/bat-dau`, [['lang', 'vi'], ...entries], headers), { params: Promise.resolve({ slug: (await versionOf(WORK_PERMIT)).slug }) }));
}
const tokenIn = (location: string): string => location.split('/').at(-1) ?? '';
const press = async (token: string, step: string, viec: string, entries: readonly Entry[] = [], headers: Record<string, string> = {}): Promise<string> =>
  where(await sendRoute(await sent(`${SITE}/nop-ho-so/ban-nhap/${token}/gui`, [['lang', 'vi'], ['buoc', step], ['viec', viec], ...entries], headers), { params: Promise.resolve({ token }) }));
const pdf = (name: string): File => new File([PDF], name, { type: 'application/pdf' });
const judged = async (token: string) => {
  const open = await openDraft(token, now());
  if (!open) throw new Error('no draft');
  return { open, ...(await judgeDraft(AGENCY, open, localTimeOf(now()))) };
};

const WHO: readonly Entry[] = [['name', 'Công ty "Mẫu" <i>& Bạn</i>'], ['taxCode', '0200000002'], ['address', 'Lô C3'], ['phone', '0912 345 678'], ['email', '']];

describe('the form, as a browser without a script sends it', () => {
  it('goes step by step to one dossier, keeping what was typed and uploaded', async () => {
    const token = tokenIn(await begin());
    expect(await press(token, 'truong-hop', 'tiep', [['caseName', EXPERT]])).toContain('buoc=truong-hop&sai=1');
    expect(await press(token, 'truong-hop', 'tiep', [['caseName', EXPERT], ['kind', 'enterprise'], ['by', 'self']])).toContain('buoc=nguoi-nop');
    expect(await press(token, 'nguoi-nop', 'tiep', [...WHO.slice(0, 3), ['phone', 'sai']])).toContain('buoc=nguoi-nop&sai=1');
    expect((await judged(token)).values.name).toBe('Công ty "Mẫu" <i>& Bạn</i>');
    expect(await press(token, 'nguoi-nop', 'tiep', WHO)).toContain('buoc=giay-to');
    const { missing } = await judged(token);
    const [first = 0, ...others] = missing;
    // A wrong file beside a right one: the right one stays, and the wrong one is named.
    const bad = await press(token, 'giay-to', 'tiep', [[`tep.${first}`, new File(['<script>'], 'x.pdf')], ...others.map((ordinal): Entry => [`tep.${ordinal}`, pdf(`giấy ${ordinal}.pdf`)])]);
    expect(bad).toContain(`#tep-${first}`);
    expect(await judged(token)).toMatchObject({ missing: [first], open: { draft: { problems: [{ slot: String(first), name: 'x.pdf', refusal: 'TypeNotAllowed' }] } } });
    expect(await press(token, 'giay-to', `tai.${first}`, [[`tep.${first}`, pdf('đơn.pdf')]])).toContain(`#tep-${first}`);
    const file = (await judged(token)).open.files.find(({ ordinal }) => ordinal === first);
    const shown = await openFileRoute(new NextRequest(`${SITE}/x`), { params: Promise.resolve({ token, fileId: file?.fileId ?? '' }) });
    expect([shown.status, shown.headers.get('content-type'), shown.headers.get('x-content-type-options')]).toEqual([200, 'application/pdf', 'nosniff']);
    expect((await openFileRoute(new NextRequest(`${SITE}/x`), { params: Promise.resolve({ token: 'A'.repeat(22), fileId: file?.fileId ?? '' }) })).status).toBe(404);
    expect(await press(token, 'giay-to', `xoa.${file?.fileId ?? ''}`)).toContain('#tep');
    expect((await judged(token)).missing).toEqual([first]);
    expect(await press(token, 'giay-to', 'tiep', [[`tep.${first}`, pdf('đơn.pdf')]])).toContain('buoc=nhan-ket-qua');
    expect(await press(token, 'nhan-ket-qua', 'luu', [['notifyBy', 'none'], ['notifyLang', 'vi'], ['resultBy', 'postal'], ['resultAddress', '']])).toContain('/da-luu');
    expect(await press(token, 'xem-lai', 'nop', [['declared', 'yes']])).toContain('loi=Incomplete');
    expect(await press(token, 'nhan-ket-qua', 'tiep', [['notifyBy', 'none'], ['notifyLang', 'vi'], ['resultBy', 'counter'], ['resultAddress', '']])).toContain('buoc=xem-lai');
    const before = await db().dossier.count();
    const sentTwice = await Promise.all([press(token, 'xem-lai', 'nop', [['declared', 'yes']]), press(token, 'xem-lai', 'nop', [['declared', 'yes']])]);
    expect(new Set(sentTwice)).toEqual(new Set([`/nop-ho-so/ban-nhap/${token}`]));
    expect(await db().dossier.count()).toBe(before + 1);

    const dossier = await db().dossier.findFirstOrThrow({ where: { agencyId: AGENCY }, orderBy: { createdAt: 'desc' } });
    const params = { params: Promise.resolve({ token: dossier.qrToken }) };
    expect((await acknowledgementRoute(new NextRequest(`${SITE}/x`), params)).headers.get('content-type')).toBe('application/pdf');
    const withdraw = async (entries: readonly Entry[]) => where(await withdrawRoute(await sent(`${SITE}/x`, [['lang', 'vi'], ...entries]), params));
    expect(await withdraw([['reason', ''], ['lastFour', '12']])).toContain('loi=ly-do.so');
    expect(await withdraw([['reason', 'Nhầm'], ['lastFour', '1234']])).toContain('loi=sai');
    expect(await withdraw([['reason', 'Nhầm'], ['lastFour', '5678']])).toBe(`/tra-cuu/q/${dossier.qrToken}`);
    expect((await db().dossier.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY, id: dossier.id } } })).status).toBe('withdrawn');
  });
});

describe('what no person sends', () => {
  it('a form from another site changes nothing', async () => {
    const before = await db().onlineDraft.count();
    expect(await begin([], { 'sec-fetch-site': 'cross-site' })).toContain('loi=la');
    expect(await db().onlineDraft.count()).toBe(before);
    const token = tokenIn(await begin());
    expect(await press(token, 'truong-hop', 'tiep', [['kind', 'enterprise']], { 'sec-fetch-site': 'cross-site' })).toContain('loi=la');
    expect((await judged(token)).values.kind).toBeUndefined();
  });

  it('a machine that fills the hidden field is told nothing and leaves no draft', async () => {
    const before = await db().onlineDraft.count();
    expect(await begin([['website', 'http://spam.example']])).toMatch(/^\/thu-tuc\//);
    expect(await db().onlineDraft.count()).toBe(before);
  });

  it('fields of another step, foreign ones and endless ones are not kept', async () => {
    const token = tokenIn(await begin());
    await press(token, 'truong-hop', 'tiep', [['kind', 'enterprise'], ['declared', 'yes'], ['isAdmin', '1'], ['__proto__', 'x'], ['caseName', 'x'.repeat(5_000)]]);
    const { open } = await judged(token);
    expect(Object.keys(open.draft.values).sort()).toEqual(['caseName', 'kind']);
    expect(open.draft.values.caseName).toHaveLength(1_000);
  });

  it('more than 40 MB at once, and a body without a length, are answered and not kept', async () => {
    const token = tokenIn(await begin());
    const big = await sendRoute(new NextRequest(`${SITE}/x`, { method: 'POST', body: 'x', headers: { 'content-type': 'multipart/form-data; boundary=b', 'content-length': String(41 * 1024 * 1024) } }), { params: Promise.resolve({ token }) });
    expect(where(big)).toContain('buoc=giay-to');
    expect((await judged(token)).open.draft.problems).toEqual([{ slot: '', name: '', refusal: 'TooLargeAtOnce' }]);
    const endless = await sendRoute(new NextRequest(`${SITE}/x`, { method: 'POST', body: 'x', headers: { 'content-type': 'multipart/form-data; boundary=b' } }), { params: Promise.resolve({ token }) });
    expect(where(endless)).toContain(token);
    expect(await press('khong-phai-ban-nhap', 'truong-hop', 'tiep')).toContain('khong-phai-ban-nhap');
  });
});
