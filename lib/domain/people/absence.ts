import { daysBetween, type PlainDate } from '../calendar/plain-date';

/** A person is away from one day to another, both included, and someone stands in for them. */
export type Absence = { readonly id: string; readonly staffId: string; readonly delegateId: string; readonly fromOn: PlainDate; readonly toOn: PlainDate; readonly isCancelled: boolean };

export type AbsenceStanding = 'current' | 'upcoming' | 'past' | 'cancelled';

export function absenceStanding(absence: Pick<Absence, 'fromOn' | 'toOn' | 'isCancelled'>, today: PlainDate): AbsenceStanding {
  if (absence.isCancelled) return 'cancelled';
  if (absence.toOn < today) return 'past';
  return absence.fromOn > today ? 'upcoming' : 'current';
}

/** Longer than a year is no absence: the work is given to someone else. */
export const ABSENCE_DAYS_AT_MOST = 366;

export type AbsenceDraft = { readonly staffId: string; readonly delegateId: string; readonly fromOn: PlainDate; readonly toOn: PlainDate };

export type AbsenceFacts = {
  readonly today: PlainDate;
  /** Null when there is no such account. `worksOnDossiers`: holds a role that dossiers are given to. */
  readonly delegate: { readonly isActive: boolean; readonly worksOnDossiers: boolean } | null;
  /** Every absence in which either of the two is the one away or the one who stands in. Cancelled ones count for nothing. */
  readonly absences: readonly Absence[];
};

export type AbsenceRefusal =
  | { readonly name: 'DatesReversed' }
  | { readonly name: 'AlreadyOver' }
  | { readonly name: 'TooLong' }
  | { readonly name: 'SelfDelegation' }
  | { readonly name: 'DelegateUnknown' }
  | { readonly name: 'DelegateDisabled' }
  | { readonly name: 'DelegateWithoutWork' }
  /** The person is away already on one of these days. */
  | { readonly name: 'Overlaps'; readonly with: Absence }
  /** The delegate is away too, on one of these days; with the absent person as their own delegate it would be a ring. */
  | { readonly name: 'DelegateAbsent'; readonly with: Absence }
  /** The person stands in for another on one of these days, who would then be stood in for by nobody. */
  | { readonly name: 'StandsInForOther'; readonly with: Absence };

const overlaps = (a: Pick<Absence, 'fromOn' | 'toOn'>, b: Pick<Absence, 'fromOn' | 'toOn'>): boolean => a.fromOn <= b.toOn && b.fromOn <= a.toOn;

/**
 * Everything that stands against an absence, so that all wrong fields are told at once; empty when it may be entered. Who was
 * given another's work may not pass it on (NĐ 30/2020, Article 13(3): người được ủy quyền không được ủy quyền lại), so no
 * chain and no ring can arise: a delegate is never away on a day on which they stand in.
 */
export function checkAbsence(draft: AbsenceDraft, { today, delegate, absences }: AbsenceFacts): readonly AbsenceRefusal[] {
  const wrong: AbsenceRefusal[] = [];
  if (draft.toOn < draft.fromOn) wrong.push({ name: 'DatesReversed' });
  else if (draft.toOn < today) wrong.push({ name: 'AlreadyOver' });
  else if (daysBetween(draft.fromOn, draft.toOn) >= ABSENCE_DAYS_AT_MOST) wrong.push({ name: 'TooLong' });
  const live = wrong.length > 0 ? [] : absences.filter((each) => !each.isCancelled && overlaps(each, draft));
  const own = live.find((each) => each.staffId === draft.staffId);
  if (own) wrong.push({ name: 'Overlaps', with: own });
  const duty = live.find((each) => each.delegateId === draft.staffId && each.staffId !== draft.delegateId);
  if (duty) wrong.push({ name: 'StandsInForOther', with: duty });
  if (draft.delegateId === draft.staffId) return [...wrong, { name: 'SelfDelegation' }];
  if (delegate === null) return [...wrong, { name: 'DelegateUnknown' }];
  if (!delegate.isActive) return [...wrong, { name: 'DelegateDisabled' }];
  if (!delegate.worksOnDossiers) return [...wrong, { name: 'DelegateWithoutWork' }];
  const away = live.find((each) => each.staffId === draft.delegateId);
  return away ? [...wrong, { name: 'DelegateAbsent', with: away }] : wrong;
}
