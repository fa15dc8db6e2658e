import 'server-only';
import { listAwayOn } from './absences';
import { db } from '@/lib/db/client';
import type { RawTx, Tx } from '@/lib/db/transaction';
import { localTimeOf } from '@/lib/platform/clock';
import type { NoticeChannel } from '@/lib/domain/dossier/notify';
import { newId } from '@/lib/platform/new-id';
import type { NoticeData, NoticeLang, NoticeTemplate } from '@/lib/text/notices';

export type NoticeInput = {
  readonly agencyId: number;
  readonly dossierId: string | null;
  readonly channel: NoticeChannel | 'in-app';
  readonly recipient: string;
  readonly template: NoticeTemplate;
  readonly lang?: NoticeLang;
  readonly data: NoticeData;
  /** What makes it this notice and no other: the same key is written once, however often it is tried. */
  readonly dedupeKey: string;
};
export type QueuedNotice = { agencyId: number; id: string; channel: string; recipient: string; template: string; lang: string; data: Record<string, string>; attempts: number };

/** Told to those who may do a thing that does not pass to a stand-in (lib/domain/access/delegation.ts), or to the stand-in. */
const FOR_THE_PERSON_ALONE: ReadonlySet<NoticeTemplate> = new Set<NoticeTemplate>(['staff-stands-in', 'staff-online-submitted', 'staff-draft-review', 'staff-draft-returned', 'staff-draft-approved']);

/** What a person who is away today is told inside the application, whoever stands in is told too. */
async function withStandIns(tx: RawTx, notices: readonly NoticeInput[], at: Date): Promise<readonly NoticeInput[]> {
  const inApp = notices.filter((notice) => notice.channel === 'in-app');
  const [first] = inApp;
  if (first === undefined) return notices;
  const away = await listAwayOn(tx, first.agencyId, localTimeOf(at).on, [...new Set(inApp.map(({ recipient }) => recipient))]);
  const copies = inApp.flatMap((notice) => {
    const standIn = away.get(notice.recipient);
    return standIn === undefined || FOR_THE_PERSON_ALONE.has(notice.template) ? [] : [{ ...notice, recipient: standIn.delegateId, dedupeKey: `${notice.dedupeKey}:thay:${standIn.delegateId}` }];
  });
  return [...notices, ...copies];
}

/** Puts notices into the outbox, in the transaction of the change they tell of; answers how many are new. An in-app notice is delivered by being written. */
export async function queueNotices(tx: RawTx, told: readonly NoticeInput[], at: Date): Promise<number> {
  if (told.length === 0) return 0;
  const notices = await withStandIns(tx, told, at);
  const rows = notices.map(({ lang, ...notice }) => ({ ...notice, id: newId(), lang: lang ?? 'vi', createdAt: at, nextAttemptAt: at, state: notice.channel === 'in-app' ? 'sent' : 'queued', sentAt: notice.channel === 'in-app' ? at : null }));
  const count = await tx.$executeRaw`
    INSERT INTO notice ("agencyId", id, "dossierId", channel, recipient, template, lang, data, "dedupeKey", state, "createdAt", "nextAttemptAt", "sentAt")
    SELECT "agencyId", id, "dossierId", channel, recipient, template, lang, data, "dedupeKey", state, "createdAt", "nextAttemptAt", "sentAt" FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n("agencyId" int, id uuid, "dossierId" uuid, channel text, recipient text, template text, lang text,
      data jsonb, "dedupeKey" text, state text, "createdAt" timestamptz, "nextAttemptAt" timestamptz, "sentAt" timestamptz) ON CONFLICT DO NOTHING`;
  return count;
}

/** What is told once for many: who, in what words, of which day, and the latest of it. */
export type Tally = { readonly agencyId: number; readonly recipients: readonly string[]; readonly template: NoticeTemplate; readonly day: string; readonly latest: string; readonly dedupeKey: string };

/**
 * One unread in-app notice for each person and day, with a count that grows; once it is read, the next begins anew. The caller
 * holds a lock of the day, else two who are the first would make two.
 */
export async function tallyNotices(tx: Tx, tally: Tally, at: Date): Promise<void> {
  const { agencyId, template, day, latest } = tally;
  const grown = await tx.$queryRaw<{ recipient: string }[]>`
    UPDATE notice SET data = data || jsonb_build_object('count', ((data->>'count')::int + 1)::text, 'latest', ${latest}::text), "createdAt" = ${at}
     WHERE "agencyId" = ${agencyId} AND channel = 'in-app' AND recipient = ANY(${[...tally.recipients]}::text[]) AND template = ${template} AND "readAt" IS NULL AND data->>'day' = ${day}
     RETURNING recipient`;
  const told = new Set(grown.map(({ recipient }) => recipient));
  await queueNotices(tx, tally.recipients.filter((recipient) => !told.has(recipient)).map((recipient) => ({ agencyId, dossierId: null, channel: 'in-app' as const, recipient, template, data: { count: '1', day, latest }, dedupeKey: `${tally.dedupeKey}:${recipient}` })), at);
}

/** Takes one notice that is due to be sent, by the database's time, and holds it: another worker passes it by. Null when there is none. */
export async function claimNotice(tx: Tx, channels: readonly string[]): Promise<QueuedNotice | null> {
  const rows = await tx.$queryRaw<QueuedNotice[]>`
    SELECT "agencyId", id, channel, recipient, template, lang, data, attempts FROM notice
    WHERE state = 'queued' AND "nextAttemptAt" <= clock_timestamp() AND channel = ANY (${[...channels]})
    ORDER BY "nextAttemptAt", id LIMIT 1 FOR UPDATE SKIP LOCKED`;
  return rows[0] ?? null;
}

export const settleNotice = (tx: Tx, notice: { agencyId: number; id: string }, outcome: { state: 'sent' | 'queued' | 'failed'; attempts: number; at: Date; nextAttemptAt?: Date; lastError?: string | null }) =>
  tx.notice.update({
    where: { agencyId_id: { agencyId: notice.agencyId, id: notice.id } },
    data: { state: outcome.state, attempts: outcome.attempts, lastError: outcome.lastError ?? null, ...(outcome.state === 'sent' ? { sentAt: outcome.at } : {}), ...(outcome.nextAttemptAt ? { nextAttemptAt: outcome.nextAttemptAt } : {}) },
  });

