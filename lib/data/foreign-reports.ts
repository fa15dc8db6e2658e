import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { ForeignContent } from '@/lib/domain/report/foreign';
import type { ReportingPeriod } from '@/lib/domain/report/period';
import { isUuid } from '@/lib/domain/shared/uuid';
import { dateColumn, plainDateOf } from '@/lib/platform/clock';

export type ForeignSource = 'file' | 'typed' | 'seed';
export type ForeignReportRecord = {
  readonly id: string;
  readonly title: string;
  readonly unitName: string;
  readonly period: ReportingPeriod;
  readonly source: ForeignSource;
  readonly fileId: string | null;
  readonly content: ForeignContent;
  readonly note: string | null;
  readonly importedByName: string | null;
  readonly importedAt: Date;
  readonly isSample: boolean;
  readonly reasons: readonly ForeignReasonRecord[];
};
export type ForeignReasonRecord = { readonly reportId: string; readonly imbalance: string; readonly text: string; readonly authorName: string | null; readonly createdAt: Date };

type Row = Omit<ForeignReportRecord, 'period' | 'reasons'> & { readonly fromOn: Date; readonly toOn: Date };

const reasonsOf = (agencyId: number, reportIds: readonly string[]): Promise<ForeignReasonRecord[]> =>
  db().$queryRaw<ForeignReasonRecord[]>`
    SELECT r."reportId", r.imbalance, r.text, s.name AS "authorName", r."createdAt" FROM foreign_report_reason r LEFT JOIN staff s ON s."agencyId" = r."agencyId" AND s.id = r."authorId"
     WHERE r."agencyId" = ${agencyId} AND r."reportId" = ANY(${[...reportIds]}::uuid[]) ORDER BY r."createdAt", r.id`;

async function recordsOf(agencyId: number, rows: readonly Row[]): Promise<ForeignReportRecord[]> {
  const reasons = await reasonsOf(agencyId, rows.map(({ id }) => id));
  return rows.map(({ fromOn, toOn, ...row }) => ({ ...row, period: { from: plainDateOf(fromOn), to: plainDateOf(toOn) }, reasons: reasons.filter(({ reportId }) => reportId === row.id) }));
}

/** The reports that came from elsewhere, the latest first. */
export async function listForeignReports(agencyId: number): Promise<ForeignReportRecord[]> {
  return recordsOf(agencyId, await db().$queryRaw<Row[]>`
    SELECT f.id, f.title, f."unitName", f."fromOn", f."toOn", f.source, f."fileId", f.content, f.note, s.name AS "importedByName", f."importedAt", f."isSample"
      FROM foreign_report f LEFT JOIN staff s ON s."agencyId" = f."agencyId" AND s.id = f."importedById"
     WHERE f."agencyId" = ${agencyId} ORDER BY f."importedAt" DESC, f.id LIMIT 200`);
}

export async function findForeignReport(agencyId: number, id: string): Promise<ForeignReportRecord | null> {
  if (!isUuid(id)) return null;
  const [found] = await recordsOf(agencyId, await db().$queryRaw<Row[]>`
    SELECT f.id, f.title, f."unitName", f."fromOn", f."toOn", f.source, f."fileId", f.content, f.note, s.name AS "importedByName", f."importedAt", f."isSample"
      FROM foreign_report f LEFT JOIN staff s ON s."agencyId" = f."agencyId" AND s.id = f."importedById"
     WHERE f."agencyId" = ${agencyId} AND f.id = ${id}::uuid`);
  return found ?? null;
}

/** The report that was made of the same file or the same typed figures, if there is one. */
export async function findForeignByHash(agencyId: number, sha256: string): Promise<string | null> {
  return (await db().foreignReport.findUnique({ where: { agencyId_sha256: { agencyId, sha256 } }, select: { id: true } }))?.id ?? null;
}

export type NewForeignReport = { agencyId: number; id: string; title: string; unitName: string; period: ReportingPeriod; source: ForeignSource; fileId: string | null; sha256: string; content: ForeignContent; note: string | null; importedById: string | null; importedAt: Date; isSample: boolean };

export async function insertForeignReport(tx: Tx, { period, content, ...row }: NewForeignReport): Promise<void> {
  await tx.foreignReport.create({ data: { ...row, fromOn: dateColumn(period.from), toOn: dateColumn(period.to), content: JSON.parse(JSON.stringify(content)) as object } });
}

export async function insertReportFile(tx: Tx, file: { agencyId: number; id: string; sha256: string; size: number; mediaType: string; name: string; uploadedAt: Date; uploadedById: string | null }): Promise<void> {
  await tx.storedFile.create({ data: file });
}

export async function insertForeignReason(tx: Tx, reason: { agencyId: number; id: string; reportId: string; imbalance: string; text: string; authorId: string | null; createdAt: Date }): Promise<void> {
  await tx.foreignReportReason.create({ data: reason });
}

/** The stored file of a report, for whoever may see the report. */
export const findReportFile = (agencyId: number, id: string) => db().storedFile.findUnique({ where: { agencyId_id: { agencyId, id } }, select: { sha256: true, size: true, mediaType: true, name: true } });
