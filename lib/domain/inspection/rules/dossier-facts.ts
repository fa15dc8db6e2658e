import { compareLocalTimes, isAfter } from '../../calendar/local-time';
import type { PlainDate } from '../../calendar/plain-date';
import type { LocalTime, PauseRule, StatutoryTerm, WorkingCalendar } from '../../calendar/types';
import { stepState, voidedSeqs, type DossierState, type EventFact } from '../../dossier/fold';
import type { SignatureState } from '../../dossier/signature';
import type { Channel } from '../../dossier/status';
import type { PaperKind } from '../../paper/kind';
import type { ProcedureContent } from '../../procedure/content';
import type { VersionFacts } from '../../procedure/version';
import { factOfState } from '../../report/fact';
import type { DossierFact } from '../../report/tally';

/** An event with the words that rules look for: what a person wrote down, beside what the fold reads. */
export type RuleEvent = EventFact & {
  readonly reason: string | null;
  readonly words: {
    readonly paperId?: string; readonly items?: readonly string[]; readonly legalBasis?: string; readonly askedOf?: string; readonly result?: string; /** The day on the paper of the result. */ readonly resultOn?: PlainDate;
    readonly collector?: string; readonly deliveredBy?: string; readonly trackingNumber?: string; readonly amountVnd?: number; readonly client?: string;
  };
};

/** A paper of a dossier. `missing`: fields of its form that are empty, as the reader of the rows found. */
export type PaperFact = { readonly id: string; readonly kind: PaperKind; readonly edition: string; readonly issuedAt: LocalTime; readonly isVoided: boolean; readonly missing: readonly string[] };

export type FeeFact = { readonly name: string; readonly kind: 'fee' | 'levy' | 'duty'; readonly amountVnd: number; readonly paidVnd: number; readonly unreceiptedVnd: number };

/** How many components came, how many of them have an electronic form that may be used again, and how many signatures do not hold. */
export type DigitisedFact = { readonly present: number; readonly digitised: number; readonly badSignatures: number; /** Null: nobody has recorded in which form the result was given and no file of it hangs there. */ readonly result: { readonly isElectronic: boolean; readonly signature: SignatureState | null } | null };

/** The version under which a dossier was received, shared by all of them. */
export type RuleVersion = VersionFacts & { readonly id: string; readonly name: string; readonly content: ProcedureContent; readonly supersededAt: LocalTime | null };

/** One dossier as it is stored, narrowed to what was known: events entered by the as-of and not later than the period. */
export type DossierRecord = {
  readonly code: string;
  readonly channel: Channel;
  readonly caseName: string | null;
  readonly term: StatutoryTerm;
  readonly pauseRule: PauseRule;
  readonly printedDue: LocalTime | null;
  readonly receivedUnitId: string | null;
  readonly handlingUnitId: string;
  readonly createdAt: LocalTime;
  readonly status: string;
  /** Nothing was entered after what is known: columns and events must say the same. */
  readonly isCurrent: boolean;
  readonly applicant: { readonly name: string; readonly address: string; readonly phone: string; readonly representative: string | null };
  readonly version: RuleVersion;
  /** The working calendar as it was when the dossier was taken in: a holiday announced since does not make the printed date wrong. */
  readonly calendarAtIntake: WorkingCalendar;
  /** The calendar that judges it: that of the entry of its end, or of the as-of while it is open. */
  readonly calendarJudged: WorkingCalendar;
  readonly events: readonly RuleEvent[];
  readonly papers: readonly PaperFact[];
  readonly fees: readonly FeeFact[];
  readonly digitised: DigitisedFact;
  /** When the newest signature of a result's file says it was made, by the signer's own clock. */
  readonly resultSignedAt: LocalTime | null;
};

/** A dossier with what every rule asks of it, told once. */
export type DossierFacts = DossierRecord & {
  /** The events that no correction voids, in order, and that the table allows. */
  readonly course: readonly RuleEvent[];
  /** Events that stand in the record though no act could have made them: from imports, or by another hand. */
  readonly illegal: readonly RuleEvent[];
  readonly state: DossierState;
  /** The unit that held the file before each event of the course, by its number. */
  readonly heldBefore: ReadonlyMap<number, string | null>;
  /** The unit that took the dossier in: its event says so, else the column. */
  readonly deskUnitId: string | null;
  readonly receivedAt: LocalTime | null;
  /** How the report of the period counts it. Null: never received. */
  readonly report: DossierFact | null;
  /** Lateness is judged on it, closed waits counted. Null: never received. */
  readonly originalDue: LocalTime | null;
  readonly isLate: boolean;
};

/** The day that chooses the edition of the forms and the version in force: submission online, else receipt. */
export const presentedOn = ({ state }: Pick<DossierFacts, 'state'>): PlainDate | null => (state.submittedAt ?? state.receivedAt)?.on ?? null;

/**
 * What the rules need of one dossier, reckoned once. Illegal events are set apart instead of ending the story: what follows
 * them is still looked at. Null where nothing of the dossier was known yet.
 */
export function dossierFacts(record: DossierRecord, scope: { readonly moment: LocalTime }): DossierFacts | null {
  const voided = voidedSeqs(record.events);
  const course: RuleEvent[] = [];
  const illegal: RuleEvent[] = [];
  const heldBefore = new Map<number, string | null>();
  let state: DossierState | null = null;
  for (const event of record.events) {
    if (voided.has(event.seq)) continue;
    const held: string | null = state === null ? null : (state as DossierState).holdingUnitId;
    const next = stepState(state, event);
    if (!next.ok) {
      illegal.push(event);
      continue;
    }
    heldBefore.set(event.seq, held);
    course.push(event);
    state = next.value;
  }
  if (state === null) return null;
  const start = course.find(({ act }) => act === 'receive' || act === 'accept');
  const report = factOfState(record, state, record.calendarJudged);
  const originalDue = report?.originalDue ?? null;
  const judgedAt = state.endedAt ?? report?.pausedSince ?? scope.moment;
  return {
    ...record, course, illegal, state, heldBefore, report, originalDue, receivedAt: state.receivedAt,
    deskUnitId: start?.data?.toUnitId ?? start?.actorUnitId ?? record.receivedUnitId,
    isLate: originalDue !== null && isAfter(judgedAt, originalDue),
  };
}

/** The papers of a kind that still count, oldest first. */
export const papersOf = ({ papers }: Pick<DossierFacts, 'papers'>, kind: PaperKind): readonly PaperFact[] =>
  papers.filter((paper) => paper.kind === kind && !paper.isVoided).sort((a, b) => compareLocalTimes(a.issuedAt, b.issuedAt));

/** The paper that an event made: the one that it names, else one of its kind of the day on which it happened or was entered. */
export function paperOfEvent(facts: Pick<DossierFacts, 'papers'>, event: RuleEvent, kind: PaperKind): PaperFact | null {
  const counting = papersOf(facts, kind);
  return counting.find(({ id }) => id === event.words.paperId) ?? counting.find(({ issuedAt }) => issuedAt.on === event.legalAt.on || issuedAt.on === event.enteredAt.on) ?? null;
}
