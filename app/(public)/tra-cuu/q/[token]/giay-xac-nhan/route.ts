import type { NextRequest } from 'next/server';
import { theAgency } from '@/lib/data/agency';
import { printAcknowledgement } from '@/lib/usecases/print-acknowledgement';
import { pdfAnswer, sentenceAnswer } from '@/lib/web/pdf-answer';

/** The acknowledgement of an online submission, as PDF. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const printed = await printAcknowledgement((await theAgency()).id, (await params).token);
  return printed ? pdfAnswer(printed, request.nextUrl.searchParams.has('tai')) : sentenceAnswer(404, 'Không tìm thấy hồ sơ nộp trực tuyến này.');
}
