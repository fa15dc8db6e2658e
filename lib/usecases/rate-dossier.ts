import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { databaseNow } from '@/lib/data/dossier-acts';
import { findRateable } from '@/lib/data/ratings';
import { inTransaction, Rollback } from '@/lib/db/transaction';
import { mayRate, type RatingRefusal } from '@/lib/domain/service/rating';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { RatingForm } from '@/lib/schemas/service';
import type { Lang } from '@/lib/text/lang';

export type RateRefusal = RatingRefusal | { readonly name: 'NoSuchDossier' };

/** The applicant's three answers, by the secret on the receipt: once for each dossier, however often and from wherever it is sent. */
export async function rateDossier(agencyId: number, input: RatingForm, lang: Lang): Promise<Result<{ code: string }, RateRefusal>> {
  try {
    return ok(await inTransaction(async (tx) => {
      const dossier = await findRateable(agencyId, input.token, tx);
      if (!dossier) throw new Rollback<RateRefusal>({ name: 'NoSuchDossier' });
      const allowed = mayRate(dossier.status, dossier.isRated);
      if (!allowed.ok) throw new Rollback<RateRefusal>(allowed.refusal);
      const at = await databaseNow(tx);
      await tx.rating.create({ data: { agencyId, dossierId: dossier.id, unitId: dossier.handlingUnitId, procedureId: dossier.procedureId, attitude: input.attitude, clarity: input.clarity, time: input.time, comment: input.comment ?? null, lang, ratedAt: at } });
      await appendAudit(tx, { agencyId, actorId: null, action: 'dossier:rate', subject: `dossier:${dossier.code}`, at, detail: { attitude: input.attitude, clarity: input.clarity, time: input.time } });
      return { code: dossier.code };
    }));
  } catch (error) {
    if (error instanceof Rollback) return refuse((error as Rollback<RateRefusal>).refusal);
    throw error;
  }
}
