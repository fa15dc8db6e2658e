import 'server-only';
import { cache } from 'react';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { sql } from './queue-filter';

const at = (time: Date): LocalTime => localTimeOfInstant(time.getTime());

export type StaffNotice = { readonly id: string; readonly template: string; readonly data: Readonly<Record<string, string>>; readonly createdAt: LocalTime; readonly isRead: boolean; readonly code: string | null };

/** The in-app notices of a person, newest first; `afterId` is the last one of the page before. */
export async function listStaffNotices(agencyId: number, staffId: string, onlyUnread: boolean, afterId: string | null, limit: number): Promise<StaffNotice[]> {
  const rows = await db().$queryRaw<{ id: string; template: string; data: Record<string, string>; createdAt: Date; readAt: Date | null; code: string | null }[]>`
    SELECT n.id::text AS id, n.template, n.data, n."createdAt", n."readAt", d.code FROM notice n
    LEFT JOIN dossier d ON d."agencyId" = n."agencyId" AND d.id = n."dossierId"
    WHERE n."agencyId" = ${agencyId} AND n.channel = 'in-app' AND n.recipient = ${staffId} AND ${onlyUnread ? sql`n."readAt" IS NULL` : sql`TRUE`}
      AND ${afterId === null ? sql`TRUE` : sql`(n."createdAt", n.id) < (SELECT x."createdAt", x.id FROM notice x WHERE x."agencyId" = ${agencyId} AND x.id = ${afterId}::uuid AND x.recipient = ${staffId})`}
    ORDER BY n."createdAt" DESC, n.id DESC LIMIT ${limit}`;
  return rows.map(({ readAt, createdAt, ...row }) => ({ ...row, createdAt: at(createdAt), isRead: readAt !== null }));
}

/** How many a person has not read; asked once a request. */
export const countUnread = cache((agencyId: number, staffId: string): Promise<number> => db().notice.count({ where: { agencyId, channel: 'in-app', recipient: staffId, readAt: null } }));

/** Marks notices of this person as read: those named, or all. Nobody marks another's. Answers how many were unread. */
export async function markRead(tx: Tx, agencyId: number, staffId: string, ids: readonly string[] | 'all', readAt: Date): Promise<number> {
  const { count } = await tx.notice.updateMany({ where: { agencyId, channel: 'in-app', recipient: staffId, readAt: null, ...(ids === 'all' ? {} : { id: { in: [...ids] } }) }, data: { readAt } });
  return count;
}

/** One's own notice: what it tells of; null when it is another's. */
export const findStaffNotice = async (agencyId: number, staffId: string, id: string): Promise<Pick<StaffNotice, 'template' | 'data' | 'code'> | null> => {
  const [row] = await db().$queryRaw<Pick<StaffNotice, 'template' | 'data' | 'code'>[]>`
    SELECT n.template, n.data, d.code FROM notice n LEFT JOIN dossier d ON d."agencyId" = n."agencyId" AND d.id = n."dossierId"
    WHERE n."agencyId" = ${agencyId} AND n.id = ${id}::uuid AND n.channel = 'in-app' AND n.recipient = ${staffId}`;
  return row ?? null;
};

export const OUTBOX_STATES = ['queued', 'failed', 'sent'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];
export const OUTBOX_CHANNELS = ['email', 'sms', 'zalo'] as const;
export type OutboxChannel = (typeof OUTBOX_CHANNELS)[number];

export type OutboxLine = {
  readonly id: string; readonly channel: OutboxChannel; readonly recipient: string; readonly template: string; readonly lang: string; readonly data: Readonly<Record<string, string>>; readonly state: OutboxState; readonly attempts: number;
  readonly code: string | null; readonly createdAt: LocalTime; readonly nextAttemptAt: LocalTime; readonly sentAt: LocalTime | null; readonly lastError: string | null;
};

/** What went out, waits or could not be sent, newest first. */
export async function listOutbox(agencyId: number, state: OutboxState, channel: OutboxChannel | null, afterId: string | null, limit: number): Promise<OutboxLine[]> {
  const rows = await db().$queryRaw<(Omit<OutboxLine, 'createdAt' | 'nextAttemptAt' | 'sentAt'> & { createdAt: Date; nextAttemptAt: Date; sentAt: Date | null })[]>`
    SELECT n.id::text AS id, n.channel, n.recipient, n.template, n.lang, n.data, n.state, n.attempts, d.code, n."createdAt", n."nextAttemptAt", n."sentAt", n."lastError" FROM notice n
    LEFT JOIN dossier d ON d."agencyId" = n."agencyId" AND d.id = n."dossierId"
    WHERE n."agencyId" = ${agencyId} AND n.channel <> 'in-app' AND n.state = ${state} AND ${channel === null ? sql`TRUE` : sql`n.channel = ${channel}`}
      AND ${afterId === null ? sql`TRUE` : sql`(n."createdAt", n.id) < (SELECT x."createdAt", x.id FROM notice x WHERE x."agencyId" = ${agencyId} AND x.id = ${afterId}::uuid)`}
    ORDER BY n."createdAt" DESC, n.id DESC LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, createdAt: at(row.createdAt), nextAttemptAt: at(row.nextAttemptAt), sentAt: row.sentAt && at(row.sentAt) }));
}

export type OutboxCounts = Readonly<Record<OutboxState, number>> & {
  /** Waiting though it was tried: the server behind a channel does not take it. */
  readonly troubled: readonly { readonly channel: OutboxChannel; readonly count: number; readonly lastError: string | null }[];
};

export async function countOutbox(agencyId: number, channel: OutboxChannel | null): Promise<OutboxCounts> {
  const where = { agencyId, channel: channel ?? { not: 'in-app' } };
  const [states, troubled] = await Promise.all([
    db().notice.groupBy({ by: ['state'], where, _count: true }),
    db().$queryRaw<{ channel: OutboxChannel; count: number; lastError: string | null }[]>`
      SELECT channel, count(*)::int AS count, (array_agg("lastError" ORDER BY "nextAttemptAt" DESC))[1] AS "lastError" FROM notice
      WHERE "agencyId" = ${agencyId} AND channel <> 'in-app' AND state = 'queued' AND attempts > 0 GROUP BY channel ORDER BY channel`,
  ]);
  const of = (state: OutboxState) => states.find((row) => row.state === state)?._count ?? 0;
  return { queued: of('queued'), failed: of('failed'), sent: of('sent'), troubled };
}

/** Puts notices that wait or have failed at the head of the queue: the next round of sending takes them. Sent ones stay sent. */
export const retryNow = (tx: Tx, agencyId: number, which: readonly string[] | 'all'): Promise<number> =>
  tx.$executeRaw`
    UPDATE notice SET state = 'queued', attempts = CASE WHEN state = 'failed' THEN 0 ELSE attempts END, "nextAttemptAt" = clock_timestamp()
    WHERE "agencyId" = ${agencyId} AND channel <> 'in-app' AND state IN ('queued', 'failed') AND ${which === 'all' ? sql`attempts > 0` : sql`id = ANY(${[...which]}::uuid[])`}`;
