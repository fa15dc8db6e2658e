import { databaseAnswers } from '@/lib/data/agency';

export const dynamic = 'force-dynamic';

/** Ready to serve: the database answers within two seconds. 503 when it does not. */
export async function GET(): Promise<Response> {
  const ready = await databaseAnswers();
  return new Response(ready ? 'ready\n' : 'database unreachable\n', { status: ready ? 200 : 503, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } });
}
