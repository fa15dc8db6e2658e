import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { loadCalendarIn } from '@/lib/data/calendar';
import { databaseNow, lastEventOf, lockDossier, readEventFacts, storeEventData, type Dossier, type StoredEventData } from '@/lib/data/dossier-acts';
import { inTransaction, Rollback, type Tx } from '@/lib/db/transaction';
import { listAwayOn } from '@/lib/data/absences';
import { authorityOf, type Authority } from '@/lib/domain/access/authority';
import { can, staffIdOf } from '@/lib/domain/access/can';
import type { Permission } from '@/lib/domain/access/permissions';
import { instantOfLocalTime, localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import type { LocalTime, StatutoryTerm, WorkingCalendar } from '@/lib/domain/calendar/types';
import { actRule, permissionFor, SUPPLEMENT_ASKS_ALLOWED, type DossierAct } from '@/lib/domain/dossier/acts';
import { clockPausedSince, explainClock } from '@/lib/domain/dossier/clock';
import { foldEvents, type DossierState, type EventFact } from '@/lib/domain/dossier/fold';
import { appendEvent, isEnteredLate, type AppendRefusal } from '@/lib/domain/dossier/history';
import { endStanding } from '@/lib/domain/dossier/standing';
import type { PauseRule } from '@/lib/domain/calendar/types';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { followAct } from './follow-act';
import { inTurn } from './in-turn';
import { planPaper } from './issue-act-paper';
import type { Context } from './context';

export type ActInput = {
  readonly code: string;
  readonly act: DossierAct;
  /** The number of the last event that the actor saw; null for a client that does not look first. */
  readonly seen: number | null;
  readonly legalAt?: LocalTime | undefined;
  readonly reason?: string | undefined;
  readonly data?: StoredEventData | undefined;
  readonly voidsSeq?: number | undefined;
  readonly batchId?: string | undefined;
};

export type ActRefusal =
  | AppendRefusal
  | { readonly name: 'NoSuchDossier' }
  | { readonly name: 'NotPermitted' }
  /** What the voided event had taken was given back meanwhile. */
  | { readonly name: 'PaymentRefunded' }
  /** The file of the result is not one that this person has brought. */
  | { readonly name: 'FileUnknown' }
  | { readonly name: 'Stale'; readonly act: string; readonly by: string; readonly at: LocalTime }
  | { readonly name: 'LateEntryNeedsReason' }
  | { readonly name: 'SupplementAsksUsed' }
  | { readonly name: 'DuePassed'; readonly due: LocalTime }
  | { readonly name: 'TargetNotAfterDue'; readonly due: LocalTime };

export type ActDone = { readonly code: string; readonly seq: number; readonly state: DossierState; readonly originalDue: LocalTime | null };

const instant = (time: LocalTime | null) => (time ? new Date(instantOfLocalTime(time)) : null);
const termOf = (dossier: Dossier): StatutoryTerm => (dossier.termUnit === 'same-day' ? { unit: 'same-day' } : { unit: dossier.termUnit as 'working-day', value: dossier.termValue });

/** The columns of a dossier that are caches of its events, as the state and the calendar make them. */
export function cachesOf(dossier: Dossier, state: DossierState, calendar: WorkingCalendar, now: LocalTime) {
  const pauseRule = dossier.pauseRule as PauseRule;
  // While it stands still the stored date leaves the open wait out; screens reckon "if resumed today" themselves.
  const closed = { ...state, pauses: state.pauses.filter((pause) => pause.to !== null) };
  const reading = explainClock(closed, { term: termOf(dossier), pauseRule }, calendar, now);
  const due = reading.ok ? reading.value.due : null;
  const pausedSince = clockPausedSince(state.pausedSince, state.pauseCause, pauseRule);
  return {
    status: state.status,
    submittedAt: instant(state.submittedAt),
    receivedAt: instant(state.receivedAt),
    originalDueAt: instant(due),
    isDueProvisional: reading.ok && reading.value.provisional,
    dueSteps: reading.ok ? (JSON.parse(JSON.stringify(reading.value.days)) as object) : undefined,
    calendarVersion: Number(calendar.version),
    secondTargetAt: instant(state.secondTarget),
    pausedAt: instant(pausedSince),
    pauseCause: pausedSince ? state.pauseCause : null,
    resolvedAt: instant(state.resolvedAt),
    endedAt: instant(state.endedAt),
    returnedAt: instant(state.returnedAt),
    resultKind: state.resultKind,
    endStanding: state.endedAt && due ? endStanding(state.endedAt, due, termOf(dossier).unit, calendar) : null,
    ...(state.holdingUnitId ? { holdingUnitId: state.holdingUnitId } : {}),
    holderId: state.holderId,
    currentStep: state.currentStep,
    supplementAsks: state.supplementAsks,
  };
}

function ruleRefusal(input: ActInput, before: DossierState, dossier: Dossier, legalAt: LocalTime): ActRefusal | null {
  const needs: readonly string[] = actRule(input.act).facts;
  if (needs.includes('supplement-asks-left') && before.status !== 'submitted' && before.supplementAsks >= SUPPLEMENT_ASKS_ALLOWED) return { name: 'SupplementAsksUsed' };
  const due = dossier.originalDueAt ? localTimeOfInstant(dossier.originalDueAt.getTime()) : null;
  // An apology is written before or on the due date; it never makes a late dossier punctual.
  if (needs.includes('due-not-passed') && due && before.pausedSince === null && legalAt.on > due.on) return { name: 'DuePassed', due };
  if (input.act === 'apologise' && due && input.data?.secondTarget && input.data.secondTarget.on <= due.on) return { name: 'TargetNotAfterDue', due };
  return null;
}

/** The unit in which this person acts on this dossier: one of theirs, or of the absent person for whom they act, that holds or handles it, else their first. */
const actingUnit = (ctx: Context, dossier: Dossier, authority: Authority): string | null => {
  const absent = authority.kind === 'for' ? ctx.actor.actsFor?.find(({ staffId }) => staffId === authority.staffId) : undefined;
  const units = (absent ?? ctx.actor).roles.map((role) => role.unitId);
  return units.find((unit) => unit === dossier.holdingUnitId) ?? units.find((unit) => unit === dossier.handlingUnitId) ?? units[0] ?? null;
};

/** Whom an event names as the next holder, when that person is away: the file is theirs, and whoever stands in sees it at once. */
async function standInOf(tx: Tx, agencyId: number, data: StoredEventData | undefined, now: LocalTime): Promise<{ standInId?: string }> {
  const given = data?.toStaffId;
  const away = given ? (await listAwayOn(tx, agencyId, now.on, [given])).get(given) : undefined;
  return away ? { standInId: away.delegateId } : {};
}

/**
 * One act inside a transaction that is already open. Throws Rollback with the refusal. `by` is the permission asked for
 * instead of the act's own, where another act that the person may do brings this one with it. `at` is the time of sample
 * data; everything else is entered when the database says it is.
 */
export async function performActIn(tx: Tx, ctx: Context, input: ActInput, { by, at }: { readonly by?: Permission; readonly at?: Date } = {}): Promise<ActDone> {
  const { agencyId } = ctx.actor;
  const stop = (refusal: ActRefusal): never => {
    throw new Rollback(refusal);
  };
  const dossier = await lockDossier(tx, agencyId, input.code);
  if (!dossier) return stop({ name: 'NoSuchDossier' });
  const units = [dossier.holdingUnitId, dossier.handlingUnitId];
  if (!can(ctx.actor, 'dossier:view', units)) return stop({ name: 'NoSuchDossier' });
  if (input.seen !== null && input.seen !== dossier.eventCount) return stop({ name: 'Stale', ...(await lastEventOf(tx, agencyId, dossier.id)) });
  const events = await readEventFacts(tx, agencyId, dossier.id);
  const before = foldEvents(events);
  if (!before.ok) return stop(before.refusal);
  const authority = authorityOf(ctx.actor, by ?? permissionFor(input.act, before.value.status), units, dossier.holderId);
  if (authority === null) return stop({ name: 'NotPermitted' });
  const onBehalf = authority.kind === 'for' ? { forStaffId: authority.staffId } : {};
  const enteredAt = at ?? (await databaseNow(tx));
  const now = localTimeOfInstant(enteredAt.getTime());
  const legalAt = input.legalAt ?? now;
  if (isEnteredLate(legalAt, now) && !input.reason) return stop({ name: 'LateEntryNeedsReason' });
  const seq = dossier.eventCount + 1;
  const actorId = staffIdOf(ctx.actor);
  const data: StoredEventData = { ...input.data, ...onBehalf, ...(await standInOf(tx, agencyId, input.data, now)), ...(ctx.actor.client ? { client: ctx.actor.client.name } : {}) };
  const event: EventFact = { seq, act: input.act, legalAt, enteredAt: now, actorId, actorUnitId: actingUnit(ctx, dossier, authority), voidsSeq: input.voidsSeq ?? null, data };
  const appended = appendEvent(events, event, now);
  if (!appended.ok) return stop(appended.refusal);
  const wrong = ruleRefusal(input, before.value, dossier, legalAt);
  if (wrong) return stop(wrong);
  const state = appended.value;
  const calendar = await loadCalendarIn(tx, agencyId);
  const caches = cachesOf(dossier, state, calendar, now);
  const paper = planPaper(input, state);
  await tx.dossierEvent.create({
    data: { agencyId, dossierId: dossier.id, seq, act: input.act, statusAfter: state.status, legalAt: new Date(instantOfLocalTime(legalAt)), enteredAt, actorId, actorUnitId: event.actorUnitId, reason: input.reason ?? null, data: storeEventData(paper ? { ...data, paperId: paper.id } : data), voidsSeq: input.voidsSeq ?? null, batchId: input.batchId ?? null },
  });
  const updated = await tx.dossier.update({ where: { agencyId_id: { agencyId, id: dossier.id } }, data: { ...caches, eventCount: seq, lastEventAt: enteredAt } });
  await followAct(tx, ctx, { before: dossier, after: updated, event, input, calendar, paper });
  await appendAudit(tx, { agencyId, actorId, action: `dossier:${input.act}`, subject: `dossier:${dossier.code}`, at: enteredAt, detail: { seq, legalAt, statusAfter: state.status, ...onBehalf, ...(authority.kind === 'for' ? { forName: authority.name } : {}), ...(ctx.actor.client ? { client: ctx.actor.client.name, tokenId: ctx.actor.staffId } : {}), ...(input.reason ? { reason: input.reason } : {}), ...(input.voidsSeq ? { voidsSeq: input.voidsSeq } : {}) } });
  return { code: dossier.code, seq, state, originalDue: caches.originalDueAt ? localTimeOfInstant(caches.originalDueAt.getTime()) : null };
}

/**
 * Does one act on a dossier: facts, rules, then the event, the caches, its paper, its notices and its audit row, together or
 * not at all. Of two people who act on one state the first wins; the other is told who did what and when.
 */
export async function performAct(ctx: Context, input: ActInput): Promise<Result<ActDone, ActRefusal>> {
  try {
    return ok(await inTurn(`${ctx.actor.agencyId} ${input.code}`, () => inTransaction((tx) => performActIn(tx, ctx, input))));
  } catch (error) {
    if (error instanceof Rollback) return refuse(error.refusal as ActRefusal);
    throw error;
  }
}
