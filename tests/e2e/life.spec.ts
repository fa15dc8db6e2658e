import { expect, test, type Browser, type Page } from '@playwright/test';
import { signIn, watchErrors } from './sign-in';

const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toLocaleDateString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' });

async function as(browser: Browser, username: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 900 } })).newPage();
  page.setDefaultTimeout(20_000);
  await signIn(page, username);
  return page;
}

/** A dossier of the officer's unit on which these acts are offered, each in turn; `skip` were used already. */
async function findDossier(page: Page, act: string, skip: readonly string[] = []): Promise<string> {
  await page.goto('/ho-so?xem=phong-toi&trangThai=processing');
  const found = await page.locator('tbody a[href^="/ho-so/H24.21-"]').evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))]);
  for (const href of found.filter((one) => !skip.includes(one))) {
    await page.goto(href);
    if ((await page.locator(`a[href$="/viec/${act}"]`).count()) > 0) return href;
  }
  throw new Error(`no dossier on which ${act} is offered`);
}

/** Opens the form of an act, fills it in and sends it; ends on the dossier. */
async function act(page: Page, dossier: string, name: string, fill: Readonly<Record<string, string>> = {}): Promise<void> {
  const answer = await page.goto(`${dossier}/viec/${name}`);
  expect(answer?.status(), name).toBe(200);
  for (const [field, value] of Object.entries(fill)) {
    const control = page.locator(`form.sheet [name="${field}"]`).first();
    if ((await control.getAttribute('type')) === 'radio') await page.locator(`form.sheet [name="${field}"][value="${value}"]`).check();
    else if ((await control.evaluate((element) => element.tagName)) === 'SELECT') await control.selectOption(value === '' ? { index: 1 } : ((await control.locator('option', { hasText: value }).first().getAttribute('value')) ?? ''));
    else await page.locator(`form.sheet [name="${field}"]:visible, form.sheet [id="o-${field}"]:visible`).first().fill(value);
  }
  await page.locator('form.sheet button[type=submit]').last().click();
  await page.waitForURL((url) => decodeURIComponent(url.pathname) === decodeURIComponent(dossier), { timeout: 60_000 });
}

test('a dossier goes from the officer through a supplement, an opinion and a signature to the applicant', async ({ browser }) => {
  test.setTimeout(300_000);
  const [officer, desk, leader] = [await as(browser, 'chuyenvien'), await as(browser, 'traketqua'), await as(browser, 'lanhdao')];
  const noErrors = watchErrors(officer);
  const dossier = await findDossier(officer, 'request-supplement');
  await act(officer, dossier, 'request-supplement', { items: 'Bản vẽ mặt bằng nhà xưởng\nBản sao hộ chiếu', replyBy: dayFromNow(10), reason: 'Bản vẽ chưa có chữ ký' });
  await expect(officer.getByText(/Tạm dừng/i).first()).toBeVisible();
  await expect(officer.getByText('Bản vẽ mặt bằng nhà xưởng').first()).toBeVisible();

  await act(desk, dossier, 'receive-supplement');
  await officer.goto(dossier);
  await expect(officer.getByText('Đang xử lý').first()).toBeVisible();
  await expect(officer.locator('.hero-date time')).toHaveText(/^\d{2}\/\d{2}\/\d{4}$/);

  await act(officer, dossier, 'consult', { toUnitId: '', replyBy: dayFromNow(3) });
  await act(officer, dossier, 'consult-reply');
  await act(officer, dossier, 'submit-for-signature', { toStaffId: 'Đoàn Hải Sơn' });
  // The officer cannot sign what she has drafted.
  await officer.goto(dossier);
  await expect(officer.locator('a[href$="/viec/sign"]')).toHaveCount(0);
  await act(leader, dossier, 'sign');
  await act(officer, dossier, 'finish', { resultKind: 'granted', resultNumber: '12/GP-BQL', resultOn: dayFromNow(0) });
  await expect(officer.getByText('Đã xử lý xong').first()).toBeVisible();
  await act(desk, dossier, 'return-result', { collector: 'Nguyễn Thị Nhận Thay (mẫu)' });
  await expect(desk.getByText('Đã trả kết quả').first()).toBeVisible();
  await officer.goto(dossier);
  await expect(officer.locator('a[href$="/viec/stop"]')).toHaveCount(0);
  noErrors();
  for (const page of [officer, desk, leader]) await page.context().close();
});

test('a dossier is refused with a reasoned result, another is withdrawn at the desk', async ({ browser }) => {
  test.setTimeout(240_000);
  const [officer, desk] = [await as(browser, 'chuyenvien'), await as(browser, 'traketqua')];
  const refused = await findDossier(officer, 'finish');
  await act(officer, refused, 'finish', { resultKind: 'refused', resultNumber: '45/BQL-LĐ', resultOn: dayFromNow(0), reason: 'Không đủ điều kiện theo Điều 9' });
  await expect(officer.getByText('Đã xử lý xong').first()).toBeVisible();
  await expect(officer.getByText(/từ chối/i).first()).toBeVisible();
  await act(desk, refused, 'return-result', { collector: 'Người nộp hồ sơ (mẫu)' });
  await expect(desk.getByText('Đã trả kết quả').first()).toBeVisible();

  const withdrawn = await findDossier(officer, 'withdraw', [refused]);
  await act(desk, withdrawn, 'withdraw', { reason: 'Người nộp không còn nhu cầu, có đơn xin rút' });
  await expect(desk.getByText('Công dân yêu cầu rút hồ sơ').first()).toBeVisible();
  await officer.goto(withdrawn);
  await expect(officer.locator('a[href$="/viec/finish"]')).toHaveCount(0);
  for (const page of [officer, desk]) await page.context().close();
});
