import { listPapersOf } from '@/lib/data/papers';
import { formatWithOffset } from '@/lib/domain/calendar/local-time';
import { CIRCULARS } from '@/lib/domain/paper/edition';
import { localTimeOf } from '@/lib/platform/clock';
import type { PaperList } from '@/lib/schemas/api-events';
import { paperTitle } from '@/lib/text/paper/titles';
import { dossierOf } from '@/lib/web/api-dossier';
import { apiJson, apiRoute } from '@/lib/web/api-route';

/** The papers of a dossier, in the order in which they were issued, void ones too. */
export const GET = apiRoute<{ code: string }>('papers:read', async ({ params, ctx }) => {
  const dossier = await dossierOf(ctx, params.code);
  const papers = await listPapersOf(ctx.actor.agencyId, dossier.id);
  const items = papers.map((paper) => ({
    id: paper.id, kind: paper.kind, title: paperTitle(paper.kind, CIRCULARS.find((id) => id === paper.edition) ?? CIRCULARS[0]), edition: paper.edition,
    number: 'number' in paper.data && typeof paper.data.number === 'string' ? paper.data.number : null, issuedAt: formatWithOffset(localTimeOf(paper.issuedAt)), isVoid: paper.voidedAt !== null,
    sha256: paper.sha256, url: `/api/v1/dossiers/${dossier.code}/papers/${paper.id}`,
  }));
  return apiJson({ code: dossier.code, items } satisfies PaperList);
});
