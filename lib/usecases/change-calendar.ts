import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { loadCalendarIn, lockCalendar } from '@/lib/data/calendar';
import { updateDueDates, type NewDue } from '@/lib/data/calendar-dossiers';
import { listCalendarRevisions, listSpecialDays, setYearDecision, writeCalendarRevision } from '@/lib/data/calendar-records';
import { inTransaction, type Tx } from '@/lib/db/transaction';
import { formatLocalTime, instantOfLocalTime } from '@/lib/domain/calendar/local-time';
import { applyEffect, resolveChange, type CalendarChange, type CalendarEffect, type ChangeProblem, type DayDecision } from '@/lib/domain/calendar/notice';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { changeNote } from '@/lib/text/calendar-words';
import type { Context } from './context';
import { walkExplainedDueDates, type Calendars, type DueMove } from './preview-calendar-moves';

export type CalendarRefusal =
  | { readonly name: 'CalendarChangedMeanwhile'; readonly byName: string | null; readonly at: Date; readonly note: string }
  | { readonly name: 'ChangeHasProblems'; readonly problems: readonly ChangeProblem[] };

export type CalendarChanged = { readonly version: number; readonly note: string; readonly open: number; readonly moved: number; readonly unreadable: readonly string[] };

/** More moves than this are counted in the audit row, not listed: each dossier names the revision that made its date. */
const MOVES_AUDITED = 2_000;
const TEN_MINUTES = 600_000;

const decisionOf = (change: CalendarChange): DayDecision | null => ('decision' in change ? change.decision : null);

async function recompute(tx: Tx, agencyId: number, calendars: Calendars, version: number) {
  const moves: DueMove[] = [];
  const walked = await walkExplainedDueDates(tx, agencyId, calendars, async (page) => {
    for (const { move } of page) if (move && moves.length < MOVES_AUDITED) moves.push(move);
    const dues = page.map(({ dossier, due }): NewDue => ({ id: dossier.id, originalDueAt: new Date(instantOfLocalTime(due.due)), isDueProvisional: due.provisional, dueSteps: due.days }));
    await updateDueDates(tx, agencyId, version, dues);
  });
  return { ...walked, moves };
}

const auditDetail = (change: CalendarChange, effect: CalendarEffect, baseVersion: number, done: Awaited<ReturnType<typeof recompute>>) => ({
  change: change.kind, decision: decisionOf(change), dropped: effect.dropped, added: effect.added, announcedYear: effect.announcedYear, officeHours: effect.officeHours,
  baseVersion, openDossiers: done.open, movedDossiers: done.moved, notRecomputed: done.unreadable,
  moves: done.moves.map((move) => ({ code: move.code, from: move.from && formatLocalTime(move.from), to: formatLocalTime(move.to) })),
});

/**
 * Changes the working calendar and, in the same transaction, the due date of every open dossier: a new revision, the days
 * with the revisions from and until which they hold, the dates with the days that explain them, and the audit row. The date
 * printed on a receipt stays. Refused when the calendar is no longer the revision that was previewed, naming who changed it.
 */
export async function changeCalendar(ctx: Context, input: { readonly change: CalendarChange; readonly baseVersion: number }): Promise<Result<CalendarChanged, CalendarRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const { change, baseVersion } = input;
  return inTransaction(async (tx) => {
    const current = await lockCalendar(tx, agencyId);
    if (current !== baseVersion) {
      const [last] = await listCalendarRevisions(agencyId, 1, tx);
      return refuse({ name: 'CalendarChangedMeanwhile' as const, byName: last?.byName ?? null, at: last?.createdAt ?? ctx.instant, note: last?.note ?? '' });
    }
    const calendar = await loadCalendarIn(tx, agencyId);
    const resolved = resolveChange(change, calendar, await listSpecialDays(agencyId, undefined, tx));
    if (!resolved.ok) return refuse({ name: 'ChangeHasProblems' as const, problems: resolved.refusal });
    const effect = resolved.value;
    const version = current + 1;
    const note = changeNote(change, effect);
    await writeCalendarRevision(tx, { agencyId, version, at: ctx.instant, byId: staffId, note, decision: decisionOf(change) }, effect);
    if (change.kind === 'yearly-notice' && effect.announcedYear === null && change.decision !== null) await setYearDecision(tx, agencyId, change.year, change.decision);
    const done = await recompute(tx, agencyId, { before: calendar, after: applyEffect(calendar, effect, String(version)), now: ctx.now }, version);
    await appendAudit(tx, { agencyId, actorId: staffId, action: 'calendar:change', subject: `calendar:${version}`, detail: auditDetail(change, effect, baseVersion, done), at: ctx.instant });
    return ok({ version, note, open: done.open, moved: done.moved, unreadable: done.unreadable });
  }, { timeout: TEN_MINUTES });
}
