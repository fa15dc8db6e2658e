import 'server-only';
import { createHash } from 'node:crypto';
import { appendAudit } from '@/lib/data/audit';
import { saveApplicant, type ApplicantFacts } from '@/lib/data/applicants';
import { loadCalendarIn } from '@/lib/data/calendar';
import { takeNumbers } from '@/lib/data/dossier-codes';
import { findReceived, type ReceivedDossier } from '@/lib/data/dossiers-received';
import { insertDossiers } from '@/lib/data/dossiers-write';
import { countFreeFiles } from '@/lib/data/files';
import { claimKey, type Claimed } from '@/lib/data/idempotency';
import { queueNotices } from '@/lib/data/notices';
import { findVersion, type ProcedureVersionRecord } from '@/lib/data/procedures';
import { isUniqueViolation } from '@/lib/db/errors';
import { inRawTransaction, Rollback, type RawTx } from '@/lib/db/transaction';
import { staffIdOf, type Actor } from '@/lib/domain/access/can';
import { yearOf } from '@/lib/domain/calendar/plain-date';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { checkComponents, checkReceiptTime, promiseDue, type CameRefusal, type DueRefusal, type PromisedDue, type ReceiptTimeRefusal } from '@/lib/domain/dossier/intake';
import type { ChecklistLine, Given, MissingComponent } from '@/lib/domain/dossier/completeness';
import { isInForce } from '@/lib/domain/procedure/version';
import { canonicalJson } from '@/lib/domain/shared/canonical-json';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { newId } from '@/lib/platform/new-id';
import type { ReceiveDossier } from '@/lib/schemas/receive-dossier';
import type { Context } from './context';
import { newDossierRows } from './new-dossier-rows';
import { momentOf, type Moment } from './moment';
import { paperIssuer, type PaperIssuer } from './paper-issuer';
import { receivedNotice } from './received-notice';

export type ReceiveRefusal =
  | { readonly name: 'UnknownProcedure' }
  | { readonly name: 'NotInForce'; readonly validFrom: string; readonly validTo: string | null }
  | { readonly name: 'MissingComponents'; readonly missing: readonly MissingComponent[] }
  | { readonly name: 'FileUnknown' }
  | { readonly name: 'KeyUsedForOther'; readonly code: string | null }
  | { readonly name: 'ExternalCodeTaken' }
  | DueRefusal
  | ReceiptTimeRefusal
  | CameRefusal;

export type { ReceivedDossier } from '@/lib/data/dossiers-received';

const SCOPE = 'receive-dossier';

export type SentByClient = { readonly requestHash?: string; readonly externalCode?: string | null };

/** One text for what is asked, whenever it is sent again. */
export const requestHashOf = ({ key: _key, ...content }: { readonly key: string }): string => createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex');

export const givenOf = (components: readonly ({ readonly ordinal: number } & Given)[]): ReadonlyMap<number, Given> =>
  new Map(components.filter(({ originals, copies, electronic }) => originals + copies + electronic > 0).map(({ ordinal, originals, copies, electronic }) => [ordinal, { originals, copies, electronic }]));

/** Each kind of applicant is known by its own number; what was typed for another kind before the kind was changed is dropped. */
export const applicantFacts = ({ applicant }: Pick<ReceiveDossier, 'applicant'>): ApplicantFacts =>
  applicant.kind === 'citizen'
    ? { ...applicant, taxCode: null }
    : { ...applicant, citizenId: null, birthOn: null, sex: null, idIssuedOn: null };

/**
 * Takes a dossier in at the counter: code, due date with its reasons, event, receipt (Mẫu 01) and audit in one transaction.
 * The same key sent again, at once or after a lost answer, gives the same dossier; with another content it is refused.
 * `sent` is what another system says besides: its own code, and the hash by which it is known whether it repeats itself.
 */
export async function receiveDossier({ actor }: Pick<Context, 'actor'>, input: ReceiveDossier, sent: SentByClient = {}): Promise<Result<ReceivedDossier, ReceiveRefusal>> {
  const { agencyId } = actor;
  const [version, issuer] = await Promise.all([findVersion(agencyId, input.versionId), paperIssuer(actor, 'dossier:receive')]);
  const dossierId = newId();
  try {
    const earlier = await inRawTransaction(async (tx) => {
      // First of all, so that a repetition gets its answer even when what it asks has become impossible since.
      const claimed = await claimKey(tx, { agencyId, scope: SCOPE, key: input.key, requestHash: sent.requestHash ?? requestHashOf(input), response: { dossierId } });
      if (claimed.kind === 'seen') return answerAgain(agencyId, claimed);
      await receiveIn(tx, { actor, moment: momentOf(claimed.at), input, issuer, version, dossierId, externalCode: sent.externalCode ?? null });
      return null;
    });
    const received = await findReceived(agencyId, earlier ?? dossierId);
    if (!received) throw new Error('A dossier vanished after it was received');
    return ok({ ...received, isReplay: earlier !== null });
  } catch (error) {
    if (error instanceof Rollback) return refuse(error.refusal as ReceiveRefusal);
    if (sent.externalCode && isUniqueViolation(error)) return refuse({ name: 'ExternalCodeTaken' });
    throw error;
  }
}

