import { isAfter } from '../../calendar/local-time';
import { reconcile } from '../../report/reconcile';
import { place } from '../../report/tally';
import { papersOf, type DossierFacts } from './dossier-facts';
import { dossierSubject, isInPeriod, looked, written, type InspectionRule, type RuleScope } from './rule';

const isBlank = (text: string | null | undefined): boolean => text === null || text === undefined || text.trim() === '';

/** The date passed in the period without the work being done: what an apology must have been written for. Waiting for the applicant when the date came is not late. */
const becameLateIn = (facts: DossierFacts, scope: RuleScope): boolean => facts.isLate && isInPeriod(scope, facts.originalDue);

/**
 * 24. The list of late dossiers and the apologies are public: the portal shows whatever has been issued, so what is missing
 * is an apology that was never made as a paper. Looks at dossiers that became late in the period. Not known: what hangs on a
 * board besides.
 */
const publicApology: InspectionRule = {
  id: 'kt-24', item: 24, version: 1, legalBasis: 'Nghị định 118/2025/NĐ-CP', isBasisVerified: false, parameters: {},
  ofDossier: (facts, scope) => (becameLateIn(facts, scope) ? [looked(dossierSubject(facts.code), facts.handlingUnitId, papersOf(facts, 'apology-notice').length > 0 ? [] : ['no-paper'], { due: facts.originalDue && written(facts.originalDue) })] : []),
};

/**
 * 40. The share of dossiers in time reaches the target of the period (`leastPercent`; the agency sets it), and what was filed
 * balances: (3) = (7) + (11) and the rest. Looks at what ended in the period and at what was open and late at its end, as
 * Biểu II.06a counts them. The breaches are the late ones. A filed report of the period that does not balance fails whatever
 * the share; our own figures balance because each dossier is counted once.
 */
const inTime: InspectionRule = {
  id: 'kt-40', item: 40, version: 1, legalBasis: 'Thông tư 01/2020/TT-VPCP; Quyết định 766/QĐ-TTg', isBasisVerified: true, parameters: { leastPercent: 95 },
  allowedPercent: ({ leastPercent = 95 }) => 100 - leastPercent,
  ofDossier: (facts, scope) => {
    const placement = facts.report && place(facts.state.status === 'declined' ? { ...facts.report, endedAt: null, receivedAt: null } : facts.report, scope.period);
    if (!placement || placement.outcome === 'c12') return [];
    const isLate = placement.outcome === 'c10' || placement.outcome === 'c13';
    return [looked(dossierSubject(facts.code), facts.handlingUnitId, isLate ? [placement.outcome === 'c10' ? 'ended-late' : 'open-late'] : [], { due: facts.originalDue && written(facts.originalDue), endedAt: facts.state.endedAt && written(facts.state.endedAt) })];
  },
  ofRegister: ({ reports }, scope) => reports.flatMap((report) => {
    const { filing, kind, from, to } = report;
    if (filing === null || filing.submittedOn === null) return [];
    const [first] = reconcile(filing.total);
    return first ? [{ ...looked(`report:${kind}:${from}:${to}`, scope.units.controlId, ['imbalance'], { from, to, identity: first.identity, left: first.left, right: first.right }), isGrave: true }] : [];
  }),
};

/**
 * 42. A dossier that becomes late has an apology (Mẫu 04) with the reason and a new date, sent before or on the due date.
 * Judged by the day on which the act was done; one that waited for its applicant when the date came is not late. Not known:
 * whether it reached the applicant.
 */
const apologised: InspectionRule = {
  id: 'kt-42', item: 42, version: 1, legalBasis: 'Mẫu 04; Nghị định 118/2025/NĐ-CP', isBasisVerified: false, parameters: {},
  ofDossier: (facts, scope) => {
    const { originalDue: due } = facts;
    if (due === null || !becameLateIn(facts, scope)) return [];
    const apology = facts.course.find(({ act }) => act === 'apologise') ?? null;
    const faults = apology === null ? ['no-apology'] : [
      ...(apology.legalAt.on > due.on ? ['late'] : []), ...(isBlank(apology.reason) ? ['no-reason'] : []), ...(apology.data?.secondTarget ? [] : ['no-second-date']),
      ...(papersOf(facts, 'apology-notice').length > 0 ? [] : ['no-paper']),
    ];
    return [looked(dossierSubject(facts.code), facts.handlingUnitId, faults, { due: written(due), apologisedAt: apology && written(apology.legalAt), endedAt: facts.state.endedAt && written(facts.state.endedAt) })];
  },
};

/**
 * 43. A new date is set at most once. The register refuses a second apology; one that came in from elsewhere, or a second
 * Mẫu 04 that still counts, breaks the rule. Not known: dates promised by telephone.
 */
const onlyOnce: InspectionRule = {
  id: 'kt-43', item: 43, version: 1, legalBasis: 'Nghị định 61/2018/NĐ-CP, Đ.19; Nghị định 118/2025/NĐ-CP', isBasisVerified: false, parameters: { most: 1 },
  ofDossier: (facts, scope, { most = 1 }) => {
    const apologies = [...facts.course, ...facts.illegal].filter(({ act }) => act === 'apologise');
    const last = apologies.reduce<(typeof apologies)[number] | null>((latest, event) => (latest === null || isAfter(event.legalAt, latest.legalAt) ? event : latest), null);
    if (last === null || !isInPeriod(scope, last.legalAt)) return [];
    const times = Math.max(apologies.length, papersOf(facts, 'apology-notice').length);
    return [looked(dossierSubject(facts.code), facts.handlingUnitId, times > most ? ['again'] : [], { times, lastAt: written(last.legalAt) })];
  },
};

export const LATENESS_RULES: readonly InspectionRule[] = [publicApology, inTime, apologised, onlyOnce];
