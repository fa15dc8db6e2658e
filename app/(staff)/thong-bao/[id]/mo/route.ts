import { findStaffNotice } from '@/lib/data/notice-lists';
import { noticeHref } from '@/lib/text/notice-link';
import { paths } from '@/lib/text/paths';
import { markNoticesRead } from '@/lib/usecases/mark-notices-read';
import { staffRoute } from '@/lib/web/staff-route';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Opens what a notice tells of, and marks the notice as read. Another's notice leads to the person's own list. */
export const GET = staffRoute<{ id: string }>('signed-in', async ({ params: { id }, ctx }) => {
  const notice = UUID.test(id) ? await findStaffNotice(ctx.actor.agencyId, ctx.actor.staffId, id) : null;
  if (notice !== null) await markNoticesRead(ctx, { id });
  return new Response(null, { status: 303, headers: { Location: (notice && noticeHref(notice)) ?? paths.staffNotices() } });
});
