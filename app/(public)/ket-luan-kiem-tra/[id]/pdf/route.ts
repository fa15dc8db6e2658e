import type { NextRequest } from 'next/server';
import { theAgency } from '@/lib/data/agency';
import { findPublishedConclusion } from '@/lib/data/inspection-overview';
import { documentPdf } from '@/lib/usecases/inspection/print-document';
import { pdfAnswer, sentenceAnswer } from '@/lib/web/pdf-answer';

/** A published conclusion as PDF: the bytes that were signed. Nothing that was not published, whatever its id. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const agency = await theAgency();
  const found = await findPublishedConclusion(agency.id, (await params).id);
  const printed = found && (await documentPdf(agency.id, found.id));
  return printed?.ok ? pdfAnswer(printed.value, request.nextUrl.searchParams.has('tai')) : sentenceAnswer(404, 'Không tìm thấy kết luận kiểm tra này.');
}
