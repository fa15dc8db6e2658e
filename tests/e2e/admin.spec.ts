import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { signIn, watchErrors } from './sign-in';

const fresh = () => `mau${Math.random().toString(36).slice(2, 9)}`;

async function openAccount(page: Page, username: string, role = 'Chuyên viên'): Promise<string> {
  await page.goto('/quan-tri/can-bo/moi');
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Họ và tên').fill('Nguyễn Thị Thử Nghiệm (mẫu)');
  await page.getByLabel('Chức vụ').fill('Chuyên viên');
  await page.getByLabel('Đơn vị').selectOption({ label: 'Phòng Quản lý Lao động' });
  await page.getByLabel('Vai trò').selectOption({ label: role });
  await page.getByRole('button', { name: 'Mở tài khoản' }).click();
  await expect(page.getByText('Mật khẩu dùng một lần, chỉ hiện lúc này')).toBeVisible();
  return (await page.locator('.select-all').textContent()) ?? '';
}

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('a person signs in after a slip, arrives where they were going, and signs out', async ({ page }) => {
    await page.goto('/lich');
    await page.fill('input[name=username]', 'kiemsoat');
    await page.fill('input[name=password]', 'sai mat khau');
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await expect(page.getByText('Tên đăng nhập hoặc mật khẩu không đúng.')).toBeVisible();
    await expect(page.locator('input[name=username]')).toHaveValue('kiemsoat');
    await expect(page.locator('input[name=password]')).toHaveValue('');
    await page.fill('input[name=password]', 'Mau-2026-tthc');
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await expect(page).toHaveURL(/\/lich$/);
    await page.locator('.bar-me summary').click();
    await page.locator('.bar-me').getByRole('button', { name: 'Đăng xuất' }).click();
    await expect(page.getByText('Đã đăng xuất.')).toBeVisible();
    await page.goto('/lich');
    await expect(page).toHaveURL(/\/dang-nhap/);
  });

  test('a sample account fills itself in', async ({ page }) => {
    await page.goto('/dang-nhap?tiep=%2Flich');
    await page.getByRole('link', { name: /Đỗ Khánh Vy/ }).click();
    await expect(page.locator('input[name=username]')).toHaveValue('chuyenvien');
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await expect(page).toHaveURL(/\/lich$/);
  });
});

test('an administrator opens an account, its owner sets a password, and closing it ends their work at once', async ({ page, browser }) => {
  const noErrors = watchErrors(page);
  const username = fresh();
  await signIn(page, 'quantri');

  await page.goto('/quan-tri/can-bo/moi');
  await page.getByLabel('Họ và tên').fill('Nguyễn Thị Thử Nghiệm (mẫu)');
  await page.getByLabel('Vai trò').selectOption({ label: 'Chuyên viên' });
  await page.getByRole('button', { name: 'Mở tài khoản' }).click();
  await expect(page.getByText('Chọn đơn vị', { exact: true }).last()).toBeVisible();
  await expect(page.getByLabel('Họ và tên')).toHaveValue('Nguyễn Thị Thử Nghiệm (mẫu)');
  await expect(page.getByLabel('Vai trò')).toHaveValue('officer');
  await expect(page.getByLabel('Tên đăng nhập')).toBeFocused();

  const given = await openAccount(page, username);
  expect(given).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);

  const owner = await (await browser.newContext()).newPage();
  await owner.goto('/dang-nhap?tiep=%2Flich');
  await owner.fill('input[name=username]', username);
  await owner.fill('input[name=password]', given);
  await owner.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await expect(owner.getByText('Mật khẩu này do quản trị hệ thống cấp')).toBeVisible();
  await owner.goto('/ho-so');
  await expect(owner).toHaveURL(/\/tai-khoan\/mat-khau/);
  await owner.goto('/tai-khoan/mat-khau?tiep=%2Flich');
  await owner.getByLabel('Mật khẩu đang dùng').fill(given);
  await owner.getByLabel('Mật khẩu mới', { exact: true }).fill(`${username}12345`);
  await owner.getByLabel('Nhập lại mật khẩu mới').fill(`${username}12345`);
  await owner.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  await expect(owner.getByText('Không dùng họ tên hoặc tên đăng nhập trong mật khẩu').first()).toBeVisible();
  await owner.getByLabel('Mật khẩu đang dùng').fill(given);
  await owner.getByLabel('Mật khẩu mới', { exact: true }).fill('mèo nằm trên mái ngói');
  await owner.getByLabel('Nhập lại mật khẩu mới').fill('mèo nằm trên mái ngói');
  await owner.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  await expect(owner).toHaveURL(/\/lich$/);

  await page.goto(`/quan-tri/can-bo?tim=${username}`);
  await page.getByRole('link', { name: 'Nguyễn Thị Thử Nghiệm (mẫu)' }).click();
  await page.getByRole('button', { name: 'Khóa tài khoản' }).click();
  await expect(page.getByText('1 phiên đang mở kết thúc ngay')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Khóa tài khoản' }).click();
  await expect(page.getByText('Đã khóa tài khoản và kết thúc 1 phiên.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Mở khóa tài khoản' })).toBeVisible();
  await owner.goto('/lich');
  await expect(owner.getByText('Phiên làm việc đã bị kết thúc. Đăng nhập lại để tiếp tục.')).toBeVisible();
  await owner.context().close();
  noErrors();
});

