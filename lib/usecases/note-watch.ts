import 'server-only';
import { theAgency } from '@/lib/data/agency';
import { loadCalendar } from '@/lib/data/calendar';
import { databaseNow } from '@/lib/data/dossier-acts';
import { countOvertakers, forgetEnded, forgetWatch, holdIdle, listToWatch, noteWatch, type OpenDossier, type WatchNote } from '@/lib/data/dossier-watch';
import { dropSamplesExcept, experienceKey, listNewestFinished, listProceduresWithPast, readExperience, readHistories, replaceSamples, type DurationSampleRow, type Experience } from '@/lib/data/duration-history';
import { inTransaction, type Tx } from '@/lib/db/transaction';
import { addDays } from '@/lib/domain/calendar/plain-date';
import type { WorkingCalendar } from '@/lib/domain/calendar/types';
import { foldEvents, type EventFact } from '@/lib/domain/dossier/fold';
import { HISTORY_MONTHS, lateFrom, minutesNeeded, SAMPLES_KEPT } from '@/lib/domain/dossier/outlook';
import { neededFromPositions, positionKey, positionOf, replyByOf } from '@/lib/domain/dossier/position';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { dateColumn, instantOf, localTimeOf } from '@/lib/platform/clock';

const PAGE = 200;
const instant = (time: LocalTime | null): Date | null => (time ? instantOf(time) : null);

type Found = { readonly note: Omit<WatchNote, 'overtakenBy'>; readonly waits: readonly { from: LocalTime; to: LocalTime | null }[] };

/** What there is to note of an open dossier, apart from who overtook it. */
function noteOf(dossier: OpenDossier, events: readonly EventFact[], experience: ReadonlyMap<string, Experience>, calendar: WorkingCalendar): Found | null {
  const folded = foldEvents(events);
  if (!folded.ok) return null;
  const state = folded.value;
  const position = positionOf(state);
  const key = position === null ? '' : positionKey(position);
  const minutes = position === null ? [] : (experience.get(experienceKey(dossier.procedureId, key))?.minutes ?? []);
  const needed = minutesNeeded(minutes);
  const due = dossier.originalDueAt && localTimeOf(dossier.originalDueAt);
  return {
    waits: state.pauses,
    note: {
      dossierId: dossier.id, eventCount: dossier.eventCount, dueAt: dossier.originalDueAt, position: key, sampleCount: minutes.length,
      lateFrom: due && needed !== null ? instant(lateFrom(due, needed, calendar)) : null, replyByAt: instant(replyByOf(events, state)),
    },
  };
}

/** Reckons and writes the notes of these open dossiers. `experience` is read when not given. */
async function noteThese(tx: Tx, agencyId: number, dossiers: readonly OpenDossier[], calendar: WorkingCalendar, at: Date, known?: ReadonlyMap<string, Experience>): Promise<number> {
  const histories = await readHistories(tx, agencyId, dossiers.map(({ id }) => id));
  const experience = known ?? (await readExperience(agencyId, [...new Set(dossiers.map(({ procedureId }) => procedureId))], tx));
  const found = dossiers.flatMap((dossier) => {
    const noted = noteOf(dossier, histories.get(dossier.id) ?? [], experience, calendar);
    return noted === null ? [] : [{ dossier, ...noted }];
  });
  const overtakers = await countOvertakers(tx, agencyId, found.flatMap(({ dossier, waits }) => (dossier.receivedAt === null ? [] : [{ id: dossier.id, procedureId: dossier.procedureId, caseName: dossier.caseName, channel: dossier.channel, receivedAt: localTimeOf(dossier.receivedAt), endedAt: null, waits }])));
  await noteWatch(tx, agencyId, found.map(({ note }) => ({ ...note, overtakenBy: overtakers.get(note.dossierId) ?? 0 })), at);
  return found.length;
}

/** The note of one dossier after an act on it, in the transaction of the act: how its procedure's past bodes, until when the applicant may answer, who overtook it. */
export async function noteAfterAct(tx: Tx, dossier: OpenDossier & { readonly agencyId: number; readonly endedAt: Date | null }, calendar: WorkingCalendar, at: Date): Promise<void> {
  if (dossier.endedAt !== null) await forgetWatch(tx, dossier.agencyId, dossier.id);
  else await noteThese(tx, dossier.agencyId, [dossier], calendar, at);
}

/**
 * Brings the notes of open dossiers up to date: all of them, or those that changed without an act (intake, a new calendar).
 * A dossier on which somebody acts at this moment is passed by; the act writes its note. Answers how many were noted.
 */
export async function noteOpenDossiers(which: 'all' | 'stale'): Promise<number> {
  const { id: agencyId } = await theAgency();
  const calendar = await loadCalendar(agencyId);
  let noted = 0;
  for (let afterId: string | null = null; ; ) {
    const page: OpenDossier[] = await listToWatch(agencyId, which, afterId, PAGE);
    if (page.length > 0) {
      noted += await inTransaction(async (tx) => {
        const idle = await holdIdle(tx, agencyId, page.map(({ id }) => id));
        return noteThese(tx, agencyId, page.filter(({ id }) => idle.has(id)), calendar, await databaseNow(tx));
      }, { timeout: 60_000 });
    }
    if (page.length < PAGE) break;
    afterId = page.at(-1)?.id ?? null;
  }
  if (which === 'all') await inTransaction((tx) => forgetEnded(tx, agencyId));
  return noted;
}

/**
 * Reads anew how long the newest finished dossiers of each procedure needed from each position, then notes every open
 * dossier by it. Runs each night and when the server starts. Answers the number of past dossiers read and of open ones noted.
 */
export async function refreshHistory(): Promise<{ past: number; noted: number }> {
  const { id: agencyId } = await theAgency();
  const calendar = await loadCalendar(agencyId);
  const at = await inTransaction(databaseNow);
  const since = dateColumn(addDays(localTimeOf(at).on, -Math.ceil(HISTORY_MONTHS * 30.5)));
  const procedures = await listProceduresWithPast(agencyId, since);
  let past = 0;
  for (const procedureId of procedures) {
    const finished = await listNewestFinished(agencyId, procedureId, since, SAMPLES_KEPT);
    past += finished.length;
    await inTransaction(async (tx) => {
      const histories = await readHistories(tx, agencyId, finished.map(({ id }) => id));
      const rows = finished.flatMap(({ id, pauseRule, resolvedAt }) => neededFromPositions(histories.get(id) ?? [], pauseRule, calendar).map((needed): DurationSampleRow => ({ ...needed, dossierId: id, endedAt: resolvedAt })));
      await replaceSamples(tx, agencyId, procedureId, rows, at);
    }, { timeout: 60_000 });
  }
  await inTransaction((tx) => dropSamplesExcept(tx, agencyId, procedures));
  return { past, noted: await noteOpenDossiers('all') };
}
