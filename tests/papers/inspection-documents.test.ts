import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { renderSheetsDocx } from '@/lib/adapters/docx/render-paper-docx';
import { renderSheet } from '@/lib/adapters/pdf/render-paper';
import type { DocumentData } from '@/lib/domain/inspection/document-data';
import { DOCUMENT_KINDS, type DocumentKind } from '@/lib/domain/inspection/vocabulary';
import { documentSheet, NO_MARKS } from '@/lib/text/inspection-document';
import { fontNames, openPdf, pageSize, pageText, pdfText } from './pdf-reading';
import { allDocuments, BASE, LONG_UNIT, sampleDocuments, type Fill } from './sample-documents';

const FILLS: readonly Fill[] = ['empty', 'usual', 'long'];
const compact = (text: string): string => text.normalize('NFC').replace(/\s+/g, '');
const pdfOf = (data: DocumentData): Promise<Uint8Array> => renderSheet(documentSheet(data));

const TITLES: Record<DocumentKind, string> = {
  'year-plan': 'KẾ HOẠCH', plan: 'KẾ HOẠCH', 'team-decision': 'QUYẾT ĐỊNH', notice: 'THÔNG BÁO', 'self-report': 'BÁO CÁO', minutes: 'BIÊN BẢN', report: 'BÁO CÁO', conclusion: 'KẾT LUẬN', 'remedy-notice': 'THÔNG BÁO', 'public-notice': 'THÔNG BÁO',
};

/** The first and the last of what the body of each kind says. */
const BODIES: Record<DocumentKind, readonly [string, string]> = {
  'year-plan': ['I. MỤC ĐÍCH, YÊU CẦU', 'III. TỔ CHỨC THỰC HIỆN'], plan: ['I. MỤC ĐÍCH, YÊU CẦU', 'V. TỔ CHỨC THỰC HIỆN'], 'team-decision': ['QUYẾT ĐỊNH:', 'Điều 3.'], notice: ['Kính gửi:', 'ĐỀ CƯƠNG BÁO CÁO TỰ KIỂM TRA'],
  'self-report': ['I. SỐ LIỆU', 'II. NỘI DUNG TỰ KIỂM TRA'], minutes: ['I. THÀNH PHẦN', 'VII. Ý KIẾN VÀ XÁC NHẬN CỦA HAI BÊN'], report: ['I. KHÁI QUÁT', 'VI. ĐỀ XUẤT, KIẾN NGHỊ'], conclusion: ['I. KHÁI QUÁT', 'KIẾN NGHỊ, YÊU CẦU'],
  'remedy-notice': ['I. KẾT QUẢ CHUNG', 'II. KẾT QUẢ TỪNG KIẾN NGHỊ'], 'public-notice': ['I. PHẠM VI KIỂM TRA', 'III. KIẾN NGHỊ, YÊU CẦU'],
};

type Item = { readonly text: string; readonly x: number; readonly y: number; readonly right: number; readonly top: number };

/** Words of a page with their places in millimetres from its upper left corner. */
async function itemsOf(pdf: Awaited<ReturnType<typeof openPdf>>, number: number): Promise<Item[]> {
  const mm = (points: number): number => (points * 25.4) / 72;
  const { items } = await (await pdf.getPage(number)).getTextContent();
  return items.flatMap((item) => ('transform' in item && item.str.trim() !== '' ? [{ text: item.str, x: mm(Number(item.transform[4])), y: 297 - mm(Number(item.transform[5])), right: mm(Number(item.transform[4]) + item.width), top: 297 - mm(Number(item.transform[5]) + item.height) }] : []));
}

/** That these stand in the text in this order. */
function inOrder(text: string, parts: readonly string[]): void {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(compact(part), from);
    expect(at, `${part} after ${from}`).toBeGreaterThanOrEqual(0);
    from = at + 1;
  }
}

