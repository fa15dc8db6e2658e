import { expect, test } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { signIn, watchErrors } from './sign-in';

test('reception logs a dossier by keyboard alone; receipt, queue and public look-up say the same date', async ({ page, browser }) => {
  const noErrors = watchErrors(page);
  // A browser without a screen cannot print: the page gets a blank sheet, the receipt itself is read further down.
  await page.route('**/giay-to/**', (route) => route.fulfill({ contentType: 'text/html', body: '<p>giấy hẹn</p>' }));
  await page.addInitScript(() => { window.print = () => undefined; });
  await signIn(page, 'tiepnhan');
  await page.goto('/ho-so/moi');
  const key = page.keyboard;
  await page.waitForLoadState('networkidle');
  await expect(page.locator('#o-applicant\\.number')).toBeFocused();
  // A company that is not known yet.
  // Known to nobody, also when the journey is taken again on the same register.
  await key.type(`02${String(Date.now()).slice(-8)}`);
  await key.press('Tab');
  await key.press('Tab');
  await key.type('Công ty TNHH Thử nghiệm Bàn phím');
  await key.press('Tab');
  await key.type('Lô Z1, Khu công nghiệp Đình Vũ');
  await key.press('Tab');
  await key.type('0912345678');
  await key.press('F4');
  await key.type('2.001955');
  await expect(page.locator('[role=option]', { hasText: '2.001955' }).first()).toBeVisible();
  await key.press('Enter');
  await expect(page.locator('[data-due]')).toBeVisible();
  await key.press('F8');
  await key.press('Alt+a');
  const due = (await page.locator('[data-due]').getAttribute('data-due')) ?? '';
  const shown = due.split('-').reverse().join('/');
  const [saved] = await Promise.all([page.waitForResponse((response) => response.url().includes('/api/intake/ho-so')), key.press('Control+Enter')]);
  expect(saved.status(), await saved.text()).toBe(201);
  const made = (await saved.json()) as { code: string; paperId: string };
  await expect(page.getByText(`Đã tiếp nhận ${made.code}`).first()).toBeVisible();
  // Ready for the next person.
  await key.press('F2');
  await key.type('031');
  await expect(page.locator('#o-applicant\\.number')).toHaveValue('031');

  const pdf = await page.request.get(`/giay-to/${made.paperId}?kho=a4`);
  expect(pdf.headers()['content-type']).toContain('application/pdf');
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await pdf.body())), { mergePages: true });
  expect(text).toContain(made.code);
  expect(text.replace(/\s+/g, ' ')).toContain(shown);
  expect(text.replace(/\s+/g, ' ')).toContain('Công ty TNHH Thử nghiệm Bàn phím');

  await page.goto(`/ho-so/${made.code}`);
  await expect(page.getByText(shown).first()).toBeVisible();
  noErrors();

  const stranger = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await stranger.goto('/tra-cuu');
  await stranger.locator('input[name=code]').first().fill(made.code);
  await stranger.locator('input[name=lastFour]').first().fill('5678');
  await stranger.locator('main button[type=submit]').first().click();
  await expect(stranger.getByText(shown).first()).toBeVisible();
  await expect(stranger.getByText('Thử nghiệm Bàn phím')).toHaveCount(0);
  await expect(stranger.getByText('0912345678')).toHaveCount(0);
});

test('what was typed at the counter survives a reload, and a second press makes no second dossier', async ({ page }) => {
  await signIn(page, 'traketqua');
  await page.goto('/ho-so/moi');
  await page.waitForLoadState('networkidle');
  await page.fill('#o-applicant\\.name', 'Nguyễn Thị Bản Nháp');
  await page.waitForTimeout(600);
  await page.reload();
  await expect(page.locator('#o-applicant\\.name')).toHaveValue('Nguyễn Thị Bản Nháp');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('#o-applicant\\.name')).toHaveValue('Nguyễn Thị Bản Nháp');
});
