import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { signIn, watchErrors } from './sign-in';

const noBarriers = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
};

test('someone writes to the agency, is answered, and reads the answer in public without a name', async ({ page, browser }) => {
  test.setTimeout(180_000);
  const noErrors = watchErrors(page);
  const subject = `Chỗ ngồi chờ ít, lần ${Math.random().toString(36).slice(2, 8)}`;
  await page.goto('/phan-anh');
  await noBarriers(page);
  await page.getByRole('button', { name: 'Gửi phản ánh, kiến nghị' }).click();
  await expect(page.getByText('Nhập họ và tên hoặc tên tổ chức').first()).toBeVisible();
  await page.getByLabel('Việc khác').check();
  await page.getByLabel('Nội dung chính trong một dòng').fill(subject);
  await page.getByLabel('Sự việc').fill('Sáng thứ Hai có mười hai người chờ mà chỉ có sáu ghế. <script>alert(1)</script>');
  await page.getByLabel('Họ và tên hoặc tên tổ chức').fill('Trần Thị Thử Nghiệm');
  await page.getByRole('button', { name: 'Gửi phản ánh, kiến nghị' }).click();
  await expect(page.getByText('Nhập số điện thoại hoặc thư điện tử để nhận trả lời').first()).toBeVisible();
  await expect(page.getByLabel('Nội dung chính trong một dòng')).toHaveValue(subject);
  await page.getByLabel('Số điện thoại').fill('0912 345 678');
  await page.getByRole('button', { name: 'Gửi phản ánh, kiến nghị' }).click();
  await page.waitForURL(/\/phan-anh\/theo-doi\//);
  await expect(page.getByText('Đã gửi, chờ tiếp nhận')).toBeVisible();
  await noBarriers(page);
  const follow = page.url();

  const staff = await (await browser.newContext()).newPage();
  await signIn(staff, 'kiemsoat');
  await staff.goto('/y-kien');
  await noBarriers(staff);
  await staff.getByRole('link', { name: subject }).click();
  await staff.getByText('Tiếp nhận và giao đơn vị trả lời').first().click();
  await staff.getByLabel('Đơn vị trả lời').selectOption({ label: 'Bộ phận Tiếp nhận và Trả kết quả' });
  await staff.getByRole('button', { name: 'Tiếp nhận và giao đơn vị trả lời' }).click();
  await expect(staff.getByText('đã tiếp nhận, đang xử lý').first()).toBeVisible();
  await staff.getByText('Trả lời người gửi').first().click();
  await staff.getByLabel('Nội dung trả lời').fill('Cơ quan đã kê thêm sáu ghế chờ từ hôm nay. Cảm ơn ý kiến của Bà.');
  await staff.getByRole('button', { name: 'Trả lời người gửi' }).click();
  await expect(staff.getByText('đã trả lời').first()).toBeVisible();
  await staff.getByText('Công khai câu trả lời').first().click();
  await staff.getByLabel('Nội dung công khai').fill('Ghế chờ ở quầy không đủ vào sáng thứ Hai.');
  await staff.getByRole('button', { name: 'Công khai câu trả lời' }).click();
  await expect(staff.getByText('đã trả lời và công khai').first()).toBeVisible();
  await staff.context().close();

  await page.goto(follow);
  await expect(page.getByText('Cơ quan đã kê thêm sáu ghế chờ')).toBeVisible();
  await page.goto('/phan-anh/da-tra-loi');
  await expect(page.getByRole('heading', { name: subject })).toBeVisible();
  await expect(page.getByText('Trần Thị Thử Nghiệm')).toHaveCount(0);
  noErrors();
});

test('every tile and every unit of the dashboard opens a list of as many', async ({ page }) => {
  test.setTimeout(300_000);
  await signIn(page, 'lanhdao');
  await page.goto('/tong-quan');
  await noBarriers(page);
  const tiles = await page.locator('a.tile[href^="/ho-so"]').evaluateAll((links) => links.map((link) => ({ href: link.getAttribute('href') ?? '', count: Number((link as HTMLElement).dataset.count) })));
  const cells = await page.getByRole('table', { name: 'Hồ sơ theo đơn vị đang giữ' }).locator('a').evaluateAll((links) => links.map((link) => ({ href: link.getAttribute('href') ?? '', count: Number((link.textContent ?? '').replaceAll('.', '')) })));
  expect(tiles.length).toBeGreaterThan(5);
  expect(cells.length).toBeGreaterThan(10);
  for (const { href, count } of [...tiles, ...cells].filter((one) => one.count <= 50)) {
    await page.goto(href);
    await expect(page.locator('tbody tr[data-href]'), href).toHaveCount(count);
  }
});

test('the agency’s figures and the rating page read in both languages', async ({ page }) => {
  for (const path of ['/ket-qua', '/en/ket-qua', '/danh-gia', '/en/danh-gia', '/en/phan-anh']) {
    expect((await page.goto(path))?.status(), path).toBe(200);
    await noBarriers(page);
  }
});
