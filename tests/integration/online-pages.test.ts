import { createElement, type ReactNode } from 'react';
import { prerender } from 'react-dom/static';
import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../support/database';
import { actorNamed, AGENCY, EXPERT, openOffice, versionOf, WORK_PERMIT } from '../support/counter-office';
import { ActsOfApplicant, SupplementPage, WithdrawPage } from '@/app/(public)/_pages/applicant';
import { OnlineDraftPage, OnlineSavedPage, OnlineStartPage } from '@/app/(public)/_pages/online';
import { db } from '@/lib/db/client';
import { parseLocalTime } from '@/lib/domain/calendar/local-time';
import { ONLINE_STEPS } from '@/lib/domain/dossier/online-form';
import { localTimeOf, now } from '@/lib/platform/clock';
import { judgeDraft } from '@/lib/usecases/judge-online-draft';
import { addFileToDraft, beginDraft, draftHash, keepDraftTexts, openDraft, type OnlineAsker } from '@/lib/usecases/online-draft';
import { readDossierByQr } from '@/lib/usecases/look-up-dossier';
import { performAct } from '@/lib/usecases/perform-act';
import { submitDraft } from '@/lib/usecases/submit-online-draft';

useDatabase();
beforeAll(openOffice);

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
async function* bytes(): AsyncGenerator<Uint8Array> {
  yield PDF;
}
const HOSTILE = 'Công ty <script>alert(1)</script> "Mẫu" & Bạn';
const asker = (): OnlineAsker => ({ agencyId: AGENCY, address: '198.51.100.7', instant: now() });
const search = (query: Record<string, string> = {}) => Promise.resolve(query);

async function html(element: ReactNode): Promise<string> {
  const { prelude } = await prerender(element);
  return new Response(prelude).text();
}
const textOf = (page: string): string => page.replace(/<script[^>]*>.*?<\/script>/gs, '').replace(/<[^>]*>/g, ' ').replace(/&amp;/g, '&').replace(/\s+/g, ' ');

async function aDraft(): Promise<string> {
  const begun = await beginDraft(asker(), { slug: (await versionOf(WORK_PERMIT)).slug, lang: 'vi' });
  if (!begun.ok) throw new Error(begun.refusal.name);
  return begun.value.token;
}

async function filled(): Promise<string> {
  const token = await aDraft();
  await keepDraftTexts(AGENCY, token, { values: { caseName: EXPERT, kind: 'enterprise', by: 'self', name: HOSTILE, taxCode: '0200000002', address: 'Lô C3', phone: '0912345678', notifyBy: 'none', notifyLang: 'vi', resultBy: 'counter', declared: 'yes' } });
  const open = await openDraft(token, now());
  if (!open) throw new Error('no draft');
  for (const ordinal of (await judgeDraft(AGENCY, open, localTimeOf(now()))).missing) await addFileToDraft(asker(), draftHash(token), { purpose: 'component', ordinal }, { name: `giấy <b>${ordinal}</b>.pdf`, source: bytes() });
  return token;
}

const draftPage = (token: string, lang: 'vi' | 'en', query: Record<string, string> = {}) => html(createElement(OnlineDraftPage, { lang, params: Promise.resolve({ token }), searchParams: search(query) }));

