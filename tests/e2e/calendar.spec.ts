import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { signIn, watchErrors } from './sign-in';

test('the controller previews a day off, sees what moves, and saves another one', async ({ page }) => {
  const noErrors = watchErrors(page);
  await signIn(page, 'kiemsoat');
  await page.goto('/lich');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lịch làm việc');
  await expect(page.getByRole('table', { name: 'Tháng 12' })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);

  await page.getByRole('link', { name: 'Đổi ngày' }).click();
  await page.getByLabel('Nghỉ ngày').fill('31/02/2097');
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await expect(page.getByText('Nhập ngày có thật').first()).toBeVisible();
  await expect(page.getByLabel('Nghỉ ngày')).toHaveValue('31/02/2097');

  // A working day that nobody's date reaches, another one each time the journey is taken.
  const day = new Date(Date.UTC(2060 + (Date.now() % 39), Math.floor(Math.random() * 12), 1 + Math.floor(Math.random() * 28)));
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() + 1);
  const [year = '', month = '', date = ''] = day.toISOString().slice(0, 10).split('-');
  const off = `${date}/${month}/${year}`;
  await page.getByLabel('Nghỉ ngày').fill(off);
  await page.getByLabel('Lý do, tên ngày').fill('Ngày nghỉ thử nghiệm');
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await expect(page.getByText('hồ sơ đổi hạn trả')).toBeVisible();

  // What is typed after the preview makes it stale.
  await page.getByLabel('Lý do, tên ngày').fill('Ngày nghỉ thử');
  await expect(page.getByRole('button', { name: 'Lưu ngày đã đổi' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByRole('button', { name: 'Lưu ngày đã đổi' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Không có hồ sơ nào đổi hạn trả');
  await dialog.getByRole('button', { name: 'Lưu ngày đã đổi' }).click();
  await expect(page.getByText('Đã lưu lịch')).toBeVisible();
  await expect(page.getByText(`Đổi ngày: ${off} nghỉ lễ, tết`).first()).toBeVisible();
  noErrors();
});

test('of two people who change the calendar at once, the second is told who was first', async ({ page, browser }) => {
  const other = await (await browser.newContext()).newPage();
  const preview = async (who: typeof page, day: string) => {
    await who.goto('/lich/doi-ngay');
    await who.getByLabel('Làm bù ngày').fill(day);
    await who.getByRole('button', { name: 'Xem trước' }).click();
    await expect(who.getByText('Nếu lưu')).toBeVisible();
  };
  const save = async (who: typeof page) => {
    await who.getByRole('button', { name: 'Lưu ngày đã đổi' }).click();
    await who.getByRole('dialog').getByRole('button', { name: 'Lưu ngày đã đổi' }).click();
  };
  const saturdays = (from: number) => {
    const day = new Date(Date.UTC(from + (Date.now() % 19), Math.floor(Math.random() * 12), 1 + Math.floor(Math.random() * 21)));
    day.setUTCDate(day.getUTCDate() + ((6 - day.getUTCDay() + 7) % 7));
    return day.toISOString().slice(0, 10).split('-').reverse().join('/');
  };
  await signIn(page, 'kiemsoat');
  await signIn(other, 'quantri');
  await preview(page, saturdays(2060));
  await preview(other, saturdays(2080));
  await save(other);
  await expect(other.getByText('Đã lưu lịch')).toBeVisible();
  await save(page);
  await expect(page.getByText(/Đặng Tiến Đạt vừa đổi lịch lúc/).first()).toBeVisible();
  await expect(page.getByLabel('Làm bù ngày')).not.toHaveValue('');
});

test('who may not change the calendar sees it without its acts', async ({ page }) => {
  await signIn(page, 'chuyenvien');
  await page.goto('/lich');
  await expect(page.getByRole('table', { name: 'Tháng 1', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Đổi ngày' })).toHaveCount(0);
  for (const address of ['/lich/doi-ngay', '/lich/thong-bao?nam=2027', '/lich/quyet-dinh?nam=2026', '/lich/gio-lam-viec']) expect((await page.goto(address))?.status()).toBe(404);
});
