import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import type { InspectionPackage } from '../../lib/domain/inspection/package';
import { signIn } from './sign-in';

/**
 * Two inspectors on one unit, both without a network, tabs killed, the store full, answers lost on the way: nothing lost, nothing
 * doubled, and exactly the conflicts that were planted. It can run again on the same data: every run writes notes of its own.
 */
const PAGE = '/kiem-tra/tai-cho';
const STAMP = `lượt ${Math.random().toString(36).slice(2, 8)}`;
const SHEET_ANSWERS = 136;
const PHOTOS = 20;
/** Numbers of the items on which the second inspector answers otherwise. */
const PLANTED = [3, 21, 40];

type Inspector = { context: BrowserContext; page: Page; name: string };

const strip = (page: Page) => page.locator('.os-net');
const saved = (page: Page) => expect(strip(page)).toContainText(/đã lưu trên máy/);
const tab = (page: Page, name: string) => page.getByRole('navigation', { name: 'Phần làm việc' }).getByRole('button', { name, exact: true }).click();
const syncButton = (page: Page) => page.locator('.os-dock').getByRole('button', { name: /^(Đồng bộ|Đang gửi)/ });

/** The inspection that is on site now: the demo has one, whatever else is being prepared. */
async function underWay(page: Page): Promise<{ id: string; code: string }> {
  const work = (await (await page.request.get('/api/kiem-tra')).json()) as { inspections: { id: string; code: string; stage: string }[] };
  const found = work.inspections.find(({ stage }) => stage === 'on-site');
  if (!found) throw new Error('no inspection is on site');
  return found;
}

async function arrive(browser: Browser, username: string): Promise<Inspector> {
  const context = await browser.newContext({ viewport: { width: 375, height: 760 }, hasTouch: true, acceptDownloads: false });
  // A full disk, when the test says so.
  await context.addInitScript(() => {
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function full(...values: Parameters<typeof add>) {
      if (sessionStorage.getItem('thu-day') === this.name) throw new DOMException('full', 'QuotaExceededError');
      return add.apply(this, values);
    };
  });
  const page = await context.newPage();
  await signIn(page, username);
  await page.goto(PAGE);
  const { code } = await underWay(page);
  await page.locator('.os-list > li').filter({ hasText: `Đợt ${code} ` }).getByRole('button', { name: /^Tải (gói|lại gói)/ }).click();
  await expect(page.locator('.os-boxes button')).toHaveCount(64, { timeout: 30_000 });
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
  await expect.poll(() => page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length))).reduce((sum, count) => sum + count, 0)), { timeout: 20_000 }).toBeGreaterThan(5);
  await page.waitForTimeout(1500);
  return { context, page, name: username };
}

/** Kills the tab, whatever it is doing, and opens the page again. */
async function killed(inspector: Inspector): Promise<void> {
  const page = await inspector.context.newPage();
  await inspector.page.close();
  await page.goto(PAGE);
  await expect(page.locator('.os-boxes button')).toHaveCount(64, { timeout: 30_000 });
  inspector.page = page;
}

async function answerItems({ page }: Inspector, from: number, to: number, isSecond: boolean): Promise<void> {
  for (let number = from; number <= to; number += 1) {
    await page.getByRole('button', { name: new RegExp(`^Mục ${number},`) }).click();
    await expect(page.locator('.os-no')).toContainText(`Mục ${number} / 64`);
    const differs = isSecond && PLANTED.includes(number);
    await page.getByLabel('Ghi chú').fill(differs ? `${STAMP} khác` : STAMP);
    const confirm = page.getByRole('button', { name: /^Xác nhận: / });
    if (await confirm.isVisible()) await confirm.click();
    else await page.locator('.os-dock').getByRole('button', { name: (await page.locator('[data-verdict]').first().textContent({ timeout: 1 }).catch(() => null)) ?? (differs ? 'Chưa đạt' : 'Đạt'), exact: true }).click();
    await expect(page.locator('.os-said')).toBeVisible();
  }
  await saved(page);
}

