import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { saveDigitisation } from '@/lib/data/digitisation';
import { databaseNow, lockDossier } from '@/lib/data/dossier-acts';
import { inTransaction } from '@/lib/db/transaction';
import { can } from '@/lib/domain/access/can';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { DigitiseInput } from '@/lib/schemas/digitise';
import type { Context } from './context';

export type DigitiseRefusal = { readonly name: 'NoSuchDossier' };

/** Records in which form each component and the result of a dossier are kept, and whether their electronic signatures hold. Only what changed is written. */
export function digitiseDossier(ctx: Context, { code, lines }: DigitiseInput): Promise<Result<{ readonly code: string; readonly changed: number }, DigitiseRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  return inTransaction(async (tx) => {
    const dossier = await lockDossier(tx, agencyId, code);
    const units = dossier ? [dossier.holdingUnitId, dossier.handlingUnitId] : [];
    if (!dossier || !can(ctx.actor, 'dossier:view', units) || !can(ctx.actor, 'dossier:digitise', units)) return refuse({ name: 'NoSuchDossier' as const });
    const at = await databaseNow(tx);
    const changed = await saveDigitisation(tx, { agencyId, dossierId: dossier.id, byId: staffId, at }, lines);
    if (changed.length > 0) await appendAudit(tx, { agencyId, actorId: staffId, action: 'dossier:digitise', subject: `dossier:${dossier.code}`, at, detail: { changed } });
    return ok({ code: dossier.code, changed: changed.length });
  });
}
