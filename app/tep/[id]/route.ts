import { SHOWN_INLINE } from '@/lib/domain/dossier/attachment';
import { openFile } from '@/lib/usecases/open-file';
import { contentDisposition } from '@/lib/web/content-disposition';
import { staffRoute } from '@/lib/web/staff-route';

/** An attachment. Whatever it holds, the browser runs nothing of it: it is shown as what it was checked to be, in a sandbox, or saved. */
export const GET = staffRoute<{ id: string }>('file:view', async ({ request, params, ctx }) => {
  const opened = await openFile(ctx, params.id);
  if (!opened) return Response.json({ type: 'about:blank', status: 404, title: 'Không tìm thấy tệp' }, { status: 404, headers: { 'Content-Type': 'application/problem+json; charset=utf-8' } });
  const { file, bytes } = opened;
  const isInline = SHOWN_INLINE.has(file.mediaType) && !request.nextUrl.searchParams.has('tai');
  return new Response(bytes, {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Length': String(file.size),
      'Content-Disposition': contentDisposition(isInline ? 'inline' : 'attachment', file.name),
      'X-Content-Type-Options': 'nosniff',
      // A PDF viewer does not work in a sandbox; it runs no page script and may load nothing.
      'Content-Security-Policy': file.mediaType === 'application/pdf' ? "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'" : "sandbox; default-src 'none'; frame-ancestors 'none'",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'private, no-store',
    },
  });
});
