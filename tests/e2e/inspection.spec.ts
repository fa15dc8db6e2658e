import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { signIn, watchErrors } from './sign-in';

/** A number that no other run has taken: documents of a year are numbered once. */
const mark = Date.now().toString(36);
const day = (offset = 0): string => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric' }).format(new Date(Date.now() + offset * 86_400_000));

const noBarriers = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
};
async function as(browser: Browser, username: string): Promise<{ page: Page; noErrors: () => void }> {
  const page = await (await browser.newContext()).newPage();
  const noErrors = watchErrors(page);
  await signIn(page, username);
  return { page, noErrors };
}
/** The form of one act, opened where it is folded. */
async function act(page: Page, summary: string) {
  const box = page.locator('details.act-form').filter({ has: page.locator('summary', { hasText: summary }) }).first();
  await expect(box).toBeVisible();
  if (!(await box.evaluate((element) => (element as HTMLDetailsElement).open))) await box.locator('summary').click();
  return box;
}
/** Presses the button of an act and confirms what cannot be undone. */
async function press(page: Page, form: ReturnType<Page['locator']>, words: string) {
  await form.getByRole('button', { name: words, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: words, exact: true }).click();
}
/** A document opens as a PDF. */
async function opensPdf(page: Page, href: string | null) {
  expect(href).toBeTruthy();
  const answer = await page.request.get(href ?? '');
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
  expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
}

