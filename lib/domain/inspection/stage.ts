import type { Permission } from '../access/permissions';

export const STAGES = ['drafting', 'planned', 'team-decided', 'notified', 'on-site', 'site-ended', 'reported', 'concluded', 'closed', 'cancelled'] as const;
/** Where an inspection stands: soạn kế hoạch … đã kết luận, đã kết thúc. */
export type Stage = (typeof STAGES)[number];

/** Where an act leads: a stage, or the one it was in. */
type Leads = Stage | 'same';
/** `team`: only a member of the team may, and where `lead` only its leader. `second`: not who drafted it. */
type Who = { readonly permission: Permission; readonly team?: 'member' | 'lead'; readonly second?: true };
type Row = { readonly from: readonly Stage[]; readonly to: Leads; readonly who: Who };

const BEFORE_SITE: readonly Stage[] = ['drafting', 'planned', 'team-decided', 'notified'];
const WORKING: readonly Stage[] = ['on-site', 'site-ended'];
const LIVE: readonly Stage[] = ['team-decided', 'notified', 'on-site', 'site-ended', 'reported'];

/**
 * The one table of an inspection's life: who may do what, from where, and what it leads to. Screens and guards read it.
 * The order is that of decree 63/2010, Article 35a, and the practice of the plans: plan, team, notice, site, minutes,
 * report, conclusion, remedy.
 */
export const INSPECTION_ACTS = {
  revise: { from: ['drafting'], to: 'same', who: { permission: 'inspection:plan' } },
  'issue-plan': { from: ['drafting'], to: 'planned', who: { permission: 'inspection:approve', second: true } },
  'decide-team': { from: ['planned', 'team-decided'], to: 'team-decided', who: { permission: 'inspection:approve' } },
  notify: { from: ['team-decided'], to: 'notified', who: { permission: 'inspection:work', team: 'lead' } },
  'commit-seed': { from: ['team-decided', 'notified', 'on-site'], to: 'same', who: { permission: 'inspection:work', team: 'member' } },
  'draw-sample': { from: ['notified', 'on-site'], to: 'same', who: { permission: 'inspection:work', team: 'member' } },
  'seal-answers': { from: ['notified', 'on-site'], to: 'same', who: { permission: 'inspection:work', team: 'member' } },
  'submit-self-report': { from: ['notified', 'on-site'], to: 'same', who: { permission: 'inspection:self-report' } },
  'return-self-report': { from: ['notified', 'on-site'], to: 'same', who: { permission: 'inspection:work', team: 'lead' } },
  open: { from: ['notified'], to: 'on-site', who: { permission: 'inspection:work', team: 'lead' } },
  record: { from: WORKING, to: 'same', who: { permission: 'inspection:work', team: 'member' } },
  'offer-minutes': { from: WORKING, to: 'same', who: { permission: 'inspection:work', team: 'member' } },
  'agree-minutes': { from: WORKING, to: 'same', who: { permission: 'inspection:view' } },
  'end-site': { from: ['on-site'], to: 'site-ended', who: { permission: 'inspection:work', team: 'lead' } },
  'remove-member': { from: LIVE, to: 'same', who: { permission: 'inspection:approve' } },
  'add-member': { from: LIVE, to: 'same', who: { permission: 'inspection:approve' } },
  report: { from: ['site-ended'], to: 'reported', who: { permission: 'inspection:work', team: 'lead' } },
  'return-report': { from: ['reported'], to: 'site-ended', who: { permission: 'inspection:approve', second: true } },
  conclude: { from: ['reported'], to: 'concluded', who: { permission: 'inspection:approve', second: true } },
  'correct-conclusion': { from: ['concluded', 'closed'], to: 'same', who: { permission: 'inspection:approve' } },
  publish: { from: ['concluded', 'closed'], to: 'same', who: { permission: 'inspection:publish' } },
  close: { from: ['concluded'], to: 'closed', who: { permission: 'inspection:verify' } },
  reopen: { from: ['closed'], to: 'concluded', who: { permission: 'inspection:verify' } },
  cancel: { from: BEFORE_SITE, to: 'cancelled', who: { permission: 'inspection:approve' } },
} as const satisfies Record<string, Row>;

export type InspectionAct = keyof typeof INSPECTION_ACTS;

/** The row of an act, in the shape that code can walk. */
export const inspectionActRow = (act: InspectionAct): Row => INSPECTION_ACTS[act];

/** Whether an act may follow in this stage. */
export const mayFollow = (stage: Stage, act: InspectionAct): boolean => inspectionActRow(act).from.includes(stage);

/** The stage after an act; throws for an act that may not follow, which a guard before it must have refused. */
export function stageAfter(stage: Stage, act: InspectionAct): Stage {
  if (!mayFollow(stage, act)) throw new RangeError(`${act} does not follow ${stage}`);
  const { to } = inspectionActRow(act);
  return to === 'same' ? stage : to;
}

/** Inspectors see the dossiers of the inspected units in these stages, and in no other (product: "for the time of the inspection"). */
export const SEES_DOSSIERS: readonly Stage[] = ['team-decided', 'notified', 'on-site', 'site-ended', 'reported'];

/** The inspected unit sees the inspection itself from its notice on. */
export const UNIT_SEES: readonly Stage[] = ['notified', 'on-site', 'site-ended', 'reported', 'concluded', 'closed'];

const ON_SITE_WORK: ReadonlySet<InspectionAct> = new Set<InspectionAct>(['commit-seed', 'draw-sample', 'seal-answers', 'record', 'offer-minutes', 'agree-minutes', 'submit-self-report', 'return-self-report']);

/** Whether an act makes what others have before them out of date. Work of many at once (recording, sampling) does not. */
export const movesVersion = (act: InspectionAct): boolean => !ON_SITE_WORK.has(act);
