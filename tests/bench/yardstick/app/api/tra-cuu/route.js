import { ask } from '../../statements';

export const dynamic = 'force-dynamic';
export const GET = async (request) => Response.json((await ask('lookup', [1, new URL(request.url).searchParams.get('ma')]))[0] ?? null);
