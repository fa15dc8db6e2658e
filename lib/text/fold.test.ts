import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { fold, foldWords, highlightRanges } from './fold';

const marked = (text: string, query: string) => highlightRanges(text, query).map(({ from, to }) => text.slice(from, to));

describe('fold', () => {
  it('drops every Vietnamese mark and turns đ into d', () => {
    expect(fold('ĐẶNG Thị Ễnh ươm, Quỳnh Hữu')).toBe('dang thi enh uom, quynh huu');
  });

  it('folds a decomposed letter like a composed one', () => {
    expect(fold('Hải Phòng'.normalize('NFD'))).toBe(fold('Hải Phòng'.normalize('NFC')));
  });

  it('folds once and for all', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
  });

  it('squeezes white space, the no-break space too', () => {
    expect(foldWords('  Nguyễn\u00a0  Thị \t Mẫu ')).toBe('nguyen thi mau');
  });
});

describe('highlightRanges', () => {
  it('marks what was typed without diacritics', () => {
    expect(marked('Cấp giấy phép lao động', 'giay phep')).toEqual(['giấy', 'phép']);
  });

  it('marks a part of a word, in any case, as often as it occurs', () => {
    expect(marked('Đăng ký, đăng ký lại', 'DAN')).toEqual(['Đăn', 'đăn']);
  });

  it('keeps the marks of a decomposed letter with it', () => {
    const text = 'giấy'.normalize('NFD');
    expect(marked(text, 'giay')).toEqual([text]);
  });

  it('merges words that overlap', () => {
    expect(highlightRanges('phép', 'phe hep')).toEqual([{ from: 0, to: 4 }]);
  });

  it('marks nothing for a blank query or a word that is not there', () => {
    expect(highlightRanges('Hồ sơ', '  ')).toEqual([]);
    expect(highlightRanges('Hồ sơ', 'xyz')).toEqual([]);
  });

  it('always gives ordered, disjoint ranges inside the text, each folding to letters of the query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', maxLength: 4 }), (text, query) => {
        let end = -1;
        for (const { from, to } of highlightRanges(text, query)) {
          expect(from).toBeGreaterThan(end);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
          end = to;
        }
      }),
    );
  });
});
