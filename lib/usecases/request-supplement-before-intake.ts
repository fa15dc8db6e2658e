import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { claimKey } from '@/lib/data/idempotency';
import { insertPapers, paperHash, takePaperNumber } from '@/lib/data/papers';
import { findVersion, type ProcedureVersionRecord } from '@/lib/data/procedures';
import { inTransaction, Rollback } from '@/lib/db/transaction';
import { yearOf } from '@/lib/domain/calendar/plain-date';
import { checkComponents, type CameRefusal } from '@/lib/domain/dossier/intake';
import { circularOn } from '@/lib/domain/paper/edition';
import type { SupplementRequest } from '@/lib/domain/paper/data';
import { isInForce } from '@/lib/domain/procedure/version';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { newId, newToken } from '@/lib/platform/new-id';
import type { RequestSupplementBeforeIntake } from '@/lib/schemas/receive-dossier';
import { supplementItem } from '@/lib/text/intake-words';
import type { Context } from './context';
import { momentOf, type Moment } from './moment';
import { partyFactsOf } from './new-dossier-rows';
import { paperIssuer, verifyUrl, type PaperIssuer } from './paper-issuer';
import { givenOf, requestHashOf } from './receive-dossier';
import { partyOf } from './receipt-data';

export type SupplementBeforeIntakeRefusal =
  | { readonly name: 'UnknownProcedure' }
  | { readonly name: 'NotInForce'; readonly validFrom: string; readonly validTo: string | null }
  | { readonly name: 'NothingMissing' }
  | { readonly name: 'KeyUsedForOther'; readonly code: null }
  | CameRefusal;

export type SupplementRequested = { readonly paperId: string; readonly items: number; readonly isReplay: boolean };

const SCOPE = 'supplement-before-intake';
const KIND = 'supplement-request';

type Items = Result<SupplementRequest['items'], SupplementBeforeIntakeRefusal>;

/** What is missing, with the clerk's own words where there are any, and what they add. */
function itemsOf(version: ProcedureVersionRecord, input: RequestSupplementBeforeIntake, moment: Moment): Items {
  if (!isInForce(version, moment.now.on)) return refuse({ name: 'NotInForce', validFrom: version.validFrom, validTo: version.validTo });
  const came = checkComponents(version.content, input, givenOf(input.components));
  if (!came.ok) return came;
  const said = new Map(input.reasons.filter(({ why }) => why !== '').map(({ ordinal, why }) => [ordinal, why]));
  const missing = came.value.missing.map((part) => {
    const item = supplementItem(part);
    return { what: item.what, why: said.get(part.line.ordinal) ?? item.why };
  });
  const items = [...missing, ...input.further.map((what) => ({ what, why: null }))];
  return items.length === 0 ? refuse({ name: 'NothingMissing' }) : ok(items);
}

function paperData(issuer: PaperIssuer, actorName: string, version: ProcedureVersionRecord, input: RequestSupplementBeforeIntake, moment: Moment, items: SupplementRequest['items'], ordinal: number, verifyToken: string): SupplementRequest {
  return {
    kind: KIND, agency: issuer.header, place: issuer.place, issuedOn: moment.now.on, number: `${ordinal}/YCBS-${issuer.unitShortName}`, marks: [], lookupUrl: null, verifyUrl: verifyUrl(verifyToken),
    dossierCode: null, dossierReceivedOn: moment.now.on, applicant: partyOf(partyFactsOf(input)), procedure: { name: version.name, code: version.code, caseName: input.caseName },
    items, reason: null, replyBy: input.replyBy, contact: issuer.contact, officerName: actorName,
  };
}

/**
 * Papers that are not complete make a Mẫu 02 and no dossier: what to bring, in the book of the year. The same key sent again
 * gives the same paper.
 */
export async function requestSupplementBeforeIntake({ actor }: Pick<Context, 'actor'>, input: RequestSupplementBeforeIntake): Promise<Result<SupplementRequested, SupplementBeforeIntakeRefusal>> {
  const { agencyId, staffId } = actor;
  const [version, issuer] = await Promise.all([findVersion(agencyId, input.versionId), paperIssuer(actor, 'dossier:receive')]);
  if (!version) return refuse({ name: 'UnknownProcedure' });
  const paperId = newId();
  try {
    return ok(await inTransaction(async (tx) => {
      const claimed = await claimKey(tx, { agencyId, scope: SCOPE, key: input.key, requestHash: requestHashOf(input), response: { paperId } });
      if (claimed.kind === 'seen') {
        if (!claimed.sameRequest) throw new Rollback<SupplementBeforeIntakeRefusal>({ name: 'KeyUsedForOther', code: null });
        return { paperId: (claimed.response as { paperId: string }).paperId, items: 0, isReplay: true };
      }
      const moment = momentOf(claimed.at);
      const items = itemsOf(version, input, moment);
      if (!items.ok) throw new Rollback(items.refusal);
      const bookYear = yearOf(moment.now.on);
      const verifyToken = newToken();
      const ordinal = await takePaperNumber(tx, agencyId, KIND, bookYear);
      const data = paperData(issuer, actor.name, version, input, moment, items.value, ordinal, verifyToken);
      await insertPapers(tx, agencyId, [{ id: paperId, dossierId: null, kind: KIND, edition: circularOn(moment.now.on), bookYear, ordinal, issuedAt: moment.instant, issuedById: staffId, data, sha256: paperHash(data), verifyToken, replacesId: null }]);
      await appendAudit(tx, { agencyId, actorId: staffId, action: 'paper:issue', subject: `paper:${paperId}`, at: moment.instant, detail: { kind: KIND, number: data.number, versionId: input.versionId, items: items.value.length } });
      return { paperId, items: items.value.length, isReplay: false };
    }));
  } catch (error) {
    if (error instanceof Rollback) return refuse(error.refusal as SupplementBeforeIntakeRefusal);
    throw error;
  }
}
