import 'server-only';
import { listUnits } from '@/lib/data/agency';
import type { StoredDraft } from '@/lib/data/procedure-drafts';
import { listSectors } from '@/lib/data/procedures';
import { isUniqueViolation } from '@/lib/db/errors';
import { inTransaction, Rollback, type Tx } from '@/lib/db/transaction';
import { can } from '@/lib/domain/access/can';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { ChangeRefusal } from '@/lib/domain/procedure/change';
import { applyDraftAct, type DraftAct, type DraftActFacts, type DraftActRefusal } from '@/lib/domain/procedure/draft';
import { refuse, type Result } from '@/lib/domain/shared/result';
import type { DraftCheckFacts } from '@/lib/schemas/read-draft';
import type { Context } from './context';

export type DraftRefusal =
  | { readonly name: 'NoSuchDraft' }
  | { readonly name: 'NoSuchProcedure' }
  | { readonly name: 'NoSuchVersion' }
  | { readonly name: 'NoSuchDecision' }
  | { readonly name: 'DecisionMissing' }
  | { readonly name: 'DecisionOnlyRepeals'; readonly number: string }
  | { readonly name: 'ReasonMissing' }
  | { readonly name: 'NothingChanged' }
  | { readonly name: 'CorrectionUnderWay' }
  | { readonly name: 'FileUnknown'; readonly path: string }
  | { readonly name: 'CodeTaken'; readonly slug: string }
  | { readonly name: 'Incomplete'; readonly complaints: Readonly<Record<string, string>> }
  | { readonly name: 'ChangedMeanwhile'; readonly by: string | null; readonly at: Date; readonly revision: number }
  | DraftActRefusal
  | ChangeRefusal;

/** Runs a change of a draft; what is thrown as a Rollback comes back as its refusal. */
export async function changingDraft<T>(work: (tx: Tx) => Promise<Result<T, DraftRefusal>>): Promise<Result<T, DraftRefusal>> {
  try {
    return await inTransaction(work);
  } catch (error) {
    if (error instanceof Rollback) return refuse((error as Rollback<DraftRefusal>).refusal);
    if (isUniqueViolation(error)) return refuse({ name: 'CorrectionUnderWay' });
    throw error;
  }
}

export const actFacts = (draft: Pick<StoredDraft, 'state' | 'authorIds'>, actor: Context['actor']): DraftActFacts => ({ state: draft.state, authorIds: draft.authorIds, staffId: actor.staffId, may: (permission) => can(actor, permission) });

/** A held draft on which this person may do the act now, as it was when their page was made. Throws Rollback otherwise. */
export function mayAct(draft: StoredDraft | null, act: DraftAct, revision: number, ctx: Context): StoredDraft {
  const wrong = (refusal: DraftRefusal): never => {
    throw new Rollback(refusal);
  };
  if (!draft) return wrong({ name: 'NoSuchDraft' });
  const to = applyDraftAct(act, actFacts(draft, ctx.actor));
  if (!to.ok) return wrong(to.refusal);
  if (draft.revision !== revision) return wrong({ name: 'ChangedMeanwhile', by: draft.updatedByName, at: draft.updatedAt, revision: draft.revision });
  return draft;
}

/** What a draft is checked against. A closed unit takes no new procedure. */
export async function draftCheckFacts(agencyId: number, effectiveOn: PlainDate | null): Promise<DraftCheckFacts> {
  const [units, sectors] = await Promise.all([listUnits(agencyId), listSectors(agencyId)]);
  return { unitNames: new Map(units.filter(({ isActive }) => isActive).map(({ id, name }) => [id, name])), sectorIds: new Set(sectors.map(({ id }) => id)), effectiveOn };
}
