import 'server-only';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { diskStore } from '@/lib/adapters/files/disk-store';
import type { SheetRefusal } from '@/lib/adapters/sheets/cell';
import { readGrid } from '@/lib/adapters/sheets/read-grid';
import { theAgency } from '@/lib/data/agency';
import { appendAudit } from '@/lib/data/audit';
import { databaseNow } from '@/lib/data/dossier-acts';
import { findForeignByHash, findForeignReport, findReportFile, insertForeignReason, insertForeignReport, insertReportFile, type NewForeignReport } from '@/lib/data/foreign-reports';
import { isUniqueViolation } from '@/lib/db/errors';
import { inTransaction } from '@/lib/db/transaction';
import { safeFileName } from '@/lib/domain/dossier/attachment';
import { foreignImbalances, type ForeignContent } from '@/lib/domain/report/foreign';
import { periodRefusal, type PeriodRefusal, type ReportingPeriod } from '@/lib/domain/report/period';
import { readForeignSheet, type ForeignSheetRefusal } from '@/lib/domain/report/read-foreign';
import { canonicalJson } from '@/lib/domain/shared/canonical-json';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { newId } from '@/lib/platform/new-id';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { Context } from './context';
import { auditActorOf } from './system-actor';

const LARGEST = 2_000_000;

/** What is said of a report besides its figures. Without dates or a unit, those that the sheet names are taken. */
export type ForeignAbout = { readonly title: string; readonly unitName: string | null; readonly from: PlainDate | null; readonly to: PlainDate | null; readonly note: string | null };
export type ForeignRefusal =
  | ForeignSheetRefusal
  | SheetRefusal
  | { readonly name: 'FileTooLarge'; readonly limit: number }
  | { readonly name: 'FileEmpty' }
  | { readonly name: 'NoPeriod' }
  | { readonly name: 'NoUnit' }
  | { readonly name: 'BadPeriod'; readonly why: PeriodRefusal }
  | { readonly name: 'NoLines' };
export type ForeignImported = { readonly id: string; /** False: the same was taken in before, and nothing was changed. */ readonly isNew: boolean; readonly imbalances: number };

type Found = { readonly period: ReportingPeriod | null; readonly unitName: string | null };

function aboutOf(about: ForeignAbout, found: Found, today: PlainDate): Result<{ period: ReportingPeriod; unitName: string }, ForeignRefusal> {
  const [from, to] = [about.from ?? found.period?.from, about.to ?? found.period?.to];
  const unitName = about.unitName ?? found.unitName;
  if (!from || !to) return refuse({ name: 'NoPeriod' });
  if (!unitName) return refuse({ name: 'NoUnit' });
  const why = periodRefusal({ from, to }, today);
  return why ? refuse({ name: 'BadPeriod', why }) : ok({ period: { from, to }, unitName });
}

async function keep(ctx: Context, row: Omit<NewForeignReport, 'agencyId' | 'importedById' | 'importedAt' | 'isSample' | 'id'>, file: { id: string; size: number; mediaType: string; name: string } | null): Promise<Result<ForeignImported, ForeignRefusal>> {
  const { agencyId } = ctx.actor;
  const importedById = auditActorOf(ctx.actor);
  const id = newId();
  const imbalances = foreignImbalances(row.content).length;
  try {
    await inTransaction(async (tx) => {
      const at = await databaseNow(tx);
      if (file) await insertReportFile(tx, { agencyId, id: file.id, sha256: row.sha256, size: file.size, mediaType: file.mediaType, name: file.name, uploadedAt: at, uploadedById: importedById });
      await insertForeignReport(tx, { ...row, agencyId, id, importedById, importedAt: at, isSample: false });
      await appendAudit(tx, { agencyId, actorId: importedById, action: 'report:import', subject: `report:${id}`, at, detail: { ...row.period, unit: row.unitName, sha256: row.sha256, imbalances } });
    });
  } catch (error) {
    const known = isUniqueViolation(error) ? await findForeignByHash(agencyId, row.sha256) : null;
    if (known === null) throw error;
    return ok({ id: known, isNew: false, imbalances });
  }
  return ok({ id, isNew: true, imbalances });
}

