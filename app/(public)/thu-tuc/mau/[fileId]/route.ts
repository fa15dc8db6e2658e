import { theAgency } from '@/lib/data/agency';
import { openBlankForm } from '@/lib/usecases/open-procedure-file';
import { fileAnswer } from '@/lib/web/file-answer';

/** A blank form of an announced procedure, to save and fill in. */
export async function GET(_request: Request, { params }: { params: Promise<{ fileId: string }> }): Promise<Response> {
  const opened = await openBlankForm((await theAgency()).id, (await params).fileId);
  return opened ? fileAnswer(opened.file, opened.bytes, true) : new Response(null, { status: 404 });
}
