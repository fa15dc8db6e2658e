import type { NextRequest } from 'next/server';
import { LARGEST_ATTACHMENT } from '@/lib/domain/dossier/attachment';
import { FILE_REFUSALS } from '@/lib/text/intake-words';
import type { Context } from '@/lib/usecases/context';
import { storeFile } from '@/lib/usecases/store-file';
import { fileNameOf } from '@/lib/web/file-name';
import { problemResponse } from '@/lib/web/read-json';

/** What may be sent, where it is less than everything we take, and what is said of the rest. */
export type Only = { readonly types: ReadonlySet<string>; readonly words: string };

/** Takes one file in: the body is its bytes, `x-ten-tep` its name, percent-encoded. It is judged by what it is, not by its name. Answers its id and what it is. */
export async function takeIn(request: NextRequest, ctx: Pick<Context, 'actor'>, only?: Only): Promise<Response> {
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_ATTACHMENT) return problemResponse(413, FILE_REFUSALS.FileTooLarge);
  if (!request.body) return problemResponse(422, FILE_REFUSALS.FileEmpty);
  const stored = await storeFile(ctx, { name: fileNameOf(request), source: request.body as unknown as AsyncIterable<Uint8Array> }, only?.types);
  if (stored.ok) return Response.json(stored.value, { status: 201 });
  const { name } = stored.refusal;
  return problemResponse(name === 'FileTooLarge' ? 413 : 422, name === 'TypeNotAllowed' && only ? only.words : FILE_REFUSALS[name]);
}
