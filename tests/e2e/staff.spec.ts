import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { signIn, watchErrors } from './sign-in';

test('a stranger is sent to sign in and comes back to where they were going', async ({ page }) => {
  await page.goto('/lich');
  await expect(page).toHaveURL(/\/dang-nhap\?tiep=/);
  await page.fill('input[name=username]', 'kiemsoat');
  await page.fill('input[name=password]', 'sai mat khau');
  await page.locator('input[name=password]').press('Enter');
  // The answer empties the field of the password: what is typed before it comes is gone.
  await expect(page.getByText('Tên đăng nhập hoặc mật khẩu không đúng.').first()).toBeVisible();
  await expect(page.locator('input[name=password]')).toHaveValue('');
  await expect(page.locator('input[name=username]')).toHaveValue('kiemsoat');
  await page.fill('input[name=password]', 'Mau-2026-tthc');
  await page.locator('input[name=password]').press('Enter');
  await expect(page).toHaveURL(/\/lich/);
});

test('an officer finds a dossier, sees why its date is that date, and only what her unit holds', async ({ page }) => {
  const noErrors = watchErrors(page);
  await signIn(page, 'chuyenvien');
  await page.goto('/ho-so');
  const first = page.locator('a[href^="/ho-so/H24.21-"]').first();
  const href = await first.getAttribute('href');
  await page.goto(href ?? '/');
  await expect(page.getByText('Vì sao là ngày này?').first()).toBeVisible();
  const violations = (await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()).violations;
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  noErrors();
  expect((await page.goto('/quan-tri'))?.status()).toBe(404);
  expect((await page.goto('/bao-cao'))?.status()).toBe(404);
});

test('the controller opens a number of the report to exactly its dossiers', async ({ page }) => {
  await signIn(page, 'kiemsoat');
  await page.goto('/bao-cao/2017-01-01_2017-09-06?biet-den=2017-09-07');
  await expect(page.getByText('(3) = (7) + (11): 1.322 + 61')).toBeVisible();
  await page.getByRole('link', { name: /^Đang giải quyết, tổng số \(11\): 61 hồ sơ$/ }).click();
  await expect(page.getByRole('heading', { name: 'Đang giải quyết, tổng số (11): 61 hồ sơ' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Danh sách hồ sơ của ô' }).getByRole('listitem')).toHaveCount(61);
  const csv = await page.request.get('/bao-cao/2017-01-01_2017-09-06/csv?biet-den=2017-09-07');
  expect(await csv.text()).toContain('"Tổng số",1383,');
});

test('one officer and one unit head carry a dossier from supplement to resumption', async ({ page, browser }) => {
  await signIn(page, 'chuyenvien');
  await page.goto('/ho-so?xem=cua-toi');
  const codes = await page.locator('a[href^="/ho-so/H24.21-"]').evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))]);
  let form = '';
  for (const href of codes) {
    const answer = await page.goto(`${href}/viec/request-supplement`);
    if (answer?.status() === 200) {
      form = href;
      break;
    }
  }
  expect(form).not.toBe('');
  await page.getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
  await expect(page.getByText('Nhập giấy tờ cần bổ sung, mỗi dòng một loại').first()).toBeVisible();
  await page.getByLabel('Giấy tờ cần bổ sung').fill('Bản vẽ mặt bằng');
  await page.getByLabel('Hẹn người nộp trả lời trước ngày').fill('31/12/2026');
  await page.getByLabel('Lý do').fill('Thiếu bản vẽ');
  await page.getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
  await expect(page).toHaveURL(new RegExp(`${form}$`));
  await expect(page.getByText(/tạm dừng/i).first()).toBeVisible();

  const desk = await (await browser.newContext()).newPage();
  await signIn(desk, 'traketqua');
  await desk.goto(`${form}/viec/receive-supplement`);
  await desk.getByRole('button', { name: 'Nhận giấy tờ bổ sung' }).click();
  await expect(desk).toHaveURL(new RegExp(`${form}$`));
  await expect(desk.getByText('Đang xử lý').first()).toBeVisible();
});
