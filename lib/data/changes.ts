import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';

/** The last change of a thing as the audit trail has it. `version` is what a form carries to say which state it was filled from. */
export type LastChange = { readonly version: string; readonly at: Date | null; readonly by: string | null };

/** A thing that was loaded and never changed since. */
const UNCHANGED: LastChange = { version: '0', at: null, by: null };

/** The last of the given acts on a thing. Inside a transaction that has locked the thing's row, nothing can come after it. */
export async function findLastChange(agencyId: number, subject: string, actions: readonly string[], tx?: Tx): Promise<LastChange> {
  const rows = await (tx ?? db()).$queryRaw<{ seq: bigint; at: Date; by: string | null }[]>`
    SELECT a.seq, a.at, p.name AS by FROM audit_entry a LEFT JOIN staff p ON p."agencyId" = a."agencyId" AND p.id = a."actorId"
     WHERE a."agencyId" = ${agencyId} AND a.subject = ${subject} AND a.action = ANY(${[...actions]}::text[]) ORDER BY a.seq DESC LIMIT 1`;
  const row = rows[0];
  return row ? { version: row.seq.toString(), at: row.at, by: row.by } : UNCHANGED;
}

export type AuditRow = { readonly seq: string; readonly at: Date; readonly actorId: string | null; readonly actorName: string | null; readonly action: string; readonly subject: string; readonly detail: unknown };
export type AuditFilter = { readonly action?: string; readonly subject?: string; readonly actorId?: string; readonly from?: Date; readonly until?: Date };

/** One page of the audit trail, newest first; `before` is the last number of the page before. */
export async function listAudit(agencyId: number, filter: AuditFilter, limit: number, before?: bigint): Promise<AuditRow[]> {
  const rows = await db().auditEntry.findMany({
    where: {
      agencyId,
      ...(before !== undefined ? { seq: { lt: before } } : {}),
      ...(filter.action ? { action: filter.action.endsWith(':') ? { startsWith: filter.action } : filter.action } : {}),
      ...(filter.subject ? { subject: filter.subject } : {}),
      ...(filter.actorId ? { actorId: filter.actorId } : {}),
      ...(filter.from || filter.until ? { at: { ...(filter.from ? { gte: filter.from } : {}), ...(filter.until ? { lt: filter.until } : {}) } } : {}),
    },
    orderBy: { seq: 'desc' },
    take: limit,
    select: { seq: true, at: true, actorId: true, action: true, subject: true, detail: true },
  });
  const people = await db().staff.findMany({ where: { agencyId, id: { in: [...new Set(rows.flatMap((row) => (row.actorId ? [row.actorId] : [])))] } }, select: { id: true, name: true } });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return rows.map((row) => ({ ...row, seq: row.seq.toString(), actorName: row.actorId ? (names.get(row.actorId) ?? null) : null }));
}
