import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { signIn, watchErrors } from './sign-in';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
const WORK_PERMIT = 'Cấp giấy phép lao động cho người lao động nước ngoài làm việc tại Việt Nam';

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('someone searches, filters and shares the address; papers are a list of boxes', async ({ page }) => {
    await page.goto('/thu-tuc');
    await page.getByLabel('Tên hoặc mã thủ tục').fill('giay phep lao dong');
    await page.getByLabel('Nộp trực tuyến').selectOption('toan-trinh');
    await page.getByRole('button', { name: 'Tìm' }).click();
    await expect(page).toHaveURL(/tim=giay\+phep\+lao\+dong.*mucDo=toan-trinh/);
    await expect(page.getByRole('link', { name: WORK_PERMIT, exact: true })).toBeVisible();
    await page.goto('/en/thu-tuc?tim=work+permit');
    await expect(page.locator('.procs li').first()).toContainText(/work permit/i);
    await page.goto('/thu-tuc/1.014199');
    await page.getByRole('checkbox').first().check();
    await expect(page.getByRole('checkbox').first()).toBeChecked();
  });

  test('a page says what search engines ask for, in both languages', async ({ page }) => {
    for (const [address, lang] of [['/thu-tuc/1.014199', 'vi'], ['/en/thu-tuc/1.014199', 'en']] as const) {
      await page.goto(address);
      const service = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '{}') as Record<string, unknown>;
      expect(service).toMatchObject({ '@type': 'GovernmentService', inLanguage: lang });
      expect(String(service.url)).toContain(address);
      expect(await page.locator('link[rel=canonical]').getAttribute('href')).toMatch(new RegExp(`${address}$`));
      expect(await page.locator('link[rel=alternate][hreflang]').count()).toBeGreaterThanOrEqual(2);
    }
    const map = await page.request.get('/sitemap.xml');
    expect(await map.text()).toContain('/thu-tuc/1.014199');
    expect(await map.text()).not.toContain('2.000205');
    expect(await (await page.request.get('/robots.txt')).text()).toMatch(/Sitemap: .*\/sitemap\.xml/);
  });

  test('open data stands at addresses that do not change and is asked for again by its tag', async ({ page }) => {
    await page.goto('/du-lieu-mo');
    await expect(page.getByRole('link', { name: /CC BY 4\.0/ })).toBeVisible();
    for (const [file, type] of [['thu-tuc.json', 'application/json'], ['thu-tuc.csv', 'text/csv'], ['thu-tuc.xlsx', 'spreadsheetml'], ['thay-doi.atom', 'application/atom+xml']] as const) {
      const answer = await page.request.get(`/du-lieu-mo/${file}`);
      expect(answer.ok(), file).toBe(true);
      expect(answer.headers()['content-type']).toContain(type);
      const again = await page.request.get(`/du-lieu-mo/${file}`, { headers: { 'If-None-Match': answer.headers().etag ?? '' } });
      expect(again.status(), file).toBe(304);
    }
    expect(await (await page.request.get('/du-lieu-mo/luoc-do-v1.json')).json()).toMatchObject({ properties: { schemaVersion: { const: 1 } } });
    expect((await page.request.get('/du-lieu-mo/khac.json')).status()).toBe(404);
  });
});

