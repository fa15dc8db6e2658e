import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { PaperData } from '@/lib/domain/paper/data';
import { FORMATS_OF, PAPER_KINDS, type PaperKind } from '@/lib/domain/paper/kind';
import { drawRectangles, fontNames, openPdf, pageSize, pageText, pdfText } from './pdf-reading';
import { readBarCodes, readQr } from './code-reading';
import { allSamples, BEFORE_2025, CITIZEN, codeFor, IN_FORCE, LONG_ENTERPRISE, samplePapers } from './sample-papers';
import { renderPaper, renderPapers } from '@/lib/adapters/pdf/render-paper';

const now = samplePapers({ receivedOn: IN_FORCE });

/** Words that are together on paper may be apart in the file, when a line ends between them. */
const compact = (text: string): string => text.normalize('NFC').replace(/\s+/g, '');
const says = async (bytes: Uint8Array, ...phrases: readonly string[]): Promise<void> => {
  const text = compact(await pdfText(bytes));
  for (const phrase of phrases) expect(text).toContain(compact(phrase));
};

const LABELS: Record<PaperKind, readonly [string, string]> = {
  'intake-receipt': ['Mẫu số 01 – Thông tư số 01/2018/TT-VPCP', 'Mẫu số 01 – Thông tư số 03/2025/TT-VPCP'],
  'supplement-request': ['Mẫu số 02 – Thông tư số 01/2018/TT-VPCP', 'Mẫu số 02 – Thông tư số 03/2025/TT-VPCP'],
  'intake-refusal': ['Mẫu số 03 – Thông tư số 01/2018/TT-VPCP', 'Mẫu số 03 – Thông tư số 03/2025/TT-VPCP'],
  'apology-notice': ['Mẫu số 04 – Thông tư số 01/2018/TT-VPCP', 'Mẫu số 04 – Thông tư số 03/2025/TT-VPCP'],
  'stop-notice': ['THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ', 'Mẫu số 05 – Thông tư số 03/2025/TT-VPCP'],
  'routing-sheet': ['Mẫu số 05 – Thông tư số 01/2018/TT-VPCP', 'Mẫu số 06 – Thông tư số 03/2025/TT-VPCP'],
  'dossier-register': ['Mẫu số 06 – Thông tư số 01/2018/TT-VPCP', 'Mẫu số 07 – Thông tư số 03/2025/TT-VPCP'],
  'handover-sheet': ['PHIẾU BÀN GIAO HỒ SƠ', 'PHIẾU BÀN GIAO HỒ SƠ'],
  'payment-request': ['THÔNG BÁO NỘP PHÍ', 'THÔNG BÁO NỘP PHÍ'],
};

const TITLES: Record<PaperKind, string> = {
  'intake-receipt': 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
  'supplement-request': 'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
  'intake-refusal': 'PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ',
  'apology-notice': 'VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT',
  'stop-notice': 'THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ',
  'routing-sheet': 'PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ',
  'dossier-register': 'SỔ THEO DÕI HỒ SƠ',
  'handover-sheet': 'PHIẾU BÀN GIAO HỒ SƠ',
  'payment-request': 'THÔNG BÁO NỘP PHÍ, LỆ PHÍ VÀ NGHĨA VỤ TÀI CHÍNH',
};

/** The date each kind must not get wrong, as printed, for a dossier received on 20/11/2026. */
const DATES: Record<PaperKind, readonly string[]> = {
  'intake-receipt': ['09 giờ 05 phút, ngày 20/11/2026', '17 giờ 00 phút, ngày 26/11/2026 (thứ Năm)'],
  'supplement-request': ['chậm nhất ngày 30/11/2026'],
  'intake-refusal': ['Ngày 20/11/2026'],
  'apology-notice': ['17 giờ 00 phút, ngày 26/11/2026', '11 giờ 30 phút, ngày 03/12/2026 (thứ Năm)'],
  'stop-notice': ['dừng giải quyết hồ sơ nêu trên kể từ ngày 26/11/2026'],
  'routing-sheet': ['17 giờ 00 phút, ngày 26/11/2026 (thứ Năm)', '15:10 20/11/2026'],
  'dossier-register': ['Từ ngày 20/11/2026 đến ngày 19/12/2026', '17:00 26/11/2026'],
  'handover-sheet': ['15 giờ 10 phút, ngày 20/11/2026', '17:00 26/11/2026'],
  'payment-request': ['chậm nhất ngày 30/11/2026', '600.000 đồng', 'Tài khoản mẫu, không chuyển tiền'],
};

