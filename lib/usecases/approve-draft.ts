import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { databaseNow } from '@/lib/data/dossier-acts';
import { appendDraftEvent, lockDraft, updateDraft, type StoredDraft } from '@/lib/data/procedure-drafts';
import { endVersion, lockCodes, lockProcedure, nextSlug, supersedeVersion } from '@/lib/data/procedure-record';
import { findVersion } from '@/lib/data/procedures';
import type { Tx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { ok, type Result } from '@/lib/domain/shared/result';
import { dateColumn } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/new-id';
import type { ApproveDraft } from '@/lib/schemas/procedure-draft';
import type { Context } from './context';
import { changingDraft, mayAct, type DraftRefusal } from './draft-refusal';
import { judgeDraft, type DraftJudgement } from './judge-draft';
import { tellOfDraft } from './tell-of-draft';

export type Approved = { readonly draftId: string; readonly slug: string; readonly name: string; readonly versionId: string | null; readonly validFrom: PlainDate | null; readonly endsOn: PlainDate | null };

type Home = { readonly id: string; readonly slug: string };

/** The procedure that the version belongs to: the one that is changed, or one that begins with it. */
async function homeOf(tx: Tx, agencyId: number, draft: StoredDraft, code: string | null, at: Date): Promise<Home> {
  if (draft.procedureId !== null) {
    const procedure = await lockProcedure(tx, agencyId, draft.procedureId);
    if (!procedure) throw new Error('A procedure vanished while it was held');
    // A code that came later: the address keeps, and the code leads to it.
    if (procedure.code === null && code !== null) await tx.procedure.update({ where: { agencyId_id: { agencyId, id: procedure.id } }, data: { code } });
    return procedure;
  }
  await lockCodes(tx, agencyId);
  const replaced = draft.replacesId === null ? null : await lockProcedure(tx, agencyId, draft.replacesId);
  const home = { id: newId(), slug: code ?? (await nextSlug(tx, agencyId)) };
  await tx.procedure.create({ data: { agencyId, ...home, code, formerCodes: replaced ? [...(replaced.code ? [replaced.code] : []), ...replaced.formerCodes] : [], createdAt: at } });
  return home;
}

async function begin(tx: Tx, ctx: Context, draft: StoredDraft, { plan, decision, version }: DraftJudgement, home: Home, at: Date): Promise<string | null> {
  if (!plan.begins || !version) return null;
  const { agencyId, staffId } = ctx.actor;
  const corrected = plan.supersedes === null ? null : await tx.procedureVersion.findUniqueOrThrow({ where: { agencyId_id: { agencyId, id: plan.supersedes } }, select: { decisionId: true } });
  const decisionId = corrected?.decisionId ?? decision?.id;
  if (!decisionId) throw new Error('A version without its decision');
  const base = draft.baseVersionId === null ? null : await findVersion(agencyId, draft.baseVersionId, tx);
  const last = await tx.procedureVersion.aggregate({ where: { agencyId, procedureId: home.id }, _max: { number: true } });
  const { code: _code, content, ...said } = version;
  const id = newId();
  await tx.procedureVersion.create({
    data: {
      agencyId, id, procedureId: home.id, number: (last._max.number ?? 0) + 1, state: 'approved', validFrom: dateColumn(plan.begins.validFrom), validTo: plan.begins.validTo && dateColumn(plan.begins.validTo),
      decisionId, endDecisionId: plan.begins.endDecisionId, recordedAt: at, ...said, content, source: null, sourceNote: draft.change === 'correct' ? draft.form.reason.trim().slice(0, 2_000) : null,
      isVerified: false, isSample: draft.isSample || (base?.isSample ?? false), createdById: draft.createdById, reviewedById: staffId, correctsId: plan.supersedes,
    },
  });
  return id;
}

/**
 * A second person approves: what the draft says becomes a version, or the end of one, in one transaction with its audit.
 * From which day it is in force is decided by its dates alone; nothing has to run on that day.
 */
export function approveDraft(ctx: Context, input: ApproveDraft): Promise<Result<Approved, DraftRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  return changingDraft(async (tx) => {
    const draft = mayAct(await lockDraft(tx, agencyId, input.draftId), 'approve', input.revision, ctx);
    const judged = await judgeDraft(tx, ctx, draft);
    const { plan, replaced, decision } = judged;
    // Read once everything is held: two approvals of one procedure have their instants in the order in which they took effect.
    const at = await databaseNow(tx);
    if (plan.supersedes !== null) await supersedeVersion(tx, agencyId, plan.supersedes, at);
    for (const ends of [plan.ends, replaced?.ends]) {
      const endDecisionId = ends?.endDecisionId ?? decision?.id;
      if (ends && endDecisionId) await endVersion(tx, agencyId, { ...ends, endDecisionId }, at);
    }
    const home = await homeOf(tx, agencyId, draft, judged.version?.code ?? null, at);
    const versionId = await begin(tx, ctx, draft, judged, home, at);
    await updateDraft(tx, agencyId, draft.id, { state: 'approved', procedureId: home.id, ...(versionId ? { versionId } : {}) }, { staffId, at });
    await appendDraftEvent(tx, agencyId, { draftId: draft.id, act: 'approve', actorId: staffId, at, comment: input.comment || null });
    const done: Approved = { draftId: draft.id, slug: home.slug, name: draft.name, versionId, validFrom: plan.begins?.validFrom ?? null, endsOn: (plan.ends ?? replaced?.ends)?.validTo ?? null };
    await tellOfDraft(tx, ctx, draft, 'approve', input.comment || null, at);
    await appendAudit(tx, {
      agencyId, actorId: staffId, action: 'procedure-draft:approve', subject: `procedure:${home.slug}`, at,
      detail: { draft: draft.id, change: draft.change, decision: decision?.number ?? null, version: versionId, validFrom: done.validFrom, ends: plan.ends, replaces: draft.replacesId, replacedEnds: replaced?.ends ?? null, supersedes: plan.supersedes, authors: draft.authorIds },
    });
    return ok(done);
  });
}
