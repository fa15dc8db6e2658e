import { addDays, type PlainDate } from '../calendar/plain-date';
import type { WorkingCalendar } from '../calendar/types';
import { comparableLength } from '../dossier/term-choice';
import type { ProcedureContent } from './content';
import type { Breach, ControlOutcome, ControlRule } from './control';
import { COMPULSORY_PLACES, hangsOn, publicationStep, removalDue, type PostingFact, type PostingPlace } from './posting';
import { isInForce, versionInForce, type VersionFacts } from './version';

export type CheckedVersion = VersionFacts & {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly handlingUnitId: string;
  readonly content: ProcedureContent;
  readonly decision: CheckedDecision;
};

export type CheckedDecision = {
  readonly number: string;
  readonly issuedOn: PlainDate;
  readonly kind: 'new' | 'amend' | 'replace' | 'repeal';
  readonly isShortened: boolean;
  /** The day on which the legal text that it announces takes effect; null: nobody has entered it. */
  readonly legalTextOn: PlainDate | null;
};

export type CheckedProcedure = { readonly id: string; readonly slug: string; readonly code: string | null; readonly versions: readonly CheckedVersion[]; readonly postings: readonly PostingFact[] };

/** A dossier received on a day on which its version was not in force; the reader of the rows has narrowed them down, the rule judges. */
export type ReceivedDossier = { readonly code: string; readonly procedureId: string; readonly versionId: string; readonly handlingUnitId: string; readonly receivedOn: PlainDate };

export type ProcedureControlFacts = {
  readonly today: PlainDate;
  readonly calendar: WorkingCalendar;
  readonly places: readonly PostingPlace[];
  readonly procedures: readonly CheckedProcedure[];
  readonly decisions: readonly CheckedDecision[];
  readonly dossiers: { readonly count: number; readonly suspects: readonly ReceivedDossier[] };
};

type Rule = ControlRule<ProcedureControlFacts>;

const subjectOf = (procedure: CheckedProcedure): string => `procedure:${procedure.slug}`;
const currentOf = (procedure: CheckedProcedure, today: PlainDate): CheckedVersion | null => versionInForce(procedure.versions, today);

/** The parts that Đ.8.2 demands of every procedure and this content lacks. Forms, conditions and fees belong only where they apply. */
export function missingParts(name: string, content: ProcedureContent): readonly string[] {
  const lacks: readonly (readonly [string, boolean])[] = [
    ['name', name.trim() === ''],
    ['steps', content.steps.length === 0],
    ['channels', content.channels.length === 0],
    ['components', content.components.length === 0],
    ['sets', content.sets < 1],
    ['time-limit', content.timeLimits.length === 0],
    ['applicants', content.applicantKinds.length === 0],
    ['results', content.results.length === 0],
    ['legal-bases', content.legalBases.length === 0],
  ];
  return lacks.filter(([, isMissing]) => isMissing).map(([part]) => part);
}

/** The internal workflow against the shortest limit that may hold: both in the engine's measure of comparison. */
export function workflowExcess(content: Pick<ProcedureContent, 'workflow' | 'timeLimits' | 'committedTimeLimit'>): { readonly total: number; readonly limit: number } | null {
  const limits = content.committedTimeLimit ? [content.committedTimeLimit] : content.timeLimits;
  if (limits.length === 0 || content.workflow.length === 0) return null;
  const limit = Math.min(...limits.map(comparableLength));
  const total = content.workflow.reduce((sum, step) => sum + comparableLength({ value: step.duration, unit: step.durationUnit }), 0);
  return total > limit ? { total, limit } : null;
}

const WORKING_DAY = comparableLength({ value: 1, unit: 'working-day' });
const inDays = (length: number): number => Math.round((length / WORKING_DAY) * 100) / 100;

/** Over every version in force today: one breach at most for each procedure. */
const overCurrent = (judge: (procedure: CheckedProcedure, version: CheckedVersion, facts: ProcedureControlFacts) => Breach['detail'] | null) => (facts: ProcedureControlFacts): ControlOutcome => {
  const current = facts.procedures.flatMap((procedure) => {
    const version = currentOf(procedure, facts.today);
    return version ? [{ procedure, version }] : [];
  });
  return {
    population: current.length,
    breaches: current.flatMap(({ procedure, version }) => {
      const detail = judge(procedure, version, facts);
      return detail ? [{ subject: subjectOf(procedure), unitId: version.handlingUnitId, detail: { name: version.name, ...detail } }] : [];
    }),
  };
};

