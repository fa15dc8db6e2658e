import { Readable } from 'node:stream';
import { periodRefusal } from '@/lib/domain/report/period';
import { today } from '@/lib/platform/clock';
import { reportFileName } from '@/lib/text/paper/report';
import { periodRefusalWords } from '@/lib/text/report';
import { exportedDossiers, noteReportExport, REPORT_FORMATS, reportDocument, reportDocx, reportPdf, reportXlsx } from '@/lib/usecases/export-report';
import { pdfAnswer, sentenceAnswer } from '@/lib/web/pdf-answer';
import { docxAnswer, xlsxAnswer } from '@/lib/web/office-answer';
import { staffRoute } from '@/lib/web/staff-route';
import { askedOf } from '../wanted';

/** The report as XLSX, PDF or DOCX. */
export const GET = staffRoute<{ period: string }>('report:export', async ({ request, params, ctx }) => {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const { named, wanted, by } = askedOf(ctx.actor.agencyId, params.period, query);
  const refusal = periodRefusal(named.period, today());
  if (refusal) return sentenceAnswer(400, periodRefusalWords(refusal));
  const format = REPORT_FORMATS.find((known) => known === query.dang);
  if (!format) return sentenceAnswer(400, 'Chọn dạng tệp: xlsx, pdf hoặc docx.');
  const report = await reportDocument(wanted, { by, periodName: named.name });
  await noteReportExport(ctx, wanted, { format, by });
  const fileName = reportFileName(named.period, format);
  if (format === 'pdf') return pdfAnswer({ bytes: await reportPdf(report), fileName }, false);
  if (format === 'docx') return docxAnswer(await reportDocx(report), fileName);
  return xlsxAnswer(Readable.toWeb(reportXlsx(report, exportedDossiers(wanted, undefined, ctx))) as ReadableStream<Uint8Array>, fileName);
});