describe.each(FILLS)('a document that is %s', (fill) => {
  test.each(DOCUMENT_KINDS)('%s keeps the layout of decree 30/2020: size, margins, font, page numbers, order of blocks', async (kind) => {
    const data = sampleDocuments(fill)[kind];
    const bytes = await pdfOf(data);
    const pdf = await openPdf(bytes);
    expect([...fontNames(bytes)].filter((name) => !name.startsWith('Tinos'))).toEqual([]);
    for (let number = 1; number <= Math.min(pdf.numPages, 6); number += 1) {
      expect(await pageSize(pdf, number)).toEqual([210, 297]);
      const items = await itemsOf(pdf, number);
      // Upper margin: the mark of sample data and the page number; lower: the edition. Between them the body.
      const body = items.filter(({ y }) => y > 19 && y < 278);
      expect(Math.min(...body.map(({ x }) => x))).toBeGreaterThanOrEqual(29.9);
      expect(Math.max(...body.map(({ right }) => right))).toBeLessThanOrEqual(195.2);
      expect(Math.min(...body.map(({ top }) => top))).toBeGreaterThanOrEqual(18);
      const numbers = items.filter(({ text, y }) => y < 19 && text.trim() === String(number));
      expect(numbers).toHaveLength(number === 1 ? 0 : 1);
      // Centred over the text: 30 mm at the left, 15 mm at the right.
      for (const { x, right } of numbers) expect((x + right) / 2).toBeCloseTo(112.5, 0);
    }
    const first = await itemsOf(pdf, 1);
    const nation = first.find(({ text }) => text.includes('CỘNG HÒA'));
    const issuer = first.find(({ text }) => /BAN QUẢN LÝ|ỦY BAN/.test(text));
    expect(nation?.x).toBeGreaterThan(105);
    expect(issuer?.right).toBeLessThan(105);
    const text = compact(await pdfText(bytes));
    inOrder(text, ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'Hải Phòng, ngày', TITLES[kind], ...BODIES[kind], kind === 'minutes' ? 'ĐẠI DIỆN ĐƠN VỊ' : 'Nơi nhận:']);
    expect(text).toContain(compact('DỮ LIỆU MẪU'));
  });

  test.each(DOCUMENT_KINDS)('%s is the same as DOCX', async (kind) => {
    const all = Object.fromEntries(Object.entries(unzipSync(await renderSheetsDocx([documentSheet(sampleDocuments(fill)[kind])], 'a4'))).map(([name, content]) => [name, strFromU8(content)]));
    const document = all['word/document.xml'] ?? '';
    // 20, 20, 30 and 15 mm in twentieths of a point; A4.
    for (const part of ['w:top="1134"', 'w:bottom="1134"', 'w:left="1701"', 'w:right="850"', 'w:w="11906" w:h="16838"', '<w:titlePg/>']) expect(document).toContain(part);
    expect(all['word/styles.xml']).toContain('w:ascii="Times New Roman"');
    expect(Object.entries(all).filter(([name, xml]) => /^word\/header\d\.xml$/.test(name) && xml.includes('PAGE'))).toHaveLength(1);
    const text = compact([...document.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words]) => words ?? '').join(''));
    inOrder(text, ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Hải Phòng, ngày', TITLES[kind], ...BODIES[kind], kind === 'minutes' ? 'ĐẠI DIỆN ĐƠN VỊ' : 'Nơi nhận:']);
  });
});

