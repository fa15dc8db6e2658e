import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { expect, test } from '@playwright/test';
import { signIn, watchErrors } from './sign-in';

const HEADERS = ['Mã hồ sơ cũ', 'Mã thủ tục', 'Trường hợp', 'Tên người nộp', 'Số căn cước, mã số thuế', 'Địa chỉ', 'Điện thoại', 'Ngày nhận'];

async function register(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Sổ');
  sheet.addRow(HEADERS);
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

test('a paper register is checked, comes back marked, is taken in once and never twice', async ({ page }) => {
  const noErrors = watchErrors(page);
  await signIn(page, 'tiepnhan');
  const tag = randomUUID().slice(0, 8);
  const line = (n: number, date = '02/11/2026') => [`${tag}-${n}`, '1.014199', 'Chuyên gia, lao động kỹ thuật', 'Công ty TNHH Sổ Giấy Mẫu', '0209100001', 'Thành phố Hải Phòng', '0900000123', date];
  const buffer = await register([line(1), line(2), line(3, '31/02/2026')]);
  const take = async (fresh: RegExp) => {
    await page.goto('/ho-so/nhap-so');
    await page.setInputFiles('input[type=file]', { name: 'sổ tháng 11.xlsx', mimeType: 'application/octet-stream', buffer });
    await page.waitForURL(/nhap-so\/[0-9a-f-]{36}/);
    await expect(page.getByText(fresh).first()).toBeVisible({ timeout: 60_000 });
  };
  await take(/Nhập 2 hồ sơ hợp lệ/);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Tải tệp kết quả, đã đánh dấu ô lỗi').click()]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(await download.path());
  expect(String(book.worksheets[0]?.getRow(4).getCell(HEADERS.length + 1).value)).toContain('Nhập ngày có thật');

  await page.getByRole('button', { name: 'Nhập 2 hồ sơ hợp lệ' }).click();
  await expect(page.getByText('Đã nhập 2 hồ sơ').first()).toBeVisible({ timeout: 60_000 });
  await take(/Đã nhập từ trước, bỏ qua/);
  await expect(page.getByRole('button', { name: /Nhập .* hồ sơ hợp lệ/ })).toHaveCount(0);
  noErrors();
});

test('a file that is no register is told so', async ({ page }) => {
  await signIn(page, 'tiepnhan');
  await page.goto('/ho-so/nhap-so');
  await page.setInputFiles('input[type=file]', { name: 'anh.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('not a workbook at all') });
  await expect(page.getByText('Tệp không phải bảng tính').first()).toBeVisible();
  await page.setInputFiles('input[type=file]', { name: 'so.csv', mimeType: 'text/csv', buffer: Buffer.from('a;b\n1;2') });
  await expect(page.getByText('Không thấy dòng tiêu đề đủ cột').first()).toBeVisible();
});
