import 'server-only';
import { contentDisposition } from './content-disposition';
import { pdfAnswer } from './pdf-answer';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Bytes that are always kept and never shown: a DOCX, a workbook. */
export const keptAnswer = (bytes: Uint8Array, fileName: string, mediaType: string): Response =>
  new Response(Buffer.from(bytes), { headers: { 'Content-Type': mediaType, 'Content-Disposition': contentDisposition('attachment', fileName), 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'private, no-store' } });

/** A paper as PDF, shown or kept, or as DOCX, always kept; by the name of its file. */
export const paperAnswer = ({ bytes, fileName }: { readonly bytes: Uint8Array; readonly fileName: string }, asDownload: boolean): Response =>
  fileName.endsWith('.docx') ? keptAnswer(bytes, fileName, DOCX) : pdfAnswer({ bytes, fileName }, asDownload);
