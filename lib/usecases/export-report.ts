import 'server-only';
import { PassThrough } from 'node:stream';
import { renderSheetsDocx } from '@/lib/adapters/docx/render-paper-docx';
import { renderSheet } from '@/lib/adapters/pdf/render-paper';
import { writeReportWorkbook } from '@/lib/adapters/sheets/report-workbook';
import { theAgency, listUnits } from '@/lib/data/agency';
import { appendAudit } from '@/lib/data/audit';
import { databaseNow } from '@/lib/data/dossier-acts';
import { listSectors } from '@/lib/data/procedures';
import { listProcedureNames } from '@/lib/data/report-facts';
import { inTransaction } from '@/lib/db/transaction';
import { staffIdOf } from '@/lib/domain/access/can';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import type { Breakdown } from '@/lib/domain/report/breakdown';
import { log } from '@/lib/platform/log';
import { dossierCells, type ExportedDossier } from '@/lib/text/cell-csv';
import { reportSheet, type ReportDocument } from '@/lib/text/paper/report';
import { buildReport, carriedBefore } from './build-report';
import type { Context } from './context';
import { cellItems, type ReportCell } from './list-cell';
import { placeOf } from './paper-issuer';
import type { ReportWanted } from './read-report-facts';
import { recordViews } from './record-view';

export const REPORT_FORMATS = ['xlsx', 'pdf', 'docx'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

const WHOLE: ReportCell = { column: 'c3', by: 'sector' };

/** As many readings as are noted with one question. */
const NOTED_AT_ONCE = 500;

/**
 * The dossiers of a cell, or of the whole report, with the names that an export writes. Read as they are written; for each it
 * is noted that `reader` took it out. The command line has no reader: whoever owns the machine reads.
 */
export async function* exportedDossiers(wanted: ReportWanted, cell: ReportCell = WHOLE, reader: Pick<Context, 'actor' | 'instant'> | null = null): AsyncGenerator<ExportedDossier> {
  let ids: string[] = [];
  const note = async () => {
    if (reader !== null) await recordViews(reader, { ids }, 'export');
    ids = [];
  };
  const [units, procedures, sectors] = await Promise.all([listUnits(wanted.agencyId), listProcedureNames(wanted.agencyId), listSectors(wanted.agencyId)]);
  const names = new Map([...units, ...procedures, ...sectors].map(({ id, name }) => [id, name]));
  for await (const { fact, placement, row } of cellItems(wanted, cell)) {
    if (ids.push(row.id) >= NOTED_AT_ONCE) await note();
    yield { fact, placement, procedure: names.get(row.procedureId) ?? '', unit: names.get(row.handlingUnitId) ?? '', sector: names.get(row.sectorId) ?? '' };
  }
  await note();
}

async function* cellsOf(dossiers: AsyncIterable<ExportedDossier>): AsyncGenerator<readonly string[]> {
  for await (const dossier of dossiers) yield dossierCells(dossier);
}

/** The report with its letterhead, ready to be drawn. */
export async function reportDocument(wanted: ReportWanted, { by, periodName }: { by: Breakdown; periodName: string }): Promise<ReportDocument> {
  const [agency, report, before] = await Promise.all([theAgency(), buildReport(wanted, by), carriedBefore(wanted)]);
  return {
    agency: { parent: agency.parentName, name: agency.name, unit: null }, place: placeOf(agency.parentName), issuedOn: localTimeOfInstant(wanted.now.getTime()).on,
    periodName, period: wanted.period, asOf: localTimeOfInstant(wanted.asOf.getTime()), by, rows: report.rows, total: report.total, imbalances: report.imbalances, before, remarks: [], drawnUpBy: null, approvedBy: null,
  };
}

/** The report as PDF, in official layout. */
export const reportPdf = (report: ReportDocument): Promise<Uint8Array> => renderSheet(reportSheet(report));

/** The report as DOCX, for an office that finishes it by hand. */
export const reportDocx = (report: ReportDocument): Promise<Uint8Array> => renderSheetsDocx([reportSheet(report)], 'a4');

/** The report as a workbook, streamed: the form with live checks, then the dossiers behind it. */
export function reportXlsx(report: ReportDocument, dossiers: AsyncIterable<ExportedDossier>): PassThrough {
  const stream = new PassThrough();
  writeReportWorkbook(stream, report, cellsOf(dossiers)).catch((error: unknown) => {
    log('error', 'a workbook of a report was not finished', { error: String(error) });
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return stream;
}

/** Writes down who took which report away as a file. */
export async function noteReportExport({ actor }: Pick<Context, 'actor'>, { period, asOf }: ReportWanted, detail: Readonly<Record<string, unknown>>): Promise<void> {
  await inTransaction(async (tx) => appendAudit(tx, { agencyId: actor.agencyId, actorId: staffIdOf(actor), action: 'report:export', subject: `report:${period.from}..${period.to}`, at: await databaseNow(tx), detail: { asOf: asOf.toISOString(), ...detail } }));
}
