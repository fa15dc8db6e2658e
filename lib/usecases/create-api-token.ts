import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { appendAudit } from '@/lib/data/audit';
import { insertToken, lockTokensNamed } from '@/lib/data/api-tokens';
import { inTransaction } from '@/lib/db/transaction';
import { addDays } from '@/lib/domain/calendar/plain-date';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { instantOf } from '@/lib/platform/clock';
import type { CreateApiToken } from '@/lib/schemas/api-token';
import { auditActorOf } from './system-actor';
import type { Context } from './context';

export type TokenRefusal = { readonly name: 'NameTaken' } | { readonly name: 'ExpiresInPast' };
/** `token` is told here, once: only its hash is kept. */
export type CreatedToken = { readonly id: string; readonly token: string; readonly expiresAt: Date | null };

/** The hash under which a token is kept. It holds 256 random bits, so no salt and no slow hash are needed. */
export const tokenHashOf = (token: string): string => createHash('sha256').update(token, 'utf8').digest('hex');

/** Makes a token for a client of the API. */
export function createApiToken(ctx: Context, input: CreateApiToken): Promise<Result<CreatedToken, TokenRefusal>> {
  const { agencyId } = ctx.actor;
  const actorId = auditActorOf(ctx.actor);
  const token = `tthc_${randomBytes(32).toString('base64url')}`;
  const expiresAt = input.expiresOn === null ? null : instantOf({ on: addDays(input.expiresOn, 1), minute: 0 });
  return inTransaction(async (tx) => {
    if (expiresAt && expiresAt <= ctx.instant) return refuse({ name: 'ExpiresInPast' as const });
    if ((await lockTokensNamed(tx, agencyId, input.name)).length > 0) return refuse({ name: 'NameTaken' as const });
    const { name, scopes, ratePerMinute } = input;
    const { id } = await insertToken(tx, { agencyId, name, scopes, ratePerMinute, expiresAt, createdAt: ctx.instant, createdById: actorId, tokenHash: tokenHashOf(token) });
    await appendAudit(tx, { agencyId, actorId, action: 'api-token:add', subject: `api-token:${id}`, detail: { name, scopes, ratePerMinute, expiresAt }, at: ctx.instant });
    return ok({ id, token, expiresAt });
  });
}
