import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { FeedbackAct, FeedbackKind, FeedbackState } from '@/lib/domain/service/feedback';
import { likePattern } from './like';

/** A phản ánh or kiến nghị as staff see it. */
export type FeedbackRecord = {
  readonly id: string;
  readonly code: string;
  readonly followToken: string;
  readonly kind: FeedbackKind;
  readonly subject: string;
  readonly body: string;
  readonly senderName: string;
  readonly senderAddress: string | null;
  readonly senderPhone: string | null;
  readonly senderEmail: string | null;
  readonly lang: string;
  readonly dossierCode: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly state: FeedbackState;
  readonly submittedAt: Date;
  readonly dueAt: Date;
  readonly answeredAt: Date | null;
  readonly answer: string | null;
  readonly publishedAt: Date | null;
  readonly publicBody: string | null;
  readonly publicAnswer: string | null;
  readonly eventCount: number;
  readonly isSample: boolean;
};

const SELECT = `
  SELECT f.id, f.code, f."followToken", f.kind, f.subject, f.body, f."senderName", f."senderAddress", f."senderPhone", f."senderEmail", f.lang, d.code AS "dossierCode", f."unitId", u.name AS "unitName",
         f.state, f."submittedAt", f."dueAt", f."answeredAt", f.answer, f."publishedAt", f."publicBody", f."publicAnswer", f."eventCount", f."isSample"
    FROM feedback f LEFT JOIN dossier d ON d."agencyId" = f."agencyId" AND d.id = f."dossierId" LEFT JOIN unit u ON u."agencyId" = f."agencyId" AND u.id = f."unitId"`;

export type FeedbackFilter = { readonly states?: readonly FeedbackState[]; readonly lateAt?: Date; readonly unitIds?: readonly string[]; readonly words?: string };

/** One page, those due first before the others; `after` is the id of the last of the page before. */
export async function listFeedback(agencyId: number, filter: FeedbackFilter, limit: number, offset = 0): Promise<FeedbackRecord[]> {
  const words = filter.words ? likePattern(filter.words) : null;
  return db().$queryRawUnsafe<FeedbackRecord[]>(
    `${SELECT} WHERE f."agencyId" = $1 AND ($2::text[] IS NULL OR f.state = ANY($2)) AND ($3::timestamptz IS NULL OR (f."dueAt" < $3 AND f.state IN ('submitted','accepted')))
       AND ($4::text[] IS NULL OR f."unitId"::text = ANY($4)) AND ($5::text IS NULL OR tthc_fold(f.subject || ' ' || f.code || ' ' || f."senderName") LIKE tthc_fold($5))
     ORDER BY (f.state IN ('submitted','accepted')) DESC, CASE WHEN f.state IN ('submitted','accepted') THEN f."dueAt" END, f."submittedAt" DESC, f.id LIMIT $6 OFFSET $7`,
    agencyId, filter.states ? [...filter.states] : null, filter.lateAt ?? null, filter.unitIds ? [...filter.unitIds] : null, words, limit, offset,
  );
}

/** How many there are of each state, and how many are late, within the units (all without). */
export async function countFeedback(agencyId: number, at: Date, unitIds?: readonly string[]): Promise<{ readonly states: ReadonlyMap<FeedbackState, number>; readonly late: number }> {
  const rows = await db().$queryRaw<{ state: FeedbackState; count: number; late: number }[]>`
    SELECT state, count(*)::int AS count, (count(*) FILTER (WHERE "dueAt" < ${at} AND state IN ('submitted','accepted')))::int AS late FROM feedback
     WHERE "agencyId" = ${agencyId} AND (${unitIds ? [...unitIds] : null}::text[] IS NULL OR "unitId"::text = ANY(${unitIds ? [...unitIds] : null}::text[])) GROUP BY state`;
  return { states: new Map(rows.map(({ state, count }) => [state, count])), late: rows.reduce((sum, { late }) => sum + late, 0) };
}

