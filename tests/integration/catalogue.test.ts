import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import { OpenDataFile } from '@/lib/schemas/open-data';
import { catalogueAsk, findInCatalogue } from '@/lib/text/catalogue-filter';
import { openPdf, pageSize, pageText, pdfText } from '../papers/pdf-reading';
import { useDatabase } from '../support/database';

useDatabase();

const ON = plainDate('2026-11-24');
let load: typeof import('@/lib/data/catalogue').catalogueOn;
let sql: (text: string) => Promise<unknown>;
const ctx = { actor: { staffId: '00000000-0000-0000-0000-000000000000', agencyId: 1, name: 'A', title: '', roles: [] }, instant: new Date('2026-11-24T03:00:00Z'), now: { on: ON, minute: 600 } } as const;

beforeAll(async () => {
  const { seed } = await import('@/prisma/seed/index');
  await seed('reference');
  ({ catalogueOn: load } = await import('@/lib/data/catalogue'));
  const { db } = await import('@/lib/db/client');
  sql = (text) => db().$executeRawUnsafe(text);
});

const find = async (tim: string, on = ON) => {
  const { versions, index } = await load(1, on);
  return findInCatalogue(versions, index, catalogueAsk((name) => (name === 'tim' ? tim : null))).found.map(({ code }) => code);
};

describe('the catalogue of a day', () => {
  it('understands everyday words as soon as they are added, and forgets them as soon as they are taken away', async () => {
    const { addSynonym, removeSynonym } = await import('@/lib/usecases/edit-synonyms');
    const { listSynonyms } = await import('@/lib/data/catalogue');
    const context = { ...ctx, actor: { ...ctx.actor, client: { name: 'test', may: [] } } };
    const before = await find('visa nhân viên nước ngoài');
    expect(await addSynonym(context, { phrase: 'visa nhân viên nước ngoài', target: '1.014199' })).toMatchObject({ ok: true });
    expect(await find('visa nhan vien')).toEqual(['1.014199']);
    expect(await addSynonym(context, { phrase: 'thẻ làm việc', target: 'giấy phép lao động' })).toMatchObject({ ok: true });
    expect((await find('the lam viec')).length).toBeGreaterThan(2);
    expect(await addSynonym(context, { phrase: 'Thẻ làm việc', target: 'giấy phép lao động' })).toMatchObject({ ok: false, refusal: { name: 'AlreadyThere' } });
    expect(await addSynonym(context, { phrase: 'không có', target: '9.999999' })).toMatchObject({ ok: false, refusal: { name: 'NoSuchProcedure' } });
    for (const { id } of await listSynonyms(1)) expect(await removeSynonym(context, { synonymId: id })).toMatchObject({ ok: true });
    expect(await find('visa nhân viên nước ngoài')).toEqual(before);
  });

  it('never holds a version that has ended, nor one of another day', async () => {
    expect(await find('2.000205')).not.toContain('2.000205');
    expect(await find('2.000205', plainDate('2025-08-06'))).toContain('2.000205');
    expect(await find('1.014199')).toEqual(['1.014199']);
    await sql(`UPDATE procedure_version SET "validTo" = '2026-11-23' WHERE "procedureId" = (SELECT id FROM procedure WHERE code = '1.014199')`);
    expect(await find('1.014199')).toEqual([]);
    await sql(`UPDATE procedure_version SET "validTo" = NULL WHERE "procedureId" = (SELECT id FROM procedure WHERE code = '1.014199')`);
    expect(await find('1.014199')).toEqual(['1.014199']);
  });
});

describe('open data', () => {
  it('is what its schema says, with a formula of a name left as text, and is asked for again by its tag', async () => {
    const { openDataFile } = await import('@/lib/usecases/open-data');
    await sql(`UPDATE procedure_version SET name = '=cmd|''/c calc''!A1 <b>x</b>' WHERE "procedureId" = (SELECT id FROM procedure WHERE code = '1.014198')`);
    const json = await openDataFile(1, ON, 'thu-tuc.json');
    const parsed = OpenDataFile.parse(JSON.parse(new TextDecoder().decode(json.bytes)));
    expect(parsed.procedures.length).toBe((await load(1, ON)).versions.length);
    expect(JSON.stringify(parsed)).not.toContain('workflow');
    const csv = new TextDecoder().decode((await openDataFile(1, ON, 'thu-tuc.csv')).bytes);
    expect(csv).toContain(`"'=cmd|`);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await openDataFile(1, ON, 'thu-tuc.xlsx')).bytes as unknown as ExcelJS.Buffer);
    const formulas: unknown[] = [];
    book.worksheets[0]?.eachRow((row) => row.eachCell((cell) => cell.formula && formulas.push(cell.formula)));
    expect(formulas).toEqual([]);
    expect((await openDataFile(1, ON, 'thu-tuc.json')).etag).toBe(json.etag);
    expect((await openDataFile(1, plainDate('2026-11-25'), 'thu-tuc.json')).etag).not.toBe(json.etag);
    await sql(`UPDATE procedure_version SET "sourceNote" = 'x' WHERE "procedureId" = (SELECT id FROM procedure WHERE code = '1.014198')`);
    expect((await openDataFile(1, ON, 'thu-tuc.json')).etag).not.toBe(json.etag);
  });

  it('tells of every version that began and of every end, each under an id that stays', async () => {
    const { openDataFile } = await import('@/lib/usecases/open-data');
    const read = async (on: string) => new TextDecoder().decode((await openDataFile(1, plainDate(on), 'thay-doi.atom')).bytes);
    const ids = (text: string) => [...text.matchAll(/<entry><id>([^<]+)<\/id>/g)].map(([, id]) => id);
    const feed = await read('2026-11-24');
    expect(new Set(ids(feed)).size).toBe(ids(feed).length);
    expect(feed).toContain('<title>Hết hiệu lực: ');
    expect(feed).toContain('&lt;b&gt;x&lt;/b&gt;');
    expect(feed).toMatch(/<updated>\d{4}-\d{2}-\d{2}T00:00:00\+07:00<\/updated>/);
    const earlier = ids(await read('2025-08-07'));
    expect(earlier.length).toBeGreaterThan(0);
    expect(earlier.every((id) => ids(feed).includes(id))).toBe(true);
    expect(earlier.length).toBeLessThan(ids(feed).length);
  });
});

