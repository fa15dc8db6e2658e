import 'server-only';
import { renderPaper } from '@/lib/adapters/pdf/render-paper';
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
import { RETURN_METHODS } from '@/lib/text/paper/routing';
import { STATUS_LABELS } from '@/lib/text/vi';
import type { Context } from './context';
import { issuerOf } from './paper-issuer';

/** More than anyone binds into one book, and as much as the typesetter makes while somebody waits. */
export const REGISTER_LINES_AT_MOST = 5_000;

export type RegisterPeriod = { readonly from: PlainDate; readonly to: PlainDate };
export type RegisterRefusal = { readonly name: 'EndsBeforeItBegins' } | { readonly name: 'TooLong'; readonly found: number };

const local = (at: Date): LocalTime => localTimeOfInstant(at.getTime());

/** Files that ended otherwise than by a result say so in the note. */
const ENDED_WITHOUT_RESULT: ReadonlySet<string> = new Set<DossierStatus>(['stopped', 'withdrawn', 'declined']);

const lineOf = (row: RegisterRow): RegisterLine => ({
  dossierCode: row.code, procedureName: row.procedureName, sets: row.sets, applicantName: row.applicantName, address: row.address, phone: row.phone, handlingUnit: row.handlingUnit,
  receivedAt: local(row.receivedAt), dueAt: local(row.dueAt ?? row.receivedAt), returnedAt: row.returnedAt && local(row.returnedAt),
  returnMethod: row.returnMethod === null ? null : (RETURN_METHODS[row.returnMethod] ?? null), signedForBy: row.collector,
  note: ENDED_WITHOUT_RESULT.has(row.status) ? STATUS_LABELS[row.status as DossierStatus] : null,
});

/** The register (Mẫu 07) of what was received in a period, both days included. */
export async function dossierRegister(ctx: Context, period: RegisterPeriod): Promise<Result<DossierRegister, RegisterRefusal>> {
  const { agencyId } = ctx.actor;
  if (period.to < period.from) return refuse({ name: 'EndsBeforeItBegins' });
  const [from, before] = [new Date(instantOfLocalTime({ on: period.from, minute: 0 })), new Date(instantOfLocalTime({ on: addDays(period.to, 1), minute: 0 }))];
  const found = await countRegister(agencyId, from, before);
  if (found > REGISTER_LINES_AT_MOST) return refuse({ name: 'TooLong', found });
  const [agency, units, rows] = await Promise.all([theAgency(), listUnits(agencyId), readRegister(agencyId, from, before, REGISTER_LINES_AT_MOST)]);
  const unit = units.find(({ kind }) => kind === 'one-stop-desk') ?? units[0];
  if (!unit) throw new Error('An agency without units');
  const issuer = issuerOf({ agency, units, unit, contactName: ctx.actor.name });
  return ok({
    kind: 'dossier-register', agency: issuer.header, place: issuer.place, issuedOn: ctx.now.on, number: null, marks: [], lookupUrl: null, verifyUrl: null,
    from: period.from, to: period.to, scope: null, lines: rows.map(lineOf), keeperName: ctx.actor.name,
  });
}

/** The same as a PDF. It holds personal data of many, so who took it is written down. */
export async function printRegister(ctx: Context, period: RegisterPeriod): Promise<Result<{ readonly bytes: Uint8Array; readonly fileName: string }, RegisterRefusal>> {
  const register = await dossierRegister(ctx, period);
  if (!register.ok) return register;
  const bytes = await renderPaper(register.value, { format: 'a4' });
  const { agencyId } = ctx.actor;
  await inTransaction(async (tx) => appendAudit(tx, { agencyId, actorId: staffIdOf(ctx.actor), action: 'register:print', subject: `register:${period.from}..${period.to}`, at: await databaseNow(tx), detail: { lines: register.value.lines.length } }));
  return ok({ bytes, fileName: `so-theo-doi-${period.from}-${period.to}.pdf` });
}
