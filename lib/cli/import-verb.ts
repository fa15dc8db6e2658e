import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parsePlainDate } from '@/lib/domain/calendar/plain-date';
import { foreignImbalances } from '@/lib/domain/report/foreign';
import { foreignRefusalWords, imbalanceWords } from '@/lib/text/foreign-report';
import { PROCEDURE_COLUMNS } from '@/lib/text/procedure-columns';
import { listRefusalWords } from '@/lib/text/procedure-import-words';
import { REGISTER_COLUMNS } from '@/lib/text/register-columns';
import { registerRefusalWords } from '@/lib/text/register-refusals';
import { asSystem, say } from './with-database';

const USE = `Viết:
  tthc import dossiers TỆP [--dry-run] [--marked TỆP-KẾT-QUẢ]
  tthc import procedures TỆP [--dry-run] [--marked TỆP-KẾT-QUẢ]
  tthc import report TỆP [--from NGÀY --to NGÀY] [--unit ĐƠN-VỊ] [--title TÊN]
Tệp XLSX hoặc CSV của sổ hồ sơ giấy. Kiểm tra hết trước khi nhập; --dry-run chỉ kiểm tra. Tệp kết quả có mỗi ô sai được đánh dấu.`;

/** Lines said one by one; the rest is in the marked workbook. */
const SAID = 20;

async function importRegister(file: string, dryRun: boolean, marked: string | undefined): Promise<number> {
  return asSystem(async ({ actor }) => {
    const { importDossiers } = await import('@/lib/usecases/import-dossiers');
    let told = -1;
    const result = await importDossiers({
      source: { path: path.resolve(file) }, dryRun, actor,
      onProgress: (done, total) => {
        const percent = Math.floor((done / Math.max(1, total)) * 10);
        if (percent !== told) process.stderr.write(`${done}/${total}\n`);
        told = percent;
      },
    });
    if (!result.ok) throw new Error(registerRefusalWords(result.refusal));
    const { total, fresh, known, bad, problems } = result.value;
    const target = marked ?? path.join(path.dirname(file), `${path.basename(file, path.extname(file))}-da-kiem-tra.xlsx`);
    if (bad > 0 || marked !== undefined) await writeFile(target, result.value.marked);
    for (const { row, column, message } of problems.slice(0, SAID)) process.stderr.write(`Dòng ${row}, ${REGISTER_COLUMNS[column].header}: ${message}\n`);
    if (problems.length > SAID) process.stderr.write(`… và ${problems.length - SAID} chỗ nữa, xem tệp kết quả.\n`);
    if (bad > 0) process.stderr.write(`Tệp kết quả có đánh dấu: ${target}\n`);
    say(JSON.stringify({ dryRun, total, imported: dryRun ? 0 : fresh, valid: dryRun ? fresh : undefined, known, bad }));
    return bad > 0 ? 1 : 0;
  });
}

/** A report from elsewhere, kept as it is; what does not balance is said, and is no reason to refuse it. */
async function importReport(file: string, values: { readonly from?: string; readonly to?: string; readonly unit?: string; readonly title?: string }): Promise<number> {
  const dateOf = (text: string | undefined, name: string) => {
    const on = text === undefined ? null : parsePlainDate(text);
    if (text !== undefined && on === null) throw new Error(`--${name}: viết ngày có thật, dạng 2017-09-06`);
    return on;
  };
  return asSystem(async (ctx) => {
    const { importForeignReport } = await import('@/lib/usecases/import-foreign-report');
    const { findForeignReport } = await import('@/lib/data/foreign-reports');
    const about = { title: values.title ?? path.basename(file, path.extname(file)), unitName: values.unit ?? null, from: dateOf(values.from, 'from'), to: dateOf(values.to, 'to'), note: null };
    const result = await importForeignReport(ctx, { name: path.basename(file), source: createReadStream(path.resolve(file)), about });
    if (!result.ok) throw new Error(foreignRefusalWords(result.refusal).message);
    const report = await findForeignReport(ctx.actor.agencyId, result.value.id);
    const wrong = report ? foreignImbalances(report.content) : [];
    for (const one of wrong) process.stderr.write(`${imbalanceWords(one)}\n`);
    say(JSON.stringify({ ...result.value, missing: report?.content.missing ?? [], imbalances: wrong.map(({ key, stated, reckoned, difference }) => ({ key, stated, reckoned, difference })) }));
    return 0;
  });
}

async function importList(file: string, dryRun: boolean, marked: string | undefined): Promise<number> {
  return asSystem(async ({ actor }) => {
    const { importProcedures } = await import('@/lib/usecases/import-procedures');
    const result = await importProcedures({ source: { path: path.resolve(file) }, fileName: path.basename(file), dryRun, actor });
    if (!result.ok) throw new Error(listRefusalWords(result.refusal));
    const { total, fresh, changed, same, bad, missing, difference } = result.value;
    const target = marked ?? path.join(path.dirname(file), `${path.basename(file, path.extname(file))}-da-kiem-tra.xlsx`);
    if (bad > 0 || marked !== undefined) await writeFile(target, result.value.marked);
    for (const { row, field, message } of difference.problems.slice(0, SAID)) process.stderr.write(`Dòng ${row}, ${PROCEDURE_COLUMNS[field].header}: ${message}\n`);
    if (bad > 0) process.stderr.write(`Tệp kết quả có đánh dấu: ${target}\n`);
    say(JSON.stringify({ dryRun, total, new: fresh, changed, same, bad, missing, drafts: dryRun ? 0 : fresh + changed }));
    return bad > 0 ? 1 : 0;
  });
}

/** `tthc import …`: takes what others wrote in, after checking all of it. Exit status 1 when a line was bad. */
export async function runImport([what, ...args]: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options: { 'dry-run': { type: 'boolean', default: false }, marked: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' }, unit: { type: 'string' }, title: { type: 'string' } }, allowPositionals: true });
  const [file] = positionals;
  if (what === 'report' && file !== undefined) return importReport(file, values);
  if (file === undefined) throw new Error(USE);
  if (what === 'procedures') return importList(file, values['dry-run'], values.marked);
  if (what !== 'dossiers') throw new Error(USE);
  return importRegister(file, values['dry-run'], values.marked);
}
