import 'server-only';
import { Prisma } from '@/prisma/generated/client';
import { db, queryRows } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';

/** A token as it is kept: never itself, only its hash. */
export type ApiTokenRecord = {
  readonly agencyId: number;
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly ratePerMinute: number;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
};

const SHOWN = { agencyId: true, id: true, name: true, scopes: true, ratePerMinute: true, createdAt: true, expiresAt: true, revokedAt: true, lastUsedAt: true } as const;

/** The token of a hash, revoked and expired ones too; null when there is none. */
export async function findTokenByHash(tokenHash: string): Promise<ApiTokenRecord | null> {
  const rows = await queryRows<ApiTokenRecord>(Prisma.sql`SELECT "agencyId", id, name, scopes, "ratePerMinute", "createdAt", "expiresAt", "revokedAt", "lastUsedAt" FROM api_token WHERE "tokenHash" = ${tokenHash}`);
  return rows[0] ?? null;
}

/** Every token of an agency, the newest first. */
export const listTokens = (agencyId: number): Promise<ApiTokenRecord[]> => db().apiToken.findMany({ where: { agencyId }, select: SHOWN, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });

/**
 * The tokens in use under a name, held for this transaction. Names are told apart by it: a name stands in the history of
 * dossiers, so at one time it means one client.
 */
export async function lockTokensNamed(tx: Tx, agencyId: number, name: string): Promise<{ id: string }[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('tthc:api-token'), ${agencyId}::int)`;
  return tx.apiToken.findMany({ where: { agencyId, name, revokedAt: null }, select: { id: true } });
}

export type NewApiToken = Pick<ApiTokenRecord, 'agencyId' | 'name' | 'ratePerMinute' | 'createdAt' | 'expiresAt'> & { readonly scopes: readonly string[]; readonly tokenHash: string; readonly createdById: string | null };

export const insertToken = (tx: Tx, { scopes, ...token }: NewApiToken): Promise<ApiTokenRecord> => tx.apiToken.create({ data: { ...token, scopes: [...scopes] }, select: SHOWN });

/** Ends a token by its id or, while it is in use, its name. Answers those that were ended now. */
export async function revokeTokens(tx: Tx, agencyId: number, idOrName: string, at: Date): Promise<ApiTokenRecord[]> {
  const found = await tx.apiToken.findMany({ where: { agencyId, revokedAt: null }, select: SHOWN });
  const wanted = found.filter((token) => token.id === idOrName.toLowerCase() || token.name === idOrName);
  await tx.apiToken.updateMany({ where: { agencyId, id: { in: wanted.map(({ id }) => id) }, revokedAt: null }, data: { revokedAt: at } });
  return wanted;
}

/** Notes that a token was used, at most once a minute, so that a read does not mean a write. */
export const touchToken = (agencyId: number, id: string, at: Date): Promise<number> =>
  db().$executeRaw`UPDATE api_token SET "lastUsedAt" = ${at} WHERE "agencyId" = ${agencyId} AND id = ${id}::uuid AND ("lastUsedAt" IS NULL OR "lastUsedAt" < ${new Date(at.getTime() - 60_000)})`;