test('of two administrators at one account, the second is told who was first, and loses nothing', async ({ page, browser }) => {
  await signIn(page, 'quantri');
  await openAccount(page, fresh());
  await page.getByRole('link', { name: 'Mở trang của người này' }).click();
  await page.getByLabel('Chức vụ').waitFor();
  const second = await (await browser.newContext()).newPage();
  await signIn(second, 'quantri');
  await second.goto(page.url());
  await page.getByLabel('Chức vụ').fill('Chuyên viên chính');
  await page.getByRole('button', { name: 'Lưu thông tin' }).click();
  await expect(page.getByText(/Đặng Tiến Đạt sửa/)).toBeVisible();
  await second.getByLabel('Chức vụ').fill('Phó Trưởng phòng');
  await second.getByRole('button', { name: 'Lưu thông tin' }).click();
  await expect(second.getByText(/Đặng Tiến Đạt đã sửa tài khoản này lúc \d\d:\d\d, \d\d\/\d\d\/\d{4}/)).toBeVisible();
  await expect(second.getByLabel('Chức vụ')).toHaveValue('Phó Trưởng phòng');
  await second.context().close();
  await page.getByRole('button', { name: 'Khóa tài khoản' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Khóa tài khoản' }).click();
  await expect(page.getByRole('button', { name: 'Mở khóa tài khoản' })).toBeVisible();
});

test('the last administrator keeps the role, and a unit with work in it stays open', async ({ page }) => {
  await signIn(page, 'quantri');
  await page.goto('/quan-tri/can-bo?tim=quantri');
  await page.getByRole('link', { name: 'Đặng Tiến Đạt' }).click();
  await page.getByRole('button', { name: /^Thu hồi/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi vai trò' }).click();
  await expect(page.getByText('Đây là người quản trị hệ thống cuối cùng.')).toBeVisible();
  await page.goto('/quan-tri/don-vi');
  await page.getByRole('link', { name: 'Phòng Quản lý Lao động' }).click();
  await page.getByRole('button', { name: 'Đóng đơn vị' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Đóng đơn vị' }).click();
  await expect(page.getByText(/Chưa đóng được: còn .* cán bộ có vai trò ở đây/)).toBeVisible();
});

test('signing in and administering are accessible, wide and on a phone', async ({ page }) => {
  const look = async (address: string) => {
    await page.goto(address);
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
    expect(violations.map((violation) => `${address} ${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  };
  await look('/dang-nhap');
  await signIn(page, 'quantri');
  const person = await page.goto('/quan-tri/can-bo?tim=chuyenvien').then(() => page.getByRole('link', { name: 'Đỗ Khánh Vy' }).getAttribute('href'));
  const addresses = ['/tai-khoan', '/tai-khoan/mat-khau', '/quan-tri/can-bo', person ?? '', '/quan-tri/can-bo/moi', '/quan-tri/don-vi', '/quan-tri/phien', '/quan-tri/nhat-ky'];
  for (const width of [1366, 375]) {
    await page.setViewportSize({ width, height: 800 });
    for (const address of addresses) await look(address);
  }
});
