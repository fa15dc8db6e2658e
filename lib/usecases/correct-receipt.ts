import 'server-only';
import { saveApplicant } from '@/lib/data/applicants';
import { databaseNow, lastEventOf, lockDossier } from '@/lib/data/dossier-acts';
import { insertPapers, paperHash, takePaperNumber, voidPaper } from '@/lib/data/papers';
import { getVersion } from '@/lib/data/procedures';
import { correctComponents, correctDossier, findReceiptInForce, readComponents, readFees } from '@/lib/data/receipts';
import { inTransaction, Rollback, type Tx } from '@/lib/db/transaction';
import { can } from '@/lib/domain/access/can';
import { yearOf } from '@/lib/domain/calendar/plain-date';
import type { StatutoryTerm, TermUnit } from '@/lib/domain/calendar/types';
import { missingComponents, type ChecklistLine, type MissingComponent } from '@/lib/domain/dossier/completeness';
import { circularOn } from '@/lib/domain/paper/edition';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { localTimeOf } from '@/lib/platform/clock';
import { newId, newToken } from '@/lib/platform/new-id';
import type { CorrectReceipt } from '@/lib/schemas/correct-receipt';
import type { Context } from './context';
import { momentOf } from './moment';
import { paperComponents, paperFees, partyFactsOf } from './new-dossier-rows';
import { paperIssuer, unitActingFor, type PaperIssuer } from './paper-issuer';
import { performActIn, type ActRefusal } from './perform-act';
import { applicantFacts, givenOf } from './receive-dossier';
import { identityOf, receiptData } from './receipt-data';

export type CorrectReceiptRefusal = ActRefusal | { readonly name: 'NoReceipt' } | { readonly name: 'MissingComponents'; readonly missing: readonly MissingComponent[] } | { readonly name: 'UnknownComponent'; readonly ordinal: number };

export type CorrectedReceipt = { readonly code: string; readonly paperId: string; readonly number: string };

type Locked = NonNullable<Awaited<ReturnType<typeof lockDossier>>>;

const termOf = (unit: string, value: number): StatutoryTerm => (unit === 'same-day' ? { unit: 'same-day' } : { unit: unit as Exclude<TermUnit, 'same-day'>, value });

const stop = (refusal: CorrectReceiptRefusal): never => {
  throw new Rollback(refusal);
};

/** The components as corrected. Those asked for at reception stay asked for: a set that was complete may not become incomplete. */
async function checkedComponents(tx: Tx, agencyId: number, dossierId: string, input: CorrectReceipt): Promise<CorrectReceipt['components']> {
  const stored = await readComponents(tx, agencyId, dossierId);
  const lines = stored.map((row): ChecklistLine => ({ ordinal: row.ordinal, name: row.name, form: row.form, originalsAsked: row.originalsAsked, copiesAsked: row.copiesAsked, isRequired: row.isRequired, condition: null }));
  const unknown = input.components.find(({ ordinal }) => !lines.some((line) => line.ordinal === ordinal));
  if (unknown) return stop({ name: 'UnknownComponent', ordinal: unknown.ordinal });
  const missing = missingComponents(lines, givenOf(input.components));
  return missing.length > 0 ? stop({ name: 'MissingComponents', missing }) : input.components;
}