async function answerSheets({ page }: Inspector): Promise<number> {
  await tab(page, 'Hồ sơ');
  const dossiers = await page.locator('.os-list button').count();
  let given = 0;
  for (let index = 0; index < dossiers && given < SHEET_ANSWERS; index += 1) {
    await page.locator('.os-list button').nth(index).click();
    const rows = page.locator('.os-questions > li');
    for (let row = 0; row < (await rows.count()) && given < SHEET_ANSWERS; row += 1, given += 1) {
      const button = rows.nth(row).getByRole('button', { name: 'Đạt', exact: true });
      await button.click();
      await expect(button).toHaveAttribute('aria-pressed', 'true');
    }
    await page.getByRole('button', { name: 'Về danh sách hồ sơ' }).click();
  }
  return given;
}

/** Pictures that differ, made where pictures are made. */
const pictures = (page: Page, count: number): Promise<string[]> =>
  page.evaluate((many) => Array.from({ length: many }, (_, index) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2000, 1500];
    const pen = canvas.getContext('2d');
    if (pen) {
      pen.fillStyle = `hsl(${(index * 37) % 360} 60% 50%)`;
      pen.fillRect(0, 0, 2000, 1500);
      for (let spot = 0; spot < 60; spot += 1) {
        pen.fillStyle = `hsl(${Math.random() * 360} 80% 60%)`;
        pen.fillRect(Math.random() * 2000, Math.random() * 1500, 80, 80);
      }
    }
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? '';
  }), count);

