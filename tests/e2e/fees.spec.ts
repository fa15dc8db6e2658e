import { expect, test, type Page } from '@playwright/test';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { signIn, watchErrors } from './sign-in';

const RECEIPT = `BL-${Date.now().toString(36)}`;

/** A dossier of the labour unit that is being worked on: the first of the officer's queue from which a payment can be asked. */
async function workable(page: Page): Promise<string> {
  await page.goto('/ho-so');
  const hrefs = await page.locator('a[href^="/ho-so/H24.21-"]').evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))]);
  for (const href of hrefs.slice(0, 20)) {
    const response = await page.goto(`${href}/viec/request-payment`);
    if (response?.status() === 200) return href;
  }
  throw new Error('no dossier from which a payment can be asked');
}

test('a payment is asked for, paid by VietQR in two parts, given back, and every reader is told of', async ({ page, browser }) => {
  test.setTimeout(300_000);
  await signIn(page, 'chuyenvien');
  // On the way it knocks at doors that are not there.
  const href = await workable(page);
  const noErrors = watchErrors(page);
  const code = decodeURIComponent(href.split('/').at(-1) ?? '');
  await page.fill('input[name=amountVnd]', '2.000.000');
  await page.locator('input[name=replyBy]:not([type=hidden]), #o-replyBy').first().fill('31/12/2030');
  await page.getByRole('button', { name: 'Yêu cầu nộp tiền' }).click();
  await expect(page).toHaveURL(href);
  await expect(page.getByText('Đang chờ nộp 2.000.000')).toBeVisible();
  const paper = await page.getByRole('link', { name: 'Thông báo nộp phí, lệ phí và nghĩa vụ tài chính' }).first().getAttribute('href');
  const pdf = await page.request.get(paper ?? '');
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
  const docx = await page.request.get(`${paper ?? ''}?dang=docx`);
  expect((await docx.body()).subarray(0, 2).toString()).toBe('PK');

  // The applicant, elsewhere, with the code and four digits: the code to pay by, read as a phone reads it.
  const phone = /\b0\d[\d ]{7,}\b/.exec(await page.getByRole('region', { name: 'Thông tin hồ sơ' }).innerText())?.[0]?.replace(/\s/g, '') ?? '';
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto('/tra-cuu');
  await visitor.getByLabel('Mã hồ sơ', { exact: false }).first().fill(code);
  await visitor.getByLabel('4 số cuối', { exact: false }).first().fill(phone.slice(-4));
  await visitor.getByRole('button', { name: 'Tra cứu hồ sơ' }).click();
  const picture = PNG.sync.read(await visitor.getByRole('img', { name: 'Mã VietQR để chuyển khoản' }).screenshot({ scale: 'device' }));
  expect(jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height)?.data).toMatch(/^000201010212.*A000000727.*5303704.*54072000000.*5802VN.*HS H24\.21.*6304[0-9A-F]{4}$/);
  await visitor.getByText('Ai đã xem hồ sơ của tôi').click();
  await expect(visitor.getByText('Cán bộ xử lý, mở hồ sơ').first()).toBeVisible();
  await expect(visitor.getByText('Đỗ Khánh Vy')).toHaveCount(0);
  await visitor.context().close();

  // A part first: the clock still stands. What is too much is refused and kept as typed.
  await page.getByRole('link', { name: 'Thu phí, lệ phí' }).click();
  const amounts = page.locator('input[name^=amount-]');
  await expect(amounts.first()).toBeVisible();
  for (let at = 1; at < (await amounts.count()); at += 1) await amounts.nth(at).fill('');
  await amounts.first().fill('999.000.000.000');
  await page.getByRole('button', { name: 'Ghi nhận đã thu' }).click();
  await expect(page.getByRole('alert').first()).toContainText('chỉ còn phải thu');
  await amounts.first().fill('100.000');
  await page.fill('input[name=receiptNumber]', RECEIPT);
  await page.getByRole('button', { name: 'Ghi nhận đã thu' }).click();
  await expect(page).toHaveURL(new RegExp(`${href.replaceAll('.', '\\.')}`));
  await expect(page.getByText('Đang chờ nộp 1.900.000')).toBeVisible();
  await page.getByRole('link', { name: 'Thu phí, lệ phí' }).click();
  await page.getByRole('button', { name: 'Ghi nhận đã thu' }).click();
  await expect(page.getByText('không còn khoản phải thu')).toBeVisible();
  await expect(page.getByText('Đang chờ nộp')).toHaveCount(0);
  noErrors();

  // The head of the unit gives some of it back, sees who has read the dossier, and the day's receipts.
  const head = await (await browser.newContext()).newPage();
  await signIn(head, 'truongphong');
  await head.goto(href);
  await head.getByRole('link', { name: /^Hoàn tiền/ }).first().click();
  await head.locator('input[name=amount]').fill('50.000');
  await head.locator('textarea[name=reason]').fill('Thu thừa, trả lại cho người nộp');
  await head.getByRole('button', { name: 'Ghi nhận đã hoàn' }).click();
  // The same dossier may be met again: what was given back before is added up.
  await expect(head.getByText(/đã hoàn \d+0\.000/).first()).toBeVisible();
  await expect(head.locator('#dien-bien').getByText('Hoàn 50.000 đồng').first()).toBeVisible();
  await head.getByRole('link', { name: 'Ai đã xem hồ sơ này' }).click();
  await expect(head.getByRole('rowheader', { name: /Đỗ Khánh Vy/ }).first()).toBeVisible();
  await head.goto('/thu-phi');
  await expect(head.getByText(RECEIPT).first()).toBeVisible();
  const csv = await head.request.get(await head.getByRole('link', { name: 'Tải CSV' }).getAttribute('href') ?? '');
  expect(await csv.text()).toContain(`"${RECEIPT}"`);
  await head.context().close();
});

test('an administrator makes a token, sees it once and revokes it', async ({ page }) => {
  test.setTimeout(120_000);
  const name = `Hệ thống thử ${Date.now().toString(36)}`;
  await signIn(page, 'quantri');
  await page.goto('/quan-tri/ma-truy-cap/moi');
  await page.getByRole('button', { name: 'Tạo mã truy cập' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await page.fill('input[name=name]', name);
  await page.getByLabel('Xem hồ sơ').check();
  await page.getByRole('button', { name: 'Tạo mã truy cập' }).click();
  const token = await page.getByTestId('token').innerText();
  expect(token).toMatch(/^tthc_[\w-]{43}$/);
  const ask = () => page.request.get('/api/v1/dossiers', { headers: { Authorization: `Bearer ${token}` } });
  expect((await ask()).status()).toBe(200);
  await page.goto('/quan-tri/ma-truy-cap');
  const row = page.getByRole('row', { name: new RegExp(name) });
  await expect(row).toBeVisible();
  await expect(page.getByText(token)).toHaveCount(0);
  await row.getByRole('button', { name: 'Thu hồi' }).click();
  await page.getByRole('button', { name: 'Thu hồi mã' }).click();
  await expect(row.getByText(/đã thu hồi/)).toBeVisible();
  expect((await ask()).status()).toBe(401);
});
