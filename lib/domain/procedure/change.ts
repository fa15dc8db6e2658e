import { addDays, type PlainDate } from '../calendar/plain-date';
import { ok, refuse, type Result } from '../shared/result';
import type { ValiditySpan } from './version';

/** What an announcing decision does to a procedure (Nghị định 63/2010/NĐ-CP, Đ.15): ban hành mới, sửa đổi bổ sung, thay thế, bãi bỏ. */
export const DECISION_KINDS = ['new', 'amend', 'replace', 'repeal'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** What is prepared: one of the above, or `correct`: the record did not say what the decision says (đính chính). */
export const CHANGE_KINDS = [...DECISION_KINDS, 'correct'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A version that is approved and that no correction has superseded: what is held true now. */
export type HeldVersion = ValiditySpan & { readonly id: string; readonly number: number; readonly decisionId: string; readonly endDecisionId: string | null };

export type DecisionDates = { readonly issuedOn: PlainDate; readonly effectiveOn: PlainDate };

/**
 * What a change does to the record. `ends`: a version whose last day is now known, by the decision of the change unless another
 * is named. `begins`: the days of the new version. `supersedes`: the version whose record was a mistake. Nothing else is touched.
 */
export type ChangePlan = {
  readonly ends: { readonly versionId: string; readonly validTo: PlainDate; readonly endDecisionId?: string } | null;
  readonly begins: (ValiditySpan & { readonly endDecisionId: string | null }) | null;
  readonly supersedes: string | null;
};

export type ChangeRefusal =
  | { readonly name: 'EffectiveBeforeIssued'; readonly issuedOn: PlainDate; readonly effectiveOn: PlainDate }
  | { readonly name: 'AlreadyAnnounced'; readonly number: number; readonly validFrom: PlainDate; readonly validTo: PlainDate | null }
  | { readonly name: 'NeverAnnounced' }
  | { readonly name: 'NotInForceThen'; readonly on: PlainDate; readonly endedOn: PlainDate | null }
  | { readonly name: 'OverlapsVersion'; readonly number: number; readonly validFrom: PlainDate; readonly validTo: PlainDate | null }
  | { readonly name: 'NothingToCorrect' }
  | { readonly name: 'EndsBeforeItBegins'; readonly validFrom: PlainDate; readonly validTo: PlainDate }
  | { readonly name: 'EndsWithTheNext'; readonly number: number; readonly validFrom: PlainDate }
  | { readonly name: 'EndNeedsADecision' };

export type Change =
  | { readonly kind: DecisionKind; readonly decision: DecisionDates }
  /** `days` null: only what the version says was recorded wrongly. `issuedOn` is of the decision that announced it. */
  | { readonly kind: 'correct'; readonly versionId: string; readonly days: (ValiditySpan & { readonly issuedOn: PlainDate }) | null };

const reaches = (version: ValiditySpan, on: PlainDate): boolean => version.validFrom <= on && (version.validTo === null || version.validTo >= on);
const sharesADay = (one: ValiditySpan, other: ValiditySpan): boolean => (one.validTo === null || other.validFrom <= one.validTo) && (other.validTo === null || one.validFrom <= other.validTo);
const overlaps = ({ number, validFrom, validTo }: HeldVersion): Result<never, ChangeRefusal> => refuse({ name: 'OverlapsVersion', number, validFrom, validTo });

/** The day before: the last day of what gives way. */
export const dayBefore = (on: PlainDate): PlainDate => addDays(on, -1);

/**
 * A correction of the days: the record did not say what the decision says. Where the version took over from another by the same
 * decision, the two have one boundary, and the other's last day moves with it; an end that the next version's decision set
 * is corrected there. No decision, no end.
 */
function correctDays(mistaken: HeldVersion, days: ValiditySpan & { readonly issuedOn: PlainDate }, held: readonly HeldVersion[]): Result<ChangePlan, ChangeRefusal> {
  const { validFrom, validTo, issuedOn } = days;
  if (validTo !== null && validTo < validFrom) return refuse({ name: 'EndsBeforeItBegins', validFrom, validTo });
  if (validFrom < issuedOn) return refuse({ name: 'EffectiveBeforeIssued', issuedOn, effectiveOn: validFrom });
  if (validTo !== mistaken.validTo) {
    const next = held.find((version) => mistaken.validTo !== null && version.validFrom === addDays(mistaken.validTo, 1) && version.decisionId === mistaken.endDecisionId);
    if (next) return refuse({ name: 'EndsWithTheNext', number: next.number, validFrom: next.validFrom });
    if (mistaken.endDecisionId === null) return refuse({ name: 'EndNeedsADecision' });
  }
  const before = validFrom === mistaken.validFrom ? undefined : held.find((version) => version.validTo === dayBefore(mistaken.validFrom) && version.endDecisionId === mistaken.decisionId);
  const lastDay = dayBefore(validFrom);
  if (before && lastDay < before.validFrom) return overlaps(before);
  const other = held.find((version) => version.id !== mistaken.id && sharesADay({ validFrom, validTo }, version.id === before?.id ? { validFrom: version.validFrom, validTo: lastDay } : version));
  if (other) return overlaps(other);
  return ok({ ends: before ? { versionId: before.id, validTo: lastDay, endDecisionId: mistaken.decisionId } : null, begins: { validFrom, validTo, endDecisionId: validTo === null ? null : mistaken.endDecisionId }, supersedes: mistaken.id });
}

/**
 * What one change does to the versions of one procedure. `held` are the versions held true now, of which no two share a day;
 * after the plan is carried out no two share one either.
 *
 * A decision may be entered late, so its effective date may lie in the past; what was known before stays readable by
 * the knowledge time. One that amends or replaces before a version that is announced already holds until that one begins; it
 * neither announces nor repeals over one, and never begins on the same day: a correction has to deal with that.
 */
export function planChange(change: Change, held: readonly HeldVersion[]): Result<ChangePlan, ChangeRefusal> {
  if (change.kind === 'correct') {
    const mistaken = held.find(({ id }) => id === change.versionId);
    if (!mistaken) return refuse({ name: 'NothingToCorrect' });
    if (change.days !== null) return correctDays(mistaken, change.days, held);
    const { validFrom, validTo, endDecisionId } = mistaken;
    return ok({ ends: null, begins: { validFrom, validTo, endDecisionId }, supersedes: mistaken.id });
  }
  const { issuedOn, effectiveOn } = change.decision;
  if (effectiveOn < issuedOn) return refuse({ name: 'EffectiveBeforeIssued', issuedOn, effectiveOn });
  const goesBetween = change.kind === 'amend' || change.kind === 'replace';
  const later = held.find((version) => (goesBetween ? version.validFrom === effectiveOn : version.validFrom >= effectiveOn));
  if (later) return overlaps(later);
  const current = held.find((version) => reaches(version, effectiveOn)) ?? null;
  const last = held.reduce<HeldVersion | null>((best, version) => (best === null || version.validFrom > best.validFrom ? version : best), null);

  if (change.kind === 'new') {
    if (current) return refuse({ name: 'AlreadyAnnounced', number: current.number, validFrom: current.validFrom, validTo: current.validTo });
    return ok({ ends: null, begins: { validFrom: effectiveOn, validTo: null, endDecisionId: null }, supersedes: null });
  }
  if (!last) return refuse({ name: 'NeverAnnounced' });
  if (!current) return refuse({ name: 'NotInForceThen', on: effectiveOn, endedOn: last.validTo !== null && last.validTo < effectiveOn ? last.validTo : null });
  const ends = { versionId: current.id, validTo: dayBefore(effectiveOn) };
  if (change.kind === 'repeal') return ok({ ends, begins: null, supersedes: null });
  // An end that was announced already holds for what takes its place.
  return ok({ ends, begins: { validFrom: effectiveOn, validTo: current.validTo, endDecisionId: current.endDecisionId }, supersedes: null });
}

/** The version that was announced for later than what a plan begins, prepared without what it changes; null when there is none. */
export const announcedAfter = (plan: ChangePlan, held: readonly HeldVersion[]): HeldVersion | null =>
  plan.begins === null || plan.supersedes !== null ? null : (held.filter(({ validFrom }) => validFrom > (plan.begins?.validFrom ?? validFrom)).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))[0] ?? null);

/** The version from which a change of that day is prepared: the one in force then, else the last. */
export const baseOn = (held: readonly HeldVersion[], effectiveOn: PlainDate | null): HeldVersion | null =>
  (effectiveOn === null ? undefined : held.find((version) => reaches(version, effectiveOn))) ?? held.at(-1) ?? null;
