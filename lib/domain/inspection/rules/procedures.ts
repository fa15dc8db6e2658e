import { workingDaysBetween } from '../../calendar/working-calendar';
import { PROCEDURE_RULES, type CheckedProcedure, type CheckedVersion } from '../../procedure/checks';
import type { Breach } from '../../procedure/control';
import { COMPULSORY_PLACES, NATIONAL_DATABASE_DAYS, publicationStep, type PlaceKind } from '../../procedure/posting';
import { versionInForce } from '../../procedure/version';
import type { RegisterFacts } from './register-facts';
import { isInPeriod, looked, type InspectionRule, type Looked, type RuleScope } from './rule';

// What is true of a procedure and its posting is said once, by the rules of continuous control (lib/domain/procedure/checks.ts).
// Here each is asked of one procedure at a time, so that every row has the unit that answers for it.

const NO_DOSSIERS = { count: 0, suspects: [] } as const;
const subjectOf = (procedure: CheckedProcedure): string => `procedure:${procedure.slug}`;

function ruleOf(id: string): (typeof PROCEDURE_RULES)[number] {
  const rule = PROCEDURE_RULES.find((one) => one.id === id);
  if (!rule) throw new RangeError(`No rule ${id}`);
  return rule;
}

/** The breaches that a rule finds in these procedures alone, judged on the day of the scope. */
function breachesIn(id: string, facts: RegisterFacts['procedures'], procedures: readonly CheckedProcedure[], scope: RuleScope): readonly Breach[] {
  return ruleOf(id).check({ ...facts, procedures, decisions: [], dossiers: NO_DOSSIERS, today: scope.moment.on, calendar: scope.calendar }).breaches;
}

/** Every version in force on the day judged, with its procedure. */
const currentOf = ({ procedures }: RegisterFacts['procedures'], scope: RuleScope): readonly { readonly procedure: RegisterFacts['procedures']['procedures'][number]; readonly version: CheckedVersion }[] =>
  procedures.flatMap((procedure) => {
    const version = versionInForce(procedure.versions, scope.moment.on);
    return version ? [{ procedure, version }] : [];
  });

/** One row for each version in force, judged by a rule on procedures; its unit handles it. */
const overCurrent = (id: string) => ({ procedures }: RegisterFacts, scope: RuleScope): readonly Looked[] =>
  currentOf(procedures, scope).map(({ procedure, version }) => ({ subject: subjectOf(procedure), unitId: version.handlingUnitId, broken: breachesIn(id, procedures, [procedure], scope)[0]?.detail ?? null }));

/** One row for each version in force and kind of place; whoever keeps the place answers for it, else the control team. */
const overPlaces = (id: string, kinds: readonly PlaceKind[]) => ({ procedures }: RegisterFacts, scope: RuleScope): readonly Looked[] =>
  currentOf(procedures, scope).flatMap(({ procedure }) => {
    const found = breachesIn(id, procedures, [procedure], scope);
    return kinds.map((kind) => {
      const breach = found.find(({ detail }) => detail.kind === kind);
      return { subject: `${subjectOf(procedure)}@${kind}`, unitId: breach?.unitId ?? procedures.places.find((place) => place.kind === kind && place.isActive)?.unitId ?? scope.units.controlId, broken: breach?.detail ?? null };
    });
  });

/**
 * 9. The list agrees with the decisions in force: nothing is in use without a decision (too much), and every decision that announces has its versions, or ends some (too little), once the working days for its entry in the national database have
 * passed. Not known: decisions that nobody has entered.
 */
const listAgrees: InspectionRule = {
  id: 'kt-9', item: 9, version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.13, Đ.14', isBasisVerified: true, parameters: { graceWorkingDays: NATIONAL_DATABASE_DAYS.usual },
  ofRegister: (facts, scope, { graceWorkingDays = NATIONAL_DATABASE_DAYS.usual }) => [
    ...overCurrent('in-use-without-decision')(facts, scope),
    ...facts.procedures.decisions.filter(({ issuedOn }) => workingDaysBetween(issuedOn, scope.moment.on, scope.calendar) > graceWorkingDays).map((decision) =>
      looked(`decision:${decision.number}`, scope.units.controlId, facts.usedDecisions.has(decision.number) ? [] : ['no-version'], { number: decision.number, issuedOn: decision.issuedOn })),
  ],
};

