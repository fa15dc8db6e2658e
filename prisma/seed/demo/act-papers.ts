import { readEventFacts } from '@/lib/data/dossier-acts';
import type { Tx } from '@/lib/db/transaction';
import type { Actor } from '@/lib/domain/access/can';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import type { EventFact } from '@/lib/domain/dossier/fold';
import { instantOf } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/new-id';
import type { NumberedKind } from '@/lib/text/paper/act-papers';
import { loadCalendarIn } from '@/lib/data/calendar';
import { issueActPaper } from '@/lib/usecases/issue-act-paper';
import { AGENCY_ID } from '../reference';

const KIND_OF: Readonly<Record<string, NumberedKind>> = { decline: 'intake-refusal', 'request-supplement': 'supplement-request', 'request-payment': 'payment-request', stop: 'stop-notice', apologise: 'apology-notice' };

/** What the desk answers an online submission with, which has no due date yet. */
const BEFORE_INTAKE: ReadonlySet<NumberedKind> = new Set(['intake-refusal', 'supplement-request']);

/** Dossiers of the office of 2017 keep their receipts alone: a later paper of theirs is nobody's question. */
const FROM = instantOf({ on: plainDate('2025-09-15'), minute: 0 });

type Line = { dossierId: string; seq: number; act: string; reason: string | null; actorId: string | null; actorName: string | null; actorTitle: string | null };

const legalBasisOf = (data: EventFact['data'] & { readonly legalBases?: unknown }): string => (Array.isArray(data.legalBases) ? data.legalBases.filter((line) => typeof line === 'string').join('\n') : '');

/**
 * The papers that the acts of the sample dossiers made: numbered through their books in the order in which the acts were
 * entered. Nothing is typeset: a paper is its data and their hash.
 */
export async function loadActPapers(tx: Tx): Promise<void> {
  const lines = await tx.$queryRaw<Line[]>`
    SELECT e."dossierId", e.seq, e.act, e.reason, e."actorId", s.name AS "actorName", s.title AS "actorTitle" FROM dossier_event e
      JOIN dossier d ON d."agencyId" = e."agencyId" AND d.id = e."dossierId"
      LEFT JOIN staff s ON s."agencyId" = e."agencyId" AND s.id = e."actorId"
     WHERE e."agencyId" = ${AGENCY_ID} AND d."isSample" AND COALESCE(d."receivedAt", d."submittedAt") >= ${FROM} AND e.act = ANY(${Object.keys(KIND_OF)}) AND e.data->>'paperId' IS NULL
       AND NOT EXISTS (SELECT 1 FROM paper p WHERE p."agencyId" = d."agencyId" AND p."dossierId" = d.id AND p.kind <> 'intake-receipt')
     ORDER BY e."enteredAt", e."dossierId", e.seq`;
  const calendar = await loadCalendarIn(tx, AGENCY_ID);
  for (const line of lines) {
    const kind = KIND_OF[line.act];
    const dossier = await tx.dossier.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY_ID, id: line.dossierId } } });
    const event = (await readEventFacts(tx, AGENCY_ID, line.dossierId)).find(({ seq }) => seq === line.seq);
    if (!kind || !event || (!dossier.originalDueAt && !BEFORE_INTAKE.has(kind)) || (kind === 'apology-notice' && !event.data?.secondTarget)) continue;
    const after = { ...dossier, lastEventAt: instantOf(event.enteredAt) };
    const actor: Actor = { staffId: line.actorId ?? '', agencyId: AGENCY_ID, name: line.actorName ?? '', title: line.actorTitle ?? '', roles: [], ...(line.actorId === null ? { client: { name: '', may: [] } } : {}) };
    const input = { code: dossier.code, act: event.act, seen: null, reason: line.reason ?? undefined, data: { ...event.data, legalBasis: legalBasisOf(event.data ?? {}) } };
    await issueActPaper(tx, { actor }, { before: after, after, event, input, calendar, paper: null }, { id: newId(), kind });
  }
}
