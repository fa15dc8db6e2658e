import 'server-only';
import { renderPaperDocx } from '@/lib/adapters/docx/render-paper-docx';
import { renderPaper } from '@/lib/adapters/pdf/render-paper';
import { writeTable } from '@/lib/adapters/sheets/write-table';
import { listUnits, theAgency } from '@/lib/data/agency';
import { appendAudit } from '@/lib/data/audit';
import { databaseNow } from '@/lib/data/dossier-acts';
import { countRegister, readRegister, type RegisterRow } from '@/lib/data/register-lines';
import { inTransaction } from '@/lib/db/transaction';
import { staffIdOf } from '@/lib/domain/access/can';
import { instantOfLocalTime, localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { addDays, type PlainDate } from '@/lib/domain/calendar/plain-date';
import type { LocalTime } from '@/lib/domain/calendar/types';
import type { DossierStatus } from '@/lib/domain/dossier/status';
import type { DossierRegister, RegisterLine } from '@/lib/domain/paper/data';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { csvLine } from '@/lib/text/csv';
import { RETURN_METHODS, volumeWords } from '@/lib/text/paper/routing';
import { REGISTER_SHEET_NAME, REGISTER_TABLE_COLUMNS, registerCells } from '@/lib/text/paper/register-table';
import { STATUS_LABELS } from '@/lib/text/vi';
import type { Context } from './context';
import { issuerOf } from './paper-issuer';
import { recordViews } from './record-view';

/** As many as a workbook or a list holds that somebody waits for. */
export const REGISTER_LINES_AT_MOST = 100_000;

/**
 * What one bound volume holds, and as much as is typeset at once: memory and time grow with the lines of one document, so a
 * long register is printed as volumes (quyển) that go on counting.
 */
export const LINES_IN_VOLUME = 500;

export type RegisterPeriod = { readonly from: PlainDate; readonly to: PlainDate };
export type RegisterRefusal = { readonly name: 'EndsBeforeItBegins' } | { readonly name: 'TooLong'; readonly found: number } | { readonly name: 'Volumes'; readonly found: number; readonly volumes: number } | { readonly name: 'NoSuchVolume' };

export type RegisterFormat = 'pdf' | 'docx' | 'xlsx' | 'csv';
export type RegisterWanted = RegisterPeriod & { readonly format: RegisterFormat; /** From 1; only for what is printed. */ readonly volume: number | null };
export type RegisterFile = { readonly bytes: Uint8Array; readonly fileName: string };

const volumesOf = (found: number): number => Math.max(1, Math.ceil(found / LINES_IN_VOLUME));
const boundsOf = (period: RegisterPeriod): readonly [Date, Date] => [new Date(instantOfLocalTime({ on: period.from, minute: 0 })), new Date(instantOfLocalTime({ on: addDays(period.to, 1), minute: 0 }))];

const local = (at: Date): LocalTime => localTimeOfInstant(at.getTime());

/** Files that ended otherwise than by a result say so in the note. */
const ENDED_WITHOUT_RESULT: ReadonlySet<string> = new Set<DossierStatus>(['stopped', 'withdrawn', 'declined']);

const lineOf = (row: RegisterRow): RegisterLine => ({
  dossierCode: row.code, procedureName: row.procedureName, sets: row.sets, applicantName: row.applicantName, address: row.address, phone: row.phone, handlingUnit: row.handlingUnit,
  receivedAt: local(row.receivedAt), dueAt: local(row.dueAt ?? row.receivedAt), returnedAt: row.returnedAt && local(row.returnedAt),
  returnMethod: row.returnMethod === null ? null : (RETURN_METHODS[row.returnMethod] ?? null), signedForBy: row.collector,
  note: ENDED_WITHOUT_RESULT.has(row.status) ? STATUS_LABELS[row.status as DossierStatus] : null,
});

/** How many lines the register of a period has, and how many volumes they make. */
export async function registerSize(ctx: Context, period: RegisterPeriod): Promise<Result<{ readonly found: number; readonly volumes: number }, RegisterRefusal>> {
  if (period.to < period.from) return refuse({ name: 'EndsBeforeItBegins' });
  const found = await countRegister(ctx.actor.agencyId, ...boundsOf(period));
  return found > REGISTER_LINES_AT_MOST ? refuse({ name: 'TooLong', found }) : ok({ found, volumes: volumesOf(found) });
}

/** The register (Mẫu 07) of what was received in a period, both days included; of several volumes, one. */
export async function dossierRegister(ctx: Context, period: RegisterPeriod, volume: number | null = null): Promise<Result<DossierRegister, RegisterRefusal>> {
  const { agencyId } = ctx.actor;
  const size = await registerSize(ctx, period);
  if (!size.ok) return size;
  const { found, volumes } = size.value;
  if (volume === null && volumes > 1) return refuse({ name: 'Volumes', found, volumes });
  if (volume !== null && (volume < 1 || volume > volumes)) return refuse({ name: 'NoSuchVolume' });
  const skip = ((volume ?? 1) - 1) * LINES_IN_VOLUME;
  const [agency, units, rows] = await Promise.all([theAgency(), listUnits(agencyId), readRegister(agencyId, ...boundsOf(period), LINES_IN_VOLUME, skip)]);
  const unit = units.find(({ kind }) => kind === 'one-stop-desk') ?? units[0];
  if (!unit) throw new Error('An agency without units');
  const issuer = issuerOf({ agency, units, unit, contactName: ctx.actor.name });
  return ok({
    kind: 'dossier-register', agency: issuer.header, place: issuer.place, issuedOn: ctx.now.on, number: null, marks: [], lookupUrl: null, verifyUrl: null,
    from: period.from, to: period.to, scope: volumes > 1 ? volumeWords(volume ?? 1, volumes) : null, firstOrdinal: skip + 1, lines: rows.map(lineOf), keeperName: ctx.actor.name,
  });
}

/** Every line of the period as a table: a workbook or CSV has no pages, so it has no volumes. */
async function registerTable(ctx: Context, wanted: RegisterWanted, format: 'xlsx' | 'csv'): Promise<Result<{ readonly bytes: Uint8Array; readonly lines: number }, RegisterRefusal>> {
  const size = await registerSize(ctx, wanted);
  if (!size.ok) return size;
  const rows = await readRegister(ctx.actor.agencyId, ...boundsOf(wanted), REGISTER_LINES_AT_MOST);
  const cells = rows.map((row, at) => registerCells(lineOf(row), at + 1));
  const bytes = format === 'csv' ? Buffer.from(`\ufeff${csvLine(REGISTER_TABLE_COLUMNS)}${cells.map(csvLine).join('')}`, 'utf8') : await writeTable({ sheet: REGISTER_SHEET_NAME, columns: REGISTER_TABLE_COLUMNS, rows: cells });
  return ok({ bytes, lines: cells.length });
}

async function registerDocument(ctx: Context, wanted: RegisterWanted, format: 'pdf' | 'docx'): Promise<Result<{ readonly bytes: Uint8Array; readonly lines: number }, RegisterRefusal>> {
  const register = await dossierRegister(ctx, wanted, wanted.volume);
  if (!register.ok) return register;
  const render = format === 'docx' ? renderPaperDocx : renderPaper;
  return ok({ bytes: await render(register.value, { format: 'a4' }), lines: register.value.lines.length });
}

/** The register as a file. It holds personal data of many, so who took it is written down, and for each dossier in it. */
export async function printRegister(ctx: Context, wanted: RegisterWanted): Promise<Result<RegisterFile, RegisterRefusal>> {
  const { format, from, to, volume } = wanted;
  const made = format === 'pdf' || format === 'docx' ? await registerDocument(ctx, wanted, format) : await registerTable(ctx, wanted, format);
  if (!made.ok) return made;
  const { agencyId } = ctx.actor;
  const { bytes, lines } = made.value;
  await inTransaction(async (tx) => appendAudit(tx, { agencyId, actorId: staffIdOf(ctx.actor), action: 'register:print', subject: `register:${from}..${to}`, at: await databaseNow(tx), detail: { lines, format, ...(volume === null ? {} : { volume }) } }));
  const [receivedFrom, receivedBefore] = boundsOf(wanted);
  await recordViews(ctx, { receivedFrom, receivedBefore }, 'export');
  return ok({ bytes, fileName: `so-theo-doi-${from}-${to}${volume === null ? '' : `-quyen-${volume}`}.${format}` });
}
