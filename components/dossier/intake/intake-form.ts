import { parseCitizenId, parseTaxCode } from '@/lib/domain/dossier/identity';
import { caseChoices, checklistFor, isPresent, missingComponents, onlyCase, shortfallOf, type ChecklistLine, type Given, type MissingComponent } from '@/lib/domain/dossier/completeness';
import type { NotifyWay } from '@/lib/domain/dossier/notify';
import type { ApplicantKind, Channel } from '@/lib/domain/dossier/status';
import type { ProcedureContent } from '@/lib/domain/procedure/content';

/** A procedure as the counter works with it: the version in force and what it asks. */
export type CounterProcedure = {
  readonly versionId: string;
  readonly code: string | null;
  readonly name: string;
  readonly sectorName: string;
  readonly handlingUnitName: string;
  /** `YYYY-MM-DD`. */
  readonly validFrom: string;
  readonly content: ProcedureContent;
};

/** Who applies, as typed. One number: citizen id, tax code, or another paper's where there is neither. Dates as typed. */
export type ApplicantForm = {
  readonly kind: ApplicantKind;
  readonly number: string;
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly birthOn: string;
  readonly sex: '' | 'male' | 'female';
  readonly idIssuedOn: string;
};

export type RepresentativeForm = { readonly name: string; readonly citizenId: string; readonly birthOn: string; readonly idIssuedOn: string; readonly authorisation: string };

export type FeeForm = { readonly amount: string; readonly isPaid: boolean; readonly receiptNumber: string };

export type FileForm = { readonly fileId: string; readonly name: string; readonly purpose: 'component' | 'authorisation' | 'other'; readonly ordinal: number | null };

/** Everything typed for one dossier. It is what the device keeps between two saves: plain data, nothing derived. */
export type IntakeForm = {
  /** One load of the form, one dossier: it changes only when a dossier was made. */
  readonly key: string;
  readonly visitId: string;
  readonly applicant: ApplicantForm;
  /** How many dossiers a known applicant has had; null: not known, or typed anew. */
  readonly knownDossiers: number | null;
  readonly representative: RepresentativeForm | null;
  readonly procedure: CounterProcedure | null;
  /** undefined: not chosen yet. */
  readonly caseName: string | null | undefined;
  readonly channel: Channel;
  readonly given: Readonly<Record<number, Given>>;
  readonly fees: Readonly<Record<number, FeeForm>>;
  readonly sets: string;
  readonly note: string;
  readonly notifyBy: NotifyWay;
  readonly notifyLang: 'vi' | 'en';
  readonly files: readonly FileForm[];
  /** A late entry: when it was received, and why it is entered now. */
  readonly late: { readonly on: string; readonly time: string; readonly reason: string } | null;
};

const NO_APPLICANT: ApplicantForm = { kind: 'enterprise', number: '', name: '', address: '', phone: '', email: '', birthOn: '', sex: '', idIssuedOn: '' };
export const NO_REPRESENTATIVE: RepresentativeForm = { name: '', citizenId: '', birthOn: '', idIssuedOn: '', authorisation: '' };

const WITHOUT_PROCEDURE = { procedure: null, caseName: undefined, channel: 'in-person', given: {}, fees: {}, sets: '1', note: '', files: [], late: null } as const;

/** An empty form for a new person. */
export function emptyForm(ids: { readonly key: string; readonly visitId: string }): IntakeForm {
  return { ...ids, ...WITHOUT_PROCEDURE, applicant: NO_APPLICANT, knownDossiers: null, representative: null, notifyBy: 'none', notifyLang: 'vi' };
}

/** The next dossier of the same person in the same visit: nothing about them is typed twice. */
export function furtherForm(done: IntakeForm, key: string): IntakeForm {
  return { ...done, ...WITHOUT_PROCEDURE, key, knownDossiers: done.knownDossiers === null ? null : done.knownDossiers + 1 };
}

/** Has anything been typed that would be lost? */
export const isTouched = (form: IntakeForm): boolean =>
  form.procedure !== null || form.representative !== null || form.note !== '' || form.files.length > 0 || Object.entries(form.applicant).some(([key, value]) => key !== 'kind' && value !== '');

const choicesOf = (procedure: CounterProcedure, channel: Channel) => caseChoices(procedure.content, channel);

