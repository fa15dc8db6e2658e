import type { StatutoryTerm } from '../../domain/calendar/types';
import type { OnlineLevel } from '../catalogue-filter';
import type { Lang } from '../lang';

/** One procedure in a list. */
export type CatalogueItem = {
  readonly slug: string;
  readonly code: string | null;
  readonly name: string;
  readonly nameEn: string | null;
  readonly sectorName: string;
  readonly sectorNameEn: string | null;
  readonly terms: readonly StatutoryTerm[];
};

export type CatalogueChoice = { readonly value: string; readonly label: string; readonly count: number };

/** What the catalogue answers: a page of procedures and how many there are behind each filter. */
export type CatalogueView = {
  readonly total: number;
  readonly isApproximate: boolean;
  readonly page: number;
  readonly pages: number;
  readonly items: readonly CatalogueItem[];
  /** By the name under which an address says the filter. */
  readonly choices: { readonly linhVuc: readonly CatalogueChoice[]; readonly donVi: readonly CatalogueChoice[]; readonly doiTuong: readonly CatalogueChoice[]; readonly mucDo: readonly CatalogueChoice[] };
};

export type FilterName = keyof CatalogueView['choices'];
export const FILTER_NAMES: readonly FilterName[] = ['linhVuc', 'donVi', 'doiTuong', 'mucDo'];

type Words = {
  readonly hint: string;
  readonly filters: string;
  readonly labels: Record<FilterName, string>;
  readonly any: Record<FilterName, string>;
  readonly near: (count: number, query: string) => string;
  readonly filtered: (count: number) => string;
  readonly nothingFiltered: string;
  readonly download: string;
  readonly openData: string;
  readonly online: Record<OnlineLevel, string>;
};

export const CATALOGUE_WORDS: Record<Lang, Words> = {
  vi: {
    hint: 'Gõ vài chữ của tên, không cần dấu; hoặc mã thủ tục, kể cả mã cũ; hoặc cách gọi thường ngày.',
    filters: 'Lọc danh sách',
    labels: { linhVuc: 'Lĩnh vực', donVi: 'Đơn vị giải quyết', doiTuong: 'Ai được nộp', mucDo: 'Nộp trực tuyến' },
    any: { linhVuc: 'Tất cả lĩnh vực', donVi: 'Tất cả đơn vị', doiTuong: 'Mọi đối tượng', mucDo: 'Mọi mức độ' },
    near: (count, query) => `Không có thủ tục nào đúng như “${query}”. ${count} thủ tục gần giống:`,
    filtered: (count) => `${count} thủ tục theo bộ lọc`,
    nothingFiltered: 'Không có thủ tục nào theo bộ lọc này.',
    download: 'Tải danh mục',
    openData: 'Dữ liệu mở',
    online: { full: 'Toàn trình', partial: 'Một phần', 'information-only': 'Chỉ cung cấp thông tin' },
  },
  en: {
    hint: 'Type a few letters of the name, a procedure code, a former code, or an everyday word for it.',
    filters: 'Filter the list',
    labels: { linhVuc: 'Field', donVi: 'Handled by', doiTuong: 'Who may apply', mucDo: 'Online' },
    any: { linhVuc: 'All fields', donVi: 'All units', doiTuong: 'Anyone', mucDo: 'Any level' },
    near: (count, query) => `No procedure has exactly “${query}”. ${count} ${count === 1 ? 'is' : 'are'} similar:`,
    filtered: (count) => `${count} ${count === 1 ? 'procedure' : 'procedures'} with these filters`,
    nothingFiltered: 'No procedure fits these filters.',
    download: 'Download the list',
    openData: 'Open data',
    online: { full: 'Wholly online', partial: 'Partly online', 'information-only': 'Information only' },
  },
};
