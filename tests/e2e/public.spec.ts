import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { watchErrors } from './sign-in';

/** A sample dossier of 2017: the demo register is the same on every machine. */
const OLD = { code: 'H24.21-170102-0001', lastFour: '0108' };

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('someone finds a procedure without diacritics, reads it, and sees when it would be due by each channel', async ({ page }) => {
    await page.goto('/');
    await page.getByLabel('Tìm thủ tục').fill('giay phep lao dong');
    await page.getByRole('button', { name: 'Tìm' }).click();
    await expect(page).toHaveURL(/\/thu-tuc\?tim=giay/);
    await expect(page.locator('mark').first()).toHaveText(/^giấy/i);
    await page.getByRole('link', { name: 'Cấp giấy phép lao động cho người lao động nước ngoài làm việc tại Việt Nam', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Cấp giấy phép lao động/);
    for (const part of ['Thời hạn', 'Phí, lệ phí', 'Giấy tờ cần nộp', 'Cách nộp', 'Ai được nộp', 'Điều kiện', 'Các bước', 'Ai giải quyết', 'Kết quả', 'Căn cứ pháp lý', 'Các bản đã công bố']) {
      await expect(page.getByRole('heading', { level: 2, name: part, exact: true })).toBeVisible();
    }
    await expect(page.locator('#han-tra time')).toHaveText(/^\d{2}\/\d{2}\/\d{4}$/);
    await page.locator('#han-tra').getByRole('link', { name: 'Trực tuyến' }).click();
    await expect(page).toHaveURL(/cach=truc-tuyen/);
    await expect(page.locator('#han-tra [aria-current]').filter({ hasText: 'Trực tuyến' })).toBeVisible();
    await page.getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL(/\/en\/thu-tuc\/1\.014199/);
    await expect(page.getByText('If submitted today')).toBeVisible();
  });

  test('a repealed procedure says so and leads to its successor', async ({ page }) => {
    await page.goto('/thu-tuc/2.000205');
    await expect(page.getByText(/đã hết hiệu lực/)).toBeVisible();
    await expect(page.locator('#han-tra')).toHaveCount(0);
    await page.getByRole('link', { name: /\(1\.014199\)/ }).click();
    await expect(page).toHaveURL(/\/thu-tuc\/1\.014199/);
    expect((await page.goto('/thu-tuc/khong-co'))?.status()).toBe(404);
  });

  test('an applicant looks a dossier up; a wrong code and a wrong secret are answered alike', async ({ page }) => {
    const ask = async (code: string, lastFour: string) => {
      await page.goto('/tra-cuu');
      await page.getByLabel('Mã hồ sơ').fill(code);
      await page.getByLabel('4 số cuối điện thoại hoặc số giấy tờ').fill(lastFour);
      await page.getByRole('button', { name: 'Tra cứu hồ sơ' }).click();
    };
    await ask(OLD.code, '9999');
    const wrongSecret = await page.getByRole('alert').innerText();
    await expect(page.getByLabel('Mã hồ sơ')).toHaveValue(OLD.code);
    await expect(page.getByLabel('4 số cuối điện thoại hoặc số giấy tờ')).toHaveValue('');
    await ask('H24.21-170102-9999', OLD.lastFour);
    expect(await page.getByRole('alert').innerText()).toBe(wrongSecret);
    await ask(OLD.code.toLowerCase(), OLD.lastFour);
    await expect(page).toHaveURL(/\/tra-cuu\/ho-so$/);
    await expect(page.getByText(OLD.code)).toBeVisible();
    await expect(page.locator('.hero-date')).toHaveText(/\/2017$/);
    await expect(page.locator('.strip li').first()).toBeAttached();
    // The sample applicant's own phone: no page of the public may say it.
    expect(await page.content()).not.toContain('0900000108');
    await page.goto('/en/tra-cuu/ho-so');
    await expect(page.getByText('Result handed over').first()).toBeVisible();
  });
});

test('the public pages are accessible, wide and on a phone, and quiet on the console', async ({ page }) => {
  const noErrors = watchErrors(page);
  for (const width of [1366, 375]) {
    await page.setViewportSize({ width, height: 800 });
    for (const address of ['/', '/thu-tuc', '/thu-tuc/1.014199', '/tra-cuu', '/en', '/en/thu-tuc/1.014199']) {
      await page.goto(address);
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      expect(violations.map((violation) => `${address} ${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${address} scrolls sideways at ${width}`).toBe(true);
    }
  }
  noErrors();
});

test('HTML and style sheets of the look-up are at most 25 KB compressed', async ({ page }) => {
  test.skip(Boolean(process.env.TTHC_TEST_URL), 'only a production build is small');
  await page.goto('/tra-cuu');
  await page.getByLabel('Mã hồ sơ').fill(OLD.code);
  await page.getByLabel('4 số cuối điện thoại hoặc số giấy tờ').fill(OLD.lastFour);
  await page.getByRole('button', { name: 'Tra cứu hồ sơ' }).click();
  await expect(page.locator('.hero-date')).toBeVisible();
  const html = await (await page.request.get('/tra-cuu/ho-so')).body();
  const sheets = [...html.toString('utf8').matchAll(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"|<link[^>]+href="([^"]+)"[^>]+rel="stylesheet"/g)].map((match) => match[1] ?? match[2] ?? '');
  expect(sheets.length).toBeGreaterThan(0);
  const bodies = await Promise.all([...new Set(sheets)].map(async (href) => (await page.request.get(href)).body()));
  const total = [html, ...bodies].reduce((sum, body) => sum + gzipSync(body).length, 0);
  expect(total).toBeLessThanOrEqual(25 * 1024);
});

test('anyone who holds a paper can compare it with what was issued, and learns nothing about a person', async ({ page }) => {
  await page.goto('/kiem-chung/khong-co-giay-nay');
  await expect(page.getByText('Không có giấy nào mang mã này.')).toBeVisible();
  await page.goto('/en/kiem-chung/khong-co-giay-nay');
  await expect(page.getByText('No paper carries this code.')).toBeVisible();
});
