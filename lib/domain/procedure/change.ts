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
export type HeldVersion = ValiditySpan & { readonly id: string; readonly number: number; readonly endDecisionId: string | null };

export type DecisionDates = { readonly issuedOn: PlainDate; readonly effectiveOn: PlainDate };

/**
 * What a change does to the record. `ends`: a version whose last day is now known. `begins`: the days of the new version.
 * `supersedes`: the version whose record was a mistake. Nothing else is touched.
 */
export type ChangePlan = {
  readonly ends: { readonly versionId: string; readonly validTo: PlainDate } | null;
  readonly begins: (ValiditySpan & { readonly endDecisionId: string | null }) | null;
  readonly supersedes: string | null;
};

export type ChangeRefusal =
  | { readonly name: 'EffectiveBeforeIssued'; readonly issuedOn: PlainDate; readonly effectiveOn: PlainDate }
  | { readonly name: 'AlreadyAnnounced'; readonly number: number; readonly validFrom: PlainDate; readonly validTo: PlainDate | null }
  | { readonly name: 'NeverAnnounced' }
  | { readonly name: 'NotInForceThen'; readonly on: PlainDate; readonly endedOn: PlainDate | null }
  | { readonly name: 'OverlapsVersion'; readonly number: number; readonly validFrom: PlainDate; readonly validTo: PlainDate | null }
  | { readonly name: 'NothingToCorrect' };

export type Change =
  | { readonly kind: DecisionKind; readonly decision: DecisionDates }
  | { readonly kind: 'correct'; readonly versionId: string };

const reaches = (version: ValiditySpan, on: PlainDate): boolean => version.validTo === null || version.validTo >= on;

/** The day before: the last day of what gives way. */
export const dayBefore = (on: PlainDate): PlainDate => addDays(on, -1);

/**
 * What one change does to the versions of one procedure. `held` are the versions held true now, of which no two share a day;
 * after the plan is carried out no two share one either.
 *
 * A decision may be entered late, so its effective date may lie in the past; what was known before stays readable by
 * the knowledge time. A version that begins on or after the effective date was announced by a later decision and stands in
 * the way: its own draft or a correction has to deal with it.
 */
export function planChange(change: Change, held: readonly HeldVersion[]): Result<ChangePlan, ChangeRefusal> {
  if (change.kind === 'correct') {
    const mistaken = held.find(({ id }) => id === change.versionId);
    if (!mistaken) return refuse({ name: 'NothingToCorrect' });
    const { validFrom, validTo, endDecisionId } = mistaken;
    return ok({ ends: null, begins: { validFrom, validTo, endDecisionId }, supersedes: mistaken.id });
  }
  const { issuedOn, effectiveOn } = change.decision;
  if (effectiveOn < issuedOn) return refuse({ name: 'EffectiveBeforeIssued', issuedOn, effectiveOn });
  const later = held.find((version) => version.validFrom >= effectiveOn);
  if (later) return refuse({ name: 'OverlapsVersion', number: later.number, validFrom: later.validFrom, validTo: later.validTo });
  const current = held.find((version) => reaches(version, effectiveOn)) ?? null;
  const last = held.reduce<HeldVersion | null>((best, version) => (best === null || version.validFrom > best.validFrom ? version : best), null);

  if (change.kind === 'new') {
    if (current) return refuse({ name: 'AlreadyAnnounced', number: current.number, validFrom: current.validFrom, validTo: current.validTo });
    return ok({ ends: null, begins: { validFrom: effectiveOn, validTo: null, endDecisionId: null }, supersedes: null });
  }
  if (!last) return refuse({ name: 'NeverAnnounced' });
  if (!current) return refuse({ name: 'NotInForceThen', on: effectiveOn, endedOn: last.validTo });
  const ends = { versionId: current.id, validTo: dayBefore(effectiveOn) };
  if (change.kind === 'repeal') return ok({ ends, begins: null, supersedes: null });
  // An end that was announced already holds for what takes its place.
  return ok({ ends, begins: { validFrom: effectiveOn, validTo: current.validTo, endDecisionId: current.endDecisionId }, supersedes: null });
}
