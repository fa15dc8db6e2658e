import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { FilingContent, FilingState, PeriodKind } from '@/lib/domain/report/filing';
import type { ReportingPeriod } from '@/lib/domain/report/period';
import { isUuid } from '@/lib/domain/shared/uuid';
import { dateColumn, plainDateOf } from '@/lib/platform/clock';

export type FilingRecord = {
  readonly id: string;
  readonly period: ReportingPeriod;
  readonly asOf: Date;
  readonly sha256: string;
  readonly state: FilingState;
  readonly version: number;
  readonly createdById: string;
  readonly createdByName: string;
  readonly createdAt: Date;
  readonly submittedById: string | null;
  readonly submittedByName: string | null;
  readonly submittedAt: Date | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly decisionNote: string | null;
};

type Row = Omit<FilingRecord, 'period'> & { readonly fromOn: Date; readonly toOn: Date; readonly content: FilingContent };
const recordOf = ({ fromOn, toOn, content: _content, ...row }: Row): FilingRecord => ({ ...row, period: { from: plainDateOf(fromOn), to: plainDateOf(toOn) } });

/** The reports drawn up, the latest period first; those dropped left out. `period` narrows to one. */
export async function listFilings(agencyId: number, period: ReportingPeriod | null = null): Promise<FilingRecord[]> {
  const [from, to] = [period?.from ?? null, period?.to ?? null];
  const rows = await db().$queryRaw<Row[]>`
    SELECT f.id, f."fromOn", f."toOn", f."asOf", f.sha256, f.state, f.version, f."createdById", c.name AS "createdByName", f."createdAt",
           f."submittedById", s.name AS "submittedByName", f."submittedAt", d.name AS "decidedByName", f."decidedAt", f."decisionNote", NULL::json AS content
      FROM report_filing f JOIN staff c ON c."agencyId" = f."agencyId" AND c.id = f."createdById"
      LEFT JOIN staff s ON s."agencyId" = f."agencyId" AND s.id = f."submittedById" LEFT JOIN staff d ON d."agencyId" = f."agencyId" AND d.id = f."decidedById"
     WHERE f."agencyId" = ${agencyId} AND f.state <> 'dropped' AND (${from}::date IS NULL OR (f."fromOn" = ${from}::date AND f."toOn" = ${to}::date))
     ORDER BY f."toOn" DESC, f."fromOn" DESC, f."createdAt" DESC LIMIT 200`;
  return rows.map(recordOf);
}

/** One report drawn up with its lines; null when there is none, or when it was dropped. */
export async function findFiling(agencyId: number, id: string): Promise<{ filing: FilingRecord; content: FilingContent } | null> {
  if (!isUuid(id)) return null;
  const rows = await db().$queryRaw<Row[]>`
    SELECT f.id, f."fromOn", f."toOn", f."asOf", f.sha256, f.state, f.version, f."createdById", c.name AS "createdByName", f."createdAt",
           f."submittedById", s.name AS "submittedByName", f."submittedAt", d.name AS "decidedByName", f."decidedAt", f."decisionNote", f.content
      FROM report_filing f JOIN staff c ON c."agencyId" = f."agencyId" AND c.id = f."createdById"
      LEFT JOIN staff s ON s."agencyId" = f."agencyId" AND s.id = f."submittedById" LEFT JOIN staff d ON d."agencyId" = f."agencyId" AND d.id = f."decidedById"
     WHERE f."agencyId" = ${agencyId} AND f.id = ${id}::uuid AND f.state <> 'dropped'`;
  const [row] = rows;
  return row ? { filing: recordOf(row), content: row.content } : null;
}

export async function insertFiling(tx: Tx, filing: { agencyId: number; id: string; period: ReportingPeriod; asOf: Date; content: FilingContent; sha256: string; createdById: string; createdAt: Date }): Promise<void> {
  const { period, content, ...rest } = filing;
  await tx.reportFiling.create({ data: { ...rest, fromOn: dateColumn(period.from), toOn: dateColumn(period.to), content: JSON.parse(JSON.stringify(content)) as object } });
}

export type FilingChange = { readonly state: FilingState; readonly submittedById?: string | null; readonly submittedAt?: Date | null; readonly decidedById?: string | null; readonly decidedAt?: Date | null; readonly decisionNote?: string | null };

/** Moves a report on if it is still the version and in the state that the actor saw. Answers how many: 0 when somebody was first. */
export async function moveFiling(tx: Tx, key: { agencyId: number; id: string; version: number; from: readonly FilingState[] }, change: FilingChange): Promise<number> {
  const { count } = await tx.reportFiling.updateMany({ where: { agencyId: key.agencyId, id: key.id, version: key.version, state: { in: [...key.from] } }, data: { ...change, version: { increment: 1 } } });
  return count;
}

/** Who did the last thing to a report: told to whoever came second. */
export async function lastActOnFiling(agencyId: number, id: string): Promise<{ state: FilingState; byName: string | null; at: Date } | null> {
  const found = await findFiling(agencyId, id);
  if (!found) return null;
  const { filing } = found;
  return { state: filing.state, byName: filing.decidedByName ?? filing.submittedByName ?? filing.createdByName, at: filing.decidedAt ?? filing.submittedAt ?? filing.createdAt };
}

export type NoteRecord = { readonly id: string; readonly rowKey: string | null; readonly column: string | null; readonly text: string; readonly authorName: string; readonly createdAt: Date };

export const listNotes = (agencyId: number, filingId: string): Promise<NoteRecord[]> =>
  db().$queryRaw<NoteRecord[]>`
    SELECT n.id, n."rowKey", n."column", n.text, s.name AS "authorName", n."createdAt" FROM report_note n JOIN staff s ON s."agencyId" = n."agencyId" AND s.id = n."authorId"
     WHERE n."agencyId" = ${agencyId} AND n."filingId" = ${filingId}::uuid ORDER BY n."createdAt", n.id`;

export async function insertNote(tx: Tx, note: { agencyId: number; id: string; filingId: string; rowKey: string | null; column: string | null; text: string; authorId: string; createdAt: Date }): Promise<void> {
  await tx.reportNote.create({ data: note });
}

/** The state of a report, held so that it cannot be locked before the commit. */
export async function holdFiling(tx: Tx, agencyId: number, id: string): Promise<FilingState | null> {
  const [row] = await tx.$queryRaw<{ state: FilingState }[]>`SELECT state FROM report_filing WHERE "agencyId" = ${agencyId} AND id = ${id}::uuid FOR SHARE`;
  return row?.state ?? null;
}

export type ScheduleRecord = { readonly kind: PeriodKind; readonly isActive: boolean; readonly dueDays: number; readonly recipient: string; readonly source: string; readonly isVerified: boolean };

export const listSchedule = async (agencyId: number): Promise<ScheduleRecord[]> =>
  (await db().reportSchedule.findMany({ where: { agencyId } })).map(({ kind, isActive, dueDays, recipient, source, isVerified }) => ({ kind: kind as PeriodKind, isActive, dueDays, recipient, source, isVerified }));

export async function saveSchedule(tx: Tx, agencyId: number, { kind, ...row }: ScheduleRecord): Promise<void> {
  await tx.reportSchedule.upsert({ where: { agencyId_kind: { agencyId, kind } }, create: { agencyId, kind, ...row }, update: row });
}

