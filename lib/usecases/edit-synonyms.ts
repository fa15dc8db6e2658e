import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { isUniqueViolation } from '@/lib/db/errors';
import { inTransaction } from '@/lib/db/transaction';
import { staffIdOf } from '@/lib/domain/access/can';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { newId } from '@/lib/platform/new-id';
import type { AddSynonym, RemoveSynonym } from '@/lib/schemas/synonym';
import type { Context } from './context';

export type SynonymRefusal = { readonly name: 'AlreadyThere' } | { readonly name: 'NoSuchProcedure'; readonly code: string } | { readonly name: 'NoSuchSynonym' };

const CODE = /^(\d\.\d{6}|mau-\d+)$/i;

/** Adds an everyday word. A target that is a code ties it to that procedure; any other text is looked for in names. */
export async function addSynonym({ actor, instant }: Context, { phrase, target }: AddSynonym): Promise<Result<{ phrase: string }, SynonymRefusal>> {
  const { agencyId } = actor;
  try {
    return await inTransaction(async (tx) => {
      const procedure = CODE.test(target) ? await tx.procedure.findUnique({ where: { agencyId_slug: { agencyId, slug: target.toLowerCase() } }, select: { id: true } }) : null;
      if (CODE.test(target) && !procedure) return refuse({ name: 'NoSuchProcedure' as const, code: target });
      const id = newId();
      await tx.searchSynonym.create({ data: { agencyId, id, phrase, meaning: procedure ? null : target, procedureId: procedure?.id ?? null, createdAt: instant, createdById: staffIdOf(actor) } });
      await appendAudit(tx, { agencyId, actorId: staffIdOf(actor), action: 'synonym:add', subject: `synonym:${id}`, at: instant, detail: { phrase, target } });
      return ok({ phrase });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refuse({ name: 'AlreadyThere' });
    throw error;
  }
}

/** Takes an everyday word away. */
export async function removeSynonym({ actor, instant }: Context, { synonymId }: RemoveSynonym): Promise<Result<{ phrase: string }, SynonymRefusal>> {
  const { agencyId } = actor;
  return inTransaction(async (tx) => {
    const found = await tx.searchSynonym.findUnique({ where: { agencyId_id: { agencyId, id: synonymId } } });
    if (!found) return refuse({ name: 'NoSuchSynonym' as const });
    await tx.searchSynonym.delete({ where: { agencyId_id: { agencyId, id: synonymId } } });
    await appendAudit(tx, { agencyId, actorId: staffIdOf(actor), action: 'synonym:remove', subject: `synonym:${synonymId}`, at: instant, detail: { phrase: found.phrase, meaning: found.meaning, procedureId: found.procedureId } });
    return ok({ phrase: found.phrase });
  });
}
