import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { PAPER_KINDS } from '@/lib/domain/paper/kind';
import { BEFORE_2025, CITIZEN, codeFor, IN_FORCE, samplePapers } from './sample-papers';
import { renderPaperDocx, renderPapersDocx } from '@/lib/adapters/docx/render-paper-docx';

const now = samplePapers({ receivedOn: IN_FORCE });

type Parts = { readonly document: string; readonly styles: string; readonly all: Readonly<Record<string, string>> };

function open(bytes: Uint8Array): Parts {
  const all = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
  return { document: all['word/document.xml'] ?? '', styles: all['word/styles.xml'] ?? '', all };
}

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };

/** What the paragraphs say, white space aside. */
const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text]) => (text ?? '').replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity] ?? entity))
    .join('')
    .replace(/\s+/g, '');
const compact = (text: string): string => text.replace(/\s+/g, '');

describe.each(PAPER_KINDS)('%s as DOCX', (kind) => {
  test('says the same as the PDF, in Times New Roman', async () => {
    const { document, styles } = open(await renderPaperDocx(now[kind], { format: 'a4' }));
    for (const phrase of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', CITIZEN.name, 'Cấp giấy phép lao động cho người lao động nước ngoài']) {
      expect(textOf(document)).toContain(compact(phrase));
    }
    if (kind !== 'intake-refusal') expect(textOf(document)).toContain(codeFor(IN_FORCE));
    expect(styles).toContain('w:ascii="Times New Roman"');
    expect(styles).toContain('vi-VN');
  });
});

describe('a DOCX', () => {
  test('has the margins, size and page number of the PDF', async () => {
    const { document, all } = open(await renderPaperDocx(now['apology-notice'], { format: 'a4' }));
    // 20, 20, 30 and 15 mm in twentieths of a point; A4.
    for (const part of ['w:top="1134"', 'w:bottom="1134"', 'w:left="1701"', 'w:right="850"', 'w:w="11906" w:h="16838"', '<w:titlePg/>']) expect(document).toContain(part);
    const headers = Object.entries(all).filter(([name]) => /^word\/header\d\.xml$/.test(name));
    expect(headers.filter(([, xml]) => xml.includes('PAGE'))).toHaveLength(1);
    expect(textOf(document)).toContain(compact('11 giờ 30 phút, ngày 03/12/2026 (thứ Năm)'));
    expect(Object.values(all).join('')).toContain('Mẫu số 04 – Thông tư số 03/2025/TT-VPCP');
  });

  test('of the register lies on its side and repeats its heading', async () => {
    const { document } = open(await renderPaperDocx(now['dossier-register'], { format: 'a4' }));
    expect(document).toContain('w:orient="landscape"');
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(3);
  });

  test('carries the codes as pictures with words for who cannot see them', async () => {
    const { document, all } = open(await renderPaperDocx(now['intake-receipt'], { format: 'a5' }));
    expect(Object.keys(all).filter((name) => /^word\/media\/.+\.png$/.test(name))).toHaveLength(2);
    expect(document).toContain(`Mã vạch của mã hồ sơ ${codeFor(IN_FORCE)}`);
    expect(document).toContain(now['intake-receipt'].lookupUrl);
  });

  test('of an older dossier is of the older edition', async () => {
    const { all } = open(await renderPaperDocx(samplePapers({ receivedOn: BEFORE_2025 })['routing-sheet'], { format: 'a4' }));
    expect(Object.values(all).join('')).toContain('Mẫu số 05 – Thông tư số 01/2018/TT-VPCP');
  });

  test('takes hostile text as text', async () => {
    const name = '</w:t></w:r><script>alert("x")</script> & \u0000\u202E]]> 😀 {{x}}';
    const { document } = open(await renderPaperDocx({ ...now['intake-receipt'], applicant: { ...CITIZEN, name } }, { format: 'a4' }));
    expect(document).not.toContain('<script>');
    expect(document).not.toMatch(/[\u0000\u202E]/);
    expect(textOf(document)).toContain(compact('</w:t></w:r><script>alert("x")</script> & ]]> 😀 {{x}}'));
  });

  test('of a void paper says so', async () => {
    const marks = [{ kind: 'void', on: IN_FORCE, reason: 'ghi sai tên', replacedBy: '1384/GTN-BPMC' }] as const;
    const { document } = open(await renderPaperDocx({ ...now['intake-receipt'], marks }, { format: 'a4' }));
    expect(textOf(document)).toContain('ĐÃHỦY');
    expect(textOf(document)).toContain(compact('ghi sai tên'));
  });

  test('of several papers has a section for each', async () => {
    const { document } = open(await renderPapersDocx([now['intake-receipt'], now['stop-notice']], { format: 'a4' }));
    expect(document.match(/<w:sectPr/g)).toHaveLength(2);
    await expect(renderPapersDocx([], { format: 'a4' })).rejects.toThrow(RangeError);
    await expect(renderPaperDocx(now['routing-sheet'], { format: 'a5' })).rejects.toThrow(RangeError);
  });
});
