import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareLines, compareWords, type Piece } from './word-difference';

const shown = (pieces: readonly Piece[] | null) => pieces?.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join('') ?? null;
const plain = (pieces: readonly Piece[] | null) => pieces?.map(({ text }) => text).join('') ?? null;

describe('two lines', () => {
  it('differ by whole Vietnamese words, composed or not', () => {
    const { before, after } = compareWords('Trong 10 ngày làm việc, kể từ ngày nhận đủ hồ sơ', 'Trong 7 ngày làm việc, kể từ ngày nhận đủ hồ sơ hợp lệ');
    expect([shown(before), shown(after)]).toEqual(['Trong [10] ngày làm việc, kể từ ngày nhận đủ hồ sơ', 'Trong [7] ngày làm việc, kể từ ngày nhận đủ hồ sơ[ hợp lệ]']);
    expect(shown(compareWords('thủ tục'.normalize('NFD'), 'thụ tục'.normalize('NFD')).before)).toBe('[thủ]'.normalize('NFD') + ' tục'.normalize('NFD'));
  });

  it('that share nothing and are very long still answer at once', () => {
    const [one, two] = [Array.from({ length: 2_500 }, (_, n) => `a${n}`).join(' '), Array.from({ length: 2_500 }, (_, n) => `b${n}`).join(' ')];
    const { before, after } = compareWords(one, two);
    expect([plain(before), plain(after)]).toEqual([one, two]);
  });
});

describe('two lists of lines', () => {
  it('stand beside each other: a changed line beside what it was, a new one alone', () => {
    const rows = compareLines(['Đơn đề nghị (Mẫu số 01): 1 bản chính', 'Ảnh màu cỡ 4 x 6', 'Số bộ: 1'], ['Đơn đề nghị (Mẫu số 03): 1 bản chính', 'Hộ chiếu còn hạn', 'Số bộ: 1']);
    expect(rows.map(({ before, after }) => [shown(before), shown(after)])).toEqual([
      ['Đơn đề nghị (Mẫu số [01]): 1 bản chính', 'Đơn đề nghị (Mẫu số [03]): 1 bản chính'],
      ['[Ảnh màu cỡ 4 x 6]', null],
      [null, '[Hộ chiếu còn hạn]'],
      ['Số bộ: 1', 'Số bộ: 1'],
    ]);
  });

  it('never lose, invent or reorder a word on either side', () => {
    const line = fc.array(fc.constantFrom('nộp', 'hồ', 'sơ', 'trực tuyến', ',', '10', '7', '<b>'), { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
    fc.assert(fc.property(fc.array(line, { maxLength: 8 }), fc.array(line, { maxLength: 8 }), (before, after) => {
      const rows = compareLines(before, after);
      expect(rows.flatMap((row) => plain(row.before) ?? [])).toEqual(before);
      expect(rows.flatMap((row) => plain(row.after) ?? [])).toEqual(after);
      expect(rows.every((row) => row.isChanged)).toBe(before.length + after.length === 0 ? true : rows.every((row) => plain(row.before) !== plain(row.after)));
    }));
  });
});
