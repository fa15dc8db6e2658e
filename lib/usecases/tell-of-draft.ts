import 'server-only';
import { queueNotices } from '@/lib/data/notices';
import { listHolders } from '@/lib/data/people';
import type { StoredDraft } from '@/lib/data/procedure-drafts';
import type { Tx } from '@/lib/db/transaction';
import { rolesReachingAgency } from '@/lib/domain/access/can';
import type { Context } from './context';

type Step = 'submit' | 'return' | 'approve';
const TEMPLATE = { submit: 'staff-draft-review', return: 'staff-draft-returned', approve: 'staff-draft-approved' } as const;

/**
 * Tells who acts next on a draft, in the transaction of the step: sent for review, everyone who may review it and has not
 * written in it; returned or approved, everyone who wrote in it. Whoever does the step is not told of it.
 */
export async function tellOfDraft(tx: Tx, ctx: Context, draft: Pick<StoredDraft, 'id' | 'name' | 'authorIds' | 'revision'>, step: Step, comment: string | null, at: Date): Promise<void> {
  const { agencyId, staffId, name: by } = ctx.actor;
  const told = step === 'submit' ? (await listHolders(tx, agencyId, rolesReachingAgency('procedure:review'))).filter((id) => !draft.authorIds.includes(id)) : draft.authorIds;
  await queueNotices(tx, told.filter((id) => id !== staffId).map((recipient) => ({
    agencyId, dossierId: null, channel: 'in-app' as const, recipient, template: TEMPLATE[step],
    data: { draft: draft.id, name: draft.name, by, comment: comment ?? '' }, dedupeKey: `${draft.id}:${draft.revision}:${step}:${recipient}`,
  })), at);
}
