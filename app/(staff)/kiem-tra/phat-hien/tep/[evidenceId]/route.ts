import { openEvidenceFile } from '@/lib/usecases/inspection/open-evidence-file';
import { fileAnswer } from '@/lib/web/file-answer';
import { staffRoute } from '@/lib/web/staff-route';

/** A paper attached to what a unit says of a finding, or to a remedy report. */
export const GET = staffRoute<{ evidenceId: string }>('inspection:view', async ({ request, params, ctx }) => {
  const opened = await openEvidenceFile(ctx, params.evidenceId);
  return opened ? fileAnswer(opened.file, opened.bytes, request.nextUrl.searchParams.has('tai')) : new Response(null, { status: 404 });
});