/** The id of the dossier that the key made before. Throws Rollback when the key now comes with another content. */
async function answerAgain(agencyId: number, { sameRequest, response }: Extract<Claimed, { kind: 'seen' }>): Promise<string> {
  const { dossierId } = response as { dossierId: string };
  if (!sameRequest) throw new Rollback<ReceiveRefusal>({ name: 'KeyUsedForOther', code: (await findReceived(agencyId, dossierId))?.code ?? null });
  return dossierId;
}

type Receiving = { readonly actor: Actor; readonly moment: Moment; readonly input: ReceiveDossier; readonly issuer: PaperIssuer; readonly version: ProcedureVersionRecord | null; readonly dossierId: string; readonly externalCode: string | null };

async function receiveIn(tx: RawTx, receiving: Receiving): Promise<void> {
  const { actor, moment, input, issuer, dossierId } = receiving;
  const { agencyId } = actor;
  const receivedAt = input.receivedAt ?? moment.now;
  const decided = await decide(tx, receiving, receivedAt);
  if (!decided.ok) throw new Rollback<ReceiveRefusal>(decided.refusal);
  const applicantId = await saveApplicant(tx, agencyId, applicantFacts(input), moment.instant);
  const bookYear = yearOf(moment.now.on);
  const { firstOfDay, firstOfBook } = await takeNumbers(tx, { agencyId, day: receivedAt.on, count: 1, book: { kind: 'intake-receipt', year: bookYear } });
  const made = newDossierRows({ actor, moment, input, issuer, dossierId, applicantId, receivedAt, ordinal: firstOfDay, paperOrdinal: firstOfBook ?? 0, bookYear, ...decided.value });
  const rows = { ...made, dossiers: made.dossiers.map((row) => ({ ...row, externalCode: receiving.externalCode })) };
  await insertDossiers(tx, agencyId, rows);
  const [dossier] = rows.dossiers;
  if (!dossier) throw new Error('No dossier was made');
  await queueNotices(tx, receivedNotice(agencyId, dossier, decided.value.version.name), moment.instant);
  await appendAudit(tx, {
    agencyId, actorId: staffIdOf(actor), action: 'dossier:receive', subject: `dossier:${dossier.code}`, at: moment.instant,
    detail: { receivedAt: dossier.receivedAt, dueAt: dossier.printedDueAt, versionId: input.versionId, paper: rows.papers?.[0]?.sha256, lateReason: input.lateReason, ...(actor.client ? { client: actor.client.name, tokenId: actor.staffId } : {}) },
  });
}

type Decided = { readonly version: ProcedureVersionRecord; readonly promised: PromisedDue; readonly lines: readonly ChecklistLine[] };

/** The rules, over the facts of this moment. The calendar is held still until the commit. */
async function decide(tx: RawTx, { actor, moment, input, version }: Receiving, receivedAt: LocalTime): Promise<Result<Decided, ReceiveRefusal>> {
  if (!version) return refuse({ name: 'UnknownProcedure' });
  const time = checkReceiptTime(receivedAt, moment.now, input.lateReason);
  if (!time.ok) return time;
  if (!isInForce(version, receivedAt.on)) return refuse({ name: 'NotInForce', validFrom: version.validFrom, validTo: version.validTo });
  const came = checkComponents(version.content, input, givenOf(input.components));
  const promised = promiseDue(version.content, input, receivedAt, await loadCalendarIn(tx, actor.agencyId));
  if (!promised.ok) return promised;
  if (!came.ok) return came;
  if (came.value.missing.length > 0) return refuse({ name: 'MissingComponents', missing: came.value.missing });
  const fileIds = input.files.map(({ fileId }) => fileId);
  if (fileIds.length > 0 && (await countFreeFiles(tx, actor.agencyId, actor.staffId, fileIds)) !== new Set(fileIds).size) return refuse({ name: 'FileUnknown' });
  return ok({ version, promised: promised.value, lines: came.value.lines });
}
