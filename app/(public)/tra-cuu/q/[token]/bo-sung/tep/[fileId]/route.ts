import type { NextRequest } from 'next/server';
import { theAgency } from '@/lib/data/agency';
import { now } from '@/lib/platform/clock';
import { openDraftFile, supplementHash } from '@/lib/usecases/online-draft';
import { openRequest } from '@/lib/usecases/supplement-online';
import { fileAnswer } from '@/lib/web/file-answer';
import { sentenceAnswer } from '@/lib/web/pdf-answer';

/** A file brought for a supplement that has not been handed in yet, for whoever holds the dossier's secret. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ token: string; fileId: string }> }): Promise<Response> {
  const { token, fileId } = await params;
  const agency = await theAgency();
  const open = await openRequest(agency.id, token, now());
  const opened = open && (await openDraftFile(agency.id, supplementHash(open.dossier.id, open.seq), fileId, now()));
  return opened ? fileAnswer(opened.file, opened.bytes, request.nextUrl.searchParams.has('tai')) : sentenceAnswer(404, 'Không tìm thấy tệp này.');
}
