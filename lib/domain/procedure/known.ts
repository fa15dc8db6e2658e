import type { PlainDate } from '../calendar/plain-date';
import { validityOn, type ValiditySpan } from './version';

/**
 * One thing that was held true of a version, from an instant until another (two times: the days on which a version is in
 * force, and the instants between which the record said so). Instants are milliseconds; `knownUntil` null: still held.
 */
export type KnownSpan = ValiditySpan & { readonly versionId: string; readonly procedureId: string; readonly knownFrom: number; readonly knownUntil: number | null };

/** Was this held true at that instant? From `knownFrom`, included, until `knownUntil`, not included. */
export const isKnownAt = (span: Pick<KnownSpan, 'knownFrom' | 'knownUntil'>, instant: number): boolean => span.knownFrom <= instant && (span.knownUntil === null || instant < span.knownUntil);

/** What the record said at an instant, whatever has been learned since. */
export const spansKnownAt = <S extends KnownSpan>(spans: readonly S[], instant: number): readonly S[] => spans.filter((span) => isKnownAt(span, instant));

/** The version that was in force on a day as far as the record knew at an instant; null when it knew of none. */
export function inForceAsKnown<S extends KnownSpan>(spans: readonly S[], on: PlainDate, instant: number): S | null {
  return spansKnownAt(spans, instant).find((span) => validityOn(span, on) === 'in-force') ?? null;
}

/** A version's current row with what was held of it before: how the record is stored. */
export type StoredSpan = ValiditySpan & {
  readonly versionId: string;
  readonly procedureId: string;
  readonly recordedAt: number;
  readonly supersededAt: number | null;
  /** Oldest first. */
  readonly earlier: readonly (ValiditySpan & { readonly knownUntil: number })[];
};

/** Everything ever held true of a version, oldest first. */
export function knownSpansOf({ versionId, procedureId, recordedAt, supersededAt, validFrom, validTo, earlier }: StoredSpan): readonly KnownSpan[] {
  let knownFrom = recordedAt;
  const past = earlier.map((span) => {
    const known = { versionId, procedureId, validFrom: span.validFrom, validTo: span.validTo, knownFrom, knownUntil: span.knownUntil };
    knownFrom = span.knownUntil;
    return known;
  });
  return [...past, { versionId, procedureId, validFrom, validTo, knownFrom, knownUntil: supersededAt }];
}
