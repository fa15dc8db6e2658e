import { after } from 'next/server';
import { runBatch, startBatch } from '@/lib/usecases/batch-intake';
import { LARGEST_REGISTER } from '@/lib/usecases/import-dossiers';
import { registerRefusalWords } from '@/lib/text/register-refusals';
import { fileNameOf } from '@/lib/web/file-name';
import { problemResponse } from '@/lib/web/read-json';
import { staffRoute } from '@/lib/web/staff-route';

/** Takes a register in to be checked: the body is its bytes, `x-ten-tep` its name. The check goes on after the answer. */
export const POST = staffRoute('dossier:import', async ({ request, ctx }) => {
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_REGISTER) return problemResponse(413, registerRefusalWords({ name: 'TooLarge' }));
  if (!request.body) return problemResponse(422, registerRefusalWords({ name: 'NoRows' }));
  const started = await startBatch(ctx, { name: fileNameOf(request), source: request.body as unknown as AsyncIterable<Uint8Array> });
  if (!started.ok) {
    const { name } = started.refusal;
    return problemResponse(name === 'FileTooLarge' ? 413 : 422, registerRefusalWords({ name: name === 'FileTooLarge' ? 'TooLarge' : name === 'FileEmpty' ? 'NoRows' : name }));
  }
  const { id } = started.value;
  after(() => runBatch(ctx.actor, id, true));
  return Response.json({ id }, { status: 202 });
});