describe.each(PAPER_KINDS)('%s', (kind) => {
  test.each(FORMATS_OF[kind])('says on %s what it has to', async (format) => {
    const bytes = await renderPaper(now[kind], { format });
    await says(
      bytes,
      TITLES[kind],
      LABELS[kind][1],
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'BAN QUẢN LÝ KHU KINH TẾ HẢI PHÒNG',
      'Hải Phòng, ngày',
      CITIZEN.name,
      'Cấp giấy phép lao động cho người lao động nước ngoài làm việc tại Việt Nam',
      ...(kind === 'intake-refusal' ? [] : [codeFor(IN_FORCE)]),
      ...DATES[kind],
    );
  });

  test('is of the edition of 2018 when the dossier was received before 15/9/2025', async () => {
    const bytes = await renderPaper(samplePapers({ receivedOn: BEFORE_2025 })[kind], { format: 'a4' });
    await says(bytes, LABELS[kind][0]);
    if (kind === 'stop-notice' || kind === 'handover-sheet' || kind === 'payment-request') expect(await pdfText(bytes)).not.toContain('Mẫu số');
    if (kind === 'apology-notice') await says(bytes, 'PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ', 'hẹn lại thời gian trả kết quả');
  });
});

describe('the receipt', () => {
  test('lists every component with its originals, copies and files, fee, term, book and both names', async () => {
    const bytes = await renderPaper(samplePapers({ receivedOn: IN_FORCE, isLong: true })['intake-receipt'], { format: 'a4' });
    await says(
      bytes,
      LONG_ENTERPRISE.name,
      LONG_ENTERPRISE.address ?? '',
      'Mã số thuế (mã số doanh nghiệp): 0200000001-001',
      'Tôn Nữ Hoàng Nguyễn Phương Khuê; số định danh cá nhân (số căn cước): 046090000002',
      '1 Văn bản của người sử dụng lao động báo cáo giải trình nhu cầu sử dụng và đề nghị cấp giấy phép lao động 01 – –',
      '3 Hộ chiếu còn giá trị của người lao động nước ngoài – 02 –',
      '(bản sao có chứng thực, đóng dấu giáp lai)',
      '13.100.000 đồng, gồm:',
      '10 ngày làm việc (cam kết: 04 ngày làm việc)',
      'quyển số: 01/2026',
      'Số thứ tự: 1383',
      'NGƯỜI NỘP HỒ SƠ',
      'Phạm Gia Linh',
      'chưa được công bố',
    );
  });

  test.each(['a4', 'a5', 'roll-80'] as const)('carries on %s a QR code to the look-up and a bar code of its number, both readable', async (format) => {
    const image = await drawRectangles(await openPdf(await renderPaper(now['intake-receipt'], { format })));
    expect(readQr(image)).toBe(now['intake-receipt'].lookupUrl);
    expect([...readBarCodes(image)]).toEqual([codeFor(IN_FORCE)]);
  });

  test('with few components fits one page of A4 and of A5, with both codes', async () => {
    const paper = { ...now['intake-receipt'], verifyUrl: 'https://motcua.example.vn/kiem-chung/5b0c6e0e7c9a4f0b9d1e' };
    for (const format of ['a4', 'a5'] as const) expect((await openPdf(await renderPaper(paper, { format }))).numPages).toBe(1);
  });

  test('says when it is a copy, and when it is void, why and what replaces it', async () => {
    await says(await renderPaper({ ...now['intake-receipt'], marks: [{ kind: 'copy', on: IN_FORCE }] }, { format: 'a4' }), 'BẢN SAO – cấp lại ngày 20/11/2026');
    const marks = [{ kind: 'void', on: IN_FORCE, reason: 'ghi sai tên', replacedBy: '1384/GTN-BPMC' }] as const;
    for (const format of FORMATS_OF['intake-receipt']) {
      await says(await renderPaper({ ...now['intake-receipt'], marks }, { format }), 'ĐÃ HỦY ngày 20/11/2026 – thay bằng giấy số 1384/GTN-BPMC', 'Lý do hủy giấy này: ghi sai tên');
    }
  });
});

describe('the request for payment', () => {
  test.each(FORMATS_OF['payment-request'])('carries on %s a VietQR that a phone reads back, and no other code of that size', async (format) => {
    const paper = { ...now['payment-request'], verifyUrl: null };
    expect(readQr(await drawRectangles(await openPdf(await renderPaper(paper, { format }))))).toBe(now['payment-request'].transfer?.code);
  });

  test('without an account says where to pay and carries no VietQR', async () => {
    const bytes = await renderPaper({ ...now['payment-request'], transfer: null }, { format: 'a4' });
    await says(bytes, 'Nơi nộp tiền: Bộ phận Tiếp nhận và Trả kết quả');
    expect(await pdfText(bytes)).not.toContain('VietQR');
  });
});

