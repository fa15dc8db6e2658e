import { loadCalendarIn } from '@/lib/data/calendar';
import type { Tx } from '@/lib/db/transaction';
import { compareLocalTimes, instantOfLocalTime, isBefore } from '@/lib/domain/calendar/local-time';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { LocalTime, WorkingCalendar } from '@/lib/domain/calendar/types';
import { localTimeOf } from '@/lib/platform/clock';
import { placeOf } from '@/lib/usecases/paper-issuer';
import { dossierRows, type DossierStory, type StoryApplicant, type StoryRepresentative, type StoryStep } from '@/tests/builders/a-dossier';
import { randomFrom, type Random } from '@/tests/builders/random';
import { afterOfficeMinutes } from '@/tests/builders/work-clock';
import { type EnglishFile, type FormerProceduresFile, readSeedFile } from '../files';
import { loadDecisions, loadProcedures } from '../procedures';
import { AGENCY_ID, loadSectors, namedIds } from '../reference';
import { insertRows } from '../rows';
import { castOf, type Cast } from './cast';
import type { Draft } from './current';
import { currentDossiers } from './current-list';
import { stepsOf } from './life';
import type { SampleApplicant } from './more-applicants';
import { office2017 } from './office-2017';
import { applicantId, sampleApplicants } from './people';
import { insertReceipts, type Desk, type Told } from './receipts';
import { loadVersions, procedureNames } from './versions';
import { LATE_ENTRY_REASON, NOTES, REPRESENTATIVES } from './words';

/** The procedures of 2016 follow those of the reference file: `mau-1` to `mau-4` are taken. */
const FIRST_FORMER_SLUG = 5;

async function loadFormerProcedures(tx: Tx, at: Date): Promise<void> {
  const { decisions, procedures } = readSeedFile<FormerProceduresFile>('demo/procedures-2016.json');
  const english = readSeedFile<EnglishFile>('reference/english.json');
  const { units } = await namedIds(tx);
  const sectors = await loadSectors(tx, procedures.map((entry) => entry.field), english);
  const decisionIds = await loadDecisions(tx, AGENCY_ID, decisions, at);
  await loadProcedures(tx, AGENCY_ID, { units, sectors }, { entries: procedures, decisionIds, decisions, firstWithoutCode: FIRST_FORMER_SLUG, english: {}, isSample: true }, at);
}

type Numbered = { readonly draft: Draft; readonly begins: LocalTime; readonly code: string };

const beginsAt = (draft: Draft): LocalTime => {
  const first = draft.steps[0];
  if (!first) throw new Error('Hồ sơ mẫu không có sự kiện');
  return first.at;
};

/** Codes H24.21-YYMMDD-NNNN in the order of arrival, without a gap. */
function numbered(drafts: readonly Draft[], agencyCode: string): { dossiers: Numbered[]; counters: ReadonlyMap<PlainDate, number> } {
  const counters = new Map<PlainDate, number>();
  const dossiers = drafts
    .map((draft) => ({ draft, begins: beginsAt(draft) }))
    .sort((a, b) => compareLocalTimes(a.begins, b.begins))
    .map(({ draft, begins }) => {
      const ordinal = (counters.get(begins.on) ?? 0) + 1;
      counters.set(begins.on, ordinal);
      return { draft, begins, code: `${agencyCode}-${begins.on.slice(2).replaceAll('-', '')}-${String(ordinal).padStart(4, '0')}` };
    });
  return { dossiers, counters };
}

function applicantFor({ draft }: Numbered, applicants: readonly SampleApplicant[], random: Random): StoryApplicant {
  const kinds = draft.filing.version.content.applicantKinds;
  const applicant = random.pick(applicants.filter(({ kind }) => kinds.includes(kind)));
  return { id: applicantId(applicant), kind: applicant.kind, name: applicant.name, idNumber: applicant.citizenId ?? applicant.taxCode ?? applicant.otherId, address: applicant.address, phone: applicant.phone.replaceAll(' ', ''), email: applicant.email };
}

function representative(applicant: StoryApplicant, random: Random): StoryRepresentative | null {
  if (applicant.kind === 'citizen' || !random.chance(0.4)) return null;
  const ordinal = random.int(0, REPRESENTATIVES.length - 1);
  return { name: REPRESENTATIVES[ordinal] ?? '', citizenId: `0310000009${String(ordinal + 10)}`, phone: `09000004${String(ordinal + 10)}`, authorisation: `Giấy giới thiệu số ${random.int(10, 99)}/GGT (mẫu)`, birthOn: null, idIssuedOn: null };
}

/** Here and there an answer of the applicant was written into the register after a broken connection. */
function someEnteredLate(steps: readonly StoryStep[], now: LocalTime, random: Random, calendar: WorkingCalendar): readonly StoryStep[] {
  return steps.map((step, index) => {
    if (step.act !== 'receive-supplement' || !random.chance(0.2)) return step;
    const enteredAt = afterOfficeMinutes(step.at, 200, calendar);
    const next = steps[index + 1];
    return isBefore(enteredAt, now) && (!next || isBefore(enteredAt, next.at)) ? { ...step, enteredAt, reason: LATE_ENTRY_REASON } : step;
  });
}

