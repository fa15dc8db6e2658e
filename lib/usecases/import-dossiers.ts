import 'server-only';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { markSheet, type CellMark, type Marking } from '@/lib/adapters/sheets/mark-sheet';
import { listUnits, theAgency } from '@/lib/data/agency';
import { appendAudit } from '@/lib/data/audit';
import { applicantKey, claimKeys, ensureApplicants, findExternalCodes, settleKeys, takeDayOrdinals } from '@/lib/data/batch';
import { loadCalendar, loadCalendarIn } from '@/lib/data/calendar';
import { databaseNow } from '@/lib/data/dossier-acts';
import { insertDossiers } from '@/lib/data/dossiers-write';
import { inTransaction, type Tx } from '@/lib/db/transaction';
import type { Actor } from '@/lib/domain/access/can';
import { compareLocalTimes } from '@/lib/domain/calendar/local-time';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { dossierCode } from '@/lib/domain/dossier/code';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { newId } from '@/lib/platform/new-id';
import { CHECK_HEADER, REGISTER_COLUMNS } from '@/lib/text/register-columns';
import { checkRegister, IMPORT_SCOPE, openRegister, type CheckedRegister, type GoodLine, type Problem, type Register, type RegisterRefusal } from './check-register';
import { momentOf } from './moment';
import { unitActingFor } from './paper-issuer';
import { registerDossierRows } from './register-dossier-rows';
import { auditActorOf } from './system-actor';

/** Lines of one transaction: enough that the counters are taken rarely, few enough that a desk never waits long for them. */
const CHUNK = 250;

export type ImportWanted = {
  /** A file on this machine, or its bytes. */
  readonly source: { readonly path: string } | { readonly bytes: Uint8Array };
  readonly dryRun: boolean;
  readonly actor: Actor;
  readonly batchId?: string | null;
  /** Told how many of how many lines are done. */
  readonly onProgress?: (done: number, total: number) => void | Promise<void>;
};

export type ImportSummary = {
  readonly total: number;
  /** Taken in now, or in a dry run those that would be. */
  readonly fresh: number;
  /** Taken in before, left as they are. */
  readonly known: number;
  readonly bad: number;
  readonly warned: number;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** The workbook as it came, with each bad cell marked and the result of every line. */
  readonly marked: Uint8Array;
};

export type ImportRefusal = RegisterRefusal | { readonly name: 'FileUnreadable'; readonly path: string };

/** Larger files hold more than the lines we take at once. */
export const LARGEST_REGISTER = 20 * 1024 * 1024;

async function bytesOf(source: ImportWanted['source']): Promise<Uint8Array | ImportRefusal> {
  if ('bytes' in source) return source.bytes;
  try {
    if ((await stat(source.path)).size > LARGEST_REGISTER) return { name: 'TooLarge' };
    return new Uint8Array(await readFile(source.path));
  } catch {
    return { name: 'FileUnreadable', path: path.basename(source.path) };
  }
}

type Office = { readonly agencyCode: string; readonly isSample: boolean; readonly deskId: string; readonly staffId: string | null };

async function officeOf(actor: Actor): Promise<Office> {
  const [agency, units] = await Promise.all([theAgency(), listUnits(actor.agencyId)]);
  const own = units.find(({ id }) => id === unitActingFor(actor, 'dossier:receive'));
  const desk = own ?? units.find(({ kind }) => kind === 'one-stop-desk') ?? units[0];
  if (!desk) throw new Error('The agency has no unit that could have received anything');
  return { agencyCode: agency.code, isSample: agency.isSample, deskId: desk.id, staffId: auditActorOf(actor) };
}

/** The ordinals of the days, handed out one by one in the order of receipt. */
class DayOrdinals {
  private readonly next: Map<PlainDate, number>;

  constructor(first: ReadonlyMap<PlainDate, number>) {
    this.next = new Map(first);
  }

  take(day: PlainDate): number {
    const ordinal = this.next.get(day);
    if (ordinal === undefined) throw new Error('No ordinal was taken for this day');
    this.next.set(day, ordinal + 1);
    return ordinal;
  }
}

const countByDay = (lines: readonly GoodLine[]): Map<PlainDate, number> => {
  const counts = new Map<PlainDate, number>();
  for (const { line } of lines) counts.set(line.receivedAt.on, (counts.get(line.receivedAt.on) ?? 0) + 1);
  return counts;
};

