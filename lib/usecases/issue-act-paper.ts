import 'server-only';
import { findBankAccount } from '@/lib/data/bank-account';
import { readIssuingOffice } from '@/lib/data/issuing-office';
import { insertPapers, paperHash, takePaperNumber, voidPaper } from '@/lib/data/papers';
import { getVersion } from '@/lib/data/procedures';
import { readComponents, readFees } from '@/lib/data/receipts';
import type { Tx } from '@/lib/db/transaction';
import { staffIdOf } from '@/lib/domain/access/can';
import { yearOf } from '@/lib/domain/calendar/plain-date';
import type { DossierState } from '@/lib/domain/dossier/fold';
import type { DossierAct } from '@/lib/domain/dossier/acts';
import { editionDateOf } from '@/lib/domain/paper/data';
import { circularOn } from '@/lib/domain/paper/edition';
import { newId, newToken } from '@/lib/platform/new-id';
import { headOf, type NumberedKind } from '@/lib/text/paper/act-papers';
import { actPaperData } from './act-paper-data';
import type { Context } from './context';
import type { ActFollowed } from './follow-act';
import { issuerOf } from './paper-issuer';
import type { ActInput } from './perform-act';

/** The paper an act is about to make: known before its event is written, because events are never changed. */
export type PlannedPaper = { readonly id: string; readonly kind: NumberedKind };

const KIND_OF: Partial<Record<DossierAct, NumberedKind>> = {
  accept: 'intake-receipt', decline: 'intake-refusal', 'request-supplement': 'supplement-request', stop: 'stop-notice', apologise: 'apology-notice', 'request-payment': 'payment-request',
};

/**
 * Which paper this act makes, or none. Reception and the correction of a receipt issue theirs with the dossier's other rows.
 * An apology without a new date has nothing to promise.
 */
export function planPaper(input: ActInput, state: DossierState): PlannedPaper | null {
  const kind = KIND_OF[input.act];
  if (kind === undefined) return null;
  const needsReceipt = kind === 'stop-notice' || kind === 'apology-notice' || kind === 'payment-request';
  if ((needsReceipt && state.receivedAt === null) || (kind === 'apology-notice' && !input.data?.secondTarget)) return null;
  return { id: newId(), kind };
}

/**
 * Issues the paper of an act in the act's transaction: numbered in the book of the year, kept with its data and their hash.
 * Whatever rolls the act back gives its number back. Reads through the transaction only: a second connection asked for
 * here would wait for those who wait for us.
 */
export async function issueActPaper(tx: Tx, { actor }: Pick<Context, 'actor'>, followed: ActFollowed, planned: PlannedPaper): Promise<void> {
  const { before, after, event, input } = followed;
  const { agencyId } = after;
  const office = await readIssuingOffice(tx, agencyId);
  const unitOf = (id: string | null) => office.units.find((unit) => unit.id === id);
  const unit = unitOf(event.actorUnitId) ?? unitOf(after.handlingUnitId);
  if (!unit) throw new Error('A paper without a unit that issues it');
  const issuer = issuerOf({ agency: office.agency, units: office.units, unit, contactName: actor.client?.name ?? actor.name });
  const version = await getVersion(agencyId, after.versionId, tx);
  const documents = await readComponents(tx, agencyId, after.id);
  const fees = await readFees(tx, agencyId, after.id);
  const account = planned.kind === 'payment-request' ? await findBankAccount(agencyId, tx) : null;
  const staffId = staffIdOf(actor);
  // Who signs: the leader who acts, or the agency's only one; of several it is not ours to choose.
  const signer = office.leaders.find(({ id }) => id === staffId) ?? (office.leaders.length === 1 ? office.leaders[0] : undefined) ?? null;
  const bookYear = yearOf(event.enteredAt.on);
  const verifyToken = newToken();
  const ordinal = await takePaperNumber(tx, agencyId, planned.kind, bookYear);
  const data = actPaperData({
    kind: planned.kind, before, after, input, legalAt: event.legalAt, enteredAt: event.enteredAt, issuer, agencyShortName: office.agency.shortName,
    deskName: office.units.find(({ kind }) => kind === 'one-stop-desk')?.name ?? unit.name, actorName: staffId === null ? null : actor.name, head: headOf(signer), version,
    holdingUnitName: unitOf(before.holdingUnitId)?.name ?? unit.name, documents, fees, account, ordinal, bookYear, verifyToken,
  });
  await insertPapers(tx, agencyId, [{
    id: planned.id, dossierId: after.id, kind: planned.kind, edition: circularOn(editionDateOf(data)), bookYear, ordinal, issuedAt: after.lastEventAt, issuedById: staffId,
    data, sha256: paperHash(data), verifyToken, replacesId: null,
  }]);
  // The date on the receipt is written once, with the receipt.
  if (planned.kind === 'intake-receipt') {
    await tx.dossier.update({
      where: { agencyId_id: { agencyId, id: after.id } },
      data: { printedDueAt: after.printedDueAt ?? after.originalDueAt, receivedById: after.receivedById ?? staffId, receivedUnitId: after.receivedUnitId ?? unit.id },
    });
  }
}

/** A correction that voids the event of a paper voids the paper too: it stays in its book, marked. */
export async function voidPaperOfEvent(tx: Tx, { actor }: Pick<Context, 'actor'>, { after, event, input }: ActFollowed): Promise<void> {
  if (event.voidsSeq == null) return;
  const { agencyId } = after;
  const voided = await tx.dossierEvent.findUnique({ where: { agencyId_dossierId_seq: { agencyId, dossierId: after.id, seq: event.voidsSeq } }, select: { act: true, data: true } });
  const paperId = (voided?.data as { paperId?: unknown } | null | undefined)?.paperId;
  if (!voided || KIND_OF[voided.act as DossierAct] === undefined || typeof paperId !== 'string') return;
  await voidPaper(tx, agencyId, paperId, after.lastEventAt, actor.staffId, input.reason ?? '');
}