/**
 * 10. A decision that announces is issued at least 5 days before the legal text takes effect (not for texts of the shortened
 * procedure). Looks at decisions issued, or whose text took effect, in the period. Not known: texts for which nothing was proposed.
 */
const decidedInTime: InspectionRule = {
  id: 'kt-10', item: 10, version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.15 (sửa đổi 2017)', isBasisVerified: true, parameters: {},
  ofRegister: ({ procedures }, scope) => procedures.decisions.filter(({ issuedOn, legalTextOn }) => isInPeriod(scope, { on: issuedOn }) || (legalTextOn !== null && isInPeriod(scope, { on: legalTextOn }))).flatMap((decision): Looked[] => {
    const { population, breaches } = ruleOf('decision-late').check({ ...procedures, procedures: [], decisions: [decision], dossiers: NO_DOSSIERS, today: scope.moment.on, calendar: scope.calendar });
    return population === 0 ? [] : [{ subject: `decision:${decision.number}`, unitId: scope.units.controlId, broken: breaches[0]?.detail ?? null }];
  }),
};

/** 11. What was announced has every part that Đ.8.2 demands. Forms, conditions and fees are asked for only where they apply, which no record says. */
const partsWhole: InspectionRule = { id: 'kt-11', item: 11, version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.8.2, Đ.15.1', isBasisVerified: true, parameters: {}, ofRegister: overCurrent('procedure-parts-missing') };

/**
 * 12. What was announced is in the national database within 5 working days (2 for the shortened procedure): not there after
 * its day, or there later. Looks at versions in force whose day has come. The posting log is asked, not the database itself.
 */
const inNationalDatabase: InspectionRule = {
  id: 'kt-12', item: 12, version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.24.2', isBasisVerified: true, parameters: {},
  ofRegister: (facts, scope) => {
    const late = new Map(overPlaces('posted-late', ['national-database'])(facts, scope).map((row) => [row.subject, row.broken]));
    return overPlaces('not-posted', ['national-database'])(facts, scope).map((row) => ({ ...row, broken: row.broken ?? late.get(row.subject) ?? null }));
  },
};

/** 13. Every procedure in force has its internal workflow, each step with a unit that does it. Not known: who approved it, and whether another system runs it. */
const hasWorkflow: InspectionRule = {
  id: 'kt-13', item: 13, version: 1, legalBasis: 'Nghị định 118/2025/NĐ-CP; Thông tư 03/2025/TT-VPCP', isBasisVerified: false, parameters: {},
  ofRegister: ({ procedures }, scope) => currentOf(procedures, scope).map(({ procedure, version }) => {
    const { workflow } = version.content;
    return looked(subjectOf(procedure), version.handlingUnitId, [...(workflow.length === 0 ? ['no-workflow'] : []), ...(workflow.some(({ unitId }) => !unitId) ? ['no-unit'] : [])], { name: version.name });
  }),
};

/** 14. The steps of the internal workflow take no longer together than the limit that holds. */
const workflowFits: InspectionRule = { id: 'kt-14', item: 14, version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.8.2.đ', isBasisVerified: true, parameters: {}, ofRegister: overCurrent('workflow-longer-than-limit') };

/**
 * 19. All procedures in force hang at the portal and on every board, and nothing hangs that has ended. The national database
 * is item 12. The posting log is asked; what an eye finds before a board is for the inspector.
 */
const allPosted: InspectionRule = {
  id: 'kt-19', item: 19, version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.16, Đ.17', isBasisVerified: true, parameters: {},
  ofRegister: (facts, scope) => {
    const { procedures } = facts;
    const ended = procedures.procedures.filter((procedure) => versionInForce(procedure.versions, scope.moment.on) === null && procedure.versions.some((version) => version.state === 'approved' && !version.isSuperseded && version.validFrom <= scope.moment.on));
    return [
      ...overPlaces('not-posted', COMPULSORY_PLACES.filter((kind) => kind !== 'national-database'))(facts, scope),
      ...ended.flatMap((procedure): Looked[] => {
        const found = breachesIn('repealed-still-posted', procedures, [procedure], scope);
        return found.length > 0 ? found.map(({ subject, unitId, detail }) => ({ subject, unitId: unitId ?? scope.units.controlId, broken: detail })) : [{ subject: subjectOf(procedure), unitId: scope.units.controlId, broken: null }];
      }),
    ];
  },
};

/** 20. What hangs is the version in force, so its components, limits, fees and forms are those announced. A row for each sheet that hangs. */
const postedRight: InspectionRule = {
  id: 'kt-20', item: 20, version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.17.1', isBasisVerified: true, parameters: {},
  ofRegister: ({ procedures }, scope) => currentOf(procedures, scope).flatMap(({ procedure }) => {
    const found = breachesIn('posted-version-differs', procedures, [procedure], scope);
    return procedures.places.filter(({ isActive }) => isActive).flatMap((place): Looked[] => {
      const subject = `${subjectOf(procedure)}@${place.id}`;
      const hangs = procedure.postings.filter(({ placeId, postedOn, removedOn }) => placeId === place.id && postedOn <= scope.moment.on && (removedOn === null || scope.moment.on < removedOn));
      const broken = found.filter((breach) => breach.subject === subject);
      const sheets = Math.max(hangs.length, broken.length);
      return Array.from({ length: sheets }, (_, index) => ({ subject: index === 0 ? subject : `${subject}#${index + 1}`, unitId: place.unitId ?? scope.units.controlId, broken: broken[index]?.detail ?? null }));
    });
  }),
};

/**
 * 21. A new decision is followed by a new sheet in time: portal and board by the day on which the version takes effect, or
 * the working day after the decision where that is later. Looks at versions in force whose day lies in the period; one that
 * is still missing is late too.
 */
const postedInTime: InspectionRule = {
  id: 'kt-21', item: 21, version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.17.1; Thông tư 02/2017/TT-VPCP, Chương III', isBasisVerified: false, parameters: {},
  ofRegister: ({ procedures }, scope) => currentOf(procedures, scope).flatMap(({ procedure, version }) => COMPULSORY_PLACES.filter((kind) => kind !== 'national-database').flatMap((kind): Looked[] => {
    const step = publicationStep(kind, version, procedures.places, procedure.postings, scope.moment.on, scope.calendar);
    if (step.due === null || !isInPeriod(scope, { on: step.due }) || step.state === 'waiting' || step.state === 'no-place') return [];
    const unitId = procedures.places.find((place) => place.kind === kind && place.isActive)?.unitId ?? scope.units.controlId;
    return [looked(`${subjectOf(procedure)}@${kind}`, unitId, step.daysLate > 0 ? [step.doneOn ? 'late' : 'missing'] : [], { name: version.name, kind, due: step.due, doneOn: step.doneOn, daysLate: step.daysLate })];
  })),
};

/**
 * 29. Dossiers are taken by the public post and online: each version in force offers both (online unless the announcement
 * gives information only), and a procedure under which `fromDossiers` or more came in the period did not get all of them
 * over the counter when it offers online. Not known: the help given to people at the desk.
 */
const channels: InspectionRule = {
  id: 'kt-29', item: 29, version: 1, legalBasis: 'Nghị định 118/2025/NĐ-CP; Nghị định 45/2020/NĐ-CP', isBasisVerified: false, parameters: { fromDossiers: 20 },
  ofRegister: (facts, scope, { fromDossiers = 20 }) => currentOf(facts.procedures, scope).map(({ procedure, version }) => {
    const offers = version.content.channels;
    const isOnline = procedure.onlineLevels[version.id] !== 'information-only';
    const came = facts.channels.find(({ procedureId }) => procedureId === procedure.id) ?? { online: 0, inPerson: 0, postal: 0 };
    const total = came.online + came.inPerson + came.postal;
    const faults = [...(offers.includes('postal') ? [] : ['no-postal']), ...(isOnline && !offers.includes('online') ? ['no-online'] : []), ...(offers.includes('online') && total >= fromDossiers && came.online === 0 ? ['online-unused'] : [])];
    return looked(subjectOf(procedure), version.handlingUnitId, faults, { name: version.name, online: came.online, inPerson: came.inPerson, postal: came.postal });
  }),
};

export const PROCEDURE_ITEM_RULES: readonly InspectionRule[] = [listAgrees, decidedInTime, partsWhole, inNationalDatabase, hasWorkflow, workflowFits, allPosted, postedRight, postedInTime, channels];