describe('a document of an inspection', () => {
  test('says of every part that is missing that it is missing', async () => {
    const { minutes, conclusion, plan } = sampleDocuments('empty');
    const said = await Promise.all([minutes, conclusion, plan].map(async (data) => compact(await pdfText(await pdfOf(data)))));
    for (const phrase of ['Chưa ghi nhận báo cáo tự kiểm tra của đơn vị', 'Chưa ghi nhận buổi trao đổi nào', 'Chưa ghi nhận mẫu hồ sơ được chọn', 'Chưa ghi nhận phiếu kiểm tra hồ sơ', 'Chưa ghi nhận kết quả bảng kiểm', 'Chưa ghi nhận ưu điểm', 'Chưa ghi nhận tồn tại, hạn chế', 'Đơn vị được kiểm tra chưa ghi nhận ý kiến về biên bản']) expect(said[0]).toContain(compact(phrase));
    for (const phrase of ['Chưa ghi nhận căn cứ pháp lý', 'Chưa ghi nhận ưu điểm', 'Chưa ghi nhận nguyên nhân chung', 'Chưa ghi nhận kiến nghị']) expect((said[1] ?? '') + (said[2] ?? '')).toContain(compact(phrase));
    expect(said[2]).toContain(compact('Chưa ghi nhận nội dung kiểm tra'));
  });

  test('leads from every figure to the place in the app that opens it', async () => {
    const linksOf = async (data: DocumentData): Promise<Set<string>> => {
      const pdf = await openPdf(await pdfOf(data));
      const found = new Set<string>();
      for (let number = 1; number <= pdf.numPages; number += 1) {
        for (const one of (await (await pdf.getPage(number)).getAnnotations()) as { url?: string }[]) if (one.url) found.add(one.url);
      }
      return found;
    };
    const { minutes, conclusion, report, 'self-report': selfReport } = sampleDocuments('usual');
    const inMinutes = await linksOf(minutes);
    for (const path of ['/kiem-tra/dot/2026-02', '/kiem-tra/dot/2026-02/mau', '/ho-so/H24.21-260603-0001', '/kiem-tra/phat-hien/f1', '/kiem-tra/phat-hien/cu', '/kiem-tra/dot/2026-02/don-vi/u0#kt-0', '/kiem-tra/dot/2026-02/don-vi/u0']) expect([...inMinutes]).toContain(`${BASE}${path}`);
    for (const data of [conclusion, report]) for (const path of ['/kiem-tra/kien-nghi/r1', '/kiem-tra/phat-hien/f2', '/kiem-tra/dot/2026-02/don-vi/u1']) expect([...(await linksOf(data))]).toContain(`${BASE}${path}`);
    for (const { figure } of selfReport.figures) expect([...(await linksOf(selfReport))]).toContain(`${BASE}${figure.path}`);
  });

  test('of 2017 has the layout of circular 01/2011: the number of the page at the lower right, its bases upright', async () => {
    const bytes = await pdfOf(sampleDocuments('usual', 2017).minutes);
    const pdf = await openPdf(bytes);
    expect(pdf.numPages).toBeGreaterThan(1);
    expect(await pageText(pdf, 2)).not.toMatch(/^2 /);
    const foot = (await itemsOf(pdf, 2)).filter(({ text, y, x }) => y > 280 && x > 180 && text.trim() === '2');
    expect(foot).toHaveLength(1);
    const plan = compact(await pdfText(await pdfOf(sampleDocuments('usual', 2017).plan)));
    for (const phrase of ['Số: 799/KH-BQL', 'Hải Phòng, ngày 24 tháng 4 năm 2017', 'Căn cứ Nghị định số 63/2010/NĐ-CP', '48/2013/NĐ-CP', 'Thể thức theo Thông tư số 01/2011/TT-BNV', 'Có căn cứ chưa đối chiếu bản gốc']) expect(plan).toContain(compact(phrase));
    expect(plan).not.toContain('30/2020');
    expect(await pdfText(await pdfOf(sampleDocuments('usual').plan))).toContain('Thể thức theo Nghị định số 30/2020/NĐ-CP');
  });

  test('of 60 findings with very long names prints them all', async () => {
    const text = compact(await pdfText(await pdfOf(sampleDocuments('long').conclusion)));
    for (let number = 1; number <= 60; number += 1) expect(text).toContain(compact(`Phát hiện số ${number} (`));
    expect(text).toContain(compact(LONG_UNIT));
    expect(text).toContain(compact('và 13 hồ sơ khác'));
  });

  test('made again gives the same bytes', async () => {
    for (const data of allDocuments('usual')) expect(Buffer.from(await pdfOf(data)).equals(Buffer.from(await pdfOf(structuredClone(data))))).toBe(true);
  });

  test('says what became of it: agreed to, put right, a draft', async () => {
    const { minutes, conclusion } = sampleDocuments('usual');
    const at = { on: minutes.inspection.siteTo, minute: 900 };
    const agreed = compact(await pdfText(await renderSheet(documentSheet(minutes, { ...NO_MARKS, state: 'offered', agreements: [{ side: 'unit', stance: 'disagree', opinion: 'Không thống nhất phát hiện số 2', byName: 'Trịnh Công Lâm', at }, { side: 'team', stance: 'agree', opinion: null, byName: 'Lương Minh Khuê', at }] }))));
    for (const phrase of ['không thống nhất với biên bản (Trịnh Công Lâm, 15 giờ 00 phút, ngày 07/09/2026)', 'Ý kiến: Không thống nhất phát hiện số 2.', 'thống nhất với biên bản (Lương Minh Khuê']) expect(agreed).toContain(compact(phrase));
    const old = compact(await pdfText(await renderSheet(documentSheet(conclusion, { ...NO_MARKS, state: 'corrected', correctedBy: { kind: 'conclusion', number: '1801/KL-BQL', issuedOn: at.on } }))));
    expect(old).toContain(compact('ĐÃ ĐÍNH CHÍNH – thay bằng Kết luận kiểm tra số 1801/KL-BQL ngày 07/09/2026'));
    const corrected = compact(await pdfText(await pdfOf({ ...conclusion, corrects: { kind: 'conclusion', number: '1733/KL-BQL', issuedOn: at.on, why: 'ghi sai thời hạn' } })));
    expect(corrected).toContain(compact('đính chính và thay thế Kết luận kiểm tra số 1733/KL-BQL ngày 07/09/2026. Lý do: ghi sai thời hạn.'));
    expect(await pdfText(await renderSheet(documentSheet(conclusion, { ...NO_MARKS, state: 'draft' })))).toContain('DỰ THẢO');
  });
});
