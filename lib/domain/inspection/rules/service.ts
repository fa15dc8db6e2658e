import { workingDaysBetween } from '../../calendar/working-calendar';
import { reconcile } from '../../report/reconcile';
import { COLUMNS } from '../../report/tally';
import { isFeedbackLate } from '../../service/feedback';
import { summarise } from '../../service/rating';
import { isInPeriod, looked, written, type InspectionRule, type Looked } from './rule';

/**
 * 7. What former inspections recommended was remedied, with evidence, and verified by someone else. Looks at recommendations
 * issued by the end of the period and still open at its beginning; one whose day has not come is in order. Not known: what
 * was recommended before the register was kept.
 */
const remedied: InspectionRule = {
  id: 'kt-7', item: 7, version: 1, legalBasis: 'Kết luận kiểm tra trước; Nghị định 63/2010/NĐ-CP, Đ.35a', isBasisVerified: true, parameters: {},
  ofRegister: ({ recommendations }, scope) => recommendations.filter(({ state, closedOn, issuedOn }) => state !== 'drafted' && state !== 'withdrawn' && issuedOn <= scope.period.to && (closedOn === null || closedOn >= scope.period.from)).map((one) => {
    const isDone = one.state === 'verified';
    const faults = [...(!isDone && one.dueOn < scope.moment.on ? ['overdue'] : []), ...(isDone && one.closedOn !== null && one.closedOn > one.dueOn ? ['late'] : []), ...(isDone && one.evidence === 0 ? ['no-evidence'] : [])];
    return looked(`recommendation:${one.id}`, one.unitId ?? scope.units.controlId, faults, { inspection: one.inspection, number: one.number, dueOn: one.dueOn, closedOn: one.closedOn });
  }),
};

/**
 * 56. What people report is sorted within `sortWorkingDays` working days and answered within its term. Looks at what came in
 * the period and at what was due in it. What was declined counts as answered then. Not known: what was said by telephone.
 */
const feedbackAnswered: InspectionRule = {
  id: 'kt-56', item: 56, version: 1, legalBasis: 'Nghị định 20/2008/NĐ-CP (sửa đổi); Nghị định 63/2010/NĐ-CP, Đ.18.10, Đ.35a.2.đ', isBasisVerified: true, parameters: { sortWorkingDays: 5 },
  ofRegister: ({ feedback }, scope, { sortWorkingDays = 5 }) => feedback.filter(({ submittedAt, dueAt }) => isInPeriod(scope, submittedAt) || isInPeriod(scope, dueAt)).map((one): Looked => {
    const endedAt = one.state === 'declined' ? (one.sortedAt ?? one.answeredAt) : one.answeredAt;
    const isUnsorted = workingDaysBetween(one.submittedAt.on, (one.sortedAt ?? scope.moment).on, scope.calendar) > sortWorkingDays;
    const faults = [
      ...(isFeedbackLate(one.dueAt, endedAt, scope.moment) ? [endedAt ? 'late' : 'unanswered'] : []), ...(isUnsorted ? [one.sortedAt ? 'sorted-late' : 'unsorted'] : []),
      ...((one.state === 'answered' || one.state === 'published') && !one.hasAnswer ? ['no-answer'] : []),
    ];
    return looked(`feedback:${one.code}`, one.unitId ?? scope.units.controlId, faults, { submittedAt: written(one.submittedAt), due: written(one.dueAt), answeredAt: endedAt && written(endedAt) });
  }),
};

/**
 * 58. People are asked how satisfied they are, and the answers are public (the portal shows them as they come). Looks at
 * units that gave `fromResults` results or more in the period: nobody was heard, or fewer than `leastPercent` of those who
 * answered were satisfied. Not known: surveys on paper, and what was done about the answers.
 */
const satisfied: InspectionRule = {
  id: 'kt-58', item: 58, version: 1, legalBasis: 'Nghị định 118/2025/NĐ-CP; Quyết định 766/QĐ-TTg, nhóm 5', isBasisVerified: false, parameters: { fromResults: 20, leastPercent: 90 },
  ofRegister: ({ satisfaction }, scope, { fromResults = 20, leastPercent = 90 }) => satisfaction.filter(({ results }) => results >= fromResults).map(({ unitId, results, ratings }) => {
    const summary = summarise(ratings);
    const isLow = summary.count > 0 && summary.satisfied * 100 < summary.count * leastPercent;
    return looked(`unit:${unitId}`, unitId, [...(summary.count === 0 ? ['nobody-heard'] : []), ...(isLow ? ['low'] : [])], { results, ratings: summary.count, satisfied: summary.satisfied });
  }),
};

/**
 * 62. The periodic reports are filed, in time, they balance, and they say what the register says. Looks at periods of the
 * schedule whose day for filing lies in the period and has passed. The register is counted anew as of the filing. Reports
 * filed outside this system are not known.
 */
const reported: InspectionRule = {
  id: 'kt-62', item: 62, version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.35; Thông tư 01/2020/TT-VPCP', isBasisVerified: true, parameters: {},
  ofRegister: ({ reports }, scope) => reports.filter(({ dueOn }) => isInPeriod(scope, { on: dueOn }) && dueOn < scope.moment.on).map((report) => {
    const { filing, kind, from, to, dueOn } = report;
    const subject = `report:${kind}:${from}:${to}`;
    if (filing === null || filing.submittedOn === null) return looked(subject, scope.units.controlId, ['missing'], { from, to, dueOn, submittedOn: null });
    const recounted = filing.recounted;
    const column = recounted && COLUMNS.find((one) => recounted[one] !== filing.total[one]);
    const faults = [...(filing.submittedOn > dueOn ? ['late'] : []), ...(reconcile(filing.total).length > 0 || filing.total.c6 !== filing.before ? ['imbalance'] : []), ...(column ? ['differs'] : [])];
    return looked(subject, scope.units.controlId, faults, { from, to, dueOn, submittedOn: filing.submittedOn, column: column ?? null, filed: column ? filing.total[column] : null, counted: column && recounted ? recounted[column] : null });
  }),
};

export const SERVICE_RULES: readonly InspectionRule[] = [remedied, feedbackAnswered, satisfied, reported];
