import 'server-only';
import { contentDisposition } from './content-disposition';

/** A PDF that the browser shows, or keeps when `asDownload`. It holds personal data: no cache keeps it. */
export const pdfAnswer = ({ bytes, fileName }: { readonly bytes: Uint8Array; readonly fileName: string }, asDownload: boolean): Response =>
  new Response(Buffer.from(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': contentDisposition(asDownload ? 'attachment' : 'inline', fileName),
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
      'Cache-Control': 'private, no-store',
    },
  });

/** Why there is no PDF, as one sentence: the address is opened in a tab of its own. */
export const sentenceAnswer = (status: number, sentence: string): Response =>
  new Response(`${sentence}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' } });
