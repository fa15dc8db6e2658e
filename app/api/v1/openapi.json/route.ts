import { env } from '@/lib/platform/env';
import { openApi } from '@/lib/web/api-openapi';
import { apiJson } from '@/lib/web/api-route';

/** The description of the API, made from the schemas that it parses with. Anyone may read it. */
export const GET = (): Response => apiJson(openApi(new URL(env().PUBLIC_URL).origin), 200, { 'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*' });
