import { openPostingPhoto } from '@/lib/usecases/open-posting-photo';
import { contentDisposition } from '@/lib/web/content-disposition';
import { staffRoute } from '@/lib/web/staff-route';

/** The photo of a posting or of a check, in a sandbox. */
export const GET = staffRoute<{ fileId: string }>('posting:view', async ({ params, ctx }) => {
  const opened = await openPostingPhoto(ctx, params.fileId);
  if (!opened) return new Response(null, { status: 404 });
  return new Response(opened.bytes, {
    headers: { 'Content-Type': opened.file.mediaType, 'Content-Length': String(opened.file.size), 'Content-Disposition': contentDisposition('inline', opened.file.name), 'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'", 'Cache-Control': 'private, no-store' },
  });
});