async function one(where: string, agencyId: number, key: string): Promise<FeedbackRecord | null> {
  const rows = await db().$queryRawUnsafe<FeedbackRecord[]>(`${SELECT} WHERE f."agencyId" = $1 AND ${where} = $2`, agencyId, key);
  return rows[0] ?? null;
}

export const findFeedback = (agencyId: number, code: string): Promise<FeedbackRecord | null> => one('f.code', agencyId, code);
export const findFeedbackByToken = (agencyId: number, token: string): Promise<FeedbackRecord | null> => one('f."followToken"', agencyId, token);

/** What has been published, newest first. Nothing of the sender is read. */
export async function listPublished(agencyId: number, limit: number, offset: number): Promise<{ readonly code: string; readonly subject: string; readonly publicBody: string; readonly publicAnswer: string; readonly submittedAt: Date; readonly answeredAt: Date; readonly unitName: string | null }[]> {
  return db().$queryRaw`
    SELECT f.code, f.subject, f."publicBody", f."publicAnswer", f."submittedAt", f."answeredAt", u.name AS "unitName" FROM feedback f LEFT JOIN unit u ON u."agencyId" = f."agencyId" AND u.id = f."unitId"
     WHERE f."agencyId" = ${agencyId} AND f.state = 'published' ORDER BY f."publishedAt" DESC, f.id LIMIT ${limit} OFFSET ${offset}`;
}

export type FeedbackStep = { readonly seq: number; readonly act: FeedbackAct; readonly at: Date; readonly actorName: string | null; readonly note: string | null; readonly toUnitName: string | null };

export async function listFeedbackSteps(agencyId: number, feedbackId: string): Promise<FeedbackStep[]> {
  return db().$queryRaw<FeedbackStep[]>`
    SELECT e.seq, e.act, e.at, s.name AS "actorName", e.note, u.name AS "toUnitName" FROM feedback_event e
      LEFT JOIN staff s ON s."agencyId" = e."agencyId" AND s.id = e."actorId" LEFT JOIN unit u ON u."agencyId" = e."agencyId" AND u.id = e."toUnitId"
     WHERE e."agencyId" = ${agencyId} AND e."feedbackId" = ${feedbackId}::uuid ORDER BY e.seq`;
}

/** The next ordinal of a day, taken last in the transaction: a rollback gives it back. */
export async function nextFeedbackOrdinal(tx: Tx, agencyId: number, day: PlainDate): Promise<number> {
  const rows = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO feedback_day_counter ("agencyId", day, last) VALUES (${agencyId}, ${day}::date, 1) ON CONFLICT ("agencyId", day) DO UPDATE SET last = feedback_day_counter.last + 1 RETURNING last`;
  return rows[0]?.last ?? 1;
}

export type LockedFeedback = { readonly id: string; readonly code: string; readonly state: FeedbackState; readonly unitId: string | null; readonly eventCount: number; readonly senderEmail: string | null; readonly lang: string; readonly followToken: string; readonly subject: string };

export async function lockFeedback(tx: Tx, agencyId: number, id: string): Promise<LockedFeedback | null> {
  const rows = await tx.$queryRaw<LockedFeedback[]>`SELECT id, code, state, "unitId", "eventCount", "senderEmail", lang, "followToken", subject FROM feedback WHERE "agencyId" = ${agencyId} AND id = ${id}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

/** Of those due between two instants: how many, and how many were answered in time. Declined in time counts as answered. */
export async function feedbackOnTime(agencyId: number, from: Date, until: Date): Promise<{ readonly numerator: number; readonly denominator: number }> {
  const rows = await db().$queryRaw<{ numerator: number; denominator: number }[]>`
    SELECT count(*)::int AS denominator, (count(*) FILTER (WHERE f."answeredAt" <= f."dueAt" OR EXISTS (SELECT 1 FROM feedback_event e WHERE e."agencyId" = f."agencyId" AND e."feedbackId" = f.id AND e.act = 'decline' AND e.at <= f."dueAt")))::int AS numerator
      FROM feedback f WHERE f."agencyId" = ${agencyId} AND f."dueAt" >= ${from} AND f."dueAt" < ${until}`;
  return rows[0] ?? { numerator: 0, denominator: 0 };
}
