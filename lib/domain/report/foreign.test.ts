import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foreignImbalances, foreignTotal, type ForeignValues } from './foreign';
import { readCount, readForeignSheet, type Grid, type GridCell } from './read-foreign';
import { COLUMNS } from './tally';

const balanced: ForeignValues = { c3: 10, c4: 3, c5: 4, c6: 3, c7: 6, c8: 2, c9: 3, c10: 1, c11: 4, c12: 3, c13: 1 };

describe('a report from elsewhere', () => {
  it('of 2017 lacks twenty dossiers, though it has no column (7)', () => {
    expect(foreignImbalances({ rows: [], total: { c3: 1383, c9: 1302, c10: 0, c11: 61 } })).toEqual([
      { key: 'total:(3) = (7) + (11)', line: null, kind: 'identity', identity: '(3) = (7) + (11)', stated: 1383, reckoned: 1363, difference: 20, derived: ['c7'] },
    ]);
  });
  it('is told line by line, and its last line against its rows', () => {
    const found = foreignImbalances({ rows: [{ label: 'Lao động', values: balanced }, { label: 'Môi trường', values: { ...balanced, c8: 1 } }], total: { ...balanced, c3: 21, c4: 6, c5: 8, c6: 7, c7: 13, c8: 4, c9: 6, c10: 3, c11: 8, c12: 6, c13: 2 } });
    expect(found.map(({ key, difference }) => [key, difference])).toEqual([['1:(7) = (8) + (9) + (10)', 1], ['total:c3', 1], ['total:c6', 1], ['total:c7', 1], ['total:c8', 1], ['total:c10', 1]]);
  });
  it('balances when every column is right, and says nothing of what it cannot know', () => {
    expect(foreignImbalances({ rows: [{ label: 'Lao động', values: balanced }], total: balanced })).toEqual([]);
    expect(foreignImbalances({ rows: [], total: { c3: 10, c4: 3 } })).toEqual([]);
    expect(foreignTotal({ rows: [{ label: 'a', values: { c3: 1 } }, { label: 'b', values: { c3: 2, c7: 2 } }], total: null })).toEqual({ c3: 3, c7: 2 });
  });
});

describe('a count as people write it', () => {
  it.each([['1383', 1383], ['1.383', 1383], ['1,383', 1383], ['1 383', 1383], [' 1.383 hồ sơ', 1383], ['-', 0], ['–', 0], ['0', 0], ['61,0', 61], ['1.000.000', 1_000_000], ['12,5', null], ['1.38', null], ['abc', null], ['-5', null], ['1e3', null], ['', null]])('%s', (text, wanted) => {
    expect(readCount(text)).toBe(wanted);
  });
  it('is read back from every way of grouping it', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 9_999_999 }), fc.constantFrom('.', ',', ' ', '\u00a0', ''), (count, sign) => {
      expect(readCount(String(count).replace(/\B(?=(\d{3})+$)/g, sign))).toBe(count);
    }));
  });
});

const row = (number: number, ...texts: readonly (string | GridCell)[]): Grid[number] => ({ number, cells: texts.map((text) => (typeof text === 'string' ? { text, isCopy: false } : text)) });
const copy = (text: string): GridCell => ({ text, isCopy: true });

describe('a sheet', () => {
  const numbers = row(5, ...Array.from({ length: 13 }, (_, index) => (index === 2 ? '(3)=(4)+(5)+(6)' : `(${index + 1})`)));
  it('is read by the row of numbers, with its unit, its period and a last line', () => {
    const read = readForeignSheet([
      row(1, 'Biểu số II.06a/VPCP/KSTT', 'Đơn vị báo cáo: Sở Mẫu'), row(2, 'Kỳ báo cáo: Quý I (Từ ngày 15/12/2025 đến ngày 14/03/2026)'), numbers,
      row(6, '1', 'Lao động', '1.383', '3', '4', '3', '6', '2', '3', '1', '4', '3', '1'), row(7, 'Tổng số', copy('Tổng số'), '10', '3', '4', '3', '6', '2', '3', '1', '4', '3', '1'), row(9, '', 'NGƯỜI LẬP BIỂU', '2026'),
    ]);
    expect(read).toMatchObject({ ok: true, value: { unitName: 'Sở Mẫu', period: { from: '2025-12-15', to: '2026-03-14' }, content: { missing: [], rows: [{ label: 'Lao động', values: { c3: 1383, c13: 1 } }], total: { c3: 10 } } } });
    if (read.ok) expect(read.value.content.asWritten[3]?.[2]).toBe('1.383');
  });
  it('is read by the words of a merged heading where nobody numbered it, and names the columns it lacks', () => {
    const head = [
      row(1, 'TT', 'Lĩnh vực', 'Số hồ sơ tiếp nhận', copy('Số hồ sơ tiếp nhận'), 'Số hồ sơ đã giải quyết', copy('Số hồ sơ đã giải quyết'), 'Số hồ sơ đang giải quyết'),
      row(2, copy('TT'), copy('Lĩnh vực'), 'Tổng số', 'Từ kỳ trước', 'Đúng hạn', 'Quá hạn', copy('Số hồ sơ đang giải quyết')),
    ];
    const read = readForeignSheet([...head, row(3, '1', 'Toàn cơ quan', '1.383', '0', '1.302', '0', '61')]);
    expect(read).toMatchObject({ ok: true, value: { content: { rows: [{ label: 'Toàn cơ quan', values: { c3: 1383, c6: 0, c9: 1302, c10: 0, c11: 61 } }], total: null } } });
    if (read.ok) {
      expect(read.value.content.missing).toEqual(COLUMNS.filter((column) => !['c3', 'c6', 'c9', 'c10', 'c11'].includes(column)));
      expect(foreignImbalances(read.value.content)[0]?.difference).toBe(20);
    }
  });
  it('names the cells that hold no number, and refuses what is not the form', () => {
    expect(readForeignSheet([numbers, row(6, '1', 'Lao động', '10', 'ba', '4', '3', '6', '2', '3', '1', '4', '3', '1')])).toEqual({ ok: false, refusal: { name: 'BadCells', cells: [{ row: 6, column: 4, text: 'ba' }] } });
    expect(readForeignSheet([row(1, 'Danh sách cán bộ'), row(2, '1', 'An')])).toEqual({ ok: false, refusal: { name: 'NotTheForm' } });
    expect(readForeignSheet([numbers])).toEqual({ ok: false, refusal: { name: 'NoLines' } });
  });
});
