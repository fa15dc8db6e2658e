import 'server-only';
import { createHash } from 'node:crypto';
import { db } from '@/lib/db/client';
import type { RawTx } from '@/lib/db/transaction';
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

/** A text that is the same for the same row, whatever the order of its keys. The chain is hashed over it. */
export function canonicalEntry(entry: { agencyId: number; seq: bigint; at: Date; actorId: string | null; action: string; subject: string; detail: unknown }): string {
  return JSON.stringify([entry.agencyId, entry.seq.toString(), entry.at.toISOString(), entry.actorId, entry.action, entry.subject, sorted(entry.detail)]);
}

const sorted = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(sorted)
  : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]))
  : value;

export const chainHash = (previous: Uint8Array, canonical: string): Buffer => createHash('sha256').update(previous).update(canonical, 'utf8').digest();

/** Stands for the number of a row, which is known only where the head is held. */
const SEQ_MARK = 9_007_199_254_740_993n;

/**
 * Writes the audit row of a change, in the transaction of the change, chained to the agency's row before it.
 * Call it last: it takes the agency's head row and holds it until the commit. One question to the database, which numbers
 * and hashes the row itself (`tthc_append_audit`): every writer of the agency waits for it.
 */
export async function appendAudit(tx: RawTx, input: AuditInput): Promise<void> {
  const at = input.at ?? now();
  // What JSON cannot hold (undefined, dates) is settled before hashing, so that the stored row hashes alike.
  const detail = JSON.parse(JSON.stringify(input.detail ?? {})) as Record<string, unknown>;
  const canonical = canonicalEntry({ agencyId: input.agencyId, seq: SEQ_MARK, at, actorId: input.actorId, action: input.action, subject: input.subject, detail });
  const seqAt = canonical.indexOf(SEQ_MARK.toString());
  const [before, after] = [canonical.slice(0, seqAt), canonical.slice(seqAt + SEQ_MARK.toString().length)];
  await tx.$queryRaw`SELECT tthc_append_audit(${input.agencyId}::int, ${at}::timestamptz, ${input.actorId}::uuid, ${input.action}::text, ${input.subject}::text, ${JSON.stringify(detail)}::jsonb, ${before}::text, ${after}::text)::text AS seq`;
}

/** The rows after `afterSeq`, in order, at most `limit`. */
export const readAuditPage = (agencyId: number, afterSeq: bigint, limit: number) =>
  db().auditEntry.findMany({ where: { agencyId, seq: { gt: afterSeq } }, orderBy: { seq: 'asc' }, take: limit });

export const readAuditHead = (agencyId: number) => db().auditHead.findUnique({ where: { agencyId } });
