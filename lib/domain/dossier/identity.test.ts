import { describe, expect, it } from 'vitest';
import { kindsOfNumber, parseCitizenId, parsePhone, parseTaxCode } from './identity';

const valueOf = (result: { ok: true; value: string } | { ok: false }): string | null => (result.ok ? result.value : null);

describe('numbers of applicants', () => {
  it.each([
    ['031190000001', '031190000001'],
    ['031 190 000 001', '031190000001'],
    ['031.190.000.001', '031190000001'],
    ['31190000001', null],
    ['0311900000012', null],
    ['03119000000a', null],
  ])('citizen id %j', (typed, kept) => expect(valueOf(parseCitizenId(typed))).toBe(kept));

  it.each([
    ['0200000002', '0200000002'],
    ['0200000002-001', '0200000002-001'],
    ['0200000002001', '0200000002-001'],
    ['0200 000 002', '0200000002'],
    ['031190000001', '031190000001'],
    ['020000000', null],
    ['0200000002-01', null],
    ['MST 0200000002', null],
  ])('tax code %j', (typed, kept) => expect(valueOf(parseTaxCode(typed))).toBe(kept));

  it.each([
    ['0900 000 002', '0900000002'],
    ['+84 900 000 002', '0900000002'],
    ['(0225) 3000 001', '02253000001'],
    ['+82 2 1234 5678', '+82212345678'],
    ['900000002', null],
    ['0900 000', null],
    ['không có', null],
  ])('phone %j', (typed, kept) => expect(valueOf(parsePhone(typed))).toBe(kept));

  it.each([
    ['0200000002', ['tax-code', 'phone']],
    ['0900000002', ['phone', 'tax-code']],
    ['031190000001', ['tax-code', 'citizen-id']],
    ['abc', []],
  ])('guesses what %j is', (typed, kinds) => expect(kindsOfNumber(typed)).toEqual(kinds));
});
