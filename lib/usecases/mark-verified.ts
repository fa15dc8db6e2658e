import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { inTransaction, Rollback } from '@/lib/db/transaction';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { MarkVerified } from '@/lib/schemas/procedure-draft';
import type { Context } from './context';

export type VerifyRefusal = { readonly name: 'NothingToVerify' } | { readonly name: 'NoSignedFile' };

/** A person says that they compared a decision, or a version, with the signed original; or takes it back. Never done by the system. */
export async function markVerified(ctx: Context, input: MarkVerified): Promise<Result<{ verified: boolean }, VerifyRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const isVerified = input.verified === 'yes';
  const data = { isVerified, verifiedById: isVerified ? staffId : null, verifiedAt: isVerified ? ctx.instant : null };
  const where = { agencyId, id: input.id };
  try {
    return await inTransaction(async (tx) => {
      const found = input.what === 'decision' ? await tx.promulgationDecision.findFirst({ where, select: { fileId: true } }) : await tx.procedureVersion.findFirst({ where: { ...where, state: 'approved' }, select: { decisionId: true } });
      if (!found) throw new Rollback<VerifyRefusal>({ name: 'NothingToVerify' });
      // Without the signed file nobody after this person could compare again.
      if (isVerified && 'fileId' in found && found.fileId === null) throw new Rollback<VerifyRefusal>({ name: 'NoSignedFile' });
      if (input.what === 'decision') await tx.promulgationDecision.updateMany({ where, data });
      else await tx.procedureVersion.updateMany({ where, data });
      const thing = input.what === 'decision' ? 'decision' : 'procedure-version';
      await appendAudit(tx, { agencyId, actorId: staffId, action: `${thing}:${isVerified ? 'verify' : 'unverify'}`, subject: `${thing}:${input.id}`, at: ctx.instant, detail: {} });
      return ok({ verified: isVerified });
    });
  } catch (error) {
    if (error instanceof Rollback) return refuse((error as Rollback<VerifyRefusal>).refusal);
    throw error;
  }
}
