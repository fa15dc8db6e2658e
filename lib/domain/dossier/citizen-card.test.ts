import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeCitizenCard, parseCitizenCard, type CitizenCard } from './citizen-card';

// Invented people and numbers.
const FULL = '031190000001|123456789|Nguyễn Thị Mẫu|15031990|Nữ|Số 5, phường Hải An, thành phố Hải Phòng|10052022';
const READ = {
  citizenId: '031190000001', name: 'Nguyễn Thị Mẫu', birthOn: '1990-03-15', sex: 'female', address: 'Số 5, phường Hải An, thành phố Hải Phòng', idIssuedOn: '2022-05-10',
};

const read = (text: string): CitizenCard => {
  const card = parseCitizenCard(text);
  if (card === null) throw new Error(`not a card: ${text}`);
  return card;
};

describe('the QR code of a citizen card', () => {
  it('reads seven fields without a warning', () => {
    expect(read(FULL)).toEqual({ ...READ, fields: 7, formerId: '123456789', warnings: [] });
  });

  it('reads an empty former number and says so', () => {
    expect(read(FULL.replace('123456789', ''))).toEqual({ ...READ, fields: 7, formerId: null, warnings: ['former-number-missing'] });
  });

  it('reads six fields: the former number is not there at all', () => {
    expect(read(FULL.replace('123456789|', ''))).toEqual({ ...READ, fields: 6, formerId: null, warnings: ['former-number-missing'] });
  });

  it('reads six fields: the date of issue is not there', () => {
    expect(read(FULL.replace('|10052022', ''))).toMatchObject({ ...READ, fields: 6, idIssuedOn: null, warnings: ['issue-date-missing'] });
  });

  it('leaves further fields alone', () => {
    expect(read(`${FULL}|Nguyễn Văn Cha|Trần Thị Mẹ|000`)).toMatchObject({ ...READ, fields: 10, warnings: [] });
  });

  it('reads four fields and warns of the rest', () => {
    expect(read('031190000001||Nguyễn Thị Mẫu|15031990')).toMatchObject({
      citizenId: '031190000001', name: 'Nguyễn Thị Mẫu', birthOn: '1990-03-15',
      warnings: ['former-number-missing', 'sex-missing', 'address-missing', 'issue-date-missing'],
    });
  });

  it('takes spaces and line ends away', () => {
    expect(read(` 031190000001 | | Nguyễn  Thị Mẫu | 15031990 | Nữ | Số 5, phường Hải An, thành phố Hải Phòng | 10052022 \r\n`)).toMatchObject(READ);
  });

  it.each(['nguyễn thị mẫu', 'NGUYỄN THỊ MẪU'])('writes %s as a name and says so', (name) => {
    expect(read(FULL.replace('Nguyễn Thị Mẫu', name))).toMatchObject({ ...READ, warnings: ['name-case-changed'] });
  });

  it.each(['Nguyeenx Thij Maaux', 'Nguy?n Th? M?u', 'Nguy\ufffdn Thị Mẫu', 'Nguyen64 Thi5 Mau64'])('keeps the garbled name %s for the clerk to mend, and warns', (name) => {
    const card = read(FULL.replace('Nguyễn Thị Mẫu', name));
    expect(card.name).toBe(name);
    expect(card.warnings).toEqual(['name-garbled']);
    expect(card.citizenId).toBe('031190000001');
  });

  it('is whole though marks came as separate characters', () => {
    expect(read(FULL.normalize('NFD'))).toMatchObject(READ);
  });

  it.each(['Nữ', 'nữ', 'NỮ', 'Nuwx', 'nu', 'Nữx'])('reads the sex %s', (sex) => {
    expect(read(FULL.replace('|Nữ|', `|${sex}|`))).toMatchObject({ sex: 'female', address: READ.address });
  });

  it('warns of numbers and dates that cannot be', () => {
    expect(read('31190000001|12345|Nguyễn Thị Mẫu|31021990|Nam|Hải Phòng|10052022')).toMatchObject({
      citizenId: null, formerId: null, sex: 'male',
      birthOn: null, idIssuedOn: '2022-05-10',
      warnings: ['number-not-12-digits', 'former-number-odd', 'birth-missing'],
    });
  });

  it.each(['', '031190000001', 'H24.21-261120-0031', 'a|b|c|d|e|f|g', '||||||', 'https://vi.example/tra-cuu?ma=H24.21-261120-0031'])('%j is no card', (text) => {
    expect(looksLikeCitizenCard(text)).toBe(false);
    expect(parseCitizenCard(text)).toBeNull();
  });

  it('never fails, whatever the scanner sends', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('031190000001', '15031990', 'Nữ', '')), { maxLength: 14 }), (fields) => {
      const card = parseCitizenCard(fields.join('|'));
      expect(card === null || Array.isArray(card.warnings)).toBe(true);
    }));
  });
});
