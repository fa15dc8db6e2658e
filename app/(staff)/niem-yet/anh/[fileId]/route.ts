import { openPostingPhoto } from '@/lib/usecases/open-posting-photo';
import { fileAnswer } from '@/lib/web/file-answer';
import { staffRoute } from '@/lib/web/staff-route';

/** The photo of a posting or of a check, in a sandbox. */
export const GET = staffRoute<{ fileId: string }>('posting:view', async ({ params, ctx }) => {
  const opened = await openPostingPhoto(ctx, params.fileId);
  return opened ? fileAnswer(opened.file, opened.bytes, false) : new Response(null, { status: 404 });
});
