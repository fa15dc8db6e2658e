import 'server-only';
import { theAgency } from '@/lib/data/agency';
import { loadCalendar } from '@/lib/data/calendar';
import { addApologyDraft, listAnswerable, listDueBy, listUntouched, type WatchedDossier } from '@/lib/data/clock-watch';
import { queueNotices, type NoticeInput } from '@/lib/data/notices';
import { inTransaction } from '@/lib/db/transaction';
import { instantOfLocalTime, localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { addDays } from '@/lib/domain/calendar/plain-date';
import { closingOn, nextWorkingDay } from '@/lib/domain/calendar/working-calendar';
import type { LocalTime, TermUnit, WorkingCalendar } from '@/lib/domain/calendar/types';
import { standingAt } from '@/lib/domain/dossier/standing';
import { now } from '@/lib/platform/clock';
import { formatDateTime } from '@/lib/text/format';
import type { NoticeTemplate } from '@/lib/text/notices';

const PAGE = 500;
/** Nothing entered on a dossier for so many calendar days: someone should look. */
export const UNTOUCHED_AFTER_DAYS = 7;

const closeOf = (on: LocalTime['on'], calendar: WorkingCalendar): LocalTime => ({ on, minute: closingOn(on, calendar) });

/**
 * The date proposed in a draft apology: half the limit again, at least one working day, at the close of that day.
 * It is a proposal; the leader writes the date that holds.
 */
export function proposedTarget(due: LocalTime, termUnit: string, termValue: number, calendar: WorkingCalendar): LocalTime {
  const days = termUnit === 'working-day' || termUnit === 'calendar-day' ? Math.max(1, Math.ceil(termValue / 2)) : 1;
  let on = due.on;
  for (let step = 0; step < days; step++) on = nextWorkingDay(on, calendar);
  return closeOf(on, calendar);
}

/** The last instant that still counts as soon: the close of the second working day after today. */
function soonUntil(today: LocalTime, calendar: WorkingCalendar): LocalTime {
  const tomorrow = nextWorkingDay(today.on, calendar);
  return closeOf(nextWorkingDay(tomorrow, calendar), calendar);
}

/**
 * Looks at every open dossier that is due soon, today, or late, and at those that nobody touched: tells the holder, the head
 * of the unit and, when it is late, the leader, each once a day; before a due instant passes a draft apology waits.
 * Any number of workers may run it at once: drafts and notices are unique in the database.
 */
export async function watchClock(at: Date = now()): Promise<{ notices: number; drafts: number }> {
  const { id: agencyId } = await theAgency();
  const calendar = await loadCalendar(agencyId);
  const { heads, leaders } = await listAnswerable(agencyId);
  const here = localTimeOfInstant(at.getTime());
  const until = new Date(instantOfLocalTime(soonUntil(here, calendar)));
  let notices = 0;
  let drafts = 0;

  const tell = (dossier: WatchedDossier, template: NoticeTemplate, data: Record<string, string>, also: readonly string[] = []): NoticeInput[] => {
    const near = dossier.holderId ? [dossier.holderId] : (heads.get(dossier.holdingUnitId) ?? []);
    return [...new Set([...near, ...also])].map((recipient) => ({ agencyId, dossierId: dossier.id, channel: 'in-app', recipient, template, data: { code: dossier.code, ...data }, dedupeKey: `${dossier.id}:${template}:${here.on}:${recipient}` }));
  };

  for (let afterId: string | null = null; ; ) {
    const page: WatchedDossier[] = await listDueBy(agencyId, until, afterId, PAGE);
    for (const dossier of page) {
      if (!dossier.originalDueAt) continue;
      const due = localTimeOfInstant(dossier.originalDueAt.getTime());
      const standing = standingAt(here, { originalDue: due, unit: dossier.termUnit as TermUnit, pausedSince: null, endedAt: null }, calendar);
      const words = { due: formatDateTime(due) };
      const unitHeads = heads.get(dossier.holdingUnitId) ?? [];
      const told = standing === 'overdue' ? tell(dossier, 'staff-overdue', words, [...unitHeads, ...leaders]) : standing === 'due-today' ? tell(dossier, 'staff-due-today', words, unitHeads) : tell(dossier, 'staff-due-soon', words);
      await inTransaction(async (tx) => {
        notices += await queueNotices(tx, told, at);
        if (standing !== 'due-today' || dossier.secondTargetAt) return;
        const target = proposedTarget(due, dossier.termUnit, dossier.termValue, calendar);
        const isNew = await addApologyDraft(tx, { agencyId, dossierId: dossier.id, dueAt: new Date(instantOfLocalTime(due)), proposedTarget: new Date(instantOfLocalTime(target)), reason: '', createdAt: at });
        if (!isNew) return;
        drafts += 1;
        notices += await queueNotices(tx, tell(dossier, 'staff-apology-draft', { ...words, secondTarget: formatDateTime(target) }, leaders), at);
      });
    }
    if (page.length < PAGE) break;
    afterId = page.at(-1)?.id ?? null;
  }
  const quietSince = new Date(instantOfLocalTime({ on: addDays(here.on, -UNTOUCHED_AFTER_DAYS), minute: here.minute }));
  const untouched = await listUntouched(agencyId, quietSince);
  if (untouched.length > 0) notices += await inTransaction((tx) => queueNotices(tx, untouched.flatMap((dossier) => tell(dossier, 'staff-untouched', { since: formatDateTime(localTimeOfInstant(dossier.lastEventAt.getTime())) })), at));
  return { notices, drafts };
}
