import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { signIn, watchErrors } from './sign-in';

const noBarriers = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
};
const figure = async (page: Page): Promise<readonly [number, number]> => {
  const [published = '', inForce = ''] = (await page.locator('.posting-figure > a').innerText()).split('/');
  return [Number(published), Number(inForce)];
};

test('the controller closes a gap, and the meter, the rules and the place say so', async ({ page }) => {
  test.setTimeout(180_000);
  const noErrors = watchErrors(page);
  await signIn(page, 'kiemsoat');
  await page.goto('/niem-yet');
  const [published, inForce] = await figure(page);
  expect(published).toBeLessThan(inForce);
  await noBarriers(page);
  await page.getByRole('link', { name: /Xem \d+ thủ tục chưa đủ/ }).click();
  // The figure opens to the exceptions: as many rows as are lacking.
  await expect(page.locator('tbody tr')).toHaveCount(inForce - published);
  const slug = /\/thu-tuc\/([^?]+)/.exec((await page.locator('tbody th a').first().getAttribute('href')) ?? '')?.[1] ?? '';
  await page.getByRole('link', { name: 'Ghi nhận niêm yết' }).last().click();
  await page.waitForURL(/\/niem-yet\/ghi/);
  const places = await page.locator('select[name=placeId] option').evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value).filter(Boolean));
  for (const place of places) {
    await page.goto(`/niem-yet/ghi?noi=${place}&thuTuc=${slug}`);
    await page.getByRole('button', { name: /Ghi nhận \d+ thủ tục/ }).click();
    await expect(page.getByText(/Đã ghi nhận \d+ thủ tục/)).toBeVisible();
  }
  await page.goto('/niem-yet');
  expect((await figure(page))[0]).toBe(published + 1);
  await page.goto('/niem-yet/kiem-soat');
  await noBarriers(page);
  for (const [count, rule] of await page.locator('table').first().locator('tbody tr').evaluateAll((rows) => rows.map((row) => [Number(row.querySelector('td')?.textContent), row.querySelector('td a')?.getAttribute('href')?.split('#')[1] ?? ''] as const))) {
    if (count > 0) await expect(page.locator(`[id="${rule}"] tbody tr`)).toHaveCount(count);
  }
  noErrors();
});

test.describe('before the board, on a phone', () => {
  test.use({ viewport: { width: 375, height: 700 }, hasTouch: true, isMobile: true });

  test('an inspector opens what a poster says, sees right or wrong in large letters, photographs, and is done', async ({ page }) => {
    test.setTimeout(180_000);
    await signIn(page, 'kiemtra');
    await page.goto('/niem-yet/noi');
    await page.getByRole('link', { name: /^Bảng niêm yết tại Bộ phận/ }).click();
    await page.getByRole('link', { name: 'Kiểm tra bảng này' }).click();
    await noBarriers(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    const line = page.locator('.board-lines > li').filter({ has: page.getByRole('button', { name: /^Có, đúng bản/ }) }).first();
    const title = ((await line.locator('p').textContent()) ?? '').trim();
    await line.getByRole('button', { name: /^Có, đúng bản/ }).click();
    await expect(page.locator('.board-verdict')).toHaveAttribute('data-right', 'yes');
    await page.getByLabel('Chụp ảnh tờ niêm yết').setInputFiles('public/readme/queue.png');
    await expect(page.getByText(/Đã nhận ảnh/)).toBeVisible();
    await page.getByRole('button', { name: 'Ghi kết quả' }).click();
    await expect(page.getByText(/Đã ghi kết quả kiểm tra/)).toBeVisible();
    const missing = page.locator('.board-lines > li').filter({ has: page.getByRole('button', { name: /^Không thấy/ }) }).first();
    await missing.getByRole('button', { name: /^Không thấy/ }).click();
    await expect(page.locator('.board-verdict')).toContainText('Thiếu trên bảng');
    await noBarriers(page);
    await page.getByRole('button', { name: 'Bỏ qua, quét tờ khác' }).click();
    await page.goto('/niem-yet/noi');
    await page.getByRole('link', { name: /^Bảng niêm yết tại Bộ phận/ }).click();
    await expect(page.getByText('Đúng bản đang áp dụng').first()).toBeVisible();
    expect(title).not.toBe('');
    const photo = page.getByRole('link', { name: /^Xem ảnh/ }).first();
    expect((await page.request.get((await photo.getAttribute('href')) ?? '')).headers()['content-type']).toMatch(/^image\//);
  });
});

test('the code of a poster leads the public to what is in force, and says so of an old one, in both languages', async ({ page }) => {
  const book = await (async () => { await signIn(page, 'kiemsoat'); return page.request.get('/niem-yet/to?thuTuc=1.014199&kho=a4'); })();
  expect(book.headers()['content-type']).toBe('application/pdf');
  await page.context().clearCookies();
  await page.goto('/ban-niem-yet/1.014199/1');
  await expect(page).toHaveURL(/\/thu-tuc\/1\.014199/);
  await page.goto('/ban-niem-yet/1.009770/1');
  await expect(page.getByText(/Tờ niêm yết này là bản cũ/)).toBeVisible();
  await page.getByRole('link', { name: 'Đọc bản đang áp dụng' }).click();
  await expect(page).toHaveURL(/\/thu-tuc\/1\.009770/);
  await page.goto('/en/ban-niem-yet/1.009770/1');
  await expect(page.getByText(/shows an old version/)).toBeVisible();
  expect((await page.goto('/ban-niem-yet/1.014199/999'))?.status()).toBe(404);
});
