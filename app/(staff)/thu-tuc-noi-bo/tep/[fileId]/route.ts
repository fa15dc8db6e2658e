import { openProcedureFile } from '@/lib/usecases/open-procedure-file';
import { fileAnswer } from '@/lib/web/file-answer';
import { staffRoute } from '@/lib/web/staff-route';

/** The signed copy of a decision, or a blank form. */
export const GET = staffRoute<{ fileId: string }>('procedure:view', async ({ params, ctx }) => {
  const opened = await openProcedureFile(ctx.actor, params.fileId);
  return opened ? fileAnswer(opened.file, opened.bytes, false) : new Response(null, { status: 404 });
});