const partsMissing: Rule = {
  id: 'procedure-parts-missing', version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.8.2', isBasisVerified: true,
  check: overCurrent((_, version) => {
    const parts = missingParts(version.name, version.content);
    return parts.length > 0 ? { parts: parts.join(' ') } : null;
  }),
};

const workflowTooLong: Rule = {
  id: 'workflow-longer-than-limit', version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.8.2.đ', isBasisVerified: true,
  check: overCurrent((_, version) => {
    const excess = workflowExcess(version.content);
    return excess ? { totalDays: inDays(excess.total), limitDays: inDays(excess.limit) } : null;
  }),
};

/** In force before its decision was issued, under a decision that only repeals, or under one without a number. */
const withoutDecision: Rule = {
  id: 'in-use-without-decision', version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.13, Đ.18.6', isBasisVerified: true,
  check: overCurrent((_, { decision, validFrom }) =>
    decision.number.trim() === '' || decision.kind === 'repeal' || decision.issuedOn > validFrom ? { decision: decision.number, issuedOn: decision.issuedOn, validFrom } : null),
};

/** Days before the legal text takes effect by which the announcing decision is issued (Đ.15, as amended in 2017). */
export const DECISION_DAYS_BEFORE_EFFECT = 5;

const decisionLate: Rule = {
  id: 'decision-late', version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.15 (sửa đổi 2017)', isBasisVerified: true,
  check: ({ decisions }) => {
    const known = decisions.flatMap((decision) => (decision.legalTextOn === null || decision.isShortened ? [] : [{ ...decision, latest: addDays(decision.legalTextOn, -DECISION_DAYS_BEFORE_EFFECT) }]));
    return {
      population: known.length,
      breaches: known.filter(({ issuedOn, latest }) => issuedOn > latest).map(({ number, issuedOn, latest, legalTextOn }) => ({ subject: `decision:${number}`, unitId: null, detail: { number, issuedOn, latest, legalTextOn } })),
    };
  },
};

/** Every procedure that has ended, with what of it still hangs after the day on which it had to be taken down. */
const repealedStillPosted: Rule = {
  id: 'repealed-still-posted', version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.16, Đ.17', isBasisVerified: true,
  check: ({ procedures, places, today, calendar }) => {
    const ended = procedures.filter((procedure) => currentOf(procedure, today) === null && procedure.versions.some((version) => version.state === 'approved' && !version.isSuperseded && version.validFrom <= today));
    return {
      population: ended.length,
      breaches: ended.flatMap((procedure) => hangingIn(procedure, places, today).flatMap(({ place, version }) => {
        const due = version && removalDue(version, calendar);
        return version && due !== null && due < today ? [{ subject: `${subjectOf(procedure)}@${place.id}`, unitId: place.unitId, detail: { name: version.name, place: place.name, validTo: version.validTo } }] : [];
      })),
    };
  },
};

/** What hangs of a procedure today, with its version; null where the version is not ours. Closed places hold nothing. */
function hangingIn(procedure: CheckedProcedure, places: readonly PostingPlace[], today: PlainDate): readonly { place: PostingPlace; version: CheckedVersion | null }[] {
  return procedure.postings.filter((posting) => hangsOn(posting, today)).flatMap((posting) => {
    const place = places.find(({ id, isActive }) => id === posting.placeId && isActive);
    return place ? [{ place, version: procedure.versions.find(({ id }) => id === posting.versionId) ?? null }] : [];
  });
}

/**
 * Something else hangs than the version in force. A coming version may hang before its day, beside that of today (its entry
 * in the national database is due before it takes effect), never instead of it.
 */
