import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { AgencyHeader } from '@/lib/domain/paper/parts';
import { printableDeep } from './clean';
import { evenLines } from './even-lines';
import { paragraph, type PaperColumn, type PaperSheet } from './sheet';
import { paperDay, placeAndDate } from './words';

export type ListedLine = { readonly code: string | null; readonly name: string; readonly term: string; readonly place: string; readonly unit: string; readonly fees: string; readonly bases: string; readonly decision: string };

/** A danh mục: of a decision, of one field, or of the whole agency. Sections are fields (lĩnh vực), in their order. */
export type ProcedureListPaper = {
  readonly agency: AgencyHeader;
  readonly place: string;
  readonly issuedOn: PlainDate;
  readonly of:
    | { readonly kind: 'agency' | 'sector'; readonly on: PlainDate }
    | { readonly kind: 'decision'; readonly number: string; readonly issuedOn: PlainDate; readonly issuer: string; readonly does: 'new' | 'amend' | 'replace' | 'repeal' };
  readonly sections: readonly { readonly sector: string; readonly lines: readonly ListedLine[] }[];
};

const TITLES = { new: 'mới ban hành', amend: 'được sửa đổi, bổ sung', replace: 'được thay thế', repeal: 'bị bãi bỏ' } as const;

const ROMANS: readonly (readonly [number, string])[] = [[100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];
/** Sections are counted I, II, III. */
export const roman = (value: number): string => {
  let [rest, text] = [value, ''];
  for (const [worth, sign] of ROMANS) for (; rest >= worth; rest -= worth) text += sign;
  return text;
};

export const listTitle = ({ of }: Pick<ProcedureListPaper, 'of'>): string => `Danh mục thủ tục hành chính${of.kind === 'decision' ? ` ${TITLES[of.does]}` : ''}`;

export const listSubtitle = ({ of, agency }: Pick<ProcedureListPaper, 'of' | 'agency'>): string =>
  of.kind === 'decision' ? `(Kèm theo Quyết định số ${of.number} ngày ${paperDay(of.issuedOn)} của ${of.issuer})` : `Thuộc phạm vi giải quyết của ${agency.name}, đang áp dụng ngày ${paperDay(of.on)}`;

/** The columns, as the annexes of announcing decisions have them. */
export const LIST_COLUMNS: readonly PaperColumn[] = [
  { header: 'STT', width: { mm: 11 }, align: 'center' },
  { header: 'Mã số', width: { mm: 21 }, align: 'center' },
  { header: 'Tên thủ tục hành chính', width: { share: 4.2 }, align: 'left' },
  { header: 'Thời hạn giải quyết', width: { share: 2.4 }, align: 'left' },
  { header: 'Địa điểm, cách thức thực hiện', width: { share: 2.4 }, align: 'left' },
  { header: 'Đơn vị giải quyết', width: { share: 1.8 }, align: 'left' },
  { header: 'Phí, lệ phí', width: { share: 2.2 }, align: 'left' },
  { header: 'Căn cứ pháp lý', width: { share: 3 }, align: 'left' },
];

/** The rows of the table: each section under its field, numbered through within it. `bold` are the rows that head a section. */
export function listRows(sections: ProcedureListPaper['sections']): { readonly rows: readonly (readonly string[])[]; readonly bold: readonly number[] } {
  const rows: string[][] = [];
  const bold: number[] = [];
  sections.forEach(({ sector, lines }, at) => {
    bold.push(rows.length);
    rows.push([roman(at + 1), '', `Lĩnh vực ${sector}`, '', '', '', '', '']);
    lines.forEach((line, index) => rows.push([String(index + 1), line.code ?? 'Chưa có mã', line.name, line.term, line.place, line.unit, line.fees, line.bases]));
  });
  return { rows, bold };
}

/** The list as an official sheet: landscape, its heading repeated on every page, pages counted from the second. */
export function procedureListSheet(typed: ProcedureListPaper): PaperSheet {
  const paper = printableDeep(typed);
  const { rows, bold } = listRows(paper.sections);
  const office = (name: string | null): string | null => (name === null ? null : evenLines(name.toUpperCase(), 38, paper.place));
  const count = paper.sections.reduce((sum, { lines }) => sum + lines.length, 0);
  return {
    kind: 'procedure-list', orientation: 'landscape', documentTitle: `${listTitle(paper)} ${listSubtitle(paper)}`.replace(/[()]/g, ''), formLabel: '',
    superior: office(paper.agency.parent), issuer: office(paper.agency.name) ?? '', motto: { nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', words: 'Độc lập - Tự do - Hạnh phúc' },
    numberLine: '', placeAndDate: placeAndDate(paper.place, paper.issuedOn), title: listTitle(paper).toUpperCase(), subtitle: listSubtitle(paper),
    dossierCode: null, dossierCodeLabel: '', stamps: [], distribution: null, signatures: [], codes: [], watermark: null,
    blocks: count === 0 ? [paragraph('Không có thủ tục nào.')] : [{ kind: 'table', columns: LIST_COLUMNS, rows, hasColumnNumbers: true, isDense: true, titleColumn: 2, boldRows: bold }, paragraph(`Danh mục có ${count} thủ tục hành chính.`)],
  };
}
