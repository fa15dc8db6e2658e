import { cleanContent } from '@/lib/domain/inspection/record';
import { PhotoNote } from '@/lib/schemas/inspection-sync';
import { refusalWordsOf, SYNC_WORDS } from '@/lib/text/inspection-sync-words';
import { openPhoto, takePhoto, type PhotoRefusal } from '@/lib/usecases/inspection/evidence';
import { deviceJson, syncProblem, tooMany } from '@/lib/web/device-route';
import { fileAnswer } from '@/lib/web/file-answer';
import { problemResponse } from '@/lib/web/read-json';
import { staffRoute } from '@/lib/web/staff-route';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const SHA256 = /^[0-9a-f]{64}$/;

/** What the photo belongs to, in a header: percent-encoded JSON, so that any text passes. */
function noteOf(header: string | null): PhotoNote | null {
  if (header === null || header.length > 8000) return null;
  try {
    const parsed = PhotoNote.safeParse(cleanContent(JSON.parse(decodeURIComponent(header)) as unknown));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function answerOf(refusal: PhotoRefusal): Response {
  switch (refusal.name) {
    case 'NoSuchInspection':
    case 'OtherDevice':
      return syncProblem(refusal);
    case 'PhotoTooLarge':
      return problemResponse(413, SYNC_WORDS.largePhoto);
    case 'PhotoEmpty':
    case 'HashDiffers':
      return problemResponse(422, SYNC_WORDS.halfPhoto, { why: 'half' });
    case 'NotAPhoto':
      return problemResponse(415, SYNC_WORDS.notPhoto);
    case 'IdTaken':
      return problemResponse(409, SYNC_WORDS.idTaken, { why: 'id-taken' });
    case 'NotTaken':
      return problemResponse(409, refusalWordsOf(refusal.why), { why: refusal.why });
  }
}

/** One photo, whole or not at all. `X-Sha256` is the hash of its bytes, `X-Photo` says what it belongs to. */
export const PUT = staffRoute<{ id: string; evidenceId: string }>('inspection:work', async ({ request, params, ctx }) => {
  const limited = await tooMany(ctx);
  if (limited) return limited;
  const note = noteOf(request.headers.get('x-photo'));
  const sha256 = request.headers.get('x-sha256') ?? '';
  if (!note || !SHA256.test(sha256) || !ID.test(params.evidenceId)) return problemResponse(400, SYNC_WORDS.badPhoto);
  try {
    const taken = await takePhoto(ctx, { inspectionId: params.id, evidenceId: params.evidenceId, sha256, note, source: (request.body ?? []) as unknown as AsyncIterable<Uint8Array> });
    return taken.ok ? deviceJson({ schema: 1, ...taken.value }, ctx.instant) : answerOf(taken.refusal);
  } catch (error) {
    // The line broke while the bytes were on their way: nothing was kept, and nobody waits for this answer.
    if (request.signal.aborted) return problemResponse(400, SYNC_WORDS.halfPhoto, { why: 'half' });
    throw error;
  }
});

/** The photo again, for whoever reads the whole inspection. */
export const GET = staffRoute<{ id: string; evidenceId: string }>('inspection:view', async ({ request, params, ctx }) => {
  const opened = ID.test(params.evidenceId) ? await openPhoto(ctx, params.id, params.evidenceId) : null;
  return opened ? fileAnswer(opened.file, opened.bytes, request.nextUrl.searchParams.has('tai')) : problemResponse(404, 'Không tìm thấy ảnh');
});
