import { expect, test, type Locator, type Page } from '@playwright/test';
import { signIn, watchErrors } from './sign-in';

const PROCEDURE = '1.014199';
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: PDF });
const APPLICANT = { name: 'Công ty Cổ phần Đầu tư Phát triển Hạ tầng Khu công nghiệp và Dịch vụ Logistics Quốc tế Nam Đình Vũ – Chi nhánh <b>Hải Phòng</b>', taxCode: '0200000002', address: 'Lô CN5.2G, Khu công nghiệp Nam Đình Vũ, thành phố Hải Phòng', phone: '0912 345 678' };

const press = (page: Page, name: 'tiep' | 'luu' | 'nop'): Promise<void> => page.locator(`.online-acts button[name=viec][value=${name}]`).click();

async function begin(page: Page, lang: '' | '/en' = ''): Promise<void> {
  await page.goto(`${lang}/thu-tuc/${PROCEDURE}`);
  await page.locator('.online-open a').click();
  await page.locator('.online form button[type=submit]').click();
  await page.waitForURL(/\/nop-ho-so\/ban-nhap\//);
}

/** The first two steps, filled in correctly. */
async function sayWho(page: Page): Promise<void> {
  await page.locator('input[name=caseName]').first().check();
  await page.locator('input[name=kind][value=enterprise]').check();
  await press(page, 'tiep');
  await page.waitForURL(/buoc=nguoi-nop/);
  for (const [name, value] of Object.entries(APPLICANT)) await page.locator(`[name=${name}]`).fill(value);
  await press(page, 'tiep');
  await page.waitForURL(/buoc=giay-to/);
}

/** The file inputs of the papers that the law requires. */
async function requiredSlots(page: Page): Promise<string[]> {
  const slots = page.locator('.upload-slot').filter({ has: page.locator('input[type=file]') });
  const ids = await slots.evaluateAll((items) => items.filter((item) => /bắt buộc|required/.test(item.querySelector('.field-optional')?.textContent ?? '')).map((item) => item.id));
  return ids.map((id) => id.slice('tep-'.length));
}

const fileOf = (page: Page, slot: string): Locator => page.locator(`input[type=file][name="tep.${slot}"]`);

async function finish(page: Page): Promise<{ code: string; follow: string }> {
  await press(page, 'tiep');
  await page.waitForURL(/buoc=nhan-ket-qua/);
  await page.locator('input[name=notifyBy][value=none]').check();
  await press(page, 'tiep');
  await page.waitForURL(/buoc=xem-lai/);
  await expect(page.getByText(APPLICANT.name)).toBeVisible();
  await page.locator('input[name=declared]').check();
  await press(page, 'nop');
  const code = page.locator('.online-code');
  await expect(code).toHaveText(/^H24\.21-\d{6}-\d{4}$/);
  return { code: (await code.textContent()) ?? '', follow: (await page.locator('.online-acts a').first().getAttribute('href')) ?? '' };
}

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('someone submits, nothing typed or uploaded is lost on the way, and withdraws', async ({ page }) => {
    test.setTimeout(300_000);
    await begin(page);
    await press(page, 'tiep');
    await page.waitForURL(/sai=1/);
    await expect(page.getByRole('alert').first()).toBeVisible();
    await sayWho(page);
    // A wrong file among right ones: what was right is kept.
    const slots = await requiredSlots(page);
    expect(slots.length).toBeGreaterThan(2);
    for (const slot of slots) await fileOf(page, slot).setInputFiles([pdf(`giấy tờ số ${slot}.pdf`)]);
    await fileOf(page, slots[0] ?? '').setInputFiles([{ name: 'ảnh.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<script>alert(1)</script>') }]);
    await press(page, 'tiep');
    await expect(page.getByText(/chỉ nhận PDF, JPG, PNG và DOCX/)).toBeVisible();
    await expect(page.getByRole('link', { name: `giấy tờ số ${slots[1] ?? ''}.pdf` })).toBeVisible();
    await fileOf(page, slots[0] ?? '').setInputFiles([pdf('../../giấy đúng.pdf'), pdf('trang 2.pdf')]);
    await page.locator(`button[name=viec][value="tai.${slots[0] ?? ''}"]`).click();
    await expect(page.getByRole('link', { name: 'giấy đúng.pdf', exact: true })).toBeVisible();
    await page.locator('.upload-files li').filter({ hasText: 'trang 2.pdf' }).getByRole('button').click();
    await expect(page.getByRole('link', { name: 'trang 2.pdf' })).toHaveCount(0);
    // Saved for later, opened again by its address.
    await press(page, 'luu');
    await page.waitForURL(/da-luu/);
    const address = await page.locator('.online-address a').getAttribute('href');
    await page.goto(`${address ?? ''}?buoc=giay-to`);
    await expect(page.getByRole('link', { name: 'giấy đúng.pdf', exact: true })).toBeVisible();
    const { follow } = await finish(page);
    // Sent once more by going back: the same dossier.
    await page.goto(address ?? '');
    await expect(page.locator('.online-code')).toBeVisible();
    await page.goto(follow);
    await expect(page.getByText(/Cơ quan trả lời chậm nhất/)).toBeVisible();
    expect((await page.request.get(`${follow}/giay-xac-nhan`)).headers()['content-type']).toBe('application/pdf');
    await page.getByRole('link', { name: 'Rút hồ sơ' }).click();
    await page.getByLabel('Lý do rút').fill('Nộp nhầm thủ tục');
    await page.locator('[name=lastFour]').fill('1111');
    await page.getByRole('button', { name: 'Rút hồ sơ này' }).click();
    await expect(page.getByText(/không khớp/)).toBeVisible();
    await page.getByLabel('Lý do rút').fill('Nộp nhầm thủ tục');
    await page.locator('[name=lastFour]').fill('5678');
    await page.getByRole('button', { name: 'Rút hồ sơ này' }).click();
    await expect(page.getByText('Hồ sơ đã được rút theo yêu cầu của người nộp.')).toBeVisible();
  });

  test('an address that is no draft says so', async ({ page }) => {
    await page.goto('/nop-ho-so/ban-nhap/AAAAAAAAAAAAAAAAAAAAAA');
    await expect(page.getByRole('heading', { name: 'Không mở được bản này' })).toBeVisible();
    await page.goto('/en/nop-ho-so/ban-nhap/%2e%2e%2f');
    await expect(page.getByText(/cannot be opened|not found|không tìm thấy/i).first()).toBeVisible();
  });
});

