import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { instantOfLocalTime } from '@/lib/domain/calendar/local-time';
import { addDays, parsePlainDate, type PlainDate } from '@/lib/domain/calendar/plain-date';
import { BREAKDOWNS, type Breakdown } from '@/lib/domain/report/breakdown';
import { periodRefusal } from '@/lib/domain/report/period';
import { now, today } from '@/lib/platform/clock';
import { periodOfSlug, periodRefusalWords, slugOfPeriod } from '@/lib/text/report';
import { openDatabase } from './open-database';

const FORMATS = ['json', 'csv', 'xlsx', 'pdf', 'docx'] as const;
const USE = `Viết: tthc report ii06a --from 2026-10-15 --to 2026-11-14 [--as-of 2026-11-20] [--by ${BREAKDOWNS.join('|')}] [--format ${FORMATS.join('|')}] [-o TỆP]`;

function dateOf(text: string | undefined, name: string): PlainDate {
  const on = text ? parsePlainDate(text) : null;
  if (!on) throw new Error(`--${name}: viết ngày có thật, dạng 2026-11-14\n${USE}`);
  return on;
}

/** A date as an as-of includes that whole day; a moment is `2026-11-20T10:24`, local time. */
function asOfOf(text: string | undefined): Date {
  if (!text) return now();
  const [date, time] = text.split('T');
  const on = dateOf(date, 'as-of');
  if (time === undefined) return new Date(instantOfLocalTime({ on: addDays(on, 1), minute: 0 }) - 1);
  const match = /^(\d{2}):(\d{2})$/.exec(time);
  if (!match) throw new Error(`--as-of: viết 2026-11-20 hoặc 2026-11-20T10:24\n${USE}`);
  return new Date(instantOfLocalTime({ on, minute: Number(match[1]) * 60 + Number(match[2]) }) + 59_999);
}

/** To the file, or to standard output, whichever was asked for. */
async function put(bytes: string | Uint8Array, file: string | undefined): Promise<void> {
  if (file !== undefined) return writeFile(file, bytes);
  await new Promise<void>((resolve, reject) => process.stdout.write(bytes, (error) => (error ? reject(error) : resolve())));
}

type Asked = { readonly period: { readonly from: PlainDate; readonly to: PlainDate }; readonly asOf: Date; readonly by: Breakdown; readonly format: (typeof FORMATS)[number]; readonly file: string | undefined };

function askedOf(args: readonly string[]): Asked {
  const { values, positionals } = parseArgs({
    args: [...args], allowPositionals: true,
    options: { from: { type: 'string' }, to: { type: 'string' }, 'as-of': { type: 'string' }, by: { type: 'string', default: 'sector' }, format: { type: 'string', default: 'json' }, output: { type: 'string', short: 'o' } },
  });
  if (positionals[0] !== 'ii06a') throw new Error(USE);
  const format = FORMATS.find((known) => known === values.format);
  const by = BREAKDOWNS.find((known) => known === values.by);
  if (!format || !by) throw new Error(`${format ? '--by' : '--format'}: chọn một trong các từ đã nêu.\n${USE}`);
  const period = { from: dateOf(values.from, 'from'), to: dateOf(values.to, 'to') };
  const refusal = periodRefusal(period, today());
  if (refusal) throw new Error(periodRefusalWords(refusal));
  return { period, asOf: asOfOf(values['as-of']), by, format, file: values.output };
}

/** `tthc report ii06a`: JSON with keys c3 to c13 in every row and in `total`; CSV, XLSX, PDF, DOCX as the screens export them. Exit status 1 when it does not balance. */
export async function runReport(args: readonly string[]): Promise<number> {
  const { period, asOf, by, format, file } = askedOf(args);
  const opened = await openDatabase();
  try {
    const [{ reportDocument, reportPdf, reportDocx, reportXlsx, exportedDossiers }, { theAgency }] = await Promise.all([import('@/lib/usecases/export-report'), import('@/lib/data/agency')]);
    const wanted = { agencyId: (await theAgency()).id, period, asOf, now: now() };
    const report = await reportDocument(wanted, { by, periodName: periodOfSlug(slugOfPeriod(period))?.name ?? '' });
    switch (format) {
      case 'json':
        await put(`${JSON.stringify({ form: 'II.06a/VPCP/KSTT', agency: report.agency.name, ...period, asOf: asOf.toISOString(), by, rows: report.rows.map(({ name, line }) => ({ [by]: name, ...line })), total: report.total, carriedBefore: report.before, imbalances: report.imbalances }, null, 1)}\n`, file);
        break;
      case 'csv':
        await put((await import('@/lib/text/report-csv')).reportCsv(report), file);
        break;
      case 'pdf':
        await put(await reportPdf(report), file);
        break;
      case 'docx':
        await put(await reportDocx(report), file);
        break;
      case 'xlsx':
        await pipeline(reportXlsx(report, exportedDossiers(wanted)), file === undefined ? process.stdout : createWriteStream(file), { end: file !== undefined });
    }
    return report.imbalances.length ? 1 : 0;
  } finally {
    await opened?.close();
  }
}
