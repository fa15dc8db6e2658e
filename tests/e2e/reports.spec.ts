import AxeBuilder from '@axe-core/playwright';
import ExcelJS from 'exceljs';
import { expect, test, type Page } from '@playwright/test';
import { signIn, watchErrors } from './sign-in';

const REPORT = '/bao-cao/2017-01-01_2017-09-06?biet-den=2017-09-07';
const numberOf = (text: string): number => Number(text.replaceAll('.', '').trim());

/** Every number of the form that opens, with where it opens to. */
const cellsOf = (page: Page) =>
  page.locator('[data-column] a').evaluateAll((links) => links.map((link) => ({ href: link.getAttribute('href') ?? '', text: link.textContent ?? '', column: link.closest('[data-column]')?.getAttribute('data-column') ?? '', row: link.closest('[data-column]')?.getAttribute('data-row') ?? '' })));

test('every cell of a report opens exactly as many dossiers as it says', async ({ page }) => {
  test.setTimeout(600_000);
  const noErrors = watchErrors(page);
  await signIn(page, 'kiemsoat');
  await page.goto(REPORT);
  const cells = await cellsOf(page);
  expect(cells.length).toBeGreaterThan(30);
  for (const { href, text, column, row } of cells) {
    const list = href.replace(/#o$/, '').replace(/^(\/bao-cao\/[^/?]+)\?/, '$1/ho-so?');
    await page.goto(list);
    const heading = (await page.locator('h1').textContent()) ?? '';
    expect(numberOf(/: ([\d.]+) hồ sơ$/.exec(heading)?.[1] ?? ''), `${column} ${row}`).toBe(numberOf(text));
    const shown = await page.locator('tbody tr').count();
    expect(shown, `${column} ${row}`).toBe(Math.min(50, numberOf(text)));
  }
  noErrors();
});

test('a period is broken down, compared and told as of a moment, each in its address', async ({ page }) => {
  await signIn(page, 'kiemsoat');
  await page.goto(REPORT);
  const total = await page.locator('td[data-column=c3][data-row=total]').textContent();
  for (const part of ['Đơn vị', 'Thủ tục', 'Kênh', 'Người thụ lý']) {
    await page.getByRole('navigation', { name: 'Chia theo' }).getByRole('link', { name: part }).click();
    await expect(page.locator('td[data-column=c3][data-row=total]')).toHaveText(total ?? '');
    await expect(page.getByText('✓ (3) = (7) + (11)')).toBeVisible();
  }
  await page.goto(`${REPORT}&so-voi=2017-01-01_2017-05-14`);
  await expect(page.getByRole('region', { name: /^So với/ }).first()).toBeVisible();
  await page.goto('/bao-cao/2017-09-06_2017-01-01');
  await expect(page.getByText('Ngày kết thúc phải từ ngày bắt đầu trở đi.')).toBeVisible();
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await (await page.request.get(REPORT.replace('?', '/tep?dang=xlsx&'))).body()) as unknown as ExcelJS.Buffer);
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Biểu II.06a', 'Hồ sơ', 'Cách tính']);
});

test('the controller draws a report up, the leader locks it, and the 2017 report stays marked', async ({ page, browser }) => {
  await signIn(page, 'kiemsoat');
  const year = 2010 + Math.floor(Math.random() * 6);
  await page.goto(`/bao-cao/${year}-01-01_${year}-01-${10 + Math.floor(Math.random() * 18)}`);
  await page.getByRole('button', { name: 'Lập báo cáo để trình' }).click();
  await page.waitForURL(/\/bao-cao\/da-lap\/[0-9a-f-]{36}/);
  await page.getByRole('textbox', { name: 'Ghi chú' }).fill('Kỳ không có hồ sơ.');
  await page.getByRole('button', { name: 'Thêm ghi chú' }).click();
  await expect(page.getByText('Kỳ không có hồ sơ.')).toBeVisible();
  await page.getByRole('button', { name: 'Trình lãnh đạo duyệt' }).click();
  await expect(page.getByText('Đang chờ lãnh đạo duyệt.')).toBeVisible();
  const leader = await (await browser.newContext()).newPage();
  await signIn(leader, 'lanhdao');
  await leader.goto(page.url());
  await leader.getByRole('button', { name: 'Duyệt và khóa báo cáo' }).click();
  await expect(leader.getByText('Báo cáo đã khóa, không đổi được nữa.')).toBeVisible();
  await leader.goto('/bao-cao/nhap');
  await expect(leader.getByText('Không cân đối: thiếu 20 hồ sơ').first()).toBeVisible();
  await leader.getByRole('link', { name: /kiểm soát thủ tục hành chính năm 2017/ }).click();
  await expect(leader.getByText('ghi 1.383, cộng lại 1.363, thiếu 20 hồ sơ').first()).toBeVisible();
  const violations = (await new AxeBuilder({ page: leader }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()).violations;
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
});
