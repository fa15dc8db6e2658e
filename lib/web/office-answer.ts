import 'server-only';
import { contentDisposition } from './content-disposition';

const answer = (body: BodyInit, type: string, fileName: string): Response =>
  new Response(body, { headers: { 'Content-Type': type, 'Content-Disposition': contentDisposition('attachment', fileName), 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'private, no-store' } });

/** A workbook to keep, sent as it is written. */
export const xlsxAnswer = (body: ReadableStream<Uint8Array>, fileName: string): Response => answer(body, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', fileName);

/** A document to keep. */
export const docxAnswer = (bytes: Uint8Array, fileName: string): Response => answer(Buffer.from(bytes), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', fileName);
