import { describe, expect, it } from 'vitest';
import { askQuery, catalogueAsk, findInCatalogue, type Facets } from './catalogue-filter';
import { buildCatalogueIndex } from './catalogue-index';

const make = (name: string, sectorId: string, onlineLevel: Facets['onlineLevel'], kinds: Facets['content']['applicantKinds']) => ({
  code: null, formerCodes: [], name, nameEn: null, sectorName: sectorId, sectorNameEn: null, handlingUnitName: 'Phòng', aliases: [], sectorId, handlingUnitId: 'p1', onlineLevel, content: { applicantKinds: kinds },
});
const LIST = [make('Cấp giấy phép', 'a', 'full', ['citizen', 'enterprise']), make('Gia hạn giấy phép', 'a', 'partial', ['enterprise']), make('Cấp sổ', 'b', 'full', ['citizen'])];
const index = buildCatalogueIndex(LIST);
const ask = (address: string) => catalogueAsk((name) => new URLSearchParams(address).get(name));

describe('filters of the catalogue', () => {
  it('counts each value with the other filters as they stand', () => {
    const { found, counts } = findInCatalogue(LIST, index, ask('linhVuc=a&mucDo=toan-trinh'));
    expect(found.map(({ name }) => name)).toEqual(['Cấp giấy phép']);
    expect(Object.fromEntries(counts.sectorId)).toEqual({ a: 1, b: 1 });
    expect(Object.fromEntries(counts.online)).toEqual({ full: 1, partial: 1 });
    expect(Object.fromEntries(counts.applicant)).toEqual({ citizen: 1, enterprise: 1 });
  });

  it('searches within a filter', () => expect(findInCatalogue(LIST, index, ask('tim=giay+phep&doiTuong=doanh-nghiep')).found).toHaveLength(2));

  it('takes nothing from an address that it does not know, and writes back what it read', () => {
    expect(ask('doiTuong=x&mucDo=<script>&trang=-4&tim=%00')).toMatchObject({ applicant: '', online: '', page: 1 });
    expect(ask(new URLSearchParams(askQuery(ask('tim=abc&linhVuc=a&donVi=p1&doiTuong=to-chuc&mucDo=thong-tin&trang=3')) as Record<string, string>).toString())).toEqual(ask('tim=abc&linhVuc=a&donVi=p1&doiTuong=to-chuc&mucDo=thong-tin&trang=3'));
  });
});
