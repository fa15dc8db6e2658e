import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { saveApplicant } from '@/lib/data/applicants';
import { loadCalendarIn } from '@/lib/data/calendar';
import { takeNumbers } from '@/lib/data/dossier-codes';
import { insertDossiers, type NewDossier } from '@/lib/data/dossiers-write';
import { readIssuingOffice } from '@/lib/data/issuing-office';
import { queueNotices, tallyNotices } from '@/lib/data/notices';
import { listHolders } from '@/lib/data/people';
import type { ProcedureVersionRecord } from '@/lib/data/procedures';
import { Rollback, type Tx } from '@/lib/db/transaction';
import { rolesReachingAgency } from '@/lib/domain/access/can';
import type { LocalTime } from '@/lib/domain/calendar/types';
import type { ChecklistLine, MissingComponent } from '@/lib/domain/dossier/completeness';
import { checkComponents, checkReceiptTime, promiseOnline, type CameRefusal, type DueRefusal, type PromisedDue, type ReceiptTimeRefusal } from '@/lib/domain/dossier/intake';
import { noticeAddress } from '@/lib/domain/dossier/notify';
import { isOnline } from '@/lib/domain/dossier/online';
import { answerDueAt } from '@/lib/domain/dossier/queue-bounds';
import { isInForce } from '@/lib/domain/procedure/version';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { SubmitOnline } from '@/lib/schemas/submit-online';
import { formatDate, formatDateTime } from '@/lib/text/format';
import { applicantFacts, givenOf } from './receive-dossier';
import type { Moment } from './moment';
import { lookupUrl } from './received-notice';
import { submittedDossierRows } from './submitted-dossier-rows';

export type SubmitRefusal =
  | { readonly name: 'UnknownProcedure' }
  | { readonly name: 'NotOnline' }
  | { readonly name: 'NotInForce'; readonly validFrom: string; readonly validTo: string | null }
  | { readonly name: 'MissingComponents'; readonly missing: readonly MissingComponent[] }
  | { readonly name: 'NotAnApplicant'; readonly kinds: readonly string[] }
  | DueRefusal
  | ReceiptTimeRefusal
  | CameRefusal;

export type Submitting = {
  readonly agencyId: number;
  readonly moment: Moment;
  readonly input: SubmitOnline;
  readonly version: ProcedureVersionRecord | null;
  readonly dossierId: string;
  readonly externalCode: string | null;
  /** Another system, by its name and the id of its token; null for the public page. */
  readonly client: { readonly name: string; readonly tokenId: string } | null;
};

export type Submitted = { readonly dossier: NewDossier; readonly submittedAt: LocalTime; readonly answerDue: LocalTime };

/**
 * Makes the dossier of an online submission, in a transaction that is already open: code of the day of submission, event,
 * papers that came, notice and audit. Status 1: the limit runs only from acceptance. Throws Rollback with the refusal.
 */
