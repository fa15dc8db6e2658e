import { findForApi } from '@/lib/data/api-dossiers';
import { API_WORDS } from '@/lib/text/api-problems';
import { dossierOf, resourceOf } from '@/lib/web/api-dossier';
import { stopWith } from '@/lib/web/api-problem';
import { apiJson, apiRoute } from '@/lib/web/api-route';

/** One dossier. The applicant is told that it was read. */
export const GET = apiRoute<{ code: string }>('dossiers:read', async ({ params, ctx }) => {
  const dossier = await dossierOf(ctx, params.code);
  const row = await findForApi(ctx.actor, dossier.code);
  if (!row) return stopWith('not-found', { detail: API_WORDS.noDossier });
  return apiJson(resourceOf(row, dossier));
});
