import type { Permission } from '../access/permissions';
import { ok, refuse, type Result } from '../shared/result';
import type { Cause, Extent, FindingSource, Severity } from './vocabulary';

export const FINDING_STATES = ['recorded', 'notified', 'agreed', 'contested', 'withdrawn'] as const;
/** Đã ghi nhận, đã thông báo, đơn vị thống nhất, đơn vị không thống nhất, đã rút. */
export type FindingState = (typeof FINDING_STATES)[number];

/** What a person records of a shortcoming (tồn tại, hạn chế): the team's words, by a screen or from a device. */
export type FindingInput = {
  /** A uuid made where it was written: sent again, it is the same finding. */
  readonly id: string;
  readonly inspectionId: string;
  readonly unitId: string;
  /** The checklist item it stands on; null for a finding outside the checklist. Recurrence is told by it. */
  readonly itemKey: string | null;
  readonly source: FindingSource;
  /** checklist, rule: the item's key; sheet: `<dossier code>:<question>`. */
  readonly sourceKey: string | null;
  readonly facts: string;
  readonly dossierCodes: readonly string[];
  /** Article and version of the text: "Điều 18 Nghị định 61/2018/NĐ-CP". */
  readonly ruleBroken: string;
  readonly severity: Severity;
  readonly extent: Extent;
  readonly cause: Cause | null;
  readonly causeNote: string | null;
  readonly correctedOnSpot: boolean;
};

/** What was promised of an earlier finding, and what became of it. Dates are yyyy-mm-dd. */
export type EarlierPromise = {
  readonly recommendationId: string;
  readonly number: number;
  readonly text: string;
  readonly dueOn: string;
  readonly state: string;
  /** The last date the unit promised; null when none. */
  readonly promisedOn: string | null;
  /** The last remedy that was reported; null when none. */
  readonly remedy: string | null;
};

/** A finding on the same item and unit in an inspection before this one (phát hiện lặp lại). */
export type EarlierFinding = {
  readonly findingId: string;
  readonly itemKey: string;
  readonly inspectionCode: string;
  readonly inspectionTitle: string;
  /** First day on site of that inspection, yyyy-mm-dd. */
  readonly siteFrom: string;
  readonly number: number | null;
  readonly facts: string;
  readonly isClosed: boolean;
  readonly isSample: boolean;
  readonly promises: readonly EarlierPromise[];
};

type Side = 'team' | 'unit';
type Row = { readonly from: readonly FindingState[]; readonly to: FindingState | 'same'; readonly side: Side; readonly permission: Permission };

/**
 * The one table of a finding's life. The unit may agree, contest and explain, never edit; what the team changes after the
 * unit was told is a new version with a statement beside it, and the unit is told again.
 */
export const FINDING_ACTS = {
  revise: { from: ['recorded'], to: 'same', side: 'team', permission: 'inspection:work' },
  notify: { from: ['recorded'], to: 'notified', side: 'team', permission: 'inspection:work' },
  agree: { from: ['notified', 'contested'], to: 'agreed', side: 'unit', permission: 'inspection:explain' },
  contest: { from: ['notified'], to: 'contested', side: 'unit', permission: 'inspection:explain' },
  explain: { from: ['notified', 'agreed', 'contested'], to: 'same', side: 'unit', permission: 'inspection:explain' },
  uphold: { from: ['contested'], to: 'same', side: 'team', permission: 'inspection:work' },
  amend: { from: ['notified', 'agreed', 'contested'], to: 'notified', side: 'team', permission: 'inspection:work' },
  withdraw: { from: ['recorded', 'notified', 'agreed', 'contested'], to: 'withdrawn', side: 'team', permission: 'inspection:work' },
} as const satisfies Record<string, Row>;

export type FindingAct = keyof typeof FINDING_ACTS;
export type TeamFindingAct = Exclude<FindingAct, UnitFindingAct>;
export type UnitFindingAct = 'agree' | 'contest' | 'explain';

export const findingActRow = (act: FindingAct): Row => FINDING_ACTS[act];

/** The acts that may follow in this state, in the order of the table. */
export const findingActsIn = (state: FindingState): FindingAct[] => (Object.keys(FINDING_ACTS) as FindingAct[]).filter((act) => findingActRow(act).from.includes(state));

export type WrongFindingState = { readonly name: 'WrongFindingState'; readonly state: FindingState };

/** The state after an act, or the refusal that it may not follow. */
export function applyFindingAct(state: FindingState, act: FindingAct): Result<FindingState, WrongFindingState> {
  const { from, to } = findingActRow(act);
  if (!from.includes(state)) return refuse({ name: 'WrongFindingState', state });
  return ok(to === 'same' ? state : to);
}

/** What the inspected unit may see of findings: all that it was told of, also one withdrawn after that. */
export const unitSeesFinding = (state: FindingState, notifiedAt: unknown): boolean => state !== 'recorded' && notifiedAt !== null;

/** A finding that counts for scores, recurrence and heat: told to the unit and not withdrawn. */
export const FINDINGS_THAT_COUNT: readonly FindingState[] = ['notified', 'agreed', 'contested'];
