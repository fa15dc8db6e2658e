import { parseArgs } from 'node:util';
import { instantOfLocalTime } from '@/lib/domain/calendar/local-time';
import { addDays, parsePlainDate, type PlainDate } from '@/lib/domain/calendar/plain-date';
import { periodRefusal } from '@/lib/domain/report/period';
import { now, today } from '@/lib/platform/clock';
import { openDatabase } from './open-database';

const USE = 'Viết: tthc report ii06a --from 2026-10-15 --to 2026-11-14 [--as-of 2026-11-20] [--format json]';

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

/** `tthc report ii06a`: the form as JSON, keys c3 to c13 in every row and in `total`. */
export async function runReport(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { from: { type: 'string' }, to: { type: 'string' }, 'as-of': { type: 'string' }, format: { type: 'string', default: 'json' } } });
  if (positionals[0] !== 'ii06a') throw new Error(USE);
  if (values.format !== 'json') throw new Error('--format: lệnh này hiện viết được json. Bản XLSX và PDF lấy ở màn hình Báo cáo.');
  const period = { from: dateOf(values.from, 'from'), to: dateOf(values.to, 'to') };
  const refusal = periodRefusal(period, today());
  if (refusal) throw new Error(refusal.kind === 'PeriodEndsBeforeItBegins' ? 'Kỳ báo cáo kết thúc trước khi bắt đầu.' : refusal.kind === 'PeriodInTheFuture' ? 'Kỳ báo cáo chưa đến.' : `Kỳ báo cáo dài quá ${refusal.years} năm.`);
  const asOf = asOfOf(values['as-of']);
  const opened = await openDatabase();
  try {
    const [{ buildReport }, { theAgency }] = await Promise.all([import('@/lib/usecases/build-report'), import('@/lib/data/agency')]);
    const agency = await theAgency();
    const report = await buildReport({ agencyId: agency.id, period, asOf, now: now() });
    process.stdout.write(`${JSON.stringify({ form: 'II.06a/VPCP/KSTT', agency: agency.name, ...period, asOf: asOf.toISOString(), rows: report.rows.map(({ sector, line }) => ({ sector, ...line })), total: report.total, imbalances: report.imbalances }, null, 1)}\n`);
    return report.imbalances.length ? 1 : 0;
  } finally {
    await opened?.close();
  }
}
