import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { signIn, watchErrors } from './sign-in';

async function asPerson(browser: Browser, username: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: { width: 1366, height: 768 } })).newPage();
  await signIn(page, username);
  return page;
}

async function nothingInTheWay(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
}

test('files go from the desk to a unit by a sheet that both sides sign; what did not come stays at the desk', async ({ browser }) => {
  test.setTimeout(300_000);
  const desk = await asPerson(browser, 'tiepnhan');
  const noErrors = watchErrors(desk);
  await desk.goto('/ho-so?xem=phong-toi&trangThai=received&loc=moi-trang-thai');
  const boxes = desk.getByRole('checkbox', { name: /^Đánh dấu H24/ });
  const codes = [0, 1].map(async (at) => ((await boxes.nth(at).getAttribute('aria-label')) ?? '').replace('Đánh dấu ', ''));
  const [first = '', second = ''] = await Promise.all(codes);
  // A box ticked before the page has its script is not a mark yet.
  await expect(async () => {
    for (const at of [0, 1]) {
      await boxes.nth(at).uncheck();
      await boxes.nth(at).check();
    }
    await expect(desk.getByText('Đã đánh dấu 2 hồ sơ')).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await desk.locator('.queue-foot').getByRole('link', { name: 'Bàn giao', exact: true }).click();
  await expect(desk.getByRole('heading', { name: 'Lập phiếu bàn giao' })).toBeVisible();
  await nothingInTheWay(desk);
  await desk.getByLabel('Đơn vị nhận').selectOption({ label: 'Phòng Quản lý Lao động' });
  await desk.getByRole('button', { name: 'Bàn giao 2 hồ sơ' }).click();
  await expect(desk.getByRole('heading', { name: /^Phiếu bàn giao \d+\/\d{4}\/PBG-/ })).toBeVisible();
  await expect(desk.getByText('Bạn là người giao: người của bên nhận ký.')).toBeVisible();
  const address = new URL(desk.url()).pathname;
  const pdf = await desk.request.get(`${address}/phieu`);
  expect(pdf.headers()['content-type']).toBe('application/pdf');

  const unit = await asPerson(browser, 'chuyenvien');
  await unit.goto('/ban-giao');
  await unit.locator(`a[href="${address}"]`).click();
  await unit.getByRole('checkbox', { name: `Chọn ${second}` }).uncheck();
  await expect(unit.getByText('Không có trong lô: 1 hồ sơ')).toBeVisible();
  await nothingInTheWay(unit);
  await unit.getByRole('button', { name: 'Ký nhận 1 hồ sơ, thiếu 1' }).click();
  await expect(unit.getByText('Đã ký, thiếu 1')).toBeVisible();
  await unit.goto(`/ho-so/${first}`);
  await expect(unit.getByRole('region', { name: 'Các bước của quy trình nội bộ' })).toBeVisible();
  // The file that did not come is where it was, and its history says why.
  await desk.goto(`/ho-so/${second}`);
  await expect(desk.getByText(/Không có trong lô bàn giao theo phiếu số/).first()).toBeVisible();
  noErrors();

  // A colleague of another unit does not see the sheet.
  const other = await asPerson(browser, 'dautu');
  expect((await other.goto(address))?.status()).toBe(404);
  await Promise.all([desk, unit, other].map((page) => page.context().close()));
});

test('somebody away is entered with every mistake beside its field, seen by the delegate, and cancelled', async ({ browser }) => {
  test.setTimeout(240_000);
  const head = await asPerson(browser, 'truongdautu');
  const noErrors = watchErrors(head);
  await head.goto('/vang-mat');
  await head.getByLabel('Người vắng mặt').selectOption({ label: 'Ngô Thùy Dương, Chuyên viên' });
  await head.getByLabel('Đến hết ngày').fill('01/01/2020');
  await head.getByLabel('Người làm thay').selectOption({ label: 'Ngô Thùy Dương, Chuyên viên' });
  await head.getByRole('button', { name: 'Ghi vắng mặt' }).click();
  await expect(head.getByText('Ngày cuối phải bằng hoặc sau ngày bắt đầu').first()).toBeVisible();
  await expect(head.getByText('Người làm thay phải là người khác').first()).toBeVisible();
  await expect(head.getByLabel('Đến hết ngày')).toHaveValue('01/01/2020');
  await nothingInTheWay(head);
  await head.getByLabel('Đến hết ngày').fill(await head.getByLabel('Vắng từ ngày').inputValue());
  await head.getByLabel('Người làm thay').selectOption({ label: 'Bùi Quốc Thắng, Trưởng phòng' });
  await head.getByRole('button', { name: 'Ghi vắng mặt' }).click();
  await expect(head.getByText('Đã ghi: Ngô Thùy Dương vắng mặt, Bùi Quốc Thắng làm thay.')).toBeVisible();
  await head.goto('/ho-so?xem=cua-toi');
  await expect(head.getByText('Thay Ngô Thùy Dương').locator('visible=true').first()).toBeVisible();
  await head.goto('/vang-mat');
  await head.getByRole('button', { name: 'Hủy vắng mặt của Ngô Thùy Dương' }).click();
  await head.getByRole('button', { name: 'Hủy vắng mặt', exact: true }).click();
  await expect(head.getByRole('button', { name: 'Hủy vắng mặt của Ngô Thùy Dương' })).toHaveCount(0);
  noErrors();
  await head.context().close();
});

test('all of one person’s files are given to a colleague in one act, and given back', async ({ browser }) => {
  test.setTimeout(300_000);
  const head = await asPerson(browser, 'truongdautu');
  const noErrors = watchErrors(head);
  await head.goto('/ho-so/giao-lai');
  const option = head.getByLabel('Người đang giữ').locator('option', { hasText: 'Ngô Thùy Dương' });
  await head.getByLabel('Người đang giữ').selectOption((await option.getAttribute('value')) ?? '');
  await head.getByRole('button', { name: 'Xem hồ sơ' }).click();
  await expect(head.getByRole('heading', { name: /^Hồ sơ Ngô Thùy Dương đang giữ/ })).toBeVisible();
  await nothingInTheWay(head);
  await head.getByRole('checkbox', { name: /^Bùi Quốc Thắng/ }).check();
  await head.getByLabel('Lý do').fill('Chuyển sang việc khác');
  await head.getByRole('button', { name: /^Giao lại \d+ hồ sơ$/ }).click();
  await expect(head.getByRole('dialog')).toContainText('Bùi Quốc Thắng');
  await head.getByRole('button', { name: 'Giao lại hồ sơ', exact: true }).click();
  await expect(head.getByRole('heading', { name: /^Đã giao lại [\d.]+ hồ sơ của Ngô Thùy Dương/ })).toBeVisible({ timeout: 120_000 });
  await head.getByLabel('Lý do').fill('Giao nhầm');
  await head.getByRole('button', { name: /^Giao trả lại \d+ hồ sơ$/ }).click();
  await expect(head.getByRole('heading', { name: /^Đã giao lại [\d.]+ hồ sơ của Bùi Quốc Thắng/ })).toBeVisible({ timeout: 120_000 });
  noErrors();
  await head.context().close();
});
