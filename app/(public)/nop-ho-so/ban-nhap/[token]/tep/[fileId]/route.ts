import type { NextRequest } from 'next/server';
import { theAgency } from '@/lib/data/agency';
import { now } from '@/lib/platform/clock';
import { draftHash, openDraftFile } from '@/lib/usecases/online-draft';
import { fileAnswer } from '@/lib/web/file-answer';
import { sentenceAnswer } from '@/lib/web/pdf-answer';

/** A file of a draft, for whoever holds the draft's address. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ token: string; fileId: string }> }): Promise<Response> {
  const { token, fileId } = await params;
  const opened = await openDraftFile((await theAgency()).id, draftHash(token), fileId, now());
  return opened ? fileAnswer(opened.file, opened.bytes, request.nextUrl.searchParams.has('tai')) : sentenceAnswer(404, 'Không tìm thấy tệp này.');
}
