import { openFile } from '@/lib/usecases/open-file';
import { fileAnswer } from '@/lib/web/file-answer';
import { staffRoute } from '@/lib/web/staff-route';

/** An attachment of a dossier. */
export const GET = staffRoute<{ id: string }>('file:view', async ({ request, params, ctx }) => {
  const opened = await openFile(ctx, params.id);
  if (!opened) return Response.json({ type: 'about:blank', status: 404, title: 'Không tìm thấy tệp' }, { status: 404, headers: { 'Content-Type': 'application/problem+json; charset=utf-8' } });
  return fileAnswer(opened.file, opened.bytes, request.nextUrl.searchParams.has('tai'));
});
