import { after } from 'next/server';
import { LARGEST_LIST, listRefusalWords } from '@/lib/text/procedure-import-words';
import { runProcedureImport, startProcedureImport } from '@/lib/usecases/procedure-import-run';
import { fileNameOf } from '@/lib/web/file-name';
import { problemResponse } from '@/lib/web/read-json';
import { staffRoute } from '@/lib/web/staff-route';

/** Takes a list of procedures in to be compared: the body is its bytes, `x-ten-tep` its name. The comparison goes on after the answer. */
export const POST = staffRoute('procedure:draft', async ({ request, ctx }) => {
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_LIST) return problemResponse(413, listRefusalWords({ name: 'TooLarge' }));
  if (!request.body) return problemResponse(422, listRefusalWords({ name: 'NoRows' }));
  const started = await startProcedureImport(ctx, { name: fileNameOf(request) || 'danh-sach', source: request.body as unknown as AsyncIterable<Uint8Array> });
  if (!started.ok) return started.refusal.name === 'FileTooLarge' ? problemResponse(413, listRefusalWords({ name: 'TooLarge' })) : problemResponse(422, listRefusalWords({ name: 'NoRows' }));
  const { id } = started.value;
  after(() => runProcedureImport(ctx.actor, id, true));
  return Response.json({ id }, { status: 202 });
});
