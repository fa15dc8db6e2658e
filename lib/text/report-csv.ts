import { BESIDES, COLUMNS } from '../domain/report/tally';
import { csvLine } from './csv';
import { formatDateTime } from './format';
import type { ReportDocument } from './paper/report';
import { BREAKDOWN_WORDS, COLUMN_WORDS } from './report';

/** The form as CSV: one line a row, then the total; a byte order mark first, so that Excel reads the diacritics. */
export function reportCsv({ agency, period, asOf, by, rows, total }: Pick<ReportDocument, 'agency' | 'period' | 'asOf' | 'by' | 'rows' | 'total'>): string {
  const columns = [...COLUMNS, ...BESIDES];
  return `\ufeff${[
    csvLine([agency.name, 'II.06a/VPCP/KSTT', period.from, period.to, formatDateTime(asOf)]),
    csvLine([BREAKDOWN_WORDS[by], ...columns.map((column) => COLUMN_WORDS[column])]),
    ...rows.map(({ name, line }) => csvLine([name, ...columns.map((column) => line[column])])),
    csvLine(['Tổng số', ...columns.map((column) => total[column])]),
  ].join('')}`;
}
