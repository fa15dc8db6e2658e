import 'server-only';
import { createHash } from 'node:crypto';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import { now } from '@/lib/platform/clock';

export type AuditInput = {
  readonly agencyId: number;
  readonly actorId: string | null;
  /** What was done, `<thing>:<verb>`. */
  readonly action: string;
  /** On what, `<thing>:<key>`. */
  readonly subject: string;
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly at?: Date;
};

const GENESIS = Buffer.alloc(32);

/** A text that is the same for the same row, whatever the order of its keys. The chain is hashed over it. */
export function canonicalEntry(entry: { agencyId: number; seq: bigint; at: Date; actorId: string | null; action: string; subject: string; detail: unknown }): string {
  return JSON.stringify([entry.agencyId, entry.seq.toString(), entry.at.toISOString(), entry.actorId, entry.action, entry.subject, sorted(entry.detail)]);
}

const sorted = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(sorted)
  : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]))
  : value;

export const chainHash = (previous: Uint8Array, canonical: string): Buffer => createHash('sha256').update(previous).update(canonical, 'utf8').digest();

/**
 * Writes the audit row of a change, in the transaction of the change, chained to the agency's row before it.
 * Call it last: it takes the agency's head row and holds it until the commit.
 */
export async function appendAudit(tx: Tx, input: AuditInput): Promise<void> {
  const at = input.at ?? now();
  await tx.$executeRaw`INSERT INTO audit_head ("agencyId", seq, hash) VALUES (${input.agencyId}, 0, ${GENESIS}) ON CONFLICT DO NOTHING`;
  const [head] = await tx.$queryRaw<{ seq: bigint; hash: Uint8Array }[]>`SELECT seq, hash FROM audit_head WHERE "agencyId" = ${input.agencyId} FOR UPDATE`;
  if (!head) throw new Error('audit head missing');
  const seq = BigInt(head.seq) + 1n;
  // What JSON cannot hold (undefined, dates) is settled before hashing, so that the stored row hashes alike.
  const detail = JSON.parse(JSON.stringify(input.detail ?? {})) as Record<string, unknown>;
  const row = { agencyId: input.agencyId, seq, at, actorId: input.actorId, action: input.action, subject: input.subject, detail };
  const hash = chainHash(head.hash, canonicalEntry(row));
  await tx.$executeRaw`
    WITH entry AS (
      INSERT INTO audit_entry ("agencyId", seq, at, "actorId", action, subject, detail, "prevHash", hash)
      VALUES (${row.agencyId}, ${seq}, ${at}, ${row.actorId}::uuid, ${row.action}, ${row.subject}, ${JSON.stringify(detail)}::jsonb, ${Buffer.from(head.hash)}, ${hash})
    )
    UPDATE audit_head SET seq = ${seq}, hash = ${hash} WHERE "agencyId" = ${row.agencyId}`;
}

/** The rows after `afterSeq`, in order, at most `limit`. */
export const readAuditPage = (agencyId: number, afterSeq: bigint, limit: number) =>
  db().auditEntry.findMany({ where: { agencyId, seq: { gt: afterSeq } }, orderBy: { seq: 'asc' }, take: limit });

export const readAuditHead = (agencyId: number) => db().auditHead.findUnique({ where: { agencyId } });
