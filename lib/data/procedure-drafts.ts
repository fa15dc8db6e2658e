import 'server-only';
import { Prisma } from '@/prisma/generated/client';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { ChangeKind } from '@/lib/domain/procedure/change';
import type { DraftAct, DraftState } from '@/lib/domain/procedure/draft';
import type { DraftForm } from '@/lib/domain/procedure/draft-form';

/** A draft with what it points to, and who wrote in it. */
export type StoredDraft = {
  readonly id: string;
  readonly change: ChangeKind;
  readonly state: DraftState;
  readonly procedureId: string | null;
  readonly slug: string | null;
  readonly code: string | null;
  readonly baseVersionId: string | null;
  readonly replacesId: string | null;
  readonly replacesSlug: string | null;
  readonly decisionId: string | null;
  readonly decisionNumber: string | null;
  readonly issuedOn: PlainDate | null;
  readonly effectiveOn: PlainDate | null;
  readonly form: DraftForm;
  readonly name: string;
  readonly revision: number;
  readonly versionId: string | null;
  readonly isSample: boolean;
  readonly createdById: string | null;
  readonly createdByName: string | null;
  readonly createdAt: Date;
  readonly updatedByName: string | null;
  readonly updatedAt: Date;
  /** Everyone who began it, saved it or sent it for review: none of them may approve it. */
  readonly authorIds: readonly string[];
};

const SELECT = Prisma.sql`
  SELECT w.id, w.change, w.state, w."procedureId", p.slug, p.code, w."baseVersionId", w."replacesId", q.slug AS "replacesSlug", w."decisionId", d.number AS "decisionNumber", d."issuedOn"::text AS "issuedOn", d."effectiveOn"::text AS "effectiveOn",
         w.form, w.name, w.revision, w."versionId", w."isSample", w."createdById", c.name AS "createdByName", w."createdAt", u.name AS "updatedByName", w."updatedAt",
         coalesce((SELECT array_agg(DISTINCT e."actorId"::text) FROM procedure_draft_event e WHERE e."agencyId" = w."agencyId" AND e."draftId" = w.id AND e."actorId" IS NOT NULL AND e.act IN ('start','save','submit')), ARRAY[]::text[]) AS "authorIds"
    FROM procedure_draft w
    LEFT JOIN procedure p ON p."agencyId" = w."agencyId" AND p.id = w."procedureId"
    LEFT JOIN procedure q ON q."agencyId" = w."agencyId" AND q.id = w."replacesId"
    LEFT JOIN promulgation_decision d ON d."agencyId" = w."agencyId" AND d.id = w."decisionId"
    LEFT JOIN staff c ON c."agencyId" = w."agencyId" AND c.id = w."createdById"
    LEFT JOIN staff u ON u."agencyId" = w."agencyId" AND u.id = w."updatedById"`;

/** One draft by an id from outside; null when there is none. */
export async function findDraft(agencyId: number, id: string): Promise<StoredDraft | null> {
  const rows = await db().$queryRaw<StoredDraft[]>`${SELECT} WHERE w."agencyId" = ${agencyId} AND w.id::text = ${id}`;
  return rows[0] ?? null;
}

/** A draft held still until the transaction ends. */
export async function lockDraft(tx: Tx, agencyId: number, id: string): Promise<StoredDraft | null> {
  const rows = await tx.$queryRaw<StoredDraft[]>`${SELECT} WHERE w."agencyId" = ${agencyId} AND w.id = ${id}::uuid FOR UPDATE OF w`;
  return rows[0] ?? null;
}

export type DraftFilter = { readonly states?: readonly DraftState[]; readonly procedureId?: string; readonly decisionId?: string };

/** Drafts, the last touched first. */
export async function listDrafts(agencyId: number, { states = ['draft', 'in-review'], procedureId, decisionId }: DraftFilter = {}): Promise<StoredDraft[]> {
  return db().$queryRaw<StoredDraft[]>`${SELECT} WHERE w."agencyId" = ${agencyId} AND w.state = ANY(${[...states]}::text[])
     AND (${procedureId ?? null}::text IS NULL OR w."procedureId"::text = ${procedureId ?? null}) AND (${decisionId ?? null}::text IS NULL OR w."decisionId"::text = ${decisionId ?? null}) ORDER BY w."updatedAt" DESC, w.id`;
}

export type DraftEvent = { readonly seq: number; readonly act: DraftAct | 'start'; readonly at: Date; readonly actorName: string | null; readonly comment: string | null };

/** What was done with a draft, newest first. */
export const listDraftEvents = (agencyId: number, draftId: string): Promise<DraftEvent[]> =>
  db().$queryRaw<DraftEvent[]>`
    SELECT e.seq, e.act, e.at, s.name AS "actorName", e.comment FROM procedure_draft_event e LEFT JOIN staff s ON s."agencyId" = e."agencyId" AND s.id = e."actorId"
     WHERE e."agencyId" = ${agencyId} AND e."draftId"::text = ${draftId} ORDER BY e.seq DESC`;

export type NewDraft = {
  readonly id: string;
  readonly change: ChangeKind;
  readonly procedureId: string | null;
  readonly baseVersionId: string | null;
  readonly replacesId: string | null;
  readonly decisionId: string | null;
  readonly form: DraftForm;
  readonly isSample?: boolean;
};

/** Writes a new draft with its first event. `actorId` null: it came out of a file. */
export async function insertDraft(tx: Tx, agencyId: number, draft: NewDraft, actorId: string | null, at: Date): Promise<void> {
  const { form, isSample = false, ...rest } = draft;
  await tx.procedureDraft.create({ data: { agencyId, ...rest, isSample, state: 'draft', form, name: form.name.slice(0, 1_000), createdById: actorId, createdAt: at, updatedById: actorId, updatedAt: at } });
  await appendDraftEvent(tx, agencyId, { draftId: draft.id, act: 'start', actorId, at, form });
}

/** The next event of a draft. The draft is held by the transaction, so the numbers have no gaps. */
export async function appendDraftEvent(tx: Tx, agencyId: number, event: { readonly draftId: string; readonly act: DraftAct | 'start'; readonly actorId: string | null; readonly at: Date; readonly comment?: string | null; readonly form?: DraftForm }): Promise<void> {
  const seq = 1 + (await tx.procedureDraftEvent.count({ where: { agencyId, draftId: event.draftId } }));
  await tx.procedureDraftEvent.create({ data: { agencyId, draftId: event.draftId, seq, act: event.act, actorId: event.actorId, at: event.at, comment: event.comment ?? null, form: event.form ?? Prisma.DbNull } });
}

export async function updateDraft(tx: Tx, agencyId: number, draftId: string, data: { readonly state?: DraftState; readonly form?: DraftForm; readonly decisionId?: string | null; readonly versionId?: string; readonly procedureId?: string }, by: { readonly staffId: string; readonly at: Date }): Promise<void> {
  await tx.procedureDraft.update({
    where: { agencyId_id: { agencyId, id: draftId } },
    data: { ...data, ...(data.form ? { name: data.form.name.slice(0, 1_000) } : {}), revision: { increment: 1 }, updatedById: by.staffId, updatedAt: by.at },
  });
}
