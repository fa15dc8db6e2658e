import { expect, test, type Page } from '@playwright/test';
import { signIn } from './sign-in';

const RECEIVE = '**/api/intake/ho-so';
const CARD = '031190000001||Nguyen Thi Mau|15031990|Nu|So 5 phuong Hai An|10052022';

/** A dossier of a known company, up to the act that receives it. Counts the keys that are not data. */
async function fill(page: Page, procedure = '1.014197'): Promise<number> {
  const key = page.keyboard;
  await page.goto('/ho-so/moi');
  await expect(page.locator('#o-applicant\\.number')).toBeFocused();
  let keys = 0;
  const press = async (name: string) => {
    await key.press(name);
    keys += 1;
  };
  await key.type('0200000002');
  await press('Enter');
  // Known: it fills itself in, and the cursor goes on to the procedure.
  await expect(page.locator('#o-applicant\\.name')).toHaveValue(/Sao Bến/);
  await expect(page.locator('#o-versionId')).toBeFocused();
  await key.type(procedure);
  await expect(page.locator('[role=listbox] [role=option]').first()).toBeVisible();
  await press('Enter');
  await expect(page.locator('[data-due]')).toBeVisible();
  await expect(page.locator('#o-thanh-phan')).toBeFocused();
  await press('a');
  return keys;
}

const codes = async (page: Page): Promise<string[]> => page.locator('.intake-chip .code').allTextContents();

test('a known company is received with few keys and the counter is ready at once', async ({ page }) => {
  await signIn(page, 'tiepnhan');
  const keys = (await fill(page)) + 1;
  expect(keys).toBeLessThanOrEqual(12);
  const [answer] = await Promise.all([page.waitForResponse(RECEIVE), page.keyboard.press('Control+Enter')]);
  expect(answer.status()).toBe(201);
  const from = Date.now();
  await expect(page.locator('#o-applicant\\.number')).toBeFocused();
  expect(Date.now() - from).toBeLessThan(1_500);
  // The next one of the same person: nothing about them is typed again.
  await page.keyboard.press('Alt+n');
  await expect(page.locator('#o-applicant\\.number')).toHaveValue('0200000002');
  await expect(page.locator('#o-versionId')).toBeFocused();
});

test('a lost connection, a stopped database, an expired session and a lost answer lose nothing and double nothing', async ({ page }) => {
  await signIn(page, 'tiepnhan');
  await fill(page);
  const keptWords = async (words: string) => {
    await expect(page.getByText(words).first()).toBeVisible();
    await expect(page.locator('#o-applicant\\.name')).toHaveValue(/Sao Bến/);
    await expect(page.locator('[data-due]')).toBeVisible();
  };
  await page.route(RECEIVE, (route) => route.abort());
  await page.keyboard.press('Control+Enter');
  await keptWords('Chưa lưu được vì mất kết nối');
  await page.unroute(RECEIVE);

  await page.route(RECEIVE, (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"title":"x"}' }));
  await page.keyboard.press('Control+Enter');
  await keptWords('cơ sở dữ liệu không phản hồi');
  await page.unroute(RECEIVE);

  await page.route(RECEIVE, (route) => route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{"title":"x"}' }));
  await page.keyboard.press('Control+Enter');
  await keptWords('Phiên làm việc đã kết thúc');
  await page.unroute(RECEIVE);

  // The server does it, the answer is lost on the way.
  let made = '';
  await page.route(RECEIVE, async (route) => {
    const answer = await route.fetch();
    made = ((await answer.json()) as { code: string }).code;
    await route.abort();
  });
  await page.keyboard.press('Control+Enter');
  await keptWords('Chưa lưu được vì mất kết nối');
  await page.unroute(RECEIVE);
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.intake-done')).toContainText(made);
  await expect(page.locator('.intake-done')).toContainText('không tạo thêm hồ sơ');
  expect(await codes(page)).toEqual([made]);
});

test('two presses at once make one dossier', async ({ page }) => {
  await signIn(page, 'tiepnhan');
  await fill(page);
  let sent = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/api/intake/ho-so')) sent += 1;
  });
  await page.evaluate(() => {
    for (let n = 0; n < 3; n += 1) document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }));
  });
  await expect(page.locator('.intake-done')).toBeVisible();
  expect(sent).toBe(1);
});

test('a card and a code are heard wherever the cursor is, and papers that are missing make a Mẫu 02', async ({ page }) => {
  await signIn(page, 'tiepnhan');
  await fill(page);
  await page.locator('#o-note').fill('Ghi chú');
  await page.locator('#o-note').focus();
  await page.keyboard.type(CARD);
  await page.keyboard.press('Enter');
  await expect(page.locator('#o-representative\\.citizenId')).toHaveValue('031190000001');
  await expect(page.locator('#o-representative\\.name')).toHaveValue('Nguyen Thi Mau');
  await expect(page.locator('#o-note')).toHaveValue('Ghi chú');

  await page.keyboard.press('F8');
  await page.keyboard.press('Space');
  await page.keyboard.press('F7');
  const [made] = await Promise.all([page.waitForResponse('**/api/intake/phieu-bo-sung'), page.getByRole('button', { name: 'Lập và in Mẫu 02' }).click()]);
  expect(made.status()).toBe(201);
  const pdf = await page.request.get(`/giay-to/${((await made.json()) as { paperId: string }).paperId}`);
  expect(pdf.headers()['content-type']).toContain('application/pdf');

  await page.locator('#o-applicant\\.number').focus();
  await page.keyboard.type('H24.21-261123-0001');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/ho-so/H24.21-261123-0001');
});

test('Escape twice begins anew, and what was typed can be had back', async ({ page }) => {
  await signIn(page, 'tiepnhan');
  await fill(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.locator('#o-applicant\\.number')).toHaveValue('');
  await page.getByRole('button', { name: 'Lấy lại nội dung vừa bỏ' }).click();
  await expect(page.locator('#o-applicant\\.number')).toHaveValue('0200000002');
});