/** With a new procedure or channel, what was chosen before holds only where it still exists. */
function settled(form: IntakeForm): IntakeForm {
  if (!form.procedure) return { ...form, caseName: undefined, given: {}, fees: {} };
  const channel = form.procedure.content.channels.includes(form.channel) ? form.channel : (form.procedure.content.channels.find((offered) => offered !== 'online') ?? 'in-person');
  const choices = choicesOf(form.procedure, channel);
  const kept = form.caseName !== undefined && (form.caseName === null ? choices.mayBeNone : choices.cases.includes(form.caseName));
  return { ...form, channel, caseName: kept ? form.caseName : onlyCase(choices) };
}

export const withProcedure = (form: IntakeForm, procedure: CounterProcedure | null): IntakeForm =>
  settled({ ...form, procedure, caseName: undefined, given: {}, fees: {}, sets: String(procedure?.content.sets ?? 1), files: form.files.filter((file) => file.purpose !== 'component') });

export const withChannel = (form: IntakeForm, channel: Channel): IntakeForm => settled({ ...form, channel });

/** The case options of the form's procedure and channel; null when there is nothing to choose. */
export function caseOptions(form: IntakeForm): { readonly cases: readonly string[]; readonly mayBeNone: boolean } | null {
  if (!form.procedure) return null;
  const choices = choicesOf(form.procedure, form.channel);
  return choices.cases.length === 0 ? null : choices;
}

/** The checklist; empty until a procedure and, where there are cases, a case is chosen. */
export function checklistOf(form: IntakeForm): readonly ChecklistLine[] {
  if (!form.procedure || form.caseName === undefined) return [];
  return checklistFor(form.procedure.content.components, choicesOf(form.procedure, form.channel), form.caseName);
}

const ZERO: Given = { originals: 0, copies: 0, electronic: 0 };
export const givenFor = (form: IntakeForm, ordinal: number): Given => form.given[ordinal] ?? ZERO;

export const isEnough = (line: ChecklistLine, given: Given): boolean => {
  const short = shortfallOf(line, given);
  return isPresent(given) && short.originals + short.copies === 0;
};

/** As many as are asked for; one when the list asks for no number. */
export const fullGiven = (line: ChecklistLine): Given => ({ originals: line.originalsAsked + line.copiesAsked === 0 ? 1 : line.originalsAsked, copies: line.copiesAsked, electronic: 0 });

export const withGiven = (form: IntakeForm, ordinal: number, given: Given): IntakeForm => ({ ...form, given: { ...form.given, [ordinal]: given } });

/** Ticks a line, or takes the tick away. */
export const toggled = (form: IntakeForm, line: ChecklistLine): IntakeForm => withGiven(form, line.ordinal, isEnough(line, givenFor(form, line.ordinal)) ? ZERO : fullGiven(line));

/** Ticks every line that must be there. */
export const allGiven = (form: IntakeForm): IntakeForm =>
  checklistOf(form).filter((line) => line.condition === null && !isEnough(line, givenFor(form, line.ordinal))).reduce((filled, line) => withGiven(filled, line.ordinal, fullGiven(line)), form);

export const missingOf = (form: IntakeForm): readonly MissingComponent[] =>
  missingComponents(checklistOf(form), new Map(Object.entries(form.given).map(([ordinal, given]) => [Number(ordinal), given])));

/** The fees that may be due: those of no amount say that nothing is charged. */
export const feesOf = (form: IntakeForm) => (form.procedure?.content.fees ?? []).map((fee, index) => ({ ...fee, ordinal: index + 1 })).filter((fee) => fee.amountVnd !== 0);

const onlyDigits = (text: string): boolean => /^[\d\s.\-]+$/.test(text.trim());

/** Which of the three numbers the one field holds. Bare digits are never a passport: a slip of the hand must be told. */
export function numbersOf({ kind, number }: Pick<ApplicantForm, 'kind' | 'number'>): { citizenId: string; taxCode: string; otherId: string } {
  const none = { citizenId: '', taxCode: '', otherId: '' };
  if (kind === 'citizen') return onlyDigits(number) ? { ...none, citizenId: number } : { ...none, otherId: number };
  return onlyDigits(number) || kind === 'enterprise' ? { ...none, taxCode: number } : { ...none, otherId: number };
}

/** The kind that a number speaks of; null when it does not say. */
export function kindOfNumber(number: string): ApplicantKind | null {
  if (parseCitizenId(number).ok) return 'citizen';
  return parseTaxCode(number).ok ? 'enterprise' : null;
}