const postedDiffers: Rule = {
  id: 'posted-version-differs', version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.17.1', isBasisVerified: true,
  check: ({ procedures, places, today }) => {
    const hanging = procedures.flatMap((procedure) => {
      const current = currentOf(procedure, today);
      return current ? hangingIn(procedure, places, today).map((found) => ({ ...found, procedure, current })) : [];
    });
    const isRight = ({ place, version, procedure, current }: (typeof hanging)[number]): boolean => {
      if (version?.id === current.id) return true;
      const isComing = version !== null && version.validFrom > today;
      return isComing && hanging.some((other) => other.procedure === procedure && other.place === place && other.version?.id === current.id);
    };
    return {
      population: hanging.length,
      breaches: hanging.filter((found) => !isRight(found)).map(({ procedure, place, version, current }) => ({
        subject: `${subjectOf(procedure)}@${place.id}`, unitId: place.unitId, detail: { name: current.name, place: place.name, posted: version?.number ?? null, inForce: current.number },
      })),
    };
  },
};

/** A version in force whose day for a compulsory place has passed and which does not hang there. */
const notPosted: Rule = {
  id: 'not-posted', version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.17.1, Đ.24.2', isBasisVerified: true,
  check: ({ procedures, places, today, calendar }) => {
    const looked = procedures.flatMap((procedure) => {
      const version = currentOf(procedure, today);
      return version ? COMPULSORY_PLACES.map((kind) => ({ procedure, version, kind })) : [];
    });
    return {
      population: looked.length,
      breaches: looked.flatMap(({ procedure, version, kind }) => {
        const ofKind = places.filter((place) => place.kind === kind && place.isActive);
        const bare = ofKind.filter((place) => !procedure.postings.some((posting) => posting.placeId === place.id && hangsOn(posting, today)));
        const step = publicationStep(kind, version, places, procedure.postings, today, calendar);
        if (step.due === null || step.due >= today || (ofKind.length > 0 && bare.length === 0)) return [];
        return [{ subject: `${subjectOf(procedure)}@${kind}`, unitId: bare[0]?.unitId ?? null, detail: { name: version.name, kind, due: step.due, places: bare.map(({ name }) => name).join(', ') } }];
      }),
    };
  },
};

const postedLate: Rule = {
  id: 'posted-late', version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.17.1, Đ.24.2; Thông tư 02/2017/TT-VPCP', isBasisVerified: false,
  check: ({ procedures, places, today, calendar }) => {
    const done = procedures.flatMap((procedure) => {
      const version = currentOf(procedure, today);
      if (!version) return [];
      return COMPULSORY_PLACES.map((kind) => ({ procedure, version, step: publicationStep(kind, version, places, procedure.postings, today, calendar) })).filter(({ step }) => step.doneOn !== null);
    });
    return {
      population: done.length,
      breaches: done.filter(({ step }) => step.state === 'done-late').map(({ procedure, version, step }) => ({
        subject: `${subjectOf(procedure)}@${step.kind}`, unitId: places.find(({ kind }) => kind === step.kind)?.unitId ?? null,
        detail: { name: version.name, kind: step.kind, due: step.due, doneOn: step.doneOn, daysLate: step.daysLate },
      })),
    };
  },
};

const receivedNotInForce: Rule = {
  id: 'received-under-version-not-in-force', version: 1, legalBasis: 'Nghị định 63/2010/NĐ-CP, Đ.13, Đ.18.6', isBasisVerified: true,
  check: ({ procedures, dossiers }) => {
    const versions = new Map(procedures.flatMap((procedure) => procedure.versions.map((version) => [version.id, version] as const)));
    return {
      population: dossiers.count,
      breaches: dossiers.suspects.flatMap((dossier) => {
        const version = versions.get(dossier.versionId);
        if (version && isInForce(version, dossier.receivedOn)) return [];
        return [{ subject: `dossier:${dossier.code}`, unitId: dossier.handlingUnitId, detail: { code: dossier.code, receivedOn: dossier.receivedOn, number: version?.number ?? null, validFrom: version?.validFrom ?? null, validTo: version?.validTo ?? null } }];
      }),
    };
  },
};

/** The rules on procedures and their posting, in the order in which a screen lists them. */
export const PROCEDURE_RULES: readonly Rule[] = [partsMissing, workflowTooLong, withoutDecision, decisionLate, notPosted, postedDiffers, repealedStillPosted, postedLate, receivedNotInForce];

export type RuleOutcome = ControlOutcome & { readonly rule: Pick<Rule, 'id' | 'version' | 'legalBasis' | 'isBasisVerified'> };

/** Every rule over the same facts. */
export const checkProcedures = (facts: ProcedureControlFacts): readonly RuleOutcome[] => PROCEDURE_RULES.map((rule) => ({ rule, ...rule.check(facts) }));
