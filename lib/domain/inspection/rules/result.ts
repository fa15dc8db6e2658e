import { workingDaysBetween } from '../../calendar/working-calendar';
import type { DossierFacts, FeeFact } from './dossier-facts';
import { dossierSubject, isInPeriod, looked, written, type InspectionRule, type Looked } from './rule';

const isBlank = (text: string | null | undefined): boolean => text === null || text === undefined || text.trim() === '';

/**
 * 50. The result goes to the one-stop desk and is handed there to a named person; by post with the number of its consignment.
 * A result that still lies elsewhere more than `waitWorkingDays` after it was ready has not been moved. What is delivered
 * electronically passes no desk. Not known: whether the person named was the right one, and whether she signed on paper.
 */
const returned: InspectionRule = {
  id: 'kt-50', item: 50, version: 1, legalBasis: 'Nghị định 118/2025/NĐ-CP', isBasisVerified: false, parameters: { waitWorkingDays: 1 },
  ofDossier: (facts, scope, { waitWorkingDays = 1 }) => {
    const { state } = facts;
    const given = facts.course.findLast(({ act }) => act === 'return-result');
    if (given) {
      if (!isInPeriod(scope, given.legalAt)) return [];
      const heldBy = facts.heldBefore.get(given.seq) ?? null;
      const way = given.words.deliveredBy;
      const faults = [
        ...(way !== 'electronic' && heldBy !== null && !scope.units.deskIds.has(heldBy) ? ['not-from-desk'] : []),
        ...(way !== 'electronic' && isBlank(given.words.collector) ? ['no-collector'] : []),
        ...(way === 'postal' && isBlank(given.words.trackingNumber) ? ['no-tracking'] : []),
      ];
      const unitId = faults.includes('not-from-desk') ? heldBy : (given.actorUnitId ?? heldBy);
      return [looked(dossierSubject(facts.code), unitId, faults, { returnedAt: written(given.legalAt), collector: given.words.collector ?? null })];
    }
    if (state.status !== 'resolved' || !isInPeriod(scope, state.resolvedAt) || state.resolvedAt === null) return [];
    const isElsewhere = state.holdingUnitId !== null && !scope.units.deskIds.has(state.holdingUnitId);
    const isLong = workingDaysBetween(state.resolvedAt.on, scope.moment.on, scope.calendar) > waitWorkingDays;
    return [looked(dossierSubject(facts.code), isElsewhere ? state.holdingUnitId : facts.deskUnitId, isElsewhere && isLong ? ['not-moved'] : [], { resolvedAt: written(state.resolvedAt) })];
  },
};

/**
 * 51. The book of dossiers (Mẫu 07) has every column, and its numbers run on: the codes of each day and the receipts of each
 * year, from 1 without a gap. Columns that come with later work (returned, signed for) are asked of what was returned.
 */
const book: InspectionRule = {
  id: 'kt-51', item: 51, version: 1, legalBasis: 'Mẫu 07 (Sổ theo dõi hồ sơ)', isBasisVerified: true, parameters: {},
  ofDossier: (facts, scope) => {
    if (facts.receivedAt === null || !isInPeriod(scope, facts.receivedAt)) return [];
    const { applicant } = facts;
    const given = facts.course.findLast(({ act }) => act === 'return-result');
    const faults = [
      ...(isBlank(applicant.name) ? ['no-name'] : []), ...(isBlank(applicant.address) ? ['no-address'] : []), ...(isBlank(applicant.phone) ? ['no-phone'] : []),
      ...(facts.printedDue === null ? ['no-date'] : []), ...(given && given.words.deliveredBy !== 'electronic' && isBlank(given.words.collector) ? ['no-collector'] : []),
    ];
    return [looked(dossierSubject(facts.code), facts.deskUnitId, faults)];
  },
  ofRegister: ({ books }, scope) => books.map(({ key, kind, first, last, count }) =>
    looked(`book:${key}`, scope.units.deskId, first === 1 && last - first + 1 === count ? [] : ['gap'], { kind, key, first, last, count })),
};

/** A charge against what the version announces under the same name; a fee by the piece may be any number of them. */
function feeFaults(fee: FeeFact, facts: DossierFacts): readonly string[] {
  const receipt = fee.unreceiptedVnd > 0 ? ['no-receipt'] : [];
  if (fee.kind === 'duty' || fee.amountVnd === 0) return receipt;
  const announced = facts.version.content.fees.filter(({ name, kind }) => kind === fee.kind && name.trim() === fee.name.trim());
  if (announced.length === 0) return ['not-announced', ...receipt];
  const isRight = announced.some(({ amountVnd, per }) => amountVnd === null || fee.amountVnd === amountVnd || (per !== null && amountVnd > 0 && fee.amountVnd % amountVnd === 0));
  return [...(isRight ? [] : ['wrong-amount']), ...receipt];
}

/**
 * 52. Fees and levies are those announced, in their amount, each with its receipt. Looks at every charge of a dossier taken in
 * within the period. A fee reckoned by a scale cannot be compared; other financial duties (land rent, tax) are not in the
 * list of fees. Not known: money taken that nobody wrote down, and who was rightly exempt.
 */
const fees: InspectionRule = {
  id: 'kt-52', item: 52, version: 1, legalBasis: 'Luật Phí và lệ phí 2015; Nghị định 63/2010/NĐ-CP, Đ.8.2.h', isBasisVerified: true, parameters: {},
  ofDossier: (facts, scope) => (!isInPeriod(scope, facts.receivedAt) ? [] : facts.fees.map((fee, index) =>
    looked(dossierSubject(facts.code, index + 1), facts.deskUnitId, feeFaults(fee, facts), { name: fee.name, amountVnd: fee.amountVnd, announcedVnd: facts.version.content.fees.find(({ name }) => name.trim() === fee.name.trim())?.amountVnd ?? null, unreceiptedVnd: fee.unreceiptedVnd }))),
};

/**
 * 53. Components are digitised and results given electronically, at least `leastPercent` of each taken together; electronic
 * signatures hold. A component counts when it was scanned or came as an electronic original. A signature that does not hold
 * fails the unit whatever the share. Not known: whether a scan can be read.
 */
const digitised: InspectionRule = {
  id: 'kt-53', item: 53, version: 1, legalBasis: 'Thông tư 01/2023/TT-VPCP; Nghị định 45/2020/NĐ-CP', isBasisVerified: true, parameters: { leastPercent: 80 },
  allowedPercent: ({ leastPercent = 80 }) => 100 - leastPercent,
  ofDossier: (facts, scope) => {
    const { digitised: found, state } = facts;
    const rows: Looked[] = [];
    if (isInPeriod(scope, facts.receivedAt) && found.present > 0) {
      const faults = [...(found.digitised < found.present ? ['components'] : []), ...(found.badSignatures > 0 ? ['bad-signature'] : [])];
      rows.push({ ...looked(dossierSubject(facts.code), facts.deskUnitId, faults, { present: found.present, digitised: found.digitised, badSignatures: found.badSignatures }), isGrave: found.badSignatures > 0 });
    }
    if (state.resolvedAt !== null && isInPeriod(scope, state.resolvedAt)) {
      const isBad = found.result?.signature === 'invalid';
      const faults = [...(found.result?.isElectronic ? [] : ['result']), ...(isBad ? ['bad-signature'] : [])];
      rows.push({ ...looked(dossierSubject(facts.code, 'ket-qua'), facts.handlingUnitId, faults, { resolvedAt: written(state.resolvedAt) }), isGrave: isBad });
    }
    return rows;
  },
};

export const RESULT_RULES: readonly InspectionRule[] = [returned, book, fees, digitised];