describe.each(['vi', 'en'] as const)('the public pages in %s', (lang) => {
  it('begin with what to have ready and how long a draft is kept', async () => {
    const page = await html(createElement(OnlineStartPage, { lang, params: Promise.resolve({ slug: (await versionOf(WORK_PERMIT)).slug }), searchParams: search() }));
    expect(textOf(page)).toMatch(lang === 'vi' ? /giữ 30 ngày/ : /kept for 30 days/);
    expect(page).toContain('method="post"');
  });

  it('show each step with what is wrong beside its field, and the date if accepted today', async () => {
    const token = await aDraft();
    for (const step of ONLINE_STEPS) {
      const page = await draftPage(token, lang, { buoc: step, sai: '1' });
      expect(page, step).toContain(`value="${step}"`);
      expect(page, step).toMatch(/enctype="multipart\/form-data"/i);
    }
    const wrong = textOf(await draftPage(token, lang, { buoc: 'truong-hop', sai: '1' }));
    expect(wrong).toContain(lang === 'vi' ? 'Chọn loại người nộp' : 'Choose what the applicant is');
    const right = textOf(await draftPage(await filled(), lang, { buoc: 'giay-to' }));
    expect(right).toMatch(/\d{2}\/\d{2}\/\d{4}/);
    expect(right).toContain(lang === 'vi' ? 'Nếu được tiếp nhận hôm nay, hạn trả là' : 'If it is accepted today, the result is due');
  });

  it('continue where something is missing, and say so of an address that is none', async () => {
    expect(await draftPage(await aDraft(), lang)).toContain('value="truong-hop"');
    expect(await draftPage(await filled(), lang)).toContain('value="xem-lai"');
    expect(textOf(await draftPage('AAAAAAAAAAAAAAAAAAAAAA', lang))).toContain(lang === 'vi' ? 'Không mở được bản này' : 'This draft cannot be opened');
    const token = await aDraft();
    expect(await html(createElement(OnlineSavedPage, { lang, params: Promise.resolve({ token }) }))).toContain(`/nop-ho-so/ban-nhap/${token}`);
  });

  it('never run what was typed, nor the name of a file', async () => {
    const token = await filled();
    for (const step of ['nguoi-nop', 'giay-to', 'xem-lai']) {
      const page = await draftPage(token, lang, { buoc: step });
      expect(page).not.toContain('<script>alert');
      expect(page).not.toMatch(/<b>\d<\/b>\.pdf/);
    }
    expect(await draftPage(token, lang, { buoc: 'xem-lai' })).toContain('&lt;script&gt;');
  });

  it('tell the code and what happens next, then let the applicant add papers and withdraw', async () => {
    const token = await filled();
    const sent = await submitDraft(asker(), token);
    if (!sent.ok) throw new Error(JSON.stringify(sent.refusal));
    const dossier = await db().dossier.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY, id: sent.value.dossierId } } });
    const done = await draftPage(token, lang);
    expect(done).toContain(dossier.code);
    expect(done).toContain(`/tra-cuu/q/${dossier.qrToken}/giay-xac-nhan`);
    const params = Promise.resolve({ token: dossier.qrToken });
    expect(textOf(await html(createElement(WithdrawPage, { lang, params, searchParams: search({ loi: 'ly-do.so' }) })))).toContain(lang === 'vi' ? 'Nhập lý do rút' : 'Enter the reason');
    expect(textOf(await html(createElement(SupplementPage, { lang, params, searchParams: search() })))).toContain(lang === 'vi' ? 'không có yêu cầu bổ sung' : 'Nothing is asked for');
    const asked = await performAct({ actor: await actorNamed('tiepnhan'), instant: now(), now: localTimeOf(now()) }, { code: dossier.code, act: 'request-supplement', seen: 1, reason: 'Thiếu', data: { items: ['Bản dịch <i>có chứng thực</i>'], replyBy: parseLocalTime('2099-12-31T17:00') ?? undefined } });
    expect(asked.ok).toBe(true);
    const add = await html(createElement(SupplementPage, { lang, params, searchParams: search() }));
    expect(add).toContain('Bản dịch &lt;i&gt;có chứng thực&lt;/i&gt;');
    const shown = await readDossierByQr({ agencyId: AGENCY, address: '203.0.113.9', instant: now() }, dossier.qrToken, localTimeOf(now()));
    if (!shown.ok) throw new Error(shown.refusal.name);
    const acts = await html(createElement(ActsOfApplicant, { lang, token: dossier.qrToken, dossier: shown.value }));
    for (const part of ['bo-sung', 'rut', 'giay-to/', 'giay-xac-nhan']) expect(acts).toContain(`/tra-cuu/q/${dossier.qrToken}/${part}`);
  });
});
