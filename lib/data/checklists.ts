import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { ChecklistItem, ChecklistQuestion, ChecklistState } from '@/lib/domain/inspection/checklist';
import { dateColumn, plainDateOf } from '@/lib/platform/clock';

export type ChecklistHead = {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly validFrom: PlainDate | null;
  readonly validTo: PlainDate | null;
  readonly state: ChecklistState;
  readonly basis: string | null;
  readonly revision: number;
  readonly sha256: string | null;
  readonly isSample: boolean;
  readonly createdById: string | null;
  readonly createdByName: string | null;
  readonly approvedByName: string | null;
  readonly approvedAt: Date | null;
  readonly itemCount: number;
  readonly autoCount: number;
  /** How many inspections are held by it. */
  readonly inspections: number;
};
export type Checklist = ChecklistHead & { readonly items: readonly ChecklistItem[]; readonly questions: readonly ChecklistQuestion[] };

type HeadRow = Omit<ChecklistHead, 'validFrom' | 'validTo'> & { readonly validFrom: Date | null; readonly validTo: Date | null };

const HEADS = `
  SELECT v.id, v.number, v.title, v."validFrom", v."validTo", v.state, v.basis, v.revision, v.sha256, v."isSample", v."createdById", c.name AS "createdByName", a.name AS "approvedByName", v."approvedAt",
         (SELECT count(*)::int FROM checklist_item i WHERE i."agencyId" = v."agencyId" AND i."versionId" = v.id) AS "itemCount",
         (SELECT count(*)::int FROM checklist_item i WHERE i."agencyId" = v."agencyId" AND i."versionId" = v.id AND i."autoRule" IS NOT NULL) AS "autoCount",
         (SELECT count(*)::int FROM inspection n WHERE n."agencyId" = v."agencyId" AND n."checklistVersionId" = v.id) AS inspections
    FROM checklist_version v LEFT JOIN staff c ON c."agencyId" = v."agencyId" AND c.id = v."createdById" LEFT JOIN staff a ON a."agencyId" = v."agencyId" AND a.id = v."approvedById"`;

const headOf = (row: HeadRow): ChecklistHead => ({ ...row, validFrom: row.validFrom && plainDateOf(row.validFrom), validTo: row.validTo && plainDateOf(row.validTo) });

/** All versions, the newest first. */
export async function listChecklists(agencyId: number): Promise<ChecklistHead[]> {
  return (await db().$queryRawUnsafe<HeadRow[]>(`${HEADS} WHERE v."agencyId" = $1 ORDER BY v.number DESC`, agencyId)).map(headOf);
}

const ITEM = { itemKey: true, number: true, section: true, sectionTitle: true, question: true, legalBasis: true, isBasisVerified: true, autoRule: true, autoHint: true, weight: true } as const;
const QUESTION = { code: true, ordinal: true, question: true } as const;
type Reader = Pick<Tx, 'checklistItem' | 'checklistQuestion'>;

/** The items of a version in their order. */
export const readChecklistItems = (agencyId: number, versionId: string, tx: Reader = db()): Promise<ChecklistItem[]> => tx.checklistItem.findMany({ where: { agencyId, versionId }, orderBy: { number: 'asc' }, select: ITEM });
/** The questions of the dossier sheet of a version in their order. */
export const readChecklistQuestions = (agencyId: number, versionId: string, tx: Reader = db()): Promise<ChecklistQuestion[]> => tx.checklistQuestion.findMany({ where: { agencyId, versionId }, orderBy: { ordinal: 'asc' }, select: QUESTION });

async function whole(agencyId: number, row: HeadRow | undefined): Promise<Checklist | null> {
  if (!row) return null;
  const [items, questions] = await Promise.all([readChecklistItems(agencyId, row.id), readChecklistQuestions(agencyId, row.id)]);
  return { ...headOf(row), items, questions };
}

/** One version by its number; null when there is none. */
export const findChecklist = async (agencyId: number, number: number): Promise<Checklist | null> => whole(agencyId, (await db().$queryRawUnsafe<HeadRow[]>(`${HEADS} WHERE v."agencyId" = $1 AND v.number = $2`, agencyId, number))[0]);
/** One version by its id: what an inspection holds. */
export const findChecklistById = async (agencyId: number, id: string): Promise<Checklist | null> => whole(agencyId, (await db().$queryRawUnsafe<HeadRow[]>(`${HEADS} WHERE v."agencyId" = $1 AND v.id = $2::uuid`, agencyId, id))[0]);

/** The version that an inspection planned on this day is held by; null when there is none. */
export async function findChecklistInForce(agencyId: number, on: PlainDate, tx: Pick<Tx, 'checklistVersion'> = db()): Promise<{ readonly id: string; readonly number: number; readonly title: string } | null> {
  return tx.checklistVersion.findFirst({
    where: { agencyId, state: { in: ['in-force', 'ended'] }, validFrom: { lte: dateColumn(on) }, OR: [{ validTo: null }, { validTo: { gte: dateColumn(on) } }] },
    orderBy: { number: 'desc' }, select: { id: true, number: true, title: true },
  });
}

/** Every key that any version has used: a new question takes none of them. */
export async function usedChecklistKeys(tx: Tx, agencyId: number): Promise<{ readonly items: string[]; readonly questions: string[] }> {
  const items = await tx.checklistItem.findMany({ where: { agencyId }, distinct: ['itemKey'], select: { itemKey: true } });
  const questions = await tx.checklistQuestion.findMany({ where: { agencyId }, distinct: ['code'], select: { code: true } });
  return { items: items.map(({ itemKey }) => itemKey), questions: questions.map(({ code }) => code) };
}

export type LockedChecklist = { readonly id: string; readonly number: number; readonly state: ChecklistState; readonly revision: number; readonly createdById: string | null };

/** The version, locked until the end of the transaction: two editors wait for each other. */
export async function lockChecklist(tx: Tx, agencyId: number, number: number): Promise<LockedChecklist | null> {
  const rows = await tx.$queryRaw<LockedChecklist[]>`SELECT id, number, state, revision, "createdById" FROM checklist_version WHERE "agencyId" = ${agencyId} AND number = ${number} FOR UPDATE`;
  return rows[0] ?? null;
}

/** Everyone who wrote a word of a draft: none of them approves it. */
export async function checklistAuthors(tx: Tx, agencyId: number, number: number): Promise<Set<string>> {
  const rows = await tx.auditEntry.findMany({ where: { agencyId, subject: `checklist:${number}`, action: { in: ['checklist:copy', 'checklist:edit'] } }, select: { actorId: true }, distinct: ['actorId'] });
  return new Set(rows.flatMap(({ actorId }) => (actorId ? [actorId] : [])));
}

/** Writes the items and questions of a draft anew. The caller has locked it and seen that it is a draft. */
export async function replaceChecklistContent(tx: Tx, agencyId: number, versionId: string, items: readonly ChecklistItem[], questions: readonly ChecklistQuestion[]): Promise<void> {
  await tx.checklistItem.deleteMany({ where: { agencyId, versionId } });
  await tx.checklistQuestion.deleteMany({ where: { agencyId, versionId } });
  await tx.checklistItem.createMany({ data: items.map((item) => ({ agencyId, versionId, ...item })) });
  await tx.checklistQuestion.createMany({ data: questions.map((question) => ({ agencyId, versionId, ...question })) });
}
