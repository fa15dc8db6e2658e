import { addDays, type PlainDate } from '../calendar/plain-date';
import type { WorkingCalendar } from '../calendar/types';
import { nextWorkingDay, workingDayOnOrAfter, workingDaysBetween } from '../calendar/working-calendar';
import { validityOn, type ValiditySpan } from './version';

/** Where a procedure is made public: Nghị định 63/2010/NĐ-CP, Đ.17.1 a, c, b; the kiosk is the agency's own. In the order of a notice's way. */
export const PLACE_KINDS = ['national-database', 'portal', 'reception-board', 'kiosk'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** Places in which Đ.17.1 demands every procedure in force. */
export const COMPULSORY_PLACES: readonly PlaceKind[] = ['national-database', 'portal', 'reception-board'];

export type PostingPlace = { readonly id: string; readonly kind: PlaceKind; readonly name: string; readonly unitId: string | null; readonly isActive: boolean };

/** One entry of the posting log. `removedOn` is the first day on which it no longer hangs; null: it still does. */
export type PostingFact = { readonly placeId: string; readonly versionId: string; readonly postedOn: PlainDate; readonly removedOn: PlainDate | null };

/** A version as posting sees it: its days, and the decision that announced it. */
export type PostedVersion = ValiditySpan & {
  readonly id: string;
  readonly decision: { readonly issuedOn: PlainDate; readonly isShortened: boolean };
};

/** Does the posting hang on that day? */
export const hangsOn = (posting: Pick<PostingFact, 'postedOn' | 'removedOn'>, on: PlainDate): boolean => posting.postedOn <= on && (posting.removedOn === null || on < posting.removedOn);

/** Working days in which an announced procedure is entered in the national database (Đ.24.2), and where the text was issued by the shortened procedure. */
export const NATIONAL_DATABASE_DAYS = { usual: 5, shortened: 2 } as const;

function addWorkingDays(from: PlainDate, days: number, calendar: WorkingCalendar): PlainDate {
  let on = from;
  for (let step = 0; step < days; step += 1) on = nextWorkingDay(on, calendar);
  return on;
}

/**
 * The last day on which a version must be public in a place of this kind; null where the law sets none. The national
 * database: 5 (2) working days after the decision was issued (Đ.24.2). Portal and board: the first day on which the version
 * is in force, or, when the decision came later than that, the working day after it [rule: Đ.17 names no day].
 */
export function publicationDue(kind: PlaceKind, version: PostedVersion, calendar: WorkingCalendar): PlainDate | null {
  const { issuedOn, isShortened } = version.decision;
  if (kind === 'kiosk') return null;
  if (kind === 'national-database') return addWorkingDays(issuedOn, isShortened ? NATIONAL_DATABASE_DAYS.shortened : NATIONAL_DATABASE_DAYS.usual, calendar);
  return issuedOn < version.validFrom ? version.validFrom : nextWorkingDay(issuedOn, calendar);
}

/** The last day on which a version that has ended may still hang: the first working day after its last day [rule]. */
export const removalDue = (version: ValiditySpan, calendar: WorkingCalendar): PlainDate | null => (version.validTo === null ? null : workingDayOnOrAfter(addDays(version.validTo, 1), calendar));

export type PublicationState =
  | 'done' // in time
  | 'done-late'
  | 'waiting' // its day has not come
  | 'overdue'
  | 'no-place'; // there is no place of this kind to hang it in

/** One station of the way of a version: decision issued, entered in the national database, on the portal, on every board. */
export type PublicationStep = {
  readonly kind: PlaceKind;
  readonly due: PlainDate | null;
  /** The day on which the last place of this kind had it; null while one lacks it. */
  readonly doneOn: PlainDate | null;
  readonly state: PublicationState;
  /** Working days after `due`, 0 when not late. */
  readonly daysLate: number;
  /** The places that lack it still. */
  readonly missing: readonly PostingPlace[];
};

/** How far a version has come in the places of one kind, as of the end of a day. */
export function publicationStep(kind: PlaceKind, version: PostedVersion, places: readonly PostingPlace[], postings: readonly PostingFact[], on: PlainDate, calendar: WorkingCalendar): PublicationStep {
  const due = publicationDue(kind, version, calendar);
  const ofKind = places.filter((place) => place.kind === kind && place.isActive);
  const firstIn = (place: PostingPlace): PlainDate | null =>
    postings.reduce<PlainDate | null>((first, posting) => (posting.placeId === place.id && posting.versionId === version.id && posting.postedOn <= on && (first === null || posting.postedOn < first) ? posting.postedOn : first), null);
  const firsts = ofKind.map((place) => ({ place, on: firstIn(place) }));
  const missing = firsts.filter(({ on: first }) => first === null).map(({ place }) => place);
  if (ofKind.length === 0) return { kind, due, doneOn: null, state: 'no-place', daysLate: 0, missing };
  const doneOn = missing.length > 0 ? null : firsts.reduce<PlainDate | null>((last, { on: first }) => (last === null || (first !== null && first > last) ? first : last), null);
  const late = due === null ? 0 : workingDaysBetween(due, doneOn ?? on, calendar);
  if (doneOn !== null) return { kind, due, doneOn, state: late > 0 ? 'done-late' : 'done', daysLate: late, missing };
  return { kind, due, doneOn, state: late > 0 ? 'overdue' : 'waiting', daysLate: late, missing };
}

/** The whole way of a version, station by station. */
export const publicationWay = (version: PostedVersion, places: readonly PostingPlace[], postings: readonly PostingFact[], on: PlainDate, calendar: WorkingCalendar): readonly PublicationStep[] =>
  PLACE_KINDS.map((kind) => publicationStep(kind, version, places, postings, on, calendar));

/** The compulsory kinds of place in which this version does not hang on that day: empty means published. */
export function kindsLacking(versionId: string, places: readonly PostingPlace[], postings: readonly PostingFact[], on: PlainDate): readonly PlaceKind[] {
  return COMPULSORY_PLACES.filter((kind) => {
    const ofKind = places.filter((place) => place.kind === kind && place.isActive);
    return ofKind.length === 0 || ofKind.some((place) => !postings.some((posting) => posting.placeId === place.id && posting.versionId === versionId && hangsOn(posting, on)));
  });
}

/** What someone before a board finds: it is right; an older version hangs; one that has ended; one that is not in force yet; nothing hangs. */
export const BOARD_OUTCOMES = ['right', 'outdated', 'ended', 'not-yet', 'missing', 'not-logged'] as const;
export type BoardOutcome = (typeof BOARD_OUTCOMES)[number];

/**
 * Judges what hangs on a board. `found` null: it does not hang there. `not-logged`: it is the right version, but the posting
 * log does not know that it hangs here.
 */
export function boardOutcome(found: (ValiditySpan & { readonly id: string }) | null, inForceId: string | null, isLogged: boolean, on: PlainDate): BoardOutcome {
  if (found === null) return inForceId === null ? 'right' : 'missing';
  if (found.id === inForceId) return isLogged ? 'right' : 'not-logged';
  if (validityOn(found, on) === 'upcoming') return 'not-yet';
  return inForceId === null ? 'ended' : 'outdated';
}

/** Must something be done at the board? */
export const needsAct = (outcome: BoardOutcome): boolean => outcome !== 'right' && outcome !== 'not-logged';
