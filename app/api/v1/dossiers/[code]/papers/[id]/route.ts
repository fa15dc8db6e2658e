import { findPaper } from '@/lib/data/papers';
import { API_WORDS } from '@/lib/text/api-problems';
import { PRINT_REFUSALS } from '@/lib/text/intake-words';
import { printPaper } from '@/lib/usecases/print-paper';
import { dossierOf } from '@/lib/web/api-dossier';
import { stopWith } from '@/lib/web/api-problem';
import { apiRoute } from '@/lib/web/api-route';
import { contentDisposition } from '@/lib/web/content-disposition';

/** A paper of this dossier as PDF, A4. */
export const GET = apiRoute<{ code: string; id: string }>('papers:read', async ({ params, ctx }) => {
  const dossier = await dossierOf(ctx, params.code);
  const paper = await findPaper(ctx.actor.agencyId, params.id);
  if (paper?.dossierId !== dossier.id) return stopWith('not-found', { detail: API_WORDS.noPaper });
  const printed = await printPaper(ctx, { paperId: paper.id, format: 'a4', bothLeaves: false, asCopy: false });
  if (!printed.ok) return stopWith(printed.refusal.name === 'NoSuchPaper' || printed.refusal.name === 'NoSuchFormat' ? 'not-found' : 'conflict', { detail: PRINT_REFUSALS[printed.refusal.name] });
  return new Response(Buffer.from(printed.value.bytes), { headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': contentDisposition('attachment', printed.value.fileName) } });
});