test('an inspection from its plan to its end, by the controller, the leader, the team and the inspected unit', async ({ browser }) => {
  test.setTimeout(600_000);
  const controller = await as(browser, 'kiemsoat');
  const leader = await as(browser, 'lanhdao');
  const lead = await as(browser, 'kiemtra');
  const member = await as(browser, 'kiemtra2');
  const unit = await as(browser, 'truongphong');
  let code = '';
  const open = (page: Page, part = '') => page.goto(`/kiem-tra/dot/${code}${part && `/${part}`}`);

  await test.step('the controller plans it; what contradicts itself is said beside its field', async () => {
    const { page } = controller;
    await page.goto('/kiem-tra');
    await noBarriers(page);
    await page.getByRole('link', { name: 'Lập đợt đột xuất' }).click();
    await page.getByLabel('Tên đợt kiểm tra').fill(`Kiểm tra Phòng Quản lý Lao động (${mark})`);
    await page.getByRole('group', { name: 'Kiểm tra tại đơn vị' }).getByLabel('Từ ngày').fill(day());
    await page.getByRole('group', { name: 'Kiểm tra tại đơn vị' }).getByLabel('Đến ngày').fill(day(-1));
    await page.getByLabel('Lý do tổ chức cùng lúc với đoàn khác').fill('Đợt thử của bộ kiểm thử.');
    await page.getByRole('checkbox', { name: 'Phòng Quản lý Lao động' }).check();
    await page.getByRole('button', { name: 'Lập kế hoạch' }).click();
    await expect(page.locator('.field-error').filter({ hasText: 'Ngày cuối phải từ ngày đầu kiểm tra trở đi' })).toBeVisible();
    await expect(page.getByLabel('Tên đợt kiểm tra')).toHaveValue(`Kiểm tra Phòng Quản lý Lao động (${mark})`);
    await expect(page.getByRole('checkbox', { name: 'Phòng Quản lý Lao động' })).toBeChecked();
    await noBarriers(page);
    await page.getByRole('group', { name: 'Kiểm tra tại đơn vị' }).getByLabel('Đến ngày').fill(day(1));
    await page.getByRole('button', { name: 'Lập kế hoạch' }).click();
    await page.waitForURL(/\/kiem-tra\/dot\/\d{4}-\d+$/);
    code = page.url().split('/').at(-1) ?? '';
    await expect(page.locator('.stage-strip [aria-current=step]')).toContainText('Đang soạn kế hoạch');
    await expect(page.getByText('Bạn đã soạn kế hoạch này nên người khác ban hành.')).toHaveCount(0);
  });

  await test.step('nobody of the unit sees it yet', async () => {
    expect((await open(unit.page))?.status()).toBe(404);
  });

  await test.step('the leader issues the plan and decides the team', async () => {
    const { page } = leader;
    await open(page);
    await noBarriers(page);
    const plan = await act(page, 'Ban hành kế hoạch');
    await press(page, plan, 'Ban hành kế hoạch');
    await expect(plan.locator('.field-error').filter({ hasText: 'Nhập số, ký hiệu văn bản' })).toBeVisible();
    await plan.getByLabel('Số, ký hiệu').fill(`${mark}/KH-BQL`);
    await press(page, plan, 'Ban hành kế hoạch');
    await expect(page.locator('.stage-strip [aria-current=step]')).toContainText('Đã ban hành kế hoạch');
    await page.getByRole('link', { name: 'Ban hành quyết định lập đoàn' }).click();
    const team = await act(page, 'Ban hành quyết định lập đoàn');
    await team.getByLabel('Số, ký hiệu').fill(`${mark}/QĐ-BQL`);
    const roleOf = (name: string) => team.getByRole('group', { name }).getByLabel('Vai trò trong đoàn');
    await roleOf('Tạ Ngọc Diễm').selectOption('member');
    await press(page, team, 'Ban hành quyết định lập đoàn');
    await expect(team.locator('.field-error').filter({ hasText: 'Chọn một trưởng đoàn' })).toBeVisible();
    await expect(roleOf('Tạ Ngọc Diễm')).toHaveValue('member');
    await noBarriers(page);
    await roleOf('Lương Minh Khuê').selectOption('lead');
    await press(page, team, 'Ban hành quyết định lập đoàn');
    await expect(page.locator('.stage-strip [aria-current=step]')).toContainText('Đã lập đoàn');
  });

  await test.step("the team's leader notifies; the unit's head is told and hands in the self-report on figures that are there already", async () => {
    await open(lead.page);
    const notice = await act(lead.page, 'Gửi thông báo cho đơn vị');
    await notice.getByLabel('Số, ký hiệu').fill(`${mark}/TB-BQL`);
    await notice.getByLabel('Hạn nộp báo cáo tự kiểm tra').fill(day());
    await press(lead.page, notice, 'Gửi thông báo cho đơn vị');
    await expect(lead.page.locator('.stage-strip [aria-current=step]')).toContainText('Đã thông báo');
    const { page } = unit;
    await page.goto('/thong-bao');
    await page.getByRole('link', { name: new RegExp(`Thông báo kiểm tra: ${code}`) }).click();
    await page.waitForURL(/tu-kiem-tra/);
    await expect(page.getByRole('row', { name: /Hồ sơ mới tiếp nhận trong kỳ/ }).getByRole('cell')).toHaveText(/^[\d.]+$/);
    await noBarriers(page);
    await page.getByLabel('Công tác chỉ đạo, điều hành').fill('Đã phân công đầu mối, theo dõi hằng tuần.');
    await page.getByRole('button', { name: 'Lưu nháp' }).click();
    await expect(page.getByText('Đã lưu báo cáo tự kiểm tra.')).toBeVisible();
    await press(page, page.locator('form').filter({ hasText: 'Lưu nháp' }), 'Nộp báo cáo');
    await expect(page.locator('.field-error').filter({ hasText: 'trước khi nộp' }).first()).toBeVisible();
    await page.getByLabel('Công bố, công khai và giải quyết thủ tục hành chính').fill('Hồ sơ giải quyết đúng hạn.');
    await page.getByLabel('Tồn tại, hạn chế và nguyên nhân').fill('Còn chuyển hồ sơ chậm vì thiếu người.');
    await press(page, page.locator('form').filter({ hasText: 'Lưu nháp' }), 'Nộp báo cáo');
    await expect(page.getByText(/Chốt lúc/)).toBeVisible();
    await opensPdf(page, await page.getByRole('link', { name: 'Bản in PDF' }).getAttribute('href'));
  });

  await test.step('a member opens the dossiers of the unit for the time of the inspection', async () => {
    await member.page.goto('/ho-so');
    await expect(member.page.getByRole('heading', { level: 1 })).toBeVisible();
    await open(member.page);
    await expect(member.page.getByRole('button', { name: 'Công bố quyết định, bắt đầu kiểm tra' })).toHaveCount(0);
  });

  await test.step('on site: a finding, minutes, both sides', async () => {
    const { page } = lead;
    await open(page);
    await press(page, await act(page, 'Công bố quyết định, bắt đầu kiểm tra'), 'Công bố quyết định, bắt đầu kiểm tra');
    await expect(page.locator('.stage-strip [aria-current=step]')).toContainText('Đang kiểm tra tại đơn vị');
    const end = await act(page, 'Kết thúc kiểm tra tại đơn vị');
    await press(page, end, 'Kết thúc kiểm tra tại đơn vị');
    await expect(end.getByText(/Chưa đủ ý kiến hai bên về biên bản của Phòng Quản lý Lao động/)).toBeVisible();
    await open(page, 'phat-hien');
    await page.getByRole('link', { name: 'Lập phát hiện ngoài bảng kiểm' }).click();
    await page.getByLabel('Sự việc').fill('Hai hồ sơ chuyển chậm một ngày làm việc.');
    await page.getByLabel('Quy định không thực hiện đúng').fill('Nghị định số 118/2025/NĐ-CP');
    await page.getByText('Vừa', { exact: true }).click();
    await page.getByText('Đơn lẻ', { exact: true }).click();
    await page.getByRole('button', { name: 'Lưu phát hiện' }).click();
    await expect(page.getByText('Hai hồ sơ chuyển chậm một ngày làm việc.').first()).toBeVisible();
    await open(page, 'bien-ban');
    await noBarriers(page);
    const offer = await act(page, 'Lập biên bản');
    await offer.getByLabel('Nhận xét chung của đoàn').fill('Đơn vị phối hợp tốt.');
    await offer.getByRole('button', { name: 'Lập biên bản' }).click();
    await expect(page.getByRole('link', { name: 'Đọc biên bản (PDF)' })).toBeVisible();
    await opensPdf(page, await page.getByRole('link', { name: 'Đọc biên bản (PDF)' }).getAttribute('href'));
    await open(unit.page, 'bien-ban');
    const said = await act(unit.page, 'Xác nhận biên bản');
    await said.getByText('Không thống nhất', { exact: true }).click();
    await press(unit.page, said, 'Xác nhận của đơn vị');
    await expect(said.locator('.field-error').filter({ hasText: 'Ghi ý kiến khi không thống nhất' })).toBeVisible();
    await said.getByText('Thống nhất với biên bản', { exact: true }).click();
    await press(unit.page, said, 'Xác nhận của đơn vị');
    await expect(unit.page.locator('.said').filter({ hasText: 'Đơn vị được kiểm tra' })).toContainText('Trịnh Công Lâm');
    await page.reload();
    const ours = await act(page, 'Xác nhận biên bản');
    await ours.getByText('Thống nhất với biên bản', { exact: true }).click();
    await press(page, ours, 'Xác nhận của đoàn');
    await expect(page.getByText('Đủ ý kiến hai bên')).toBeVisible();
    await open(page);
    await press(page, await act(page, 'Kết thúc kiểm tra tại đơn vị'), 'Kết thúc kiểm tra tại đơn vị');
    await expect(page.locator('.stage-strip [aria-current=step]')).toContainText('Đã kết thúc tại đơn vị');
  });

  await test.step('the report is given back once, then concluded; the date has its reasons', async () => {
    const report = async () => {
      await open(lead.page, 'bao-cao');
      const form = await act(lead.page, 'Trình báo cáo kết quả');
      await form.getByLabel('Ưu điểm').fill('Hồ sơ giải quyết đúng hạn.');
      await form.getByLabel('Đánh giá chung').fill('Đơn vị thực hiện nghiêm túc.');
      await press(lead.page, form, 'Trình báo cáo kết quả');
      await expect(lead.page.locator('.stage-strip [aria-current=step]')).toContainText('Đã báo cáo kết quả');
    };
    await report();
    const { page } = leader;
    await open(page, 'bao-cao');
    await noBarriers(page);
    const back = await act(page, 'Trả lại báo cáo');
    await back.getByLabel('Lý do trả lại').fill('Bổ sung nguyên nhân.');
    await back.getByRole('button', { name: 'Trả lại báo cáo' }).click();
    await expect(page.locator('.stage-strip [aria-current=step]')).toContainText('Đã kết thúc tại đơn vị');
    await report();
    await open(page, 'ket-luan');
    await page.getByText('Vì sao là ngày này?').click();
    await expect(page.locator('.why')).toContainText('15');
    await noBarriers(page);
    const form = await act(page, 'Ban hành kết luận');
    await expect(form.getByLabel('Ưu điểm')).toHaveValue('Hồ sơ giải quyết đúng hạn.');
    await form.getByLabel('Số, ký hiệu').fill(`${mark}/KL-BQL`);
    await press(page, form, 'Ban hành kết luận');
    await expect(page.locator('.stage-strip [aria-current=step]')).toContainText('Đã kết luận');
  });

  await test.step('it is published, corrected only by a correction, and closed; the log tells all of it', async () => {
    await open(controller.page, 'ket-luan');
    await press(controller.page, await act(controller.page, 'Công khai kết luận'), 'Công khai kết luận');
    await expect(controller.page.getByRole('link', { name: 'Xem trên trang công khai' })).toBeVisible();
    const { page } = leader;
    await open(page, 'ket-luan');
    const fix = await act(page, 'Đính chính kết luận');
    await fix.getByLabel('Lý do đính chính').fill('Sửa lỗi chữ trong phần đánh giá.');
    await fix.getByLabel('Số, ký hiệu').fill(`${mark}/ĐC-BQL`);
    await press(page, fix, 'Đính chính kết luận');
    await expect(page.getByText('Đã có bản đính chính')).toBeVisible();
    await open(controller.page);
    const close = await act(controller.page, 'Kết thúc theo dõi');
    await close.getByRole('button', { name: 'Kết thúc theo dõi' }).click();
    await expect(controller.page.locator('.stage-strip [aria-current=step]')).toContainText('Đã khắc phục xong');
    await open(controller.page, 'van-ban');
    await noBarriers(controller.page);
    for (const href of await controller.page.getByRole('link', { name: 'Mở PDF' }).evaluateAll((links) => links.map((link) => link.getAttribute('href')))) await opensPdf(controller.page, href);
    await open(controller.page, 'nhat-ky');
    for (const words of ['Lập kế hoạch', 'Ban hành kế hoạch', 'Gửi thông báo cho đơn vị', 'Xác nhận biên bản', 'Trả lại báo cáo', 'Đính chính kết luận', 'Kết thúc theo dõi']) await expect(controller.page.locator('.event-log b').filter({ hasText: words }).first()).toBeVisible();
  });

  await test.step('the unit sees its own part and not the report; a page that is nobody else sees is not there', async () => {
    expect((await open(unit.page))?.status()).toBe(200);
    expect((await open(unit.page, 'bao-cao'))?.status()).toBe(404);
    const other = await as(browser, 'truongdautu');
    expect((await open(other.page))?.status()).toBe(404);
    expect((await other.page.goto('/kiem-tra/dot/1999-01'))?.status()).toBe(404);
  });
  controller.noErrors();
  leader.noErrors();
  lead.noErrors();
  member.noErrors();
});
