import { Readable } from 'node:stream';
import { theAgency } from '@/lib/data/agency';
import { findFiling, listNotes } from '@/lib/data/report-filings';
import { reconcile } from '@/lib/domain/report/reconcile';
import { localTimeOf } from '@/lib/platform/clock';
import { formatDateTime } from '@/lib/text/format';
import { reportFileName, type ReportDocument } from '@/lib/text/paper/report';
import { periodOfSlug, slugOfPeriod } from '@/lib/text/report';
import { FILING_STATE_WORDS, notePlaceWords } from '@/lib/text/report-filing';
import { exportedDossiers, noteReportExport, REPORT_FORMATS, reportDocx, reportPdf, reportXlsx } from '@/lib/usecases/export-report';
import { placeOf } from '@/lib/usecases/paper-issuer';
import { docxAnswer, xlsxAnswer } from '@/lib/web/office-answer';
import { pdfAnswer, sentenceAnswer } from '@/lib/web/pdf-answer';
import { staffRoute } from '@/lib/web/staff-route';

/** A report that was drawn up, as a file: its own saved figures with its notes, never reckoned anew. */
export const GET = staffRoute<{ id: string }>('report:export', async ({ request, params, ctx }) => {
  const { agencyId } = ctx.actor;
  const found = await findFiling(agencyId, params.id);
  if (!found) return sentenceAnswer(404, 'Không tìm thấy báo cáo này.');
  const format = REPORT_FORMATS.find((known) => known === new URL(request.url).searchParams.get('dang'));
  if (!format) return sentenceAnswer(400, 'Chọn dạng tệp: xlsx, pdf hoặc docx.');
  const { filing, content } = found;
  const [agency, notes] = await Promise.all([theAgency(), listNotes(agencyId, filing.id)]);
  const names = new Map([...content.rows.map(({ key, name }) => [key, name] as const), ['total', 'Tổng số'] as const]);
  const report: ReportDocument = {
    agency: { parent: agency.parentName, name: agency.name, unit: null }, place: placeOf(agency.parentName), issuedOn: localTimeOf(filing.decidedAt ?? filing.createdAt).on,
    periodName: periodOfSlug(slugOfPeriod(filing.period))?.name ?? '', period: filing.period, asOf: localTimeOf(filing.asOf), by: 'sector', rows: content.rows, total: content.total, imbalances: reconcile(content.total), before: content.before,
    remarks: [`${FILING_STATE_WORDS[filing.state]}${filing.decidedAt && filing.state === 'locked' ? ` lúc ${formatDateTime(localTimeOf(filing.decidedAt))}` : ''}. Mã băm số liệu: ${filing.sha256}.`, ...notes.map((note, index) => `Ghi chú ${index + 1}. ${notePlaceWords(note.column, note.rowKey ? (names.get(note.rowKey) ?? note.rowKey) : null)}: ${note.text}`)],
    drawnUpBy: filing.createdByName, approvedBy: filing.state === 'locked' ? filing.decidedByName : null,
  };
  const wanted = { agencyId, period: filing.period, asOf: filing.asOf, now: ctx.instant };
  await noteReportExport(ctx, wanted, { format, filing: filing.id });
  const fileName = reportFileName(filing.period, format);
  if (format === 'pdf') return pdfAnswer({ bytes: await reportPdf(report), fileName }, false);
  if (format === 'docx') return docxAnswer(await reportDocx(report), fileName);
  return xlsxAnswer(Readable.toWeb(reportXlsx(report, exportedDossiers(wanted, undefined, ctx))) as ReadableStream<Uint8Array>, fileName);
});
