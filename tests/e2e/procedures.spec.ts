import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { signIn, watchErrors } from './sign-in';

const inDays = (days: number): string => new Date(Date.now() + (7 * 60 + days * 24 * 60) * 60_000).toISOString().slice(0, 10).split('-').reverse().join('/');
const unique = (): string => `${Date.now().toString(36)}${Math.floor(Math.random() * 1_000)}`;

async function noViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
}

/** A decision that takes effect in some days; answers its number and leaves its page open. */
async function enterDecision(page: Page, effective: string): Promise<string> {
  const number = `THU-${unique()}/QĐ-UBND`;
  await page.goto('/thu-tuc-noi-bo/quyet-dinh/moi');
  await page.getByLabel('Số, ký hiệu').fill(number);
  await page.getByLabel('Loại').selectOption('new');
  await page.getByLabel('Ngày ban hành').fill(inDays(0));
  await page.getByLabel('Ngày có hiệu lực', { exact: true }).fill(inDays(-3));
  await page.getByLabel('Người ký, cơ quan ban hành').fill('Chủ tịch Ủy ban nhân dân thành phố (mẫu)');
  await page.getByLabel('Trích yếu').fill('Công bố thủ tục hành chính (dữ liệu thử)');
  await page.getByRole('button', { name: 'Nhập quyết định' }).click();
  await expect(page.getByText('Ngày có hiệu lực không được trước ngày ban hành').first()).toBeVisible();
  await expect(page.getByLabel('Số, ký hiệu')).toHaveValue(number);
  await page.getByLabel('Ngày có hiệu lực', { exact: true }).fill(effective);
  await page.getByRole('button', { name: 'Nhập quyết định' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Quyết định ${number}`);
  await expect(page.getByText('chưa đối chiếu bản gốc').first()).toBeVisible();
  return number;
}

test('the controller drafts, nobody else than a second person approves, the public reads what comes', async ({ page, browser }) => {
  test.slow();
  const noErrors = watchErrors(page);
  const [name, comes] = [`Thủ tục thử nghiệm ${unique()}`, inDays(20)];
  await signIn(page, 'kiemsoat');
  await enterDecision(page, comes);

  // A new procedure from the parts of another one.
  await page.getByRole('link', { name: 'Soạn dự thảo theo quyết định này' }).click();
  await page.getByRole('radio', { name: /Ban hành mới/ }).check();
  await page.getByLabel('Lấy nội dung từ thủ tục khác').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Bắt đầu soạn' }).click();
  await expect(page.getByRole('button', { name: 'Lưu và trình duyệt' })).toBeVisible();
  const editor = page.url();
  await page.getByLabel('Tên thủ tục', { exact: true }).fill(`${name} <b>đậm</b>`);
  const duration = page.locator('[id="o-workflow.0.duration"]');
  const fits = await duration.inputValue();
  await duration.fill('900');
  await expect(page.getByText(/vượt thời hạn/)).toBeVisible();

  // A row is moved by keyboard and the words stay in it.
  const first = await page.locator('[id="o-steps.0"]').inputValue();
  await page.locator('[id="o-steps.0"]').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.locator('[id="o-steps.1"]')).toHaveValue(first);

  // What was typed and not saved survives the tab.
  await page.waitForTimeout(600);
  await page.goto(editor);
  await page.getByRole('button', { name: 'Lấy lại nội dung chưa lưu' }).click();
  await expect(page.getByLabel('Tên thủ tục', { exact: true })).toHaveValue(`${name} <b>đậm</b>`);

  // Too long a workflow is refused beside its rows, and everything typed is kept.
  await page.getByRole('button', { name: 'Lưu và trình duyệt' }).click();
  await expect(page.getByText(/Quy trình nội bộ dài/).first()).toBeVisible();
  await page.locator('[id="o-workflow.0.duration"]').fill(fits);
  await page.getByRole('button', { name: 'Lưu và trình duyệt' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sua'));
  await expect(page.getByText('Chờ duyệt').first()).toBeVisible();
  await expect(page.getByText('Bạn đã tham gia soạn dự thảo này')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Duyệt', exact: true })).toHaveCount(0);
  await noViolations(page);
  const draft = page.url();

  const leader = await (await browser.newContext()).newPage();
  const leaderErrors = watchErrors(leader);
  await signIn(leader, 'lanhdao');
  // The second person is told, and what they are told leads to the draft.
  await leader.goto('/thong-bao');
  await leader.getByRole('link', { name: `Dự thảo chờ duyệt: ${name}` }).click();
  await leader.waitForURL(draft);
  await expect(leader.getByText(`áp dụng từ ${comes}`).first()).toBeVisible();
  await leader.getByRole('button', { name: 'Duyệt', exact: true }).click();
  await leader.getByRole('link', { name: 'Xem thủ tục và các bản' }).click();
  await expect(leader.getByRole('heading', { level: 1 })).toContainText(name);
  await expect(leader.getByText('Sắp áp dụng').first()).toBeVisible();
  const slug = new URL(leader.url()).pathname.split('/').at(-1) ?? '';

  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(`/thu-tuc/${slug}`);
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(`${name} <b>đậm</b>`);
  await expect(visitor.getByText(comes).first()).toBeVisible();
  noErrors();
  leaderErrors();
});

test('a coming version leaves the public page of today as it is, and what it changes can be read in both languages and on a phone', async ({ page }) => {
  await page.goto('/thu-tuc/1.010728');
  await expect(page.getByText(/sắp áp dụng|áp dụng từ/i).first()).toBeVisible();
  await page.goto('/thu-tuc/1.009770/so-sanh?tu=1&den=3');
  await expect(page.locator('ins').first()).toBeVisible();
  await noViolations(page);
  await page.setViewportSize({ width: 375, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await page.goto('/en/thu-tuc/1.009770/so-sanh?tu=1&den=3');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Compare two versions');
});

test('of two tabs that save one draft the second is told, and loses nothing', async ({ page, context }) => {
  test.slow();
  await signIn(page, 'kiemsoat');
  await page.goto('/thu-tuc-noi-bo/du-thao/moi?viec=new');
  await page.getByRole('button', { name: 'Bắt đầu soạn' }).click();
  await expect(page.getByRole('button', { name: 'Lưu dự thảo' })).toBeVisible();
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByLabel('Tên thủ tục', { exact: true }).fill('Bản của thẻ hai');
  await other.getByRole('button', { name: 'Lưu dự thảo' }).click();
  await expect(other.getByText('Đã lưu dự thảo.')).toBeVisible();
  await page.getByLabel('Tên thủ tục', { exact: true }).fill('Bản của thẻ một');
  await page.getByRole('button', { name: 'Lưu dự thảo' }).click();
  await expect(page.getByText(/đã lưu dự thảo này/).first()).toBeVisible();
  await expect(page.getByLabel('Tên thủ tục', { exact: true })).toHaveValue('Bản của thẻ một');
  await page.getByRole('button', { name: 'Giữ nội dung của tôi, cho phép lưu đè' }).click();
  await page.getByRole('button', { name: 'Lưu dự thảo' }).click();
  await expect(page.getByText('Đã lưu dự thảo.')).toBeVisible();
  await page.getByRole('link', { name: 'Xem dự thảo' }).click();
  await page.getByRole('button', { name: 'Bỏ dự thảo' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Bỏ dự thảo' }).click();
  await expect(page.getByText('Đã bỏ').first()).toBeVisible();
});

test('who may not draft finds no editor, and reads the versions', async ({ page }) => {
  await signIn(page, 'tiepnhan');
  expect((await page.goto('/thu-tuc-noi-bo/du-thao/moi'))?.status()).toBe(404);
  await page.goto('/thu-tuc-noi-bo?tim=cham%20dut%20hoat%20dong');
  await page.getByRole('link', { name: /Chấm dứt hoạt động/ }).first().click();
  await expect(page.getByRole('heading', { name: /Các bản/ })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Soạn bản mới' })).toHaveCount(0);
});

test('the days of a version are corrected by a draft of their own, each mistake beside its field', async ({ page }) => {
  const noErrors = watchErrors(page);
  await signIn(page, 'kiemsoat');
  await page.goto('/thu-tuc-noi-bo/1.010728');
  await page.getByRole('link', { name: 'Đính chính' }).first().click();
  await page.getByRole('button', { name: 'Bắt đầu soạn' }).click();
  const from = page.getByLabel('Áp dụng từ ngày');
  const recorded = await from.inputValue();
  expect(recorded).toMatch(/^\d{2}\/\d{2}\/\d{4}$/);
  await page.getByLabel('Ghi sai ở đâu, đúng theo quyết định là gì').fill('Quyết định ghi ngày khác (dữ liệu thử)');
  await from.fill('31/02/2027');
  await page.getByRole('button', { name: 'Lưu và trình duyệt' }).click();
  await expect(page.getByText('Ngày không có thật. Ghi như 24/11/2026').first()).toBeVisible();
  await expect(from).toHaveValue('31/02/2027');
  await from.fill(recorded);
  await page.getByLabel('Áp dụng đến hết ngày').fill('31/12/2099');
  await page.getByRole('button', { name: 'Lưu và trình duyệt' }).click();
  await expect(page.getByText(/Chưa có quyết định nào làm bản này hết hiệu lực/).first()).toBeVisible();
  await noViolations(page);
  await page.goto(page.url().replace(/\/sua$/, ''));
  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: /Bỏ dự thảo/ }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: /Bỏ dự thảo/ }).click();
  await expect(page.getByText('Đã bỏ').first()).toBeVisible();
  noErrors();
});
