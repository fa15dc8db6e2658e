import type { LocalTime } from '@/lib/domain/calendar/types';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { AgencyHeader } from '@/lib/domain/paper/parts';
import type { Breakdown } from '@/lib/domain/report/breakdown';
import type { ReportingPeriod } from '@/lib/domain/report/period';
import type { Imbalance } from '@/lib/domain/report/reconcile';
import { BESIDES, COLUMNS, type Column, type ReportLine } from '@/lib/domain/report/tally';
import { formatDateTime, formatNumber } from '../format';
import { BREAKDOWN_WORDS, COLUMN_WORDS, OFFICER_RULE, periodLine, REPORT_RULES } from '../report';
import { printableDeep } from './clean';
import { signature } from './counter';
import { evenLines } from './even-lines';
import { bold, paragraph, type PaperBlock, type PaperColumn, type PaperSheet } from './sheet';
import { paperDay, placeAndDate } from './words';

/** Everything a file of a report says. `before` is column (11) of the adjacent period, null where it was not asked. */
export type ReportDocument = {
  readonly agency: AgencyHeader;
  readonly place: string;
  readonly issuedOn: PlainDate;
  readonly periodName: string;
  readonly period: ReportingPeriod;
  readonly asOf: LocalTime;
  readonly by: Breakdown;
  readonly rows: readonly { readonly key: string; readonly name: string; readonly line: ReportLine }[];
  readonly total: ReportLine;
  readonly imbalances: readonly Imbalance[];
  readonly before: number | null;
  /** Lines that the report was drawn up with: state, who approved, notes. */
  readonly remarks: readonly string[];
  readonly drawnUpBy: string | null;
  readonly approvedBy: string | null;
};

export const REPORT_TITLE = 'Tình hình, kết quả giải quyết thủ tục hành chính';
export const REPORT_FORM = 'Biểu số II.06a/VPCP/KSTT';

const number = (header: string, group: string, more: Partial<PaperColumn> = {}): PaperColumn => ({ header, group, width: { mm: 16.5 }, align: 'center', ...more });
const [RECEIVED, DONE, OPEN] = ['Số hồ sơ tiếp nhận', 'Số hồ sơ đã giải quyết', 'Số hồ sơ đang giải quyết'];

/** Columns (1) to (13), headed as the form heads them. */
const columnsOf = (by: Breakdown): readonly PaperColumn[] => [
  { header: 'STT', width: { mm: 10 }, align: 'center' },
  { header: BREAKDOWN_WORDS[by], width: { share: 1 }, align: 'left' },
  number('Tổng số', RECEIVED), number('Trực tuyến', RECEIVED, { subgroup: 'Trong kỳ' }), number('Trực tiếp, bưu chính', RECEIVED, { subgroup: 'Trong kỳ' }), number('Từ kỳ trước', RECEIVED),
  number('Tổng số', DONE), number('Trước hạn', DONE), number('Đúng hạn', DONE), number('Quá hạn', DONE),
  number('Tổng số', OPEN), number('Trong hạn', OPEN), number('Quá hạn', OPEN),
];

const figures = (line: ReportLine): string[] => COLUMNS.map((column: Column) => formatNumber(line[column]));

/** The identities in words: balanced with their figures, or by how much not. A report that does not balance says so first. */
export function balanceLines({ total, imbalances, before }: Pick<ReportDocument, 'total' | 'imbalances' | 'before'>): string[] {
  const carried = before === null ? [] : [before === total.c6 ? `Cột (6) bằng cột (11) của kỳ liền trước, xem tại cùng thời điểm: ${formatNumber(before)}.` : `KHÔNG KHỚP: cột (6) là ${formatNumber(total.c6)}, cột (11) của kỳ liền trước là ${formatNumber(before)}.`];
  if (imbalances.length) return [...imbalances.map(({ identity, difference }) => `KHÔNG CÂN ĐỐI: ${identity}, chênh ${formatNumber(difference)} hồ sơ.`), ...carried];
  return [`Cân đối: (3) = (4) + (5) + (6) = ${formatNumber(total.c3)}; (7) = (8) + (9) + (10) = ${formatNumber(total.c7)}; (11) = (12) + (13) = ${formatNumber(total.c11)}; (3) = (7) + (11).`, ...carried];
}

/** The report as an official sheet: landscape, the form, its checks, its rules, two signatures. */
export function reportSheet(typed: ReportDocument): PaperSheet {
  const report = printableDeep(typed);
  const { agency, total } = report;
  const office = (name: string | null): string | null => (name === null ? null : evenLines(name.toUpperCase(), 38, report.place));
  const rows = [...report.rows.map(({ name, line }, index) => [String(index + 1), name, ...figures(line)]), ['', 'Tổng số', ...figures(total)]];
  const blocks: readonly PaperBlock[] = [
    { kind: 'table', columns: columnsOf(report.by), rows, hasColumnNumbers: true, isDense: true, titleColumn: 1, boldRows: [rows.length - 1] },
    ...balanceLines(report).map((line) => paragraph(line)),
    paragraph(bold('Trong đó, ngoài biểu: '), `${BESIDES.map((beside) => `${COLUMN_WORDS[beside].toLowerCase()} ${formatNumber(total[beside])}`).join('; ')}.`),
    ...report.remarks.map((line) => paragraph(line)),
    paragraph(bold('Cách tính:')),
    { kind: 'list', marker: 'number', items: [...REPORT_RULES, ...(report.by === 'officer' ? [OFFICER_RULE] : [])] },
  ];
  return {
    kind: 'report', orientation: 'landscape', documentTitle: `${REPORT_FORM}, ${report.periodName}`, formLabel: REPORT_FORM,
    superior: office(agency.parent), issuer: office(agency.name) ?? '', motto: { nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', words: 'Độc lập - Tự do - Hạnh phúc' },
    numberLine: 'Số: ………………', placeAndDate: placeAndDate(report.place, report.issuedOn), title: REPORT_TITLE.toUpperCase(),
    subtitle: `Kỳ báo cáo: ${report.periodName} (${periodLine(report.period)}). Số liệu biết đến ${formatDateTime(report.asOf)}. Đơn vị tính: hồ sơ`,
    dossierCode: null, dossierCodeLabel: '', stamps: [], blocks, distribution: null,
    signatures: [signature('NGƯỜI LẬP BIỂU', report.drawnUpBy), signature('THỦ TRƯỞNG ĐƠN VỊ', report.approvedBy)], codes: [], watermark: null,
  };
}

export const reportFileName = (period: ReportingPeriod, extension: string): string => `ii06a-${paperDay(period.from).replaceAll('/', '')}-${paperDay(period.to).replaceAll('/', '')}.${extension}`;
