import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCatalogueIndex, isMistyped, searchCatalogue, type Searchable } from './catalogue-index';

const entry = (name: string, more: Partial<Searchable> = {}): Searchable => ({ code: null, formerCodes: [], name, nameEn: null, sectorName: 'Việc làm', sectorNameEn: null, handlingUnitName: 'Phòng Quản lý Lao động', aliases: [], ...more });

const LIST = [
  entry('Cấp giấy phép lao động cho người lao động nước ngoài làm việc tại Việt Nam', { code: '1.014199', formerCodes: ['2.000205', 'T-HPG-123456-TT'], nameEn: 'Issue of a work permit', aliases: ['visa nhân viên nước ngoài'] }),
  entry('Gia hạn giấy phép lao động cho người lao động nước ngoài', { code: '1.014200' }),
  entry('Đăng ký nội quy lao động của doanh nghiệp', { code: '2.001955' }),
  entry('Cấp giấy chứng nhận đăng ký đầu tư', { code: '1.009645', sectorName: 'Đầu tư tại Việt Nam' }),
  entry('Cấp giấy phép xây dựng mới', { code: '1.013236', sectorName: 'Hoạt động xây dựng' }),
];
const index = buildCatalogueIndex(LIST);
const names = (query: string) => searchCatalogue(index, query).docs.map((doc) => LIST[doc]?.name);

describe('search in the catalogue', () => {
  it.each(['giay phep lao dong', 'giấy phép lao động', 'lao dong phep giay', 'GIẤY PHÉP LAO', 'giay phep lao do'])('finds work permits by "%s", both of them and nothing else first', (query) => {
    expect(new Set(names(query).slice(0, 2))).toEqual(new Set([LIST[0]?.name, LIST[1]?.name]));
  });

  it('finds by code, by its last figures, by a former code', () => {
    for (const query of ['1.014199', '014199', '2.000205', 't-hpg-123456-tt', ' 1.014199 ']) expect(names(query)[0]).toBe(LIST[0]?.name);
    expect(names('1.0142')).toEqual([LIST[1]?.name]);
  });

  it('finds by what people say for it, and by the English name', () => {
    expect(names('visa nhân viên nước ngoài')).toEqual([LIST[0]?.name]);
    expect(names('visa')).toEqual([LIST[0]?.name]);
    expect(names('work permit')).toEqual([LIST[0]?.name]);
  });

  it('forgives a slip of the finger, and says that it did', () => {
    expect(searchCatalogue(index, 'giya phep xay dunng')).toMatchObject({ docs: [4], isApproximate: true });
    expect(searchCatalogue(index, 'giay phep xay dung')).toMatchObject({ docs: [4], isApproximate: false });
    expect(searchCatalogue(index, 'zzzzz').docs).toEqual([]);
  });

  it('ranks the name that begins with the words before one that only holds them, and the marks as typed first', () => {
    const list = [entry('Đăng ký lại, cấp giấy phép'), entry('Cấp giấy phép'), entry('Cáp giay phep')];
    const found = searchCatalogue(buildCatalogueIndex(list), 'cấp giấy phép').docs;
    expect(found[0]).toBe(1);
  });

  it('gives everything for a blank, and is never led astray by signs', () => {
    expect(searchCatalogue(index, '  ').docs).toHaveLength(LIST.length);
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (query) => searchCatalogue(index, query).docs.every((doc) => doc >= 0 && doc < LIST.length)));
  });

  it('finds every entry by its own name, folded or not', () => {
    LIST.forEach(({ name }, doc) => expect(searchCatalogue(index, name).docs[0]).toBe(doc));
  });
});

describe('a slip of the finger', () => {
  it.each([['giay', 'gaiy', true], ['xay', 'xaay', true], ['dung', 'dong', true], ['phep', 'phap', true], ['lao', 'phi', false], ['doanh', 'dodnhh', false]])('%s and %s', (a, b, same) => expect(isMistyped(a, b, 1)).toBe(same));
});
