import 'server-only';
import { addApologyDraft, listAnswerable, settleDrafts, type WatchedDossier } from '@/lib/data/clock-watch';
import { queueNotices } from '@/lib/data/notices';
import type { Tx } from '@/lib/db/transaction';
import { closingOn, nextWorkingDay, officeMinutesBetween } from '@/lib/domain/calendar/working-calendar';
import type { LocalTime, WorkingCalendar } from '@/lib/domain/calendar/types';
import { instantOf, localTimeOf } from '@/lib/platform/clock';
import { formatDateTime } from '@/lib/text/format';
import type { NoticeInput } from '@/lib/data/notices';
import type { NoticeTemplate } from '@/lib/text/notices';

/** A limit in days that ends today has its draft all day; one that began today waits until so many office minutes are left. */
export const DRAFT_WITHIN_MINUTES = 60;

export type Answerable = Awaited<ReturnType<typeof listAnswerable>>;

const isInDays = (unit: string): boolean => unit === 'working-day' || unit === 'calendar-day';

/**
 * The date proposed in a draft apology: half the limit again, at least one working day, at the close of that day.
 * It is a proposal; the leader writes the date that holds.
 */
export function proposedTarget(due: LocalTime, termUnit: string, termValue: number, calendar: WorkingCalendar): LocalTime {
  const days = isInDays(termUnit) ? Math.max(1, Math.ceil(termValue / 2)) : 1;
  let on = due.on;
  for (let step = 0; step < days; step++) on = nextWorkingDay(on, calendar);
  return { on, minute: closingOn(on, calendar) };
}

/** Must a draft wait now? It is the due day, the due instant has not passed, and no apology was made yet. */
export function needsDraft(dossier: Pick<WatchedDossier, 'originalDueAt' | 'pausedAt' | 'secondTargetAt' | 'termUnit'> & { readonly endedAt?: Date | null }, now: LocalTime, calendar: WorkingCalendar): boolean {
  if (!dossier.originalDueAt || dossier.pausedAt || dossier.secondTargetAt || dossier.endedAt) return false;
  const due = localTimeOf(dossier.originalDueAt);
  if (due.on !== now.on || due.minute < now.minute) return false;
  return isInDays(dossier.termUnit) || officeMinutesBetween(now, due, calendar) <= DRAFT_WITHIN_MINUTES;
}

/** A notice to whoever holds the file, or the heads of its unit, once for each `day`. */
export function staffNotices(agencyId: number, dossier: WatchedDossier, template: NoticeTemplate, data: Readonly<Record<string, string>>, answerable: Answerable, day: string, also: readonly string[] = []): NoticeInput[] {
  const near = dossier.holderId ? [dossier.holderId] : (answerable.heads.get(dossier.holdingUnitId) ?? []);
  return [...new Set([...near, ...also])].map((recipient) => ({ agencyId, dossierId: dossier.id, channel: 'in-app', recipient, template, data: { code: dossier.code, ...data }, dedupeKey: `${dossier.id}:${template}:${day}:${recipient}` }));
}

/**
 * Writes the draft Mẫu 04 of a dossier that is due today, unless it is there, and tells holder and leaders. The database
 * holds one draft for each dossier and due date, however many workers and acts try. Answers whether it is new and how many were told.
 */
export async function draftApology(tx: Tx, agencyId: number, dossier: WatchedDossier, calendar: WorkingCalendar, at: Date, known?: Answerable): Promise<{ drafts: number; notices: number }> {
  const here = localTimeOf(at);
  if (!dossier.originalDueAt || !needsDraft(dossier, here, calendar)) return { drafts: 0, notices: 0 };
  const due = localTimeOf(dossier.originalDueAt);
  const target = proposedTarget(due, dossier.termUnit, dossier.termValue, calendar);
  const isNew = await addApologyDraft(tx, { agencyId, dossierId: dossier.id, dueAt: dossier.originalDueAt, proposedTarget: instantOf(target), reason: '', createdAt: at });
  if (!isNew) return { drafts: 0, notices: 0 };
  const answerable = known ?? (await listAnswerable(agencyId));
  const told = staffNotices(agencyId, dossier, 'staff-apology-draft', { due: formatDateTime(due), secondTarget: formatDateTime(target) }, answerable, here.on, answerable.leaders);
  return { drafts: 1, notices: await queueNotices(tx, told, at) };
}

/**
 * After an act: a draft whose date no longer stands, or whose dossier has ended, waits for nobody; an apology settles the
 * one that waited; a dossier that is now due today gets its draft at once.
 */
export async function draftAfterAct(tx: Tx, agencyId: number, dossier: WatchedDossier & { readonly endedAt: Date | null }, apologisedBy: string | null | undefined, calendar: WorkingCalendar, at: Date): Promise<void> {
  if (apologisedBy !== undefined) await settleDrafts(tx, agencyId, dossier.id, null, { state: 'issued', at, by: apologisedBy, reason: null });
  else if (dossier.endedAt) await settleDrafts(tx, agencyId, dossier.id, null, { state: 'obsolete', at, by: null, reason: 'ended' });
  else await settleDrafts(tx, agencyId, dossier.id, dossier.originalDueAt, { state: 'obsolete', at, by: null, reason: 'due-moved' });
  await draftApology(tx, agencyId, dossier, calendar, at);
}