export async function submitIn(tx: Tx, submitting: Submitting): Promise<Submitted> {
  const { agencyId, moment, input, dossierId, client } = submitting;
  const submittedAt = input.submittedAt ?? moment.now;
  const calendar = await loadCalendarIn(tx, agencyId);
  const decided = decide(submitting, submittedAt, calendar);
  if (!decided.ok) throw new Rollback<SubmitRefusal>(decided.refusal);
  const { version } = decided.value;
  const office = await readIssuingOffice(tx, agencyId);
  const desk = office.units.find(({ kind, isActive }) => kind === 'one-stop-desk' && isActive) ?? office.units.find(({ id }) => id === version.handlingUnitId);
  if (!desk) throw new Error('An agency without a desk');
  // Nobody has seen this person's papers yet: what is known of them is not overwritten from the Internet.
  const applicantId = await saveApplicant(tx, agencyId, applicantFacts(input), moment.instant, false);
  const { firstOfDay } = await takeNumbers(tx, { agencyId, day: submittedAt.on, count: 1, book: null });
  const rows = submittedDossierRows({
    ...decided.value, moment, input, dossierId, applicantId, submittedAt, ordinal: firstOfDay, externalCode: submitting.externalCode, client: client?.name ?? null,
    agencyCode: office.agency.code, isSample: office.agency.isSample, deskUnitId: desk.id,
  });
  await insertDossiers(tx, agencyId, rows);
  const [dossier] = rows.dossiers;
  if (!dossier) throw new Error('No dossier was made');
  const answerDue = answerDueAt(submittedAt, calendar);
  await tellApplicant(tx, agencyId, dossier, { procedure: input.notifyLang === 'en' ? (version.nameEn ?? version.name) : version.name, answerDue }, moment);
  await tellReception(tx, agencyId, dossier.code, submitting);
  await appendAudit(tx, {
    agencyId, actorId: null, action: 'dossier:submit-online', subject: `dossier:${dossier.code}`, at: moment.instant,
    detail: { submittedAt: dossier.submittedAt, versionId: version.versionId, files: input.files.length, ...(client ? { client: client.name, tokenId: client.tokenId } : { by: 'applicant' }) },
  });
  return { dossier, submittedAt, answerDue };
}

type Decided = { readonly version: ProcedureVersionRecord; readonly promised: PromisedDue; readonly lines: readonly ChecklistLine[] };

function decide({ version, input, moment }: Submitting, submittedAt: LocalTime, calendar: Awaited<ReturnType<typeof loadCalendarIn>>): Result<Decided, SubmitRefusal> {
  if (!version) return refuse({ name: 'UnknownProcedure' });
  const time = checkReceiptTime(submittedAt, moment.now, input.lateReason);
  if (!time.ok) return time;
  if (!isInForce(version, submittedAt.on)) return refuse({ name: 'NotInForce', validFrom: version.validFrom, validTo: version.validTo });
  if (!isOnline(version)) return refuse({ name: 'NotOnline' });
  const kinds: readonly string[] = version.content.applicantKinds;
  if (kinds.length > 0 && !kinds.includes(input.applicant.kind)) return refuse({ name: 'NotAnApplicant', kinds });
  const promised = promiseOnline(version.content, input.caseName, submittedAt, calendar);
  if (!promised.ok) return promised;
  const given = givenOf(input.components.map(({ ordinal, electronic }) => ({ ordinal, originals: 0, copies: 0, electronic })));
  const came = checkComponents(version.content, { caseName: input.caseName, channel: 'online' }, given);
  if (!came.ok) return came;
  return came.value.missing.length > 0 ? refuse({ name: 'MissingComponents', missing: came.value.missing }) : ok({ version, promised: promised.value, lines: came.value.lines });
}

async function tellApplicant(tx: Tx, agencyId: number, dossier: NewDossier, said: { readonly procedure: string; readonly answerDue: LocalTime }, { instant }: Moment): Promise<void> {
  const address = noticeAddress(dossier);
  if (address === null) return;
  await queueNotices(tx, [{
    agencyId, dossierId: dossier.id, ...address, template: 'online-submitted', lang: dossier.notifyLang, dedupeKey: `${dossier.id}:1:online-submitted`,
    data: { code: dossier.code, procedure: said.procedure, answerDue: formatDateTime(said.answerDue), link: lookupUrl(dossier) },
  }], instant);
}

/**
 * One notice a day for each who may accept it, however many submissions come. Without a day's counter held (takeNumbers)
 * two at once would each begin one.
 */
async function tellReception(tx: Tx, agencyId: number, code: string, { moment, dossierId }: Submitting): Promise<void> {
  const recipients = await listHolders(tx, agencyId, rolesReachingAgency('dossier:accept'));
  await tallyNotices(tx, { agencyId, recipients, template: 'staff-online-submitted', day: formatDate(moment.now.on), latest: code, dedupeKey: `${dossierId}:1:staff-online-submitted` }, moment.instant);
}
