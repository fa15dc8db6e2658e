import 'server-only';
import { SHOWN_INLINE } from '@/lib/domain/dossier/attachment';
import { contentDisposition } from './content-disposition';

/** An attachment. Whatever it holds, the browser runs nothing of it: it is shown as what it was checked to be, in a sandbox, or saved. */
export function fileAnswer(file: { readonly mediaType: string; readonly size: number; readonly name: string }, bytes: ReadableStream<Uint8Array>, asDownload: boolean): Response {
  const isInline = SHOWN_INLINE.has(file.mediaType) && !asDownload;
  return new Response(bytes, {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Length': String(file.size),
      'Content-Disposition': contentDisposition(isInline ? 'inline' : 'attachment', file.name),
      'X-Content-Type-Options': 'nosniff',
      // A PDF viewer does not work in a sandbox; it runs no page script and may load nothing.
      'Content-Security-Policy': file.mediaType === 'application/pdf' ? "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'" : "sandbox; default-src 'none'; frame-ancestors 'none'",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'private, no-store',
    },
  });
}