test('the list follows what is typed and the address with it; ticks stay on the device', async ({ page }) => {
  const noErrors = watchErrors(page);
  await page.goto('/thu-tuc');
  await page.getByLabel('Tên hoặc mã thủ tục').pressSequentially('014199', { delay: 30 });
  await expect(page.locator('.procs li')).toHaveCount(1);
  await expect(page).toHaveURL(/tim=014199/);
  await page.getByLabel('Tên hoặc mã thủ tục').fill('zzzzqqq');
  await expect(page.getByText(/Không có thủ tục nào có “zzzzqqq”/)).toBeVisible();
  await page.getByLabel('Tên hoặc mã thủ tục').fill('giya phep lao dong');
  await expect(page.getByText(/gần giống/)).toBeVisible();
  await page.goto('/thu-tuc/1.014199');
  await page.getByRole('checkbox').nth(1).check();
  await page.getByLabel('Trường hợp của bạn').selectOption({ index: 1 });
  await expect(page.getByText(/Đã chuẩn bị 1 trên 7 giấy tờ/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/Đã chuẩn bị 1 trên 7 giấy tờ/)).toBeVisible();
  await page.getByRole('button', { name: 'Bỏ mọi đánh dấu' }).click();
  await expect(page.getByText(/Đã chuẩn bị 0 trên 7/)).toBeVisible();
  noErrors();
});

test('the controller adds an everyday word that the public finds at once, compares a list, and takes the danh mục', async ({ page }) => {
  const word = `từ thử ${Math.random().toString(36).slice(2, 8)}`;
  await signIn(page, 'kiemsoat');
  await page.goto('/thu-tuc-noi-bo/tu-dong-nghia');
  await page.getByLabel('Từ người dân hay dùng').fill(word);
  await page.getByLabel('Nghĩa là').fill('1.014199');
  await page.getByRole('button', { name: 'Thêm từ' }).click();
  await expect(page.getByText('Người tìm thấy được ngay')).toBeVisible();
  expect(((await (await page.request.get(`/api/thu-tuc/tim?tim=${encodeURIComponent(word)}`)).json()) as { items: { slug: string }[] }).items[0]?.slug).toBe('1.014199');
  await page.getByRole('button', { name: `Bỏ từ ${word}` }).click();
  await expect(page.getByRole('link', { name: word })).toHaveCount(0);

  const list = await page.request.get('/thu-tuc-noi-bo/xuat?dang=json');
  const { decisions, procedures } = (await list.json()) as { decisions: unknown[]; procedures: { name: string; onlineLevel: string }[] };
  if (procedures[0]) procedures[0].onlineLevel = 'mức chín';
  await page.goto('/thu-tuc-noi-bo/nhap');
  await page.getByLabel('Chọn tệp danh sách thủ tục').setInputFiles({ name: 'danh-sach.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ decisions, procedures })) });
  await expect(page.getByRole('heading', { name: '2. Kết quả đối chiếu' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/Không hiểu “mức chín”/)).toBeVisible();
  const marked = await page.request.get((await page.getByRole('link', { name: /Tải tệp có đánh dấu/ }).getAttribute('href')) ?? '');
  expect(marked.headers()['content-type']).toContain('spreadsheetml');
  expect((await (await page.request.get('/thu-tuc-noi-bo/danh-muc/tep?dang=pdf')).body()).subarray(0, 5).toString()).toBe('%PDF-');
  await page.goto('/thu-tuc-noi-bo/danh-muc');
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('whoever may not draft finds neither import nor words to edit', async ({ page }) => {
  await signIn(page, 'tiepnhan');
  expect((await page.goto('/thu-tuc-noi-bo/nhap'))?.status()).toBe(404);
  await page.goto('/thu-tuc-noi-bo/tu-dong-nghia');
  await expect(page.getByRole('button', { name: 'Thêm từ' })).toHaveCount(0);
});

test('the pages are accessible, wide and on a phone, in both languages', async ({ page }) => {
  const noErrors = watchErrors(page);
  for (const width of [1366, 375]) {
    await page.setViewportSize({ width, height: 800 });
    for (const address of ['/thu-tuc?tim=giay+phep', '/thu-tuc?tim=khong-co-gi-ca', '/en/thu-tuc', '/thu-tuc/1.014199', '/du-lieu-mo', '/en/du-lieu-mo']) {
      await page.goto(address);
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      expect(violations.map(({ id, nodes }) => `${address} ${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${address} at ${width}`).toBe(true);
    }
  }
  noErrors();
});
