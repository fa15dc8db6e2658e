import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { revokeTokens } from '@/lib/data/api-tokens';
import { inTransaction } from '@/lib/db/transaction';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { auditActorOf } from './system-actor';
import type { Context } from './context';

/** Ends a token by its id or name: its next request is refused. What it did stays in its name. */
export function revokeApiToken(ctx: Context, input: { readonly idOrName: string }): Promise<Result<{ name: string }, { readonly name: 'NoSuchToken' }>> {
  const { agencyId } = ctx.actor;
  return inTransaction(async (tx) => {
    const [token] = await revokeTokens(tx, agencyId, input.idOrName, ctx.instant);
    if (!token) return refuse({ name: 'NoSuchToken' as const });
    await appendAudit(tx, { agencyId, actorId: auditActorOf(ctx.actor), action: 'api-token:revoke', subject: `api-token:${token.id}`, detail: { name: token.name }, at: ctx.instant });
    return ok({ name: token.name });
  });
}
