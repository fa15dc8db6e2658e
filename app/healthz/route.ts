export const dynamic = 'force-dynamic';

/** The process answers. It says nothing of the database: see /readyz. */
export function GET(): Response {
  return new Response('ok\n', { headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } });
}
