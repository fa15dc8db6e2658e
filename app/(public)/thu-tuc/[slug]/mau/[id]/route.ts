import { openPublicForm } from '@/lib/usecases/open-public-form';
import { contentDisposition } from '@/lib/web/content-disposition';
import { sentenceAnswer } from '@/lib/web/pdf-answer';

/** A blank form to download. Only what an approved version offers; never shown inside the site, whatever it holds. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const form = await openPublicForm((await params).id);
  if (!form) return sentenceAnswer(404, 'Không có mẫu này.');
  return new Response(form.bytes, { headers: { 'Content-Type': form.mediaType, 'Content-Disposition': contentDisposition('attachment', form.name), 'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': "default-src 'none'; sandbox" } });
}
