import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate, plainDateOf } from '../calendar/plain-date';
import { LARGEST_ORDINAL, dossierCode, dossierCodeIn, parseDossierCode } from './code';

const on = plainDate('2026-11-20');

describe('the code of a dossier', () => {
  it.each([
    [1, 'H24.21-261120-0001'],
    [31, 'H24.21-261120-0031'],
    [9_999, 'H24.21-261120-9999'],
    [10_000, 'H24.21-261120-10000'],
    [LARGEST_ORDINAL, 'H24.21-261120-9999999'],
  ])('writes ordinal %i as %s', (ordinal, code) => {
    expect(dossierCode({ agencyCode: 'H24.21', on, ordinal })).toBe(code);
  });

  it.each([0, -1, 1.5, LARGEST_ORDINAL + 1, Number.NaN])('refuses the ordinal %d', (ordinal) => {
    expect(() => dossierCode({ agencyCode: 'H24.21', on, ordinal })).toThrow(RangeError);
  });

  it('is read back as written, whatever the case and the spaces around it', () => {
    const day = fc.record({ year: fc.integer({ min: 2000, max: 2099 }), month: fc.integer({ min: 1, max: 12 }), date: fc.integer({ min: 1, max: 28 }) });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: LARGEST_ORDINAL }), ({ year, month, date }, ordinal) => {
        const local = plainDateOf(year, month, date) ?? on;
        const code = dossierCode({ agencyCode: 'H24.21', on: local, ordinal });
        expect(parseDossierCode(`  ${code.toLowerCase()} \n`)).toEqual({ agencyCode: 'H24.21', on: local, ordinal, code });
      }),
    );
  });

  it.each(['', 'H24.21', 'H24.21-261320-0001', 'H24.21-260230-0001', 'H24.21-261120-0000', 'H24.21-261120-001', 'H24.21-261120-00010', 'H24.21-261120-12345678', 'H24.21-261120-0001; drop', '031099000001'])(
    'is not %j',
    (text) => {
      expect(parseDossierCode(text)).toBeNull();
    },
  );

  it('is found in the address of the QR code', () => {
    expect(dossierCodeIn('http://localhost:3000/tra-cuu/q/aB3d_E-f?ma=H24.21-261120-0031')).toBe('H24.21-261120-0031');
    expect(dossierCodeIn('H24.21-261120-0031')).toBe('H24.21-261120-0031');
  });

  it('is not found in a citizen card or a telephone number', () => {
    expect(dossierCodeIn('031190000001||Nguyễn Thị Mẫu|15031990|Nữ|Hải Phòng|10052022')).toBeNull();
    expect(dossierCodeIn('0900 000 002')).toBeNull();
  });
});
