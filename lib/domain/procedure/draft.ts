import { validityOn, type Validity, type VersionFacts } from './version';
import type { PlainDate } from '../calendar/plain-date';
import { ok, refuse, type Result } from '../shared/result';

/** Dự thảo: what is being prepared beside what is in force. */
export const DRAFT_STATES = ['draft', 'in-review', 'approved', 'discarded'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

export const DRAFT_ACTS = ['save', 'submit', 'return', 'approve', 'discard'] as const;
export type DraftAct = (typeof DRAFT_ACTS)[number];

/** The one table: from which state an act leads to which. What is not in it is not allowed; the screen's buttons read it too. */
const NEXT = {
  draft: { save: 'draft', submit: 'in-review', discard: 'discarded' },
  'in-review': { return: 'draft', approve: 'approved' },
  approved: {},
  discarded: {},
} as const satisfies Record<DraftState, Partial<Record<DraftAct, DraftState>>>;

/** Who may do an act: a row of the table of permissions, and whether it must be somebody who has not written in the draft. */
export const ACT_NEEDS = {
  save: { permission: 'procedure:draft', secondPerson: false },
  submit: { permission: 'procedure:draft', secondPerson: false },
  discard: { permission: 'procedure:draft', secondPerson: false },
  return: { permission: 'procedure:review', secondPerson: false },
  approve: { permission: 'procedure:review', secondPerson: true },
} as const satisfies Record<DraftAct, { permission: 'procedure:draft' | 'procedure:review'; secondPerson: boolean }>;

export type DraftActRefusal = { readonly name: 'NotInThisState'; readonly state: DraftState } | { readonly name: 'NotPermitted' } | { readonly name: 'AuthorMayNotApprove' };

/** Who wrote what would come into force; `may` answers by the table of permissions. */
export type DraftActFacts = { readonly state: DraftState; readonly authorIds: readonly string[]; readonly staffId: string; readonly may: (permission: 'procedure:draft' | 'procedure:review') => boolean };

/** The state after an act, or why this person may not do it now. Whoever wrote in a draft never approves it (four eyes). */
export function applyDraftAct(act: DraftAct, { state, authorIds, staffId, may }: DraftActFacts): Result<DraftState, DraftActRefusal> {
  const need = ACT_NEEDS[act];
  if (!may(need.permission)) return refuse({ name: 'NotPermitted' });
  const next: Partial<Record<DraftAct, DraftState>> = NEXT[state];
  const to = next[act];
  if (to === undefined) return refuse({ name: 'NotInThisState', state });
  if (need.secondPerson && authorIds.includes(staffId)) return refuse({ name: 'AuthorMayNotApprove' });
  return ok(to);
}

/** The acts that this person may do now, in their usual order. */
export const draftActsAllowed = (facts: DraftActFacts): readonly DraftAct[] => DRAFT_ACTS.filter((act) => applyDraftAct(act, facts).ok);

/** How an approved version stands on a day: by date alone, nothing has to run for it. */
export type VersionStanding = Validity | 'superseded' | 'draft' | 'in-review';

export function versionStanding(version: VersionFacts, on: PlainDate): VersionStanding {
  if (version.state !== 'approved') return version.state;
  return version.isSuperseded ? 'superseded' : validityOn(version, on);
}
