import { findDraft } from '@/lib/data/procedure-drafts';
import { localTimeOf } from '@/lib/platform/clock';
import { formatDateTime } from '@/lib/text/format';
import { staffRoute } from '@/lib/web/staff-route';

/** Which save of a draft is the last, whose and when: what an editor asks after it was told that somebody else saved. */
export const GET = staffRoute<{ id: string }>('procedure:draft', async ({ params, ctx }) => {
  const draft = await findDraft(ctx.actor.agencyId, params.id);
  return draft ? Response.json({ revision: draft.revision, state: draft.state, by: draft.updatedByName, at: formatDateTime(localTimeOf(draft.updatedAt)) }) : new Response(null, { status: 404 });
});
