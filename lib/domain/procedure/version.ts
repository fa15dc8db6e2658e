import type { PlainDate } from '../calendar/plain-date';

/** How the public sees a version on a day: đang áp dụng, sắp áp dụng, hết hiệu lực. */
export type Validity = 'in-force' | 'upcoming' | 'ended';

/** The days on which a version is in force: from `validFrom` to `validTo`, both included; null: no end is known. */
export type ValiditySpan = { readonly validFrom: PlainDate; readonly validTo: PlainDate | null };

/** What decides whether a version counts at all: drafts never do, nor does a row that a correction of the record superseded. */
export type VersionFacts = ValiditySpan & { readonly state: VersionState; readonly isSuperseded: boolean };

export const VERSION_STATES = ['draft', 'in-review', 'approved'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** Where a day lies against a version's span. Says nothing of drafts. */
export function validityOn(span: ValiditySpan, on: PlainDate): Validity {
  if (on < span.validFrom) return 'upcoming';
  return span.validTo !== null && on > span.validTo ? 'ended' : 'in-force';
}

/** May a dossier be received under this version on that day? */
export function isInForce(version: VersionFacts, on: PlainDate): boolean {
  return version.state === 'approved' && !version.isSuperseded && validityOn(version, on) === 'in-force';
}

/** The version in force on a day, or null. Were two to overlap, the later one holds: it was announced over the earlier. */
export function versionInForce<V extends VersionFacts>(versions: readonly V[], on: PlainDate): V | null {
  return versions.filter((version) => isInForce(version, on)).reduce<V | null>((best, version) => (best === null || version.validFrom > best.validFrom ? version : best), null);
}

/** The next announced version that is not in force yet ("sắp áp dụng"), or null. */
export function upcomingVersion<V extends VersionFacts>(versions: readonly V[], on: PlainDate): V | null {
  return versions
    .filter((version) => version.state === 'approved' && !version.isSuperseded && version.validFrom > on)
    .reduce<V | null>((best, version) => (best === null || version.validFrom < best.validFrom ? version : best), null);
}
