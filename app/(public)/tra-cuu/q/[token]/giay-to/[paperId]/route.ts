import type { NextRequest } from 'next/server';
import { theAgency } from '@/lib/data/agency';
import { findBySecretToken } from '@/lib/data/public-dossier';
import { printForApplicant } from '@/lib/usecases/print-paper';
import { pdfAnswer, sentenceAnswer } from '@/lib/web/pdf-answer';

/** A paper addressed to the applicant, as PDF, for whoever holds the dossier's secret. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ token: string; paperId: string }> }): Promise<Response> {
  const { token, paperId } = await params;
  const agency = await theAgency();
  const dossier = await findBySecretToken(agency.id, token);
  const printed = dossier && (await printForApplicant(agency.id, dossier.id, paperId));
  return printed?.ok ? pdfAnswer(printed.value, request.nextUrl.searchParams.has('tai')) : sentenceAnswer(404, 'Không tìm thấy giấy này.');
}
