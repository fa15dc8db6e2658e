import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The files of the folders beside this one, in the words in which they were written. `vocabulary.ts` maps them once. */
export type OrganizationFile = {
  agency: { name: string; code: string; address: string; phone: string; email: string; parent: string };
  units: { name: string; shortName: string; kind: string }[];
  decisions: DecisionEntry[];
  staff: { name: string; title: string; unit: string; role: string }[];
  applicants: { kind: string; name: string; taxCode: string | null; citizenId: string | null; address: string; phone: string }[];
  industrialParks: string[];
};

export type DecisionEntry = { number: string; date: string; issuer: string; title: string; effectiveFrom: string; kind: string; repeals: string[] };

export type ProcedureEntry = {
  code: string | null;
  name: string;
  field: string;
  handlingUnit: string;
  level: string;
  onlineLevel: string;
  applicantTypes: string[];
  receivingChannels: string[];
  timeLimits: { case: string | null; channel: string | null; value: number; unit: string }[];
  committedTimeLimit: { value: number; unit: string } | null;
  pauseRule: string;
  components: { name: string; form: string | null; originals: number; copies: number; required: boolean; case: string | null }[];
  copiesOfDossier: number;
  steps: string[];
  internalWorkflow: { step: string; unit: string; duration: number; durationUnit: string }[];
  results: string[];
  fees: { name: string; amountVnd: number | null; per: string | null }[];
  conditions: string | null;
  legalBases: { number: string; title: string; article: string | null }[];
  /** Index, from 0, into the list of decisions. */
  decision: number;
  replacedBy: string | null;
  /** Index, from 0, of the decision that ended it, where it has no code by which that decision could name it. */
  repealedBy?: number;
  effectiveFrom: string;
  effectiveTo: string | null;
  source: string;
  confidence: string;
  sourceNote: string;
};

/** The sample procedures under which the dossiers of 2017 were received. */
export type FormerProceduresFile = { decisions: DecisionEntry[]; procedures: ProcedureEntry[] };

export type CalendarFile = { daysOff: string[]; workedDays: string[]; announcedYears: number[] };
export type HolidayNamesFile = { days: { on: string; name: string; kind: 'public-holiday' | 'substitute-day-off' | 'make-up-working-day' }[] };
export type EnglishFile = { agency: string; units: Record<string, string>; sectors: Record<string, string>; procedures: Record<string, [string, string | null]> };

/** Reads a JSON file of the seed's folder, `reference/calendar.json`. Throws when it is missing or is not JSON. */
export function readSeedFile<T>(name: string): T {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, name), 'utf8')) as T;
}
