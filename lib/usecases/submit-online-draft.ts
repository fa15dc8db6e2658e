import 'server-only';
import { databaseNow } from '@/lib/data/dossier-acts';
import { listDraftFiles, lockDraft, settleDraft } from '@/lib/data/online-drafts';
import { findVersion } from '@/lib/data/procedures';
import { inTransaction, Rollback } from '@/lib/db/transaction';
import type { DraftValues } from '@/lib/domain/dossier/online-form';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { newId } from '@/lib/platform/new-id';
import { readSubmission, type DraftProblem } from '@/lib/schemas/submit-online';
import { momentOf } from './moment';
import { countPress, draftHash, type NoDraft, type OnlineAsker, type TooMany } from './online-draft';
import { submitIn, type SubmitRefusal } from './submit-online';

export type SubmitDraftRefusal = SubmitRefusal | NoDraft | TooMany | { readonly name: 'Incomplete'; readonly problems: readonly DraftProblem[] };

/** What a sent draft has become. `isReplay`: it had become that before, and nothing was made now. */
export type DraftSubmitted = { readonly dossierId: string; readonly isReplay: boolean };

/**
 * Sends a draft: one draft makes one dossier, however often the button is pressed and however many requests arrive at once,
 * because the draft's row is held from reading it to saying what it became.
 */
export async function submitDraft(asker: OnlineAsker, token: string): Promise<Result<DraftSubmitted, SubmitDraftRefusal>> {
  const { agencyId } = asker;
  const hash = draftHash(token);
  if (hash === null) return refuse({ name: 'NoDraft' });
  const counted = await countPress('submit', asker);
  if (!counted.ok) return counted;
  try {
    return ok(await inTransaction(async (tx): Promise<DraftSubmitted> => {
      const stop = (refusal: SubmitDraftRefusal): never => {
        throw new Rollback(refusal);
      };
      const at = await databaseNow(tx);
      const draft = await lockDraft(tx, agencyId, hash, at);
      if (!draft || draft.kind !== 'submission') return stop({ name: 'NoDraft' });
      if (draft.dossierId !== null) return { dossierId: draft.dossierId, isReplay: true };
      const files = await listDraftFiles(tx, agencyId, draft.id);
      const version = await findVersion(agencyId, draft.versionId, tx);
      const values: DraftValues = draft.values;
      // The paper that authorises belongs to a representative; without one it is not handed in.
      const { submission, problems } = readSubmission(values, draft.versionId, files.filter(({ purpose }) => purpose !== 'authorisation' || values.by === 'representative'));
      if (problems.length > 0 || submission === null) return stop({ name: 'Incomplete', problems });
      const dossierId = newId();
      // Before the rows: the audit entry and the counters, taken last, are held until the commit.
      const moment = momentOf(await databaseNow(tx));
      await submitIn(tx, { agencyId, moment, input: submission, version, dossierId, externalCode: null, client: null });
      await settleDraft(tx, agencyId, draft.id, dossierId, moment.instant);
      return { dossierId, isReplay: false };
    }));
  } catch (error) {
    if (error instanceof Rollback) return refuse(error.refusal as SubmitDraftRefusal);
    throw error;
  }
}
