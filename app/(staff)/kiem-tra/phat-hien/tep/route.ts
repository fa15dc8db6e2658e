import { can } from '@/lib/domain/access/can';
import { LARGEST_ATTACHMENT } from '@/lib/domain/dossier/attachment';
import { FILE_REFUSALS } from '@/lib/text/intake-words';
import { storeFile } from '@/lib/usecases/store-file';
import { fileNameOf } from '@/lib/web/file-name';
import { staffRoute } from '@/lib/web/staff-route';

const wrong = (status: number, title: string) => Response.json({ type: 'about:blank', status, title }, { status, headers: { 'Content-Type': 'application/problem+json; charset=utf-8' } });

/** Takes in a paper that explains a finding or proves a remedy: the body is its bytes. It hangs nowhere until the form that names it is sent. */
export const POST = staffRoute('inspection:view', async ({ request, ctx }) => {
  if (!can(ctx.actor, 'inspection:explain') && !can(ctx.actor, 'inspection:remedy')) return wrong(404, 'Không tìm thấy');
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_ATTACHMENT) return wrong(413, FILE_REFUSALS.FileTooLarge);
  if (!request.body) return wrong(422, FILE_REFUSALS.FileEmpty);
  const stored = await storeFile(ctx, { name: fileNameOf(request), source: request.body as unknown as AsyncIterable<Uint8Array> });
  if (!stored.ok) return wrong(stored.refusal.name === 'FileTooLarge' ? 413 : 422, FILE_REFUSALS[stored.refusal.name]);
  return Response.json(stored.value, { status: 201 });
});
