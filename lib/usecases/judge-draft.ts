import 'server-only';
import { findDecision, type StoredDecision } from '@/lib/data/decisions';
import type { StoredDraft } from '@/lib/data/procedure-drafts';
import { findCodeHolder, listHeldVersions, lockCodes, lockProcedure } from '@/lib/data/procedure-record';
import { findVersion } from '@/lib/data/procedures';
import { Rollback, type Tx } from '@/lib/db/transaction';
import { announcedAfter, planChange, type Change, type ChangePlan, type HeldVersion } from '@/lib/domain/procedure/change';
import type { ProcedureVersionFacts } from '@/lib/domain/procedure/draft-facts';
import { typedDraft } from '@/lib/domain/procedure/draft-form';
import { canonicalJson } from '@/lib/domain/shared/canonical-json';
import type { Result } from '@/lib/domain/shared/result';
import { readDays, readDraft } from '@/lib/schemas/read-draft';
import type { Context } from './context';
import { draftCheckFacts, type DraftRefusal } from './draft-refusal';

/**
 * What approving a draft would do, every rule asked. `replaced`: what ends of the procedure whose place is taken. `later`: a
 * version announced before for after it, which was written without what this one changes.
 */
export type DraftJudgement = { readonly plan: ChangePlan; readonly replaced: ChangePlan | null; readonly decision: StoredDecision | null; readonly version: ProcedureVersionFacts | null; readonly later: HeldVersion | null };

const wrong = (refusal: DraftRefusal): never => {
  throw new Rollback(refusal);
};
const planned = (result: Result<ChangePlan, DraftRefusal>): ChangePlan => (result.ok ? result.value : wrong(result.refusal));

async function checkCode(tx: Tx, agencyId: number, draft: StoredDraft, code: string | null): Promise<void> {
  if (code === null) return;
  await lockCodes(tx, agencyId);
  const holder = await findCodeHolder(tx, agencyId, code);
  if (holder && holder.id !== draft.procedureId) wrong({ name: 'CodeTaken', slug: holder.slug });
}

/** A correction of the version that the draft was begun from, with its days where they were typed. */
async function correctionOf(tx: Tx, agencyId: number, draft: StoredDraft): Promise<Change> {
  const { days, complaints } = readDays(draft.form);
  if (Object.keys(complaints).length > 0) return wrong({ name: 'Incomplete', complaints });
  const versionId = draft.baseVersionId ?? '';
  const base = days === null ? null : await findVersion(agencyId, versionId, tx);
  if (!days || !base || (base.validFrom === days.validFrom && base.validTo === days.validTo)) return { kind: 'correct', versionId, days: null };
  return { kind: 'correct', versionId, days: { ...days, issuedOn: base.decision.issuedOn } };
}

/** A correction that says what the version says already, or an amendment that changes nothing, would be a version without a reason. */
async function saysTheSame(tx: Tx, agencyId: number, draft: StoredDraft): Promise<boolean> {
  if (draft.baseVersionId === null || (draft.change !== 'correct' && draft.change !== 'amend')) return false;
  const base = await findVersion(agencyId, draft.baseVersionId, tx);
  const bare = (form: StoredDraft['form']) => canonicalJson({ ...form, reason: '', code: '', days: null, components: form.components.map(({ formFileName: _, ...part }) => part) });
  return base !== null && bare(typedDraft(base)) === bare(draft.form);
}

/** Asks every rule about a held draft: complete, its decision there, the code free, no two versions on one day. Throws Rollback with the first that refuses. */
export async function judgeDraft(tx: Tx, ctx: Context, draft: StoredDraft): Promise<DraftJudgement> {
  const { agencyId } = ctx.actor;
  const decision = draft.decisionId === null ? null : await findDecision(agencyId, draft.decisionId, tx);
  if (draft.change !== 'correct' && !decision) return wrong({ name: 'DecisionMissing' });
  if (decision?.kind === 'repeal' && draft.change !== 'repeal') return wrong({ name: 'DecisionOnlyRepeals', number: decision.number });
  if (draft.change === 'correct' && draft.form.reason.trim() === '') return wrong({ name: 'ReasonMissing' });
  if (draft.procedureId !== null) await lockProcedure(tx, agencyId, draft.procedureId);
  const held = draft.procedureId === null ? [] : await listHeldVersions(tx, agencyId, draft.procedureId);
  const change: Change | null = draft.change === 'correct' ? await correctionOf(tx, agencyId, draft) : decision ? { kind: draft.procedureId === null ? 'new' : draft.change, decision } : null;
  if (!change) return wrong({ name: 'DecisionMissing' });
  const plan = planned(planChange(change, held));
  let replaced: ChangePlan | null = null;
  if (draft.replacesId !== null && decision) {
    await lockProcedure(tx, agencyId, draft.replacesId);
    replaced = planned(planChange({ kind: 'repeal', decision }, await listHeldVersions(tx, agencyId, draft.replacesId)));
  }
  const later = announcedAfter(plan, held);
  if (draft.change === 'repeal') return { plan, replaced, decision, version: null, later };
  const read = readDraft(draft.form, await draftCheckFacts(agencyId, plan.begins?.validFrom ?? null));
  if (!read.version) return wrong({ name: 'Incomplete', complaints: read.complaints });
  await checkCode(tx, agencyId, draft, read.version.code);
  const movesDays = change.kind === 'correct' && change.days !== null;
  if (!movesDays && (await saysTheSame(tx, agencyId, draft))) return wrong({ name: 'NothingChanged' });
  return { plan, replaced, decision, version: read.version, later };
}
