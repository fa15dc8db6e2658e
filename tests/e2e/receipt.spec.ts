import { expect, test } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { signIn } from './sign-in';

test('a wrong receipt is issued anew and the first stays as void; a lost one is given as a copy', async ({ page }) => {
  await signIn(page, 'tiepnhan');
  await page.goto('/ho-so/moi');
  await page.locator('#o-applicant\\.number').pressSequentially('0200000002');
  await page.keyboard.press('Enter');
  await expect(page.locator('#o-versionId')).toBeFocused();
  await page.keyboard.type('1.014197');
  await expect(page.locator('[role=listbox] [role=option]').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('#o-thanh-phan')).toBeFocused();
  await page.keyboard.press('a');
  const [saved] = await Promise.all([page.waitForResponse('**/api/intake/ho-so'), page.keyboard.press('Control+Enter')]);
  const { code, paperId } = (await saved.json()) as { code: string; paperId: string };

  await page.goto(`/ho-so/${code}/sua-giay-hen`);
  const form = page.locator('form', { has: page.getByRole('button', { name: 'Sửa và cấp lại giấy hẹn' }) });
  await form.getByRole('button', { name: 'Sửa và cấp lại giấy hẹn' }).click();
  await expect(form.getByText('Nêu rõ lý do').first()).toBeVisible();
  await form.getByLabel('Tên người nộp').fill('Công ty TNHH Sao Bến (đã sửa)');
  await form.getByLabel('Lý do sửa').fill('Ghi sai tên người nộp');
  await form.getByRole('button', { name: 'Sửa và cấp lại giấy hẹn' }).click();
  const list = page.locator('section', { has: page.getByText('Các giấy hẹn đã cấp') });
  await expect(list.getByText('đã hủy')).toBeVisible();
  await expect(list.getByText('đang có hiệu lực')).toBeVisible();
  await expect(list.getByText('Lý do hủy: Ghi sai tên người nộp')).toBeVisible();

  const pdf = await page.request.get(`/giay-to/${paperId}`);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await pdf.body())), { mergePages: true });
  expect(text).toContain('ĐÃ HỦY');

  const copy = page.locator('form', { has: page.getByRole('button', { name: 'Cấp bản sao' }) });
  await copy.getByLabel('Lý do cấp bản sao').fill('Người nộp báo mất');
  const [printed] = await Promise.all([page.waitForResponse((response) => response.url().includes('banSao=1')), copy.getByRole('button', { name: 'Cấp bản sao' }).click()]);
  expect(printed.status()).toBe(200);
});