test('someone submits in English with a script; the desk asks for more, then accepts; the applicant sees it', async ({ page, browser }) => {
  test.setTimeout(400_000);
  const noErrors = watchErrors(page);
  await begin(page, '/en');
  await sayWho(page);
  for (const slot of await requiredSlots(page)) {
    // Choosing is enough.
    await fileOf(page, slot).setInputFiles(pdf(`paper ${slot}.pdf`));
    await expect(page.getByRole('link', { name: `paper ${slot}.pdf` })).toBeVisible();
  }
  const { code, follow } = await finish(page);

  const desk = await browser.newPage();
  const noDeskErrors = watchErrors(desk);
  await signIn(desk, 'tiepnhan');
  await desk.goto(`/ho-so?loc=moi-nop&tim=${code}`);
  await expect(desk.getByText(code).first()).toBeVisible();
  await desk.goto(`/ho-so/${code}`);
  await expect(desk.getByText('Hạn trả lời hồ sơ trực tuyến')).toBeVisible();
  await expect(desk.getByRole('link', { name: 'paper 1.pdf' })).toBeVisible();
  await desk.goto(`/ho-so/${code}/viec/request-supplement`);
  await desk.locator('[name=items]').fill('Bản dịch có chứng thực');
  await desk.locator('[name=reason]').fill('Thiếu bản dịch');
  await desk.getByLabel('Hẹn người nộp trả lời trước ngày').fill('31/12/2099');
  await desk.getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
  await desk.waitForURL((url) => url.pathname === `/ho-so/${code}`);

  await page.goto(follow);
  await page.getByRole('link', { name: 'Add papers online' }).click();
  await expect(page.getByText('Bản dịch có chứng thực')).toBeVisible();
  await page.getByRole('button', { name: 'Send the papers' }).click();
  await expect(page.getByText('Upload at least one file before you send.')).toBeVisible();
  await fileOf(page, '1').setInputFiles(pdf('translation.pdf'));
  await expect(page.getByRole('link', { name: 'translation.pdf' })).toBeVisible();
  await page.getByRole('button', { name: 'Send the papers' }).click();
  await expect(page.getByText('The papers have been sent.')).toBeVisible();

  await desk.goto(`/ho-so/${code}`);
  await expect(desk.getByText(/translation\.pdf/).first()).toBeVisible();
  await desk.goto(`/ho-so/${code}/viec/accept`);
  await desk.getByRole('button', { name: 'Tiếp nhận hồ sơ trực tuyến' }).click();
  await desk.waitForURL((url) => url.pathname === `/ho-so/${code}`);
  await expect(desk.getByText(/Giấy tiếp nhận hồ sơ và hẹn trả kết quả/).first()).toBeVisible();

  await page.goto(follow);
  await expect(page.locator('.hero-date')).toBeVisible();
  const receipt = page.getByRole('link', { name: /Giấy tiếp nhận hồ sơ/ });
  expect((await page.request.get((await receipt.getAttribute('href')) ?? '')).headers()['content-type']).toBe('application/pdf');
  await expect(page.getByRole('link', { name: 'Withdraw the dossier' })).toHaveCount(0);
  noErrors();
  noDeskErrors();
});
