import 'server-only';
import type { RawTx } from '@/lib/db/transaction';

export type Claim = { readonly agencyId: number; readonly scope: string; readonly key: string; readonly requestHash: string; readonly response: unknown };

/**
 * `new`: ours, go on; `at` is the database's time, by which everything that follows is dated. `seen`: someone with this key was
 * here before; `sameRequest` says whether they asked for the same.
 */
export type Claimed = { readonly kind: 'new'; readonly at: Date } | { readonly kind: 'seen'; readonly sameRequest: boolean; readonly response: unknown };

/**
 * Takes a key for this transaction, first of all. A second request with the key waits here until the first one is kept
 * or rolled back, so a double click never makes two. `response` is what a repetition is told: it must be known already.
 */
export async function claimKey(tx: RawTx, claim: Claim): Promise<Claimed> {
  const [taken] = await tx.$queryRaw<{ at: Date }[]>`
    INSERT INTO idempotency_key ("agencyId", scope, key, "requestHash", response)
    VALUES (${claim.agencyId}, ${claim.scope}, ${claim.key}, ${claim.requestHash}, ${JSON.stringify(claim.response)}::jsonb) ON CONFLICT DO NOTHING
    RETURNING clock_timestamp() AS at`;
  if (taken) return { kind: 'new', at: taken.at };
  const [seen] = await tx.$queryRaw<{ requestHash: string; response: unknown }[]>`
    SELECT "requestHash", response FROM idempotency_key WHERE "agencyId" = ${claim.agencyId} AND scope = ${claim.scope} AND key = ${claim.key}`;
  if (!seen) throw new Error('An idempotency key vanished while it was asked for');
  return { kind: 'seen', sameRequest: seen.requestHash === claim.requestHash, response: seen.response };
}

/** Writes what a repetition will be told, when it is known only after the work. In the transaction that took the key. */
export const settleKey = (tx: RawTx, { agencyId, scope, key }: Pick<Claim, 'agencyId' | 'scope' | 'key'>, response: unknown) =>
  tx.$executeRaw`UPDATE idempotency_key SET response = ${JSON.stringify(response)}::jsonb WHERE "agencyId" = ${agencyId} AND scope = ${scope} AND key = ${key}`;