async function issueAnew(tx: Tx, { actor }: Pick<Context, 'actor'>, dossier: Locked, input: CorrectReceipt, issuer: PaperIssuer, receipt: { id: string }): Promise<{ id: string; number: string }> {
  const { agencyId } = actor;
  const { instant, now } = momentOf(await databaseNow(tx));
  if (!dossier.receivedAt || !dossier.printedDueAt) return stop({ name: 'NoReceipt' });
  const version = await getVersion(agencyId, dossier.versionId, tx);
  const [documents, fees] = [await readComponents(tx, agencyId, dossier.id), await readFees(tx, agencyId, dossier.id)];
  const receivedAt = localTimeOf(dossier.receivedAt);
  const bookYear = yearOf(now.on);
  if ((await voidPaper(tx, agencyId, receipt.id, instant, actor.staffId, input.reason)) !== 1) return stop({ name: 'NoReceipt' });
  const verifyToken = newToken();
  const ordinal = await takePaperNumber(tx, agencyId, 'intake-receipt', bookYear);
  const data = receiptData({
    issuer, issuedOn: now.on, dossierCode: dossier.code, qrToken: dossier.qrToken, verifyToken, party: partyFactsOf(input), procedure: { name: version.name, code: version.code, caseName: dossier.caseName },
    components: paperComponents(documents), sets: input.sets, term: termOf(dossier.termUnit, dossier.termValue),
    statutoryTerm: dossier.termSource === 'committed' ? termOf(dossier.statutoryUnit, dossier.statutoryValue) : null,
    receivedAt, dueAt: localTimeOf(dossier.printedDueAt), isDueProvisional: dossier.isDueProvisional, fees: paperFees(fees), ordinal, bookYear, receptionOfficerName: actor.name, note: input.note,
  });
  const paper = {
    id: newId(), dossierId: dossier.id, kind: 'intake-receipt', edition: circularOn(receivedAt.on), bookYear, ordinal, issuedAt: instant, issuedById: actor.staffId, data, sha256: paperHash(data), verifyToken, replacesId: receipt.id,
  };
  await insertPapers(tx, agencyId, [paper]);
  return { id: paper.id, number: data.number ?? String(ordinal) };
}

/**
 * Puts a wrong receipt right: issues it anew under a number of its own and voids the one before; both are kept. What the
 * date rests on (procedure, case, channel, time of receipt) is not changed by it, so the promised date stands.
 */
export async function correctReceipt(ctx: Context, input: CorrectReceipt): Promise<Result<CorrectedReceipt, CorrectReceiptRefusal>> {
  const { agencyId } = ctx.actor;
  const issuer = unitActingFor(ctx.actor, 'dossier:correct-receipt') === undefined ? null : await paperIssuer(ctx.actor, 'dossier:correct-receipt');
  try {
    return ok(await inTransaction(async (tx) => {
      const dossier = await lockDossier(tx, agencyId, input.code);
      if (!dossier || !can(ctx.actor, 'dossier:view', [dossier.holdingUnitId, dossier.handlingUnitId])) return stop({ name: 'NoSuchDossier' });
      if (issuer === null) return stop({ name: 'NotPermitted' });
      // Asked here, too, before anything is written: what was typed against another state must not be judged by its details.
      if (input.seen !== dossier.eventCount) return stop({ name: 'Stale', ...(await lastEventOf(tx, agencyId, dossier.id)) });
      const receipt = await findReceiptInForce(tx, agencyId, dossier.id);
      if (!receipt) return stop({ name: 'NoReceipt' });
      await correctComponents(tx, agencyId, dossier.id, await checkedComponents(tx, agencyId, dossier.id, input));
      const applicantId = await saveApplicant(tx, agencyId, applicantFacts(input), await databaseNow(tx));
      const { applicant } = input;
      await correctDossier(tx, agencyId, dossier.id, {
        applicantId, applicantKind: applicant.kind, applicantName: applicant.name, applicantIdNumber: identityOf(applicant)?.number ?? null, applicantAddress: applicant.address,
        applicantPhone: applicant.phone, applicantEmail: applicant.email, representative: input.representative, sets: input.sets, note: input.note,
      });
      const paper = await issueAnew(tx, ctx, dossier, input, issuer, receipt);
      await performActIn(tx, ctx, { code: dossier.code, act: 'correct-receipt', seen: input.seen, reason: input.reason, data: { paperId: paper.id, voidedPaperId: receipt.id, number: paper.number } });
      return { code: dossier.code, paperId: paper.id, number: paper.number };
    }));
  } catch (error) {
    if (error instanceof Rollback) return refuse(error.refusal as CorrectReceiptRefusal);
    throw error;
  }
}