/** Applicants, ids and numbers for the drafts, then their rows. */
function rowsOf(dossiers: readonly Numbered[], random: Random, calendar: WorkingCalendar): Told[] {
  const applicants = sampleApplicants();
  let last: { applicant: StoryApplicant; visitId: string; on: PlainDate } | null = null;
  return dossiers.map((one) => {
    const { draft, begins, code } = one;
    const isCounter = draft.filing.channel === 'in-person';
    // One in eight at the counter is brought by the person who was just served.
    const goesOn: typeof last = last && last.on === begins.on && isCounter && draft.filing.version.content.applicantKinds.includes(last.applicant.kind) && random.chance(0.125) ? last : null;
    const applicant: StoryApplicant = goesOn?.applicant ?? applicantFor(one, applicants, random);
    const visitId: string | null = isCounter ? (goesOn?.visitId ?? random.uuid(instantOfLocalTime(begins))) : null;
    last = visitId ? { applicant, visitId, on: begins.on } : null;
    const story: DossierStory = {
      agencyId: AGENCY_ID, id: random.uuid(instantOfLocalTime(begins)), code, qrToken: random.token(22), version: draft.filing.version, channel: draft.filing.channel, caseName: draft.filing.caseName,
      term: draft.filing.term, applicant, representative: representative(applicant, random), visitId, notifyBy: applicant.email && random.chance(0.4) ? 'email' : 'none',
      note: random.chance(0.08) ? random.pick(NOTES) : null, steps: draft.steps, feesPaid: draft.isPaid, areScanned: begins.on >= '2025-01-01' && random.chance(0.7), isSample: true,
    };
    return { story, rows: dossierRows(story, calendar) };
  });
}

async function insertDossiers(tx: Tx, told: readonly Told[], counters: ReadonlyMap<PlainDate, number>): Promise<void> {
  const rows = told.map((one) => one.rows);
  await insertRows(tx, 'dossier_day_counter', [...counters].map(([day, last]) => ({ agencyId: AGENCY_ID, day, last })));
  await insertRows(tx, 'dossier', rows.map((row) => row.dossier));
  await insertRows(tx, 'dossier_event', rows.flatMap((row) => row.events));
  await insertRows(tx, 'submitted_document', rows.flatMap((row) => row.documents));
  await insertRows(tx, 'fee_item', rows.flatMap((row) => row.fees));
}

/** The desk as the receipts name it, read in this transaction. What is in brackets in the reference data is never printed. */
async function deskOf(tx: Tx, cast: Cast): Promise<Desk> {
  const agency = await tx.agency.findUniqueOrThrow({ where: { id: AGENCY_ID } });
  const unit = await tx.unit.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY_ID, id: cast.desk.unitId } } });
  const officer = await tx.staff.findUniqueOrThrow({ where: { agencyId_id: { agencyId: AGENCY_ID, id: cast.desk.staffId } } });
  return {
    issuer: {
      agencyCode: agency.code, unitId: unit.id, unitShortName: unit.shortName, header: { parent: agency.parentName, name: agency.name, unit: unit.name }, place: placeOf(agency.parentName),
      contact: { name: officer.name, unit: unit.name, phone: null }, collectedAt: `${unit.name}, ${agency.name}`, isSample: true,
    },
    officerId: officer.id, officerName: officer.name, procedures: await procedureNames(tx),
  };
}

/**
 * The sample dossiers: the office of 2017 as its report describes it, and about 400 of the three months before `at`. The same
 * day of loading gives the same dossiers. Each that was taken in has its receipt; papers of later acts are not written.
 */
export async function loadDossiers(tx: Tx, at: Date): Promise<void> {
  await loadFormerProcedures(tx, at);
  const calendar = await loadCalendarIn(tx, AGENCY_ID);
  const versions = await loadVersions(tx);
  const cast = castOf(await namedIds(tx));
  const { code } = await tx.agency.findUniqueOrThrow({ where: { id: AGENCY_ID }, select: { code: true } });
  const now = localTimeOf(at);

  const then = randomFrom(20_170_906);
  const former = versions.filter((version) => version.validFrom === '2016-01-01');
  const of2017 = office2017(former, then, calendar).map((life): Draft => ({ filing: life.filing, steps: stepsOf(life, cast, then, calendar), isPaid: true }));
  const office = numbered(of2017, code);
  const toldOf2017 = rowsOf(office.dossiers, then, calendar);
  await insertDossiers(tx, toldOf2017, office.counters);

  const today = randomFrom(Number(now.on.replaceAll('-', '')));
  const drafts = currentDossiers({ versions, cast, random: today, calendar, now }).map((draft) => ({ ...draft, steps: someEnteredLate(draft.steps, now, today, calendar) }));
  const current = numbered(drafts, code);
  const toldNow = rowsOf(current.dossiers, today, calendar);
  await insertDossiers(tx, toldNow, current.counters);
  await insertReceipts(tx, [...toldOf2017, ...toldNow], await deskOf(tx, cast), today);
}

