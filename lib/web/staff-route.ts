import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import { NextResponse, type NextRequest } from 'next/server';
import { isDatabaseDown } from '@/lib/db/errors';
import { env } from '@/lib/platform/env';
import { logSurprise } from '@/lib/platform/log';
import { paths } from '@/lib/text/paths';
import type { Context } from '@/lib/usecases/context';
import { contextOf, mayDo, type Need } from './request-context';
import { localPath } from './return-path';
import { currentSession } from './session';
import { whySignedOut } from './staff-page';

type Params = Record<string, string | string[]>;
type Handler<P extends Params> = (asked: { request: NextRequest; params: P; ctx: Context }) => Promise<Response>;

const problem = (status: number, title: string, headers: Record<string, string> = {}): Response =>
  NextResponse.json({ type: 'about:blank', status, title }, { status, headers: { 'Content-Type': 'application/problem+json; charset=utf-8', 'Cache-Control': 'no-store', ...headers } });

const wantsPage = (request: NextRequest): boolean => request.method === 'GET' && (request.headers.get('accept') ?? '').includes('text/html');

/** A write must come from a page of ours: another site's form carries its own origin. */
function isOwnOrigin(request: NextRequest): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  const site = request.headers.get('sec-fetch-site');
  if (site) return site === 'same-origin';
  const origin = request.headers.get('origin');
  if (!origin) return false;
  const host = request.headers.get('host');
  return origin === new URL(env().PUBLIC_URL).origin || (host !== null && [`http://${host}`, `https://${host}`].includes(origin));
}

/**
 * The one wrapper of every route handler for staff: files, exports, papers. Without a session a page goes to sign-in and a
 * script gets 401; without the permission there is nothing here (404). A surprise is logged under a reference.
 */
export function staffRoute<P extends Params = Record<string, never>>(permission: Need, handler: Handler<P>): (request: NextRequest, segment: { params: Promise<P> }) => Promise<Response> {
  return async (request, segment) => {
    try {
      if (!isOwnOrigin(request)) return problem(403, 'Yêu cầu không đến từ trang này');
      const session = await currentSession();
      if (session.kind !== 'signed-in') {
        if (!wantsPage(request)) return problem(401, 'Đăng nhập để tiếp tục');
        const tiep = localPath(request.nextUrl.pathname + request.nextUrl.search) ?? undefined;
        return new Response(null, { status: 303, headers: { Location: paths.signIn({ tiep, viSao: whySignedOut(session.kind) }), 'Cache-Control': 'no-store' } });
      }
      if (session.mustChangePassword) {
        if (!wantsPage(request)) return problem(403, 'Đổi mật khẩu được cấp trước khi làm việc khác');
        return new Response(null, { status: 303, headers: { Location: paths.changePassword(), 'Cache-Control': 'no-store' } });
      }
      if (!mayDo(session.actor, permission)) return problem(404, 'Không tìm thấy');
      const response = await handler({ request, params: await segment.params, ctx: contextOf(session.actor) });
      if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'private, no-store');
      return response;
    } catch (error) {
      unstable_rethrow(error);
      if (isDatabaseDown(error)) return problem(503, 'Cơ sở dữ liệu không phản hồi. Thử lại sau ít phút.', { 'Retry-After': '30' });
      return problem(500, `Có lỗi ngoài dự kiến, mã tham chiếu ${logSurprise('staff-route', error)}`);
    }
  };
}
