import { NextResponse, type NextRequest } from 'next/server';
import { PATH_HEADER } from '@/lib/web/path-header';

/** Tells the page which address was asked for, so that signing in can come back to it. It decides nothing: every page asks for itself. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: '/((?!_next/|api/|healthz|readyz|icon\\.svg|favicon\\.ico).*)' };