/** Takes in a report from a workbook: read and named first, then kept as it is with its bytes. Running it twice changes nothing. */
export async function importForeignReport(ctx: Context, { name, source, about }: { readonly name: string; readonly source: AsyncIterable<Uint8Array>; readonly about: ForeignAbout }): Promise<Result<ForeignImported, ForeignRefusal>> {
  const staged = await diskStore.stage(source, LARGEST);
  if (!staged.ok) return staged;
  const { value: bytes } = staged;
  try {
    const known = await findForeignByHash(ctx.actor.agencyId, bytes.sha256);
    if (known) {
      const report = await findForeignReport(ctx.actor.agencyId, known);
      return ok({ id: known, isNew: false, imbalances: report ? foreignImbalances(report.content).length : 0 });
    }
    const grid = await readGrid(new Uint8Array(await readFile(bytes.path)));
    if (!grid.ok) return grid;
    const sheet = readForeignSheet(grid.value);
    if (!sheet.ok) return sheet;
    const said = aboutOf(about, sheet.value, ctx.now.on);
    if (!said.ok) return said;
    await bytes.keep();
    const file = { id: newId(), size: bytes.size, mediaType: bytes.mediaType ?? 'text/csv', name: safeFileName(name) };
    return await keep(ctx, { title: about.title, ...said.value, source: 'file', fileId: file.id, sha256: bytes.sha256, content: sheet.value.content, note: about.note }, file);
  } finally {
    await bytes.discard();
  }
}

/** Takes in a report that was typed from paper. */
export async function typeForeignReport(ctx: Context, { content, about }: { readonly content: ForeignContent; readonly about: ForeignAbout }): Promise<Result<ForeignImported, ForeignRefusal>> {
  if (content.rows.length === 0 && content.total === null) return refuse({ name: 'NoLines' });
  const said = aboutOf(about, { period: null, unitName: (await theAgency()).name }, ctx.now.on);
  if (!said.ok) return said;
  const sha256 = createHash('sha256').update(canonicalJson({ ...said.value, content }), 'utf8').digest('hex');
  return keep(ctx, { title: about.title, ...said.value, source: 'typed', fileId: null, sha256, content, note: about.note }, null);
}

export type ExplainRefusal = { readonly name: 'NoSuchReport' } | { readonly name: 'NoSuchImbalance' };

/** Says why something does not balance. Kept for good; the mark stays. */
export async function explainImbalance(ctx: Context, { id, imbalance, text }: { id: string; imbalance: string; text: string }): Promise<Result<null, ExplainRefusal>> {
  const { agencyId } = ctx.actor;
  const report = await findForeignReport(agencyId, id);
  if (!report) return refuse({ name: 'NoSuchReport' });
  if (!foreignImbalances(report.content).some(({ key }) => key === imbalance)) return refuse({ name: 'NoSuchImbalance' });
  await inTransaction(async (tx) => {
    const at = await databaseNow(tx);
    await insertForeignReason(tx, { agencyId, id: newId(), reportId: id, imbalance, text, authorId: auditActorOf(ctx.actor), createdAt: at });
    await appendAudit(tx, { agencyId, actorId: auditActorOf(ctx.actor), action: 'report:explain', subject: `report:${id}`, at, detail: { imbalance, text } });
  });
  return ok(null);
}

/** The file a report was read from, as it came; null when there is none. */
export async function openForeignFile({ actor }: Pick<Context, 'actor'>, id: string) {
  const report = await findForeignReport(actor.agencyId, id);
  const file = report?.fileId ? await findReportFile(actor.agencyId, report.fileId) : null;
  const bytes = file ? await diskStore.open(file.sha256) : null;
  return file && bytes ? { file, bytes } : null;
}
