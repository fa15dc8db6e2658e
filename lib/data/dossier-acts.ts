import 'server-only';
import { Prisma, type Dossier } from '@/prisma/generated/client';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import { formatLocalTime, localTimeOfInstant, parseLocalTime } from '@/lib/domain/calendar/local-time';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { isDossierAct } from '@/lib/domain/dossier/acts';
import type { EventData, EventFact } from '@/lib/domain/dossier/fold';

export type { Dossier };

type Reader = Tx | ReturnType<typeof db>;
/** What an event stores besides its act: the fields that the fold reads, and the words that screens and papers show. */
export type StoredEventData = EventData & Readonly<Record<string, unknown>>;

const TIMES = ['replyBy', 'secondTarget'] as const;

/** Local times are stored as text, so that no time zone can move them. */
export function storeEventData(data: StoredEventData): Prisma.InputJsonObject {
  const plain: Record<string, unknown> = { ...data };
  for (const key of TIMES) if (data[key]) plain[key] = formatLocalTime(data[key] as LocalTime);
  return JSON.parse(JSON.stringify(plain)) as Prisma.InputJsonObject;
}

export function readEventData(stored: unknown): StoredEventData {
  const plain = { ...(stored && typeof stored === 'object' ? (stored as Record<string, unknown>) : {}) };
  for (const key of TIMES) {
    const time = typeof plain[key] === 'string' ? parseLocalTime(plain[key]) : null;
    if (time) plain[key] = time;
    else delete plain[key];
  }
  return plain as StoredEventData;
}

/** The whole history of a dossier as the fold reads it, in order. */
export async function readEventFacts(reader: Reader, agencyId: number, dossierId: string): Promise<EventFact[]> {
  const rows = await reader.dossierEvent.findMany({ where: { agencyId, dossierId }, orderBy: { seq: 'asc' } });
  return rows.map((row) => {
    if (!isDossierAct(row.act)) throw new Error(`Unknown act in an event: ${row.act}`);
    return {
      seq: row.seq, act: row.act, actorId: row.actorId, actorUnitId: row.actorUnitId, voidsSeq: row.voidsSeq, data: readEventData(row.data),
      legalAt: localTimeOfInstant(row.legalAt.getTime()), enteredAt: localTimeOfInstant(row.enteredAt.getTime()),
    };
  });
}

/** The dossier's row, held until the transaction ends: acts on one dossier happen one after the other. */
export async function lockDossier(tx: Tx, agencyId: number, code: string): Promise<Dossier | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM dossier WHERE "agencyId" = ${agencyId} AND code = ${code} FOR UPDATE`;
  return rows[0] ? tx.dossier.findUniqueOrThrow({ where: { agencyId_id: { agencyId, id: rows[0].id } } }) : null;
}

/** Who did the last thing to a dossier, what and when: said to the person whose act came too late. */
export async function lastEventOf(tx: Tx, agencyId: number, dossierId: string) {
  const event = await tx.dossierEvent.findFirst({ where: { agencyId, dossierId }, orderBy: { seq: 'desc' } });
  const actor = event?.actorId ? await tx.staff.findUnique({ where: { agencyId_id: { agencyId, id: event.actorId } }, select: { name: true } }) : null;
  const client = event ? (readEventData(event.data) as { client?: unknown }).client : null;
  return { act: event?.act ?? '', by: actor?.name ?? (typeof client === 'string' ? client : 'người nộp hồ sơ'), at: localTimeOfInstant((event?.enteredAt ?? new Date(0)).getTime()) };
}

/** The database's own time: the machine's clock may be wrong, and the first to act is decided here. */
export async function databaseNow(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS at`;
  if (!row) throw new Error('no time');
  return row.at;
}

/** What the form of an act shows of its dossier. */
export const findForAct = (agencyId: number, code: string) =>
  db().dossier.findUnique({
    where: { agencyId_code: { agencyId, code } },
    select: { id: true, code: true, status: true, eventCount: true, applicantName: true, holdingUnitId: true, handlingUnitId: true, holderId: true, originalDueAt: true, supplementAsks: true },
  });

/** People who may be given a file, with the units they work in. */
export async function listAssignable(agencyId: number): Promise<{ id: string; name: string; title: string; unitIds: readonly string[] }[]> {
  const [staff, roles] = await Promise.all([
    db().staff.findMany({ where: { agencyId, isActive: true }, orderBy: { name: 'asc' }, select: { id: true, name: true, title: true } }),
    db().staffRole.findMany({ where: { agencyId, role: { in: ['officer', 'unit-head', 'leader', 'reception'] } } }),
  ]);
  return staff.map((person) => ({ ...person, unitIds: [...new Set(roles.filter((role) => role.staffId === person.id).map((role) => role.unitId))] })).filter((person) => person.unitIds.length > 0);
}

/** The whole history of a dossier, read outside a transaction. */
export const readHistory = (agencyId: number, dossierId: string): Promise<EventFact[]> => readEventFacts(db(), agencyId, dossierId);
