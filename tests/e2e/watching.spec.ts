import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { signIn, watchErrors } from './sign-in';

const noBarriers = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
};

/** The dossiers of a list, by address. */
const dossiersOn = (page: Page) => page.locator('tbody a[href^="/ho-so/H24.21-"]').evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))]);

/** `dd/mm/yyyy`, so many days from now. */
const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toLocaleDateString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' });

test('a leader sees what will be late, by which numbers, and promises a new date with an apology', async ({ page }) => {
  test.setTimeout(240_000);
  const noErrors = watchErrors(page);
  await signIn(page, 'lanhdao');
  // The past is read when the server starts; on a new server it takes a moment.
  await expect.poll(async () => {
    await page.goto('/ho-so?xem=tat-ca&chuY=se-tre');
    return (await dossiersOn(page)).length;
  }, { timeout: 90_000, intervals: [2_000] }).toBeGreaterThan(0);
  const listed = await dossiersOn(page);
  const mark = page.getByRole('navigation', { name: 'Cần chú ý' }).getByRole('link', { name: /^Sẽ trễ/ });
  const said = Number((await mark.innerText()).replace(/\D/g, ''));
  if (said <= 50) expect(listed).toHaveLength(said);
  await noBarriers(page);

  const first = listed[0] ?? '';
  await page.goto(first);
  const outlook = page.getByRole('region', { name: 'Dự báo và thứ tự' });
  await expect(outlook.getByText('Sẽ trễ', { exact: true })).toBeVisible();
  await expect(outlook).toContainText(/\d+ trong \d+ hồ sơ cùng thủ tục, ở cùng bước, cần lâu hơn .+ làm việc còn lại/);
  const [, longer = '', of = ''] = /(\d+) trong (\d+) hồ sơ/.exec(await outlook.innerText()) ?? [];
  await outlook.getByRole('link', { name: `Xem ${of} hồ sơ đó` }).click();
  await expect(page.getByRole('heading', { name: 'Dự báo và thứ tự giải quyết' })).toBeVisible();
  const past = page.getByRole('region', { name: 'Hồ sơ trước ở cùng bước' });
  await expect(past.locator('tbody tr')).toHaveCount(Number(of));
  await expect(past.getByText('lâu hơn', { exact: false }).locator('visible=true').filter({ hasText: /^, lâu hơn$/ })).toHaveCount(Number(longer));
  await noBarriers(page);

  // One of them has had no apology yet.
  let code = '';
  for (const href of listed) {
    const answer = await page.goto(`${href}/viec/apologise`);
    if (answer?.status() === 200 && !(await page.goto(href).then(() => page.getByText('Hẹn lại với người nộp').isVisible()))) {
      code = href;
      break;
    }
  }
  expect(code).not.toBe('');
  const due = await page.locator('.hero-date time').innerText();
  await page.goto(`${code}/viec/apologise`);
  await page.getByLabel('Ngày trả mới').fill(dayFromNow(90));
  await page.getByLabel('Lý do').fill('Chờ kết quả thẩm định thực địa');
  await page.getByRole('button', { name: 'Xin lỗi và đề nghị gia hạn' }).click();
  await expect(page).toHaveURL(new RegExp(`${code.replaceAll('.', '\\.')}$`));
  await expect(page.getByText('Hẹn lại với người nộp')).toBeVisible();
  // Lateness is still judged on the first date.
  await expect(page.locator('.hero-date time')).toHaveText(due);
  noErrors();
});

test('drafts of apologies wait for the leader and for nobody else', async ({ page, browser }) => {
  await signIn(page, 'lanhdao');
  await page.goto('/xin-loi');
  await expect(page.getByRole('heading', { name: 'Văn bản xin lỗi và đề nghị gia hạn' })).toBeVisible();
  await noBarriers(page);
  const drafts = page.getByRole('link', { name: 'Mở dự thảo' });
  if ((await drafts.count()) > 0) {
    await drafts.first().click();
    await page.getByRole('button', { name: 'Ban hành văn bản xin lỗi' }).click();
    await expect(page.getByText('Nhập lý do chậm trả, ít nhất 10 ký tự').first()).toBeVisible();
    await noBarriers(page);
  } else {
    await expect(page.getByText('Không có dự thảo văn bản xin lỗi nào đang chờ.')).toBeVisible();
  }
  const officer = await (await browser.newContext()).newPage();
  await signIn(officer, 'chuyenvien');
  expect((await officer.goto('/xin-loi'))?.status()).toBe(404);
  await officer.context().close();
});

test('staff are told in the app, and the administrator sees what goes out', async ({ page, browser }) => {
  await signIn(page, 'truongphong');
  await page.locator('.bar-told').click();
  await expect(page.getByRole('heading', { name: 'Thông báo' })).toBeVisible();
  await noBarriers(page);
  const all = page.getByRole('button', { name: 'Đánh dấu tất cả là đã đọc' });
  if (await all.isVisible()) {
    await all.click();
    await expect(all).toBeHidden();
    await expect(page.locator('.bar-told b')).toHaveCount(0);
  }
  expect((await page.goto('/quan-tri/thu-gui'))?.status()).toBe(404);

  const admin = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await signIn(admin, 'quantri');
  await admin.goto('/quan-tri/thu-gui');
  await admin.getByRole('link', { name: /Không gửi được/ }).click();
  await expect(admin).toHaveURL(/loc=khong-gui-duoc/);
  await admin.getByRole('link', { name: 'Zalo' }).click();
  await expect(admin).toHaveURL(/kenh=zalo/);
  await noBarriers(admin);
  await admin.context().close();
});
