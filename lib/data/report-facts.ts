import 'server-only';
import { db } from '@/lib/db/client';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { isDossierAct } from '@/lib/domain/dossier/acts';
import type { EventFact } from '@/lib/domain/dossier/fold';
import { readEventData } from './dossier-acts';

export type ReportRow = {
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly channel: string;
  readonly sectorId: string;
  readonly procedureId: string;
  readonly handlingUnitId: string;
  readonly holderId: string | null;
  readonly termUnit: string;
  readonly termValue: number;
  readonly pauseRule: string;
  readonly receivedAt: Date | null;
  readonly endedAt: Date | null;
  readonly originalDueAt: Date | null;
  readonly pausedAt: Date | null;
  readonly pauseCause: string | null;
  readonly endStanding: string | null;
  readonly resultKind: string | null;
  readonly lastEventAt: Date;
};

/**
 * A page, by id, of the dossiers that a report of this span may count: received by its end and not ended before its begin,
 * or touched after `known`, in which case the columns say more than was known then.
 */
export const readReportPage = (agencyId: number, span: { from: Date; until: Date; known: Date }, afterId: string | null, limit: number): Promise<ReportRow[]> =>
  db().dossier.findMany({
    where: {
      agencyId,
      ...(afterId ? { id: { gt: afterId } } : {}),
      receivedAt: { lt: span.until },
      OR: [{ endedAt: null }, { endedAt: { gte: span.from } }, { lastEventAt: { gt: span.known } }],
    },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true, code: true, status: true, channel: true, sectorId: true, procedureId: true, handlingUnitId: true, holderId: true, termUnit: true, termValue: true, pauseRule: true, receivedAt: true, endedAt: true, originalDueAt: true, pausedAt: true, pauseCause: true, endStanding: true, resultKind: true, lastEventAt: true },
  });

/** The events of these dossiers that were entered by `known` and happened before `until`; corrections known by then count whenever they happened. */
export async function readEventsKnown(agencyId: number, dossierIds: readonly string[], until: Date, known: Date): Promise<ReadonlyMap<string, readonly EventFact[]>> {
  const rows = await db().dossierEvent.findMany({
    where: { agencyId, dossierId: { in: [...dossierIds] }, enteredAt: { lte: known }, OR: [{ legalAt: { lt: until } }, { act: 'correct' }] },
    orderBy: [{ dossierId: 'asc' }, { seq: 'asc' }],
    select: { dossierId: true, seq: true, act: true, legalAt: true, enteredAt: true, actorId: true, actorUnitId: true, voidsSeq: true, data: true },
  });
  const byDossier = new Map<string, EventFact[]>();
  for (const row of rows) {
    if (!isDossierAct(row.act)) throw new Error(`Unknown act in an event: ${row.act}`);
    const fact: EventFact = { seq: row.seq, act: row.act, actorId: row.actorId, actorUnitId: row.actorUnitId, voidsSeq: row.voidsSeq, data: readEventData(row.data), legalAt: localTimeOfInstant(row.legalAt.getTime()), enteredAt: localTimeOfInstant(row.enteredAt.getTime()) };
    byDossier.set(row.dossierId, [...(byDossier.get(row.dossierId) ?? []), fact]);
  }
  return byDossier;
}
