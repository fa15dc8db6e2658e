import type { EarlierFinding } from './finding';
import type { EntryContent } from './record';
import type { Answer, EntryKind, Severity, Verdict } from './vocabulary';

/** The shape of what a device keeps; another number means that it must be fetched again. */
export const PACKAGE_SCHEMA = 1;
/** Of one sealed answer at most so many rows go along; its count says how many there are. */
export const MOST_BREACHES = 300;
/** The longest side of a photo on the device, in pixels, and the most that is sent, in bytes. */
export const PHOTO_SIDE = 1600;
export const LARGEST_PHOTO = 5 * 1024 * 1024;
/** Entries in one batch. */
export const MOST_ENTRIES = 200;

export type PackedItem = { readonly itemKey: string; readonly number: number; readonly section: string; readonly sectionTitle: string; readonly question: string; readonly legalBasis: string; readonly isBasisVerified: boolean; readonly isAuto: boolean };
export type PackedQuestion = { readonly code: string; readonly question: string };
export type PackedBreach = { readonly subject: string; readonly detail: Readonly<Record<string, string | number | null>> };

/** A sealed answer as the inspector sees it on site. Moments are ISO texts. */
export type PackedAuto = {
  readonly itemKey: string; readonly ruleId: string; readonly verdict: Verdict; readonly population: number; readonly breachCount: number; readonly breaches: readonly PackedBreach[];
  readonly periodFrom: string; readonly periodTo: string; readonly sealedAt: string; readonly sha256: string; readonly legalBasis: string;
};

/** A dossier of the sample: nothing of the applicant leaves the building. */
export type PackedDossier = {
  readonly code: string; readonly procedureName: string; readonly reasons: readonly string[]; readonly status: string; readonly endStanding: string | null;
  readonly receivedAt: string | null; readonly dueAt: string | null; readonly endedAt: string | null; readonly supplementAsks: number;
  readonly papers: readonly { readonly name: string; readonly isRequired: boolean; readonly isPresent: boolean }[];
};

export type PackedRecord = { readonly kind: Exclude<EntryKind, 'finding'>; readonly key: string; readonly version: number; readonly answer: Answer | null; readonly content: unknown; readonly byId: string; readonly byName: string; readonly saidAt: string };
export type PackedFinding = { readonly id: string; readonly version: number; readonly number: number | null; readonly state: string; readonly itemKey: string | null; readonly severity: Severity; readonly facts: string; readonly byName: string };
export type PackedUnit = {
  readonly unitId: string; readonly name: string; readonly visitOn: string | null;
  readonly autos: readonly PackedAuto[]; readonly dossiers: readonly PackedDossier[]; readonly records: readonly PackedRecord[]; readonly findings: readonly PackedFinding[]; readonly earlier: readonly EarlierFinding[];
};
export type PackedProcedure = { readonly slug: string; readonly name: string; readonly number: number; readonly validFrom: string };

/** One side of a conflict, as it was said. */
export type ConflictSide = { readonly entryId: string; readonly byId: string; readonly byName: string; readonly saidAt: string; readonly content: EntryContent[EntryKind] };
export type OpenConflict = { readonly id: string; readonly unitId: string; readonly kind: EntryKind; readonly key: string; readonly held: ConflictSide; readonly sent: ConflictSide };

/** Everything an inspector needs for her units, without a network. */
export type InspectionPackage = {
  readonly schema: number; readonly packedAt: string; readonly eventCount: number;
  readonly person: { readonly id: string; readonly name: string; readonly isLead: boolean };
  readonly inspection: { readonly id: string; readonly code: string; readonly title: string; readonly purpose: string; readonly siteFrom: string; readonly siteTo: string; readonly periodFrom: string; readonly periodTo: string; readonly stage: string; readonly isSample: boolean };
  readonly checklist: { readonly versionId: string; readonly number: number; readonly items: readonly PackedItem[]; readonly questions: readonly PackedQuestion[] };
  readonly units: readonly PackedUnit[];
  readonly procedures: readonly PackedProcedure[];
  readonly conflicts: readonly OpenConflict[];
};

/** Why the server does not take an entry. The device keeps it, with these words beside it. */
export const ENTRY_REFUSALS = ['stage', 'removed', 'unit', 'item', 'dossier', 'content', 'id-taken', 'finding-told', 'finding-changed', 'finding-elsewhere'] as const;
export type EntryRefusal = (typeof ENTRY_REFUSALS)[number];
