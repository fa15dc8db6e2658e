import 'server-only';
import { theAgency } from '@/lib/data/agency';
import { loadCalendar } from '@/lib/data/calendar';
import { dropLapsedDrafts, listAnswerable, listDueBy, listReplyOverdue, listUncollected, listUntouched, type UncollectedDossier, type WatchedDossier } from '@/lib/data/clock-watch';
import { databaseNow } from '@/lib/data/dossier-acts';
import { holdIdle } from '@/lib/data/dossier-watch';
import { queueNotices, type NoticeInput } from '@/lib/data/notices';
import { inTransaction } from '@/lib/db/transaction';
import { addDays } from '@/lib/domain/calendar/plain-date';
import { closingOn, nextWorkingDay } from '@/lib/domain/calendar/working-calendar';
import type { LocalTime, TermUnit, WorkingCalendar } from '@/lib/domain/calendar/types';
import { noticeAddress } from '@/lib/domain/dossier/notify';
import { standingAt } from '@/lib/domain/dossier/standing';
import { REMIND_UNCOLLECTED_AFTER_DAYS, UNTOUCHED_AFTER_DAYS } from '@/lib/domain/dossier/attention';
import { instantOf, localTimeOf } from '@/lib/platform/clock';
import { formatDateTime } from '@/lib/text/format';
import { draftApology, staffNotices, type Answerable } from './draft-apology';
import { noteOpenDossiers } from './note-watch';
import { lookupUrl } from './received-notice';

const PAGE = 500;

type Watch = { readonly agencyId: number; readonly at: Date; readonly here: LocalTime; readonly calendar: WorkingCalendar; readonly answerable: Answerable };

/** The last instant that still counts as soon: the close of the second working day after today. */
function soonUntil(today: LocalTime, calendar: WorkingCalendar): LocalTime {
  const on = nextWorkingDay(nextWorkingDay(today.on, calendar), calendar);
  return { on, minute: closingOn(on, calendar) };
}

function dueNotices(watch: Watch, dossier: WatchedDossier, due: LocalTime): NoticeInput[] {
  const { agencyId, here, calendar, answerable } = watch;
  const heads = answerable.heads.get(dossier.holdingUnitId) ?? [];
  const words = { due: formatDateTime(due) };
  const standing = standingAt(here, { originalDue: due, unit: dossier.termUnit as TermUnit, pausedSince: null, endedAt: null }, calendar);
  if (standing === 'overdue') return staffNotices(agencyId, dossier, 'staff-overdue', words, answerable, here.on, [...heads, ...answerable.leaders]);
  if (standing === 'due-today') return staffNotices(agencyId, dossier, 'staff-due-today', words, answerable, here.on, heads);
  return staffNotices(agencyId, dossier, 'staff-due-soon', words, answerable, here.on);
}

/** Due soon, today and late; before a due instant passes a draft apology waits. */
async function watchDue(watch: Watch): Promise<{ notices: number; drafts: number }> {
  const { agencyId, at, here, calendar, answerable } = watch;
  const until = instantOf(soonUntil(here, calendar));
  const done = { notices: 0, drafts: 0 };
  for (let afterId: string | null = null; ; ) {
    const page: WatchedDossier[] = await listDueBy(agencyId, until, afterId, PAGE);
    for (const dossier of page) {
      if (!dossier.originalDueAt) continue;
      const told = dueNotices(watch, dossier, localTimeOf(dossier.originalDueAt));
      await inTransaction(async (tx) => {
        // Whoever acts on it at this moment writes the draft; the next round tells what is left to tell.
        if (!(await holdIdle(tx, agencyId, [dossier.id])).has(dossier.id)) return;
        done.notices += await queueNotices(tx, told, at);
        const drafted = await draftApology(tx, agencyId, dossier, calendar, at, answerable);
        done.notices += drafted.notices;
        done.drafts += drafted.drafts;
      });
    }
    if (page.length < PAGE) return done;
    afterId = page.at(-1)?.id ?? null;
  }
}

/** A reminder to the applicant that a result is ready: once after each number of days, in the way they chose. */
function uncollectedNotice({ agencyId, here }: Watch, dossier: UncollectedDossier): NoticeInput[] {
  const to = noticeAddress(dossier);
  const after = REMIND_UNCOLLECTED_AFTER_DAYS.findLast((days) => localTimeOf(dossier.resolvedAt).on <= addDays(here.on, -days));
  if (to === null || after === undefined) return [];
  return [{
    agencyId, dossierId: dossier.id, ...to, template: 'result-uncollected', lang: dossier.notifyLang === 'en' ? 'en' : 'vi', dedupeKey: `${dossier.id}:result-uncollected:${dossier.resolvedAt.getTime()}:${after}`,
    data: { code: dossier.code, since: formatDateTime(localTimeOf(dossier.resolvedAt)), link: lookupUrl(dossier) },
  }];
}

/** What nobody touched, who was waited for in vain, which result nobody fetched. */
async function watchQuiet(watch: Watch): Promise<number> {
  const { agencyId, at, here, answerable } = watch;
  const daysAgo = (days: number) => instantOf({ on: addDays(here.on, -days), minute: here.minute });
  const [untouched, unanswered, uncollected] = await Promise.all([
    listUntouched(agencyId, daysAgo(UNTOUCHED_AFTER_DAYS)),
    listReplyOverdue(agencyId, at),
    listUncollected(agencyId, daysAgo(REMIND_UNCOLLECTED_AFTER_DAYS[0])),
  ]);
  const notices = [
    ...untouched.flatMap((dossier) => staffNotices(agencyId, dossier, 'staff-untouched', { since: formatDateTime(localTimeOf(dossier.lastEventAt)) }, answerable, here.on)),
    // Once for each date that passed, not once a day: the list keeps it in sight.
    ...unanswered.flatMap((dossier) => staffNotices(agencyId, dossier, 'staff-waiting-too-long', { replyBy: formatDateTime(localTimeOf(dossier.replyByAt)) }, answerable, localTimeOf(dossier.replyByAt).on)),
    ...uncollected.flatMap((dossier) => uncollectedNotice(watch, dossier)),
  ];
  let told = 0;
  for (let from = 0; from < notices.length; from += PAGE) told += await inTransaction((tx) => queueNotices(tx, notices.slice(from, from + PAGE), at));
  return told;
}

/**
 * Looks at every open dossier that is due soon, today, or late, at those that nobody touched, at applicants who did not
 * answer in time and at results that nobody fetched: tells the holder, the head of the unit and, when it is late, the leader,
 * each once a day; before a due instant passes a draft apology waits. Also brings the notes of changed dossiers up to date.
 * Any number of workers may run it at once: drafts and notices are unique in the database. The time is the database's own.
 */
export async function watchClock(asOf?: Date): Promise<{ notices: number; drafts: number }> {
  const { id: agencyId } = await theAgency();
  const at = asOf ?? (await inTransaction(databaseNow));
  const watch: Watch = { agencyId, at, here: localTimeOf(at), calendar: await loadCalendar(agencyId), answerable: await listAnswerable(agencyId) };
  await noteOpenDossiers('stale');
  await inTransaction((tx) => dropLapsedDrafts(tx, agencyId, at));
  const due = await watchDue(watch);
  return { drafts: due.drafts, notices: due.notices + (await watchQuiet(watch)) };
}