describe('the page', () => {
  test.each([
    ['intake-receipt', 'a4', [210, 297]],
    ['intake-receipt', 'a5', [148, 210]],
    ['stop-notice', 'a5', [148, 210]],
    ['dossier-register', 'a4', [297, 210]],
  ] as const)('of %s on %s has its size', async (kind, format, size) => {
    expect(await pageSize(await openPdf(await renderPaper(now[kind], { format })))).toEqual(size);
  });

  test('of the roll is 80 mm wide and as long as it needs', async () => {
    const [width, short] = await pageSize(await openPdf(await renderPaper(now['intake-receipt'], { format: 'roll-80' })));
    const pdf = await openPdf(await renderPaper(samplePapers({ receivedOn: IN_FORCE, isLong: true })['intake-receipt'], { format: 'roll-80' }));
    expect([width, pdf.numPages]).toEqual([80, 1]);
    expect((await pageSize(pdf))[1]).toBeGreaterThan(short);
  });

  test('keeps the margins of Nghị định 30/2020', async () => {
    const page = await (await openPdf(await renderPaper(now['apology-notice'], { format: 'a4' }))).getPage(1);
    const { items } = await page.getTextContent();
    const body = items.flatMap((item) => ('transform' in item && item.str.trim() !== '' && Number(item.transform[5]) > 60 ? [item] : []));
    const mm = (points: number): number => (points * 25.4) / 72;
    const left = mm(Math.min(...body.map((item) => Number(item.transform[4]))));
    const right = 210 - mm(Math.max(...body.map((item) => Number(item.transform[4]) + item.width)));
    const top = 297 - mm(Math.max(...body.map((item) => Number(item.transform[5]) + item.height)));
    expect(left).toBeGreaterThanOrEqual(29.9);
    expect(left).toBeLessThanOrEqual(35);
    expect(right).toBeGreaterThanOrEqual(14.9);
    expect(right).toBeLessThanOrEqual(20);
    expect(top).toBeGreaterThanOrEqual(18);
    expect(top).toBeLessThanOrEqual(25);
  });

  test('is set in Tinos and in nothing else', async () => {
    for (const kind of PAPER_KINDS) {
      const names = fontNames(await renderPaper(now[kind], { format: 'a4' }));
      expect([...names].filter((name) => !name.startsWith('Tinos'))).toEqual([]);
      expect(names).toContain('Tinos-Bold');
    }
  });

  test('is numbered at the top from the second on, with the heading of the table again', async () => {
    const bytes = await renderPaper(samplePapers({ receivedOn: IN_FORCE, rows: 60 })['dossier-register'], { format: 'a4' });
    const pdf = await openPdf(bytes);
    expect(pdf.numPages).toBeGreaterThan(2);
    expect(await pageText(pdf, 1)).not.toMatch(/^1 /);
    for (const number of [2, pdf.numPages - 1]) {
      const text = await pageText(pdf, number);
      expect(text).toMatch(new RegExp(`(^| )${number} STT|STT .*Mã hồ sơ`));
      expect(text).toContain('(13)');
    }
    await says(bytes, 'H24.21-261120-0060', 'Tổng số: 60 hồ sơ.');
  });

  test('is tagged, in Vietnamese, with a title that names no one', async () => {
    const pdf = await openPdf(await renderPaper(now['intake-receipt'], { format: 'a4' }));
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Language: 'vi-VN', Title: `Giấy tiếp nhận hồ sơ và hẹn trả kết quả – ${codeFor(IN_FORCE)}` });
    const tree = JSON.stringify(await (await pdf.getPage(1)).getStructTree());
    for (const role of ['H1', 'Table', 'TH', 'TD', 'Figure']) expect(tree).toContain(`"role":"${role}"`);
    expect(tree).toContain(`Mã vạch của mã hồ sơ ${codeFor(IN_FORCE)}`);
  });
});