describe('the danh mục', () => {
  it('of the whole agency is an official paper: landscape, heading on every page, pages counted from the second', async () => {
    const { printProcedureList } = await import('@/lib/usecases/procedure-list-paper');
    const made = await printProcedureList(ctx, {}, 'pdf');
    if (!made.ok) throw new Error(made.refusal.name);
    const pdf = await openPdf(made.value.bytes);
    const [width, height] = await pageSize(pdf);
    expect(width).toBeGreaterThan(height);
    const first = await pageText(pdf, 1);
    for (const words of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'DANH MỤC THỦ TỤC HÀNH CHÍNH', 'đang áp dụng ngày 24/11/2026', 'BAN QUẢN LÝ']) expect(first).toContain(words);
    expect(pdf.numPages).toBeGreaterThan(1);
    const second = await pageText(pdf, 2);
    expect(second.startsWith('2')).toBe(true);
    expect(second).toContain('Tên thủ tục hành chính');
    const text = await pdfText(made.value.bytes);
    for (const { code, name } of (await load(1, ON)).versions.slice(0, 5)) expect(text.replace(/\s/g, '')).toContain((code ?? name).replace(/\s/g, ''));
  });

  it('of a decision names it, of a repeal lists what it ended; as DOCX and XLSX too', async () => {
    const { printProcedureList } = await import('@/lib/usecases/procedure-list-paper');
    const { listDecisionNumbers } = await import('@/lib/data/procedure-import');
    const decisions = await listDecisionNumbers(1);
    const idOf = (number: string) => decisions.find((decision) => decision.number === number)?.id;
    const repealed = await printProcedureList(ctx, { decisionId: idOf('MẪU-04/QĐ-UBND') }, 'pdf');
    const text = repealed.ok ? await pdfText(repealed.value.bytes) : '';
    expect(text).toContain('BỊ BÃI BỎ');
    for (const code of ['2.000205', '2.000192', '1.009811', '1.000459']) expect(text).toContain(code);
    expect(text).not.toContain('1.014199');
    for (const format of ['docx', 'xlsx'] as const) {
      const made = await printProcedureList(ctx, { decisionId: idOf('MẪU-03/QĐ-UBND') }, format);
      expect(made.ok && made.value.bytes.length > 5_000 && made.value.fileName.endsWith(format)).toBe(true);
    }
    expect(await printProcedureList(ctx, { decisionId: '00000000-0000-0000-0000-000000000000' }, 'pdf')).toMatchObject({ ok: false });
  });
});

describe('an export', () => {
  it.each(['sample', 'national'] as const)('in the %s shape is taken in again as no change at all', async (shape) => {
    const { exportProceduresJson, exportProceduresSheet } = await import('@/lib/usecases/export-procedures');
    const { importProcedures } = await import('@/lib/usecases/import-procedures');
    const { systemActor } = await import('@/lib/usecases/system-actor');
    await sql(`UPDATE procedure_version SET name = 'Gia hạn giấy xác nhận' WHERE "procedureId" = (SELECT id FROM procedure WHERE code = '1.014198')`);
    for (const bytes of [await exportProceduresSheet(1, ON, {}, shape), new TextEncoder().encode(await exportProceduresJson(1, ON, {}, shape))]) {
      const found = await importProcedures({ source: { bytes }, fileName: 'x', dryRun: true, actor: systemActor(1) });
      if (!found.ok) throw new Error(found.refusal.name);
      const { total, same, fresh, changed, bad, missing } = found.value;
      expect({ fresh, changed, bad, missing, problems: found.value.difference.problems, changes: found.value.difference.changed }).toEqual({ fresh: 0, changed: 0, bad: 0, missing: 0, problems: [], changes: [] });
      expect(same).toBe(total);
    }
  });
});