/** Lines in one transaction. Those that another run has taken in meanwhile are left out. Answers the code of each by its row. */
async function takeIn(tx: Tx, actor: Actor, office: Office, lines: readonly GoodLine[], batchId: string | null): Promise<Map<number, string>> {
  const { agencyId } = actor;
  const claimed = await claimKeys(tx, agencyId, IMPORT_SCOPE, lines.map(({ key }) => ({ key, response: {} })));
  const carried = await findExternalCodes(tx, agencyId, lines.flatMap(({ line }) => (line.externalCode === null ? [] : [line.externalCode])));
  const mine = lines.filter(({ key, line }) => claimed.has(key) && (line.externalCode === null || !carried.has(line.externalCode)));
  if (mine.length === 0) return new Map();
  const moment = momentOf(await databaseNow(tx));
  const calendar = await loadCalendarIn(tx, agencyId);
  const applicants = await ensureApplicants(tx, agencyId, mine.map(({ line }) => line.applicant), moment.instant);
  const ordinals = new DayOrdinals(await takeDayOrdinals(tx, agencyId, countByDay(mine)));
  const made = mine.map((good) => {
    const { on } = good.line.receivedAt;
    const applicantId = applicants.get(applicantKey(good.line.applicant));
    if (applicantId === undefined) throw new Error('An applicant of the register was not kept');
    const code = dossierCode({ agencyCode: office.agencyCode, on, ordinal: ordinals.take(on) });
    return { good, code, rows: registerDossierRows({ good, dossierId: newId(), code, applicantId, moment, calendar, staffId: office.staffId, deskId: office.deskId, batchId, isSample: office.isSample }) };
  });
  await insertDossiers(tx, agencyId, { dossiers: made.map(({ rows }) => rows.dossier), events: made.flatMap(({ rows }) => rows.events) });
  await settleKeys(tx, agencyId, IMPORT_SCOPE, made.map(({ good, code }) => ({ key: good.key, code })));
  await appendAudit(tx, {
    agencyId, actorId: office.staffId, action: 'dossier:import', subject: batchId === null ? 'import:cli' : `import:${batchId}`, at: moment.instant,
    detail: { count: made.length, first: made[0]?.code, last: made.at(-1)?.code, rows: [made[0]?.good.row, made.at(-1)?.good.row] },
  });
  return new Map(made.map(({ good, code }) => [good.row, code]));
}

function marksOf(register: Register, { problems, warnings }: CheckedRegister): CellMark[] {
  const column = (problem: Problem): number | null => {
    const at = register.columns.get(problem.column);
    return at === undefined ? null : at + 1;
  };
  return [...problems.map((problem) => ({ row: problem.row, column: column(problem), message: problem.message, tone: 'error' as const })), ...warnings.map((problem) => ({ row: problem.row, column: column(problem), message: problem.message, tone: 'warning' as const }))];
}

type RowResult = { readonly text: string; readonly tone: 'error' | 'warning' | 'done' };

/** What is written behind every line. */
function resultsOf(register: Register, checked: CheckedRegister, made: ReadonlyMap<number, string>, dryRun: boolean): Marking['results'] {
  const byRow = (all: readonly Problem[]) => {
    const rows = new Map<number, string[]>();
    for (const { row, column, message } of all) rows.set(row, [...(rows.get(row) ?? []), `${REGISTER_COLUMNS[column].header}: ${message}`]);
    return rows;
  };
  const [problems, warnings] = [byRow(checked.problems), byRow(checked.warnings)];
  const resultOf = (number: number): RowResult => {
    const wrong = problems.get(number);
    if (wrong) return { text: wrong.join('\n'), tone: 'error' };
    if (checked.ignored.has(number)) return { text: 'Dòng ví dụ của mẫu, bỏ qua', tone: 'warning' };
    const known = checked.known.get(number);
    if (known !== undefined) return { text: `Đã nhập trước đây${known === '' ? '' : `: ${known}`}`, tone: 'done' };
    const code = made.get(number);
    const warned = warnings.get(number);
    const said = code !== undefined ? `Đã nhập: ${code}` : dryRun ? 'Hợp lệ, chưa nhập' : 'Đã có lượt nhập khác nhập dòng này';
    return warned ? { text: `${said}\n${warned.join('\n')}`, tone: 'warning' } : { text: said, tone: 'done' };
  };
  return new Map(register.rows.map(({ number }) => [number, resultOf(number)]));
}

/**
 * Takes a paper register in: XLSX or CSV, at most 20,000 lines. A dry run only checks. Good lines are taken in though others
 * are bad; every line is told what became of it in a marked copy of the workbook. The same line taken in again, in the same
 * file or another, changes nothing. Each line becomes a dossier with a code of its own day and the history the register tells.
 */
export async function importDossiers({ source, dryRun, actor, batchId = null, onProgress }: ImportWanted): Promise<Result<ImportSummary, ImportRefusal>> {
  const bytes = await bytesOf(source);
  if (!(bytes instanceof Uint8Array)) return refuse(bytes);
  const opened = await openRegister(bytes);
  if (!opened.ok) return opened;
  const register = opened.value;
  const { now } = momentOf(await inTransaction(databaseNow));
  const checked = await checkRegister(actor.agencyId, register, await loadCalendar(actor.agencyId), now);
  const total = register.rows.length;
  const before = total - checked.good.length;
  const made = new Map<number, string>();
  if (!dryRun) {
    const office = await officeOf(actor);
    const inOrder = [...checked.good].sort((a, b) => compareLocalTimes(a.line.receivedAt, b.line.receivedAt) || a.row - b.row);
    for (let at = 0; at < inOrder.length; at += CHUNK) {
      await onProgress?.(before + at, total);
      const done = await inTransaction((tx) => takeIn(tx, actor, office, inOrder.slice(at, at + CHUNK), batchId), { timeout: 60_000 });
      for (const [row, code] of done) made.set(row, code);
    }
  }
  await onProgress?.(total, total);
  const marked = await markSheet(register.read, { headerRow: register.headerRow, resultColumn: register.width + 1, resultHeader: CHECK_HEADER, marks: marksOf(register, checked), results: resultsOf(register, checked, made, dryRun) });
  const bad = new Set(checked.problems.map(({ row }) => row)).size;
  return ok({ total, fresh: dryRun ? checked.good.length : made.size, known: checked.known.size + (dryRun ? 0 : checked.good.length - made.size), bad, warned: new Set(checked.warnings.map(({ row }) => row)).size, problems: checked.problems, warnings: checked.warnings, marked });
}