describe('the file', () => {
  test('is the same bytes for the same data, whatever was printed in between', async () => {
    const sha = async (): Promise<string> => createHash('sha256').update(await renderPaper(now['intake-receipt'], { format: 'a4' })).digest('hex');
    const before = await sha();
    await renderPaper(now['stop-notice'], { format: 'a5' });
    await renderPaper({ ...now['intake-receipt'], dossierCode: 'H24.21-261120-0002' }, { format: 'a4' });
    expect(await sha()).toBe(before);
    expect(Buffer.from(await renderPaper(now['intake-receipt'], { format: 'a4' })).toString('latin1')).not.toMatch(/CreationDate|ModDate/);
  });

  test('of several papers begins each on a new page and counts its pages anew', async () => {
    const long = samplePapers({ receivedOn: IN_FORCE, isLong: true })['intake-receipt'];
    const pdf = await openPdf(await renderPapers([long, now['intake-receipt'], now['apology-notice']], { format: 'a4' }));
    expect(pdf.numPages).toBe(4);
    expect(await pageText(pdf, 2)).toMatch(/(^| )2 /);
    expect(await pageText(pdf, 3)).toContain('CỘNG HÒA');
    expect(await pageText(pdf, 4)).toContain('VĂN BẢN XIN LỖI');
  });

  test('is refused for a format without a layout, and for nothing to print', async () => {
    await expect(renderPaper(now['dossier-register'], { format: 'roll-80' })).rejects.toThrow(RangeError);
    await expect(renderPapers([], { format: 'a4' })).rejects.toThrow(RangeError);
  });

  test('is made quickly enough to print while the applicant waits (printed, not judged)', async () => {
    const times: number[] = [];
    for (let index = 0; index < 20; index += 1) {
      const paper = { ...now['intake-receipt'], dossierCode: codeFor(IN_FORCE, index + 2) };
      const started = performance.now();
      await renderPaper(paper, { format: 'a4' });
      times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    console.log(`A4 receipt: median ${times[10]?.toFixed(1)} ms, slowest ${times.at(-1)?.toFixed(1)} ms`);
  });
});

const HOSTILE = '#panic("x") $x^2$ \\ @ref <script>alert(1)</script> *a* _b_ `c` [d] {e} //f "q" \' & #sys.inputs';

/** The text put before every name, address, reason… of a paper; dates, kinds and addresses of pages stay. */
function poisoned<T>(value: T, poison: string, key = ''): T {
  const kept = ['kind', 'on', 'from', 'to', 'issuedOn', 'stoppedOn', 'presentedOn', 'replyBy', 'dossierReceivedOn', 'leaf', 'result', 'unit', 'lookupUrl', 'verifyUrl', 'dossierCode'];
  if (typeof value === 'string') return (kept.includes(key) ? value : `${poison} ${value}`) as T;
  if (Array.isArray(value)) return value.map((inner: unknown) => poisoned(inner, poison)) as T;
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, poisoned(inner, poison, name)])) as T;
  return value;
}

describe('hostile text', () => {
  test.each(allSamples({ receivedOn: IN_FORCE }).flatMap((paper) => FORMATS_OF[paper.kind].map((format) => [paper.kind, format, paper] as const)))(
    'is printed letter by letter and never obeyed: %s on %s',
    async (_kind, format, paper: PaperData) => {
      await says(await renderPaper(poisoned(paper, HOSTILE), { format }), HOSTILE);
    },
  );

  test('cannot turn the direction of what follows, nor hide in it', async () => {
    const applicant = { ...CITIZEN, name: 'Trần\u202E Văn\u0000 \u200BBình\u2066' };
    await says(await renderPaper({ ...now['intake-receipt'], applicant }, { format: 'a4' }), 'Tiếp nhận hồ sơ của: Trần Văn Bình Số định danh');
  });

  test('in signs that no Vietnamese font has does not stop the paper', async () => {
    const applicant = { ...CITIZEN, name: 'Lý 😀 株式会社 한국 \u{1F9FF} Minh' };
    for (const format of FORMATS_OF['intake-receipt']) await says(await renderPaper({ ...now['intake-receipt'], applicant }, { format }), 'Lý', 'Minh', codeFor(IN_FORCE));
  });

  test.each([
    ['one word', 'Nguyễn'.repeat(834)],
    ['many words', 'Công ty Rất Dài '.repeat(312)],
  ])('of 5,000 letters in %s is printed in full, on the page', async (_name, long) => {
    const name = long.trim();
    const bytes = await renderPaper({ ...now['intake-receipt'], applicant: { ...CITIZEN, name }, submitterName: name }, { format: 'a4' });
    const pages = await openPdf(bytes);
    const text = compact(await pdfText(bytes)).replace(/2Mẫusố01|Mẫusố01–Thôngtưsố03\/2025\/TT-VPCPH24\.21-261120-0001[234]?/g, '');
    expect(text).toContain(compact(name));
    for (let number = 1; number <= pages.numPages; number += 1) {
      const { items } = await (await pages.getPage(number)).getTextContent();
      for (const item of items) if ('transform' in item) expect(Number(item.transform[4]) + item.width).toBeLessThan(595 - 40);
    }
  });

  test('in a dossier code that no bar code can carry leaves the bar code out', async () => {
    const image = await drawRectangles(await openPdf(await renderPaper({ ...now['intake-receipt'], dossierCode: 'Hồ sơ số 1' }, { format: 'a4' })));
    expect(readQr(image)).toBe(now['intake-receipt'].lookupUrl);
    expect([...readBarCodes(image)]).toEqual([]);
  });

  test('that is empty leaves room to write', async () => {
    const paper = { ...now['intake-receipt'], applicant: { ...CITIZEN, address: null, phone: ' ', email: null, identity: null }, number: null, submitterName: null };
    await says(await renderPaper(paper, { format: 'a4' }), 'Địa chỉ: ……………………', 'Số điện thoại: ……………………', 'Số: ………………');
  });
});
