import type { NextRequest } from 'next/server';
import { handlers } from '@/lib/web/auth';

/** Only the way to and from an identity provider and the password form's own address; the rest of the library's routes are shut. */
const OPEN: Readonly<Record<string, readonly string[]>> = { GET: ['callback', 'csrf', 'error'], POST: ['callback', 'signin'] };

const guarded = (handler: (request: NextRequest) => Promise<Response>) => async (request: NextRequest) => {
  const act = request.nextUrl.pathname.split('/')[3] ?? '';
  if (!OPEN[request.method]?.includes(act)) return Response.json({ type: 'about:blank', status: 404, title: 'Không tìm thấy' }, { status: 404, headers: { 'Content-Type': 'application/problem+json' } });
  return handler(request);
};

export const GET = guarded(handlers.GET);
export const POST = guarded(handlers.POST);
