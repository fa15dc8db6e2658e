import type { NextRequest } from 'next/server';
import { LARGEST_ATTACHMENT } from '@/lib/domain/dossier/attachment';
import type { StoredFileResource } from '@/lib/schemas/api-dossiers';
import { API_WORDS } from '@/lib/text/api-problems';
import { FILE_REFUSALS } from '@/lib/text/intake-words';
import { storeFile } from '@/lib/usecases/store-file';
import { stopWith } from '@/lib/web/api-problem';
import { apiJson, apiRoute } from '@/lib/web/api-route';
import { fileNameOf } from '@/lib/web/file-name';

/** Stores a file of a client: the body is its bytes. It hangs on no dossier until one of this client names it. */
export const POST = apiRoute('dossiers:write', async ({ request, ctx }) => {
  const name = fileNameOf(request as NextRequest);
  if (name.trim() === '') stopWith('validation', { errors: [{ parameter: 'X-Ten-Tep', detail: API_WORDS.fileName }] });
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_ATTACHMENT) stopWith('too-large', { detail: FILE_REFUSALS.FileTooLarge });
  if (!request.body) return stopWith('validation', { errors: [{ pointer: '', detail: FILE_REFUSALS.FileEmpty }] });
  const stored = await storeFile(ctx, { name, source: request.body as unknown as AsyncIterable<Uint8Array> });
  if (!stored.ok) return stored.refusal.name === 'FileTooLarge' ? stopWith('too-large', { detail: FILE_REFUSALS.FileTooLarge }) : stopWith('validation', { errors: [{ pointer: '', detail: FILE_REFUSALS[stored.refusal.name] }] });
  const { fileId, size, mediaType } = stored.value;
  return apiJson({ id: fileId, name: stored.value.name, size, mediaType } satisfies StoredFileResource, 201);
});
