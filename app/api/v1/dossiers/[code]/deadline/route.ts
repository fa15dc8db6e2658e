import { deadlineOf, dossierOf } from '@/lib/web/api-dossier';
import { apiJson, apiRoute } from '@/lib/web/api-route';

/** "Vì sao là ngày này?": the due date and every day that made it. */
export const GET = apiRoute<{ code: string }>('dossiers:read', async ({ params, ctx }) => apiJson(await deadlineOf(ctx, await dossierOf(ctx, params.code))));
