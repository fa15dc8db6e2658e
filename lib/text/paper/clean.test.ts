import { describe, expect, test } from 'vitest';
import { printable, printableDeep } from './clean';

describe('printable text', () => {
  test.each([
    ['  Nguyễn   Văn\tA ', 'Nguyễn Văn A'],
    ['Nguye\u0302\u0303n', 'Nguyễn'],
    ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['a\n\n\n\n\nb', 'a\n\nb'],
    ['a\u0000b\u0007c\u001b[31md\u009f', 'abc[31md'],
    ['Công ty\u202Eabc\u202C\u200F X', 'Công tyabc X'],
    ['zero\u200Bwidth\u2060\uFEFF\u00AD', 'zerowidth'],
    ['lone \uD800 half', 'lone \uFFFD half'],
    ['tag\u{E0041}s \uE000', 'tags'],
    ['#panic() $x$ \\ @a <script> 😀', '#panic() $x$ \\ @a <script> 😀'],
    ['e\u0301\u0301\u0301\u0301\u0301\u0301', 'é\u0301\u0301\u0301'],
    ['\u00A0 \u3000', ''],
  ])('%j becomes %j', (typed, printed) => {
    expect(printable(typed)).toBe(printed);
  });

  test('cleaning twice changes nothing more', () => {
    for (const text of ['e\u0301\u0301\u0301\u0301\u0301', ' a \n b ', 'x\u200B\n\n\u200B\n\ny']) {
      expect(printable(printable(text))).toBe(printable(text));
    }
  });

  test('reaches every string of a value and no key', () => {
    expect(printableDeep({ ' a ': [' b ', { c: ' d\u0000' }], e: null, f: 3 })).toEqual({ ' a ': ['b', { c: 'd' }], e: null, f: 3 });
  });
});
