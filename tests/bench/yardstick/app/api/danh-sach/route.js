import { ask } from '../../statements';

export const dynamic = 'force-dynamic';
export const GET = async () => Response.json(await ask('queue'));
