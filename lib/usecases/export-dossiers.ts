import 'server-only';
import { streamXlsx } from '@/lib/adapters/sheets/stream-xlsx';
import { appendAudit } from '@/lib/data/audit';
import { databaseNow } from '@/lib/data/dossier-acts';
import { exportRows, type ExportedRow, type ExportTab } from '@/lib/data/dossier-export';
import type { QueueFilter } from '@/lib/data/queue-filter';
import { inTransaction } from '@/lib/db/transaction';
import { scopeOf, staffIdOf } from '@/lib/domain/access/can';
import { csvLine } from '@/lib/text/csv';
import { EXPORT_COLUMNS, exportCells } from '@/lib/text/dossier-export';
import type { Context } from './context';
import { recordViews } from './record-view';

export type ExportFormat = 'csv' | 'xlsx';

/** Each piece is noted as read before it is handed out. */
async function* cells(ctx: Context, filter: QueueFilter, tab: ExportTab | null): AsyncGenerator<(string | null)[][]> {
  for await (const rows of exportRows(filter, tab)) {
    await recordViews(ctx, { codes: rows.map(({ code }) => code) }, 'export');
    yield rows.map((row: ExportedRow) => exportCells(row));
  }
}

async function* csv(ctx: Context, filter: QueueFilter, tab: ExportTab | null): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`\ufeff${csvLine(EXPORT_COLUMNS.map(({ header }) => header))}`);
  for await (const rows of cells(ctx, filter, tab)) yield Buffer.from(rows.map(csvLine).join(''));
}

/**
 * The dossiers of a filter as a file, within what the permission `dossier:export` reaches, read as they are written. It
 * holds personal data of many, so who took it and with which conditions is written down before the first byte.
 */
export async function exportDossiers(ctx: Context, asked: Omit<QueueFilter, 'agencyId' | 'reach'>, format: ExportFormat, conditions: Readonly<Record<string, string>>, tab: ExportTab | null = null): Promise<{ readonly pieces: AsyncGenerator<Uint8Array>; readonly fileName: string }> {
  const { actor } = ctx;
  const filter: QueueFilter = { ...asked, agencyId: actor.agencyId, reach: scopeOf(actor, 'dossier:export') };
  await inTransaction(async (tx) => appendAudit(tx, { agencyId: actor.agencyId, actorId: staffIdOf(actor), action: 'dossier:export', subject: `dossier-list:${format}`, at: await databaseNow(tx), detail: { format, conditions } }));
  return { pieces: format === 'csv' ? csv(ctx, filter, tab) : streamXlsx('Hồ sơ', EXPORT_COLUMNS, cells(ctx, filter, tab)), fileName: `ho-so-${ctx.now.on}.${format}` };
}