async function takePhotos({ page }: Inspector, count: number): Promise<void> {
  await tab(page, 'Bảng kiểm');
  await page.getByRole('button', { name: /^Mục 1,/ }).click();
  const files = (await pictures(page, count)).map((base64, index) => ({ name: `anh-${index}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') }));
  await page.locator('.os-file').setInputFiles(files);
  await expect(page.locator('.os-photo')).toContainText(`${count} ảnh trên máy`, { timeout: 60_000 });
}

const kept = (page: Page) =>
  page.evaluate(async () => {
    const name = `kiem-tra-${localStorage.getItem('kiem-tra-nguoi') ?? ''}`;
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const all = (store: string) => new Promise<{ kind?: string; key?: string }[]>((resolve) => {
      const request = db.transaction(store).objectStore(store).getAll();
      request.onsuccess = () => resolve(request.result as { kind?: string; key?: string }[]);
    });
    const [entries, photos] = [await all('entries'), await all('photos')];
    db.close();
    return { entries: entries.length, photos: photos.length, answers: entries.filter(({ kind }) => kind === 'answer').length };
  });

async function packageOf({ page }: Inspector): Promise<InspectionPackage> {
  const { id } = await underWay(page);
  const deviceId = await page.evaluate(() => crypto.randomUUID());
  return (await (await page.request.get(`/api/kiem-tra/${id}/goi?thietBi=${deviceId}`)).json()) as InspectionPackage;
}

/** The server takes what was sent, and the answer is lost on the way back: three times for entries, once for a photo. */
async function breakAnswers({ context }: Inspector): Promise<{ lost: number }> {
  const count = { lost: 0 };
  await context.route(/\/dong-bo$/, async (route) => {
    if (count.lost >= 3) return route.continue();
    count.lost += 1;
    await route.fetch();
    await route.abort('connectionreset');
  });
  let photos = 0;
  await context.route(/\/anh\//, async (route) => {
    photos += 1;
    if (photos !== 2) return route.continue();
    await route.fetch();
    await route.abort('connectionreset');
  });
  return count;
}

async function syncThrough({ page }: Inspector): Promise<void> {
  await tab(page, 'Đồng bộ');
  for (let attempt = 0; attempt < 8; attempt += 1) {
    await syncButton(page).click();
    await expect(page.locator('.os')).toHaveAttribute('data-sync', /^(done|stopped)$/, { timeout: 60_000 });
    if ((await page.locator('.os').getAttribute('data-sync')) === 'done') return expect(page.locator('.os-full[data-complete="true"]')).toBeVisible();
    await expect(page.locator('.os-again')).toContainText('Mọi nội dung vẫn ở trên máy');
  }
  throw new Error('the sync did not come through');
}

test('two inspectors without a network lose nothing, double nothing and conflict only where they differ', async ({ browser }) => {
  test.setTimeout(600_000);
  const first = await arrive(browser, 'kiemtra');
  const second = await arrive(browser, 'kiemtra2');
  const unitName = (await second.page.locator('.os-unit').first().evaluate((one) => (one instanceof HTMLSelectElement ? (one.selectedOptions[0]?.textContent ?? '') : (one.textContent ?? '')))).trim();
  if (await first.page.locator('select.os-unit').isVisible()) await first.page.locator('select.os-unit').selectOption({ label: unitName });
  const before = new Set((await packageOf(first)).conflicts.map(({ id }) => id));
  await first.context.setOffline(true);
  await second.context.setOffline(true);

  let sheets = 0;
  for (const inspector of [first, second]) {
    const isSecond = inspector === second;
    await answerItems(inspector, 1, 20, isSecond);
    await expect(strip(inspector.page)).toContainText('Không có mạng');
    // Killed in the middle of a word: what the screen had said is saved is there, and typing goes on.
    await inspector.page.getByRole('button', { name: /^Mục 21,/ }).click();
    await inspector.page.getByLabel('Ghi chú').fill('');
    await inspector.page.getByLabel('Ghi chú').pressSequentially('Sổ giao nhận ');
    await saved(inspector.page);
    await inspector.page.getByLabel('Ghi chú').pressSequentially('thiếu');
    await killed(inspector);
    await inspector.page.getByRole('button', { name: /^Mục 21,/ }).click();
    const typed = await inspector.page.getByLabel('Ghi chú').inputValue();
    expect('Sổ giao nhận thiếu'.startsWith(typed) && typed.length >= 'Sổ giao nhận '.length, typed).toBe(true);
    await answerItems(inspector, 21, 64, isSecond);
    sheets = await answerSheets(inspector);
    await killed(inspector);
    await takePhotos(inspector, PHOTOS);
    // The disk is full: the photo is refused in clear words, what was typed and kept stays.
    await inspector.page.evaluate(() => sessionStorage.setItem('thu-day', 'photos'));
    await inspector.page.locator('.os-file').setInputFiles({ name: 'them.jpg', mimeType: 'image/jpeg', buffer: Buffer.from((await pictures(inspector.page, 1))[0] ?? '', 'base64') });
    await expect(inspector.page.locator('.os-photo [role=alert]')).toContainText('Máy hết chỗ');
    await inspector.page.evaluate(() => sessionStorage.removeItem('thu-day'));
    expect(await kept(inspector.page)).toEqual({ entries: 64 + sheets, photos: PHOTOS, answers: 64 });
    await killed(inspector);
    expect(await kept(inspector.page)).toEqual({ entries: 64 + sheets, photos: PHOTOS, answers: 64 });
  }
  test.info().annotations.push({ type: 'answers', description: `${64 + sheets} each` });

  for (const inspector of [first, second]) {
    const broken = await breakAnswers(inspector);
    await inspector.context.setOffline(false);
    await syncThrough(inspector);
    expect(broken.lost).toBe(3);
    const receipt = inspector.page.locator('.os-receipt');
    await expect(receipt.getByRole('row', { name: /Câu trả lời/ })).toContainText(/64\s*64/);
    await expect(receipt.getByRole('row', { name: /Phiếu hồ sơ/ })).toContainText(new RegExp(`${sheets}\\s*${sheets}`));
    await expect(receipt.getByRole('row', { name: /Ảnh/ })).toContainText(/20\s*20/);
  }

  const packed = await packageOf(first);
  const unit = packed.units.find(({ name }) => name === unitName);
  const planted = packed.checklist.items.filter(({ number }) => PLANTED.includes(number)).map(({ itemKey }) => itemKey).sort();
  const fresh = packed.conflicts.filter(({ id, unitId }) => !before.has(id) && unitId === unit?.unitId);
  const ours = packed.conflicts.filter(({ held, sent }) => [held, sent].every(({ content }) => JSON.stringify(content).includes(STAMP)));
  expect(ours.map(({ key }) => key).sort()).toEqual(planted);
  expect(fresh.every(({ id }) => ours.some((one) => one.id === id))).toBe(true);
  const answers = unit?.records.filter(({ kind }) => kind === 'answer') ?? [];
  expect(answers).toHaveLength(64);
  for (const { content } of answers) expect((content as { note: string }).note).toContain(STAMP);

  // The leader sent first: she hears of the conflicts when she syncs again, and nothing is sent twice by that.
  await syncThrough(first);
  await expect(first.page.locator('.os-receipt').getByRole('row', { name: /Câu trả lời/ })).toContainText(/64\s*64/);
  // The leader decides on the phone, and only after a complete receipt does the device forget.
  const card = first.page.locator('.os-conflict').filter({ hasText: `mục ${PLANTED[0]}` }).first();
  await card.getByRole('button', { name: 'Đặt cạnh nhau để chọn' }).click();
  await card.getByLabel('Lý do chọn').fill('Đã đối chiếu sổ giao nhận');
  await card.getByRole('button', { name: 'Chọn bản này' }).first().click();
  await expect(first.page.locator('.os-conflict').filter({ hasText: `mục ${PLANTED[0]}` })).toHaveCount(0, { timeout: 20_000 });
  await tab(first.page, 'Đồng bộ');
  await first.page.getByRole('button', { name: 'Xóa bản lưu trên máy này' }).click();
  await first.page.getByRole('button', { name: 'Xóa ngay bản lưu này' }).click();
  await expect(first.page.getByRole('heading', { name: 'Kiểm tra tại chỗ' })).toBeVisible();
  expect(await kept(first.page)).toEqual({ entries: 0, photos: 0, answers: 0 });
});

test('a session that ends while away loses nothing, and another person does not see what was kept', async ({ browser }) => {
  test.setTimeout(240_000);
  const inspector = await arrive(browser, 'kiemtra2');
  const { context } = inspector;
  await context.setOffline(true);
  await tab(inspector.page, 'Ghi chép');
  await inspector.page.getByRole('button', { name: 'Thêm ghi chú' }).click();
  await inspector.page.getByLabel('Ghi chú').fill(`Ghi khi hết phiên, ${STAMP}`);
  await saved(inspector.page);
  await context.clearCookies();
  await context.setOffline(false);
  await killed(inspector);
  await tab(inspector.page, 'Đồng bộ');
  await syncButton(inspector.page).click();
  await expect(inspector.page.locator('.os-again')).toContainText('Phiên đăng nhập đã hết');
  expect((await kept(inspector.page)).entries).toBe(1);
  // Somebody else signs in on the same device.
  await signIn(inspector.page, 'kiemtra');
  await inspector.page.goto(PAGE);
  await expect(inspector.page.getByText(STAMP)).toHaveCount(0);
  await expect(inspector.page.getByRole('button', { name: /^Tải gói/ }).first()).toBeVisible();
  await context.clearCookies();
  await signIn(inspector.page, 'kiemtra2');
  await inspector.page.goto(PAGE);
  await expect(inspector.page.locator('.os-boxes button')).toHaveCount(64);
  await tab(inspector.page, 'Đồng bộ');
  await syncButton(inspector.page).click();
  await expect(inspector.page.locator('.os-full[data-complete="true"]')).toBeVisible({ timeout: 60_000 });
});

/** A picture as a phone held upright takes it: lying, with the note that it is to be turned, and with who took it where. */
function turned(jpeg: Buffer): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex');
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('GPS 20.8449 106.6881')]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, body, jpeg.subarray(2)]);
}

test('a photo is made small and upright on the device, and carries neither EXIF nor place', async ({ browser }) => {
  const inspector = await arrive(browser, 'kiemtra2');
  const { page } = inspector;
  const [lying = ''] = await pictures(page, 1);
  await page.locator('.os-file').setInputFiles({ name: 'anh.jpg', mimeType: 'image/jpeg', buffer: turned(Buffer.from(lying, 'base64')) });
  await expect(page.locator('.os-photo')).toContainText('1 ảnh trên máy', { timeout: 30_000 });
  const photo = await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(`kiem-tra-${localStorage.getItem('kiem-tra-nguoi') ?? ''}`);
      request.onsuccess = () => resolve(request.result);
    });
    const [kept] = await new Promise<{ blob: Blob; location?: unknown }[]>((resolve) => {
      const request = db.transaction('photos').objectStore('photos').getAll();
      request.onsuccess = () => resolve(request.result as { blob: Blob }[]);
    });
    db.close();
    if (!kept) return null;
    const picture = await createImageBitmap(kept.blob);
    return { width: picture.width, height: picture.height, text: await kept.blob.text(), location: kept.location ?? null, type: kept.blob.type };
  });
  expect(photo).toMatchObject({ width: 1200, height: 1600, location: null, type: 'image/jpeg' });
  expect(photo?.text).not.toMatch(/Exif|GPS/);
  await page.locator('.os-file').setInputFiles({ name: 'khong-phai-anh.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('không phải ảnh') });
  await expect(page.locator('.os-photo [role=alert]')).toContainText('không phải là ảnh');
});

test('hostile payloads are refused as problems, never as a fault of the server', async ({ page }) => {
  await signIn(page, 'kiemtra');
  await page.goto(PAGE);
  const { id } = await underWay(page);
  const [uuid, clock] = ['11111111-1111-4111-8111-111111111111', '2026-11-24T02:00:00.000Z'];
  const entry = { id: uuid, unitId: uuid, kind: 'answer', key: 'kt-1', baseVersion: 0, saidAt: clock, content: { answer: 'meets', note: '', source: 'person' } };
  const batch = (entries: unknown[], more = {}) => ({ schema: 1, deviceId: uuid, clock, entries, ...more });
  const bad: [unknown, number][] = [
    [batch([]), 400], [batch([{ ...entry, kind: 'payment' }]), 400], [batch([{ ...entry, extra: 1 }]), 400], [batch([{ ...entry, content: { ...entry.content, decision: 'tôi quyết' } }]), 400],
    [batch([{ ...entry, content: { ...entry.content, note: 'x'.repeat(5000) } }]), 400], [batch([{ ...entry, baseVersion: -1 }]), 400], [batch([{ ...entry, saidAt: 'hôm qua' }]), 400], [batch([{ ...entry, id: "1'; DROP TABLE inspection" }]), 400],
    [batch(Array.from({ length: 201 }, () => entry)), 400], [batch([entry], { schema: 2 }), 400], [{}, 400], [[], 400], [null, 400],
  ];
  for (const [body, status] of bad) {
    const sent = await page.request.post(`/api/kiem-tra/${id}/dong-bo`, { data: JSON.stringify(body), headers: { 'Content-Type': 'application/json', Origin: new URL(page.url()).origin } });
    expect([JSON.stringify(body).slice(0, 120), sent.status(), sent.headers()['content-type']]).toEqual([JSON.stringify(body).slice(0, 120), status, expect.stringContaining('application/problem+json')]);
  }
  const post = (path: string, data: string | Buffer, headers: Record<string, string> = {}) => page.request.post(path, { data, headers: { 'Content-Type': 'application/json', Origin: new URL(page.url()).origin, ...headers } });
  expect((await post(`/api/kiem-tra/${id}/dong-bo`, '{"schema":')).status()).toBe(400);
  expect((await post(`/api/kiem-tra/${id}/dong-bo`, 'x'.repeat(5 * 1024 * 1024))).status()).toBe(413);
  expect((await post(`/api/kiem-tra/${id}/dong-bo`, '{}', { 'Content-Type': 'text/plain' })).status()).toBe(415);
  expect((await post(`/api/kiem-tra/${id}/dong-bo`, JSON.stringify(batch([entry])), { Origin: 'https://example.org' })).status()).toBe(403);
  for (const other of [uuid, '..%2F..%2Fetc', 'x'.repeat(300)]) expect((await post(`/api/kiem-tra/${other}/dong-bo`, JSON.stringify(batch([entry])))).status()).toBe(404);
  const foreign = await post(`/api/kiem-tra/${id}/dong-bo`, JSON.stringify(batch([entry])));
  expect((await foreign.json()) as object).toMatchObject({ results: [{ outcome: 'refused', problem: 'unit' }] });
  for (const path of [`/api/kiem-tra/${id}/goi`, `/api/kiem-tra/${id}/goi?thietBi=1`]) expect((await page.request.get(path)).status()).toBe(400);
  const put = (headers: Record<string, string>, data: Buffer = Buffer.from('x')) => page.request.put(`/api/kiem-tra/${id}/anh/${uuid}`, { data, headers: { Origin: new URL(page.url()).origin, ...headers } });
  expect((await put({})).status()).toBe(400);
  expect((await put({ 'X-Sha256': '0'.repeat(64), 'X-Photo': '%E0%A4%A' })).status()).toBe(400);
  const note = encodeURIComponent(JSON.stringify({ deviceId: uuid, unitId: uuid, targetKind: 'answer', targetKey: 'kt-1', takenAt: clock, clock }));
  expect((await put({ 'X-Sha256': '0'.repeat(64), 'X-Photo': note })).status()).toBe(422);
  await page.context().clearCookies();
  expect((await post(`/api/kiem-tra/${id}/dong-bo`, JSON.stringify(batch([entry])))).status()).toBe(401);
});
