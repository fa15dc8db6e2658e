import { LIST_FORMATS, printProcedureList } from '@/lib/usecases/procedure-list-paper';
import { contentDisposition } from '@/lib/web/content-disposition';
import { pdfAnswer, sentenceAnswer } from '@/lib/web/pdf-answer';
import { staffRoute } from '@/lib/web/staff-route';

const TYPES = { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;
const id = (text: string | null): string | undefined => (text && /^[0-9a-f-]{36}$/i.test(text) ? text : undefined);

/** The danh mục as an official paper, as a document to finish by hand, or as a table. */
export const GET = staffRoute('procedure:view', async ({ request, ctx }) => {
  const { searchParams } = request.nextUrl;
  const format = LIST_FORMATS.find((known) => known === searchParams.get('dang')) ?? 'pdf';
  const made = await printProcedureList(ctx, { decisionId: id(searchParams.get('quyetDinh')), sectorId: id(searchParams.get('linhVuc')) }, format);
  if (!made.ok) return made.refusal.name === 'NoSuchDecision' ? sentenceAnswer(404, 'Không có quyết định này.') : sentenceAnswer(422, `Danh mục có ${made.refusal.found} thủ tục, nhiều hơn một lần in. Lập danh mục theo từng lĩnh vực.`);
  const { bytes, fileName } = made.value;
  if (format === 'pdf') return pdfAnswer({ bytes, fileName }, false);
  return new Response(Buffer.from(bytes), { headers: { 'Content-Type': TYPES[format], 'Content-Disposition': contentDisposition('attachment', fileName), 'X-Content-Type-Options': 'nosniff' } });
});
