import { describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../access/permissions';
import { ACT_NEEDS, applyDraftAct, DRAFT_ACTS, DRAFT_STATES, draftActsAllowed, type DraftActFacts } from './draft';

const facts = (wanted: Partial<DraftActFacts>): DraftActFacts => ({ state: 'draft', authorIds: ['author'], staffId: 'other', may: () => true, ...wanted });

describe('a draft', () => {
  it('goes from hand to hand by one table', () => {
    expect(DRAFT_STATES.map((state) => draftActsAllowed(facts({ state })))).toEqual([['save', 'submit', 'discard'], ['return', 'approve'], [], []]);
  });

  it('is never approved by someone who wrote in it, and may be returned by anyone who reviews', () => {
    expect(applyDraftAct('approve', facts({ state: 'in-review', staffId: 'author' }))).toEqual({ ok: false, refusal: { name: 'AuthorMayNotApprove' } });
    expect(applyDraftAct('approve', facts({ state: 'in-review' }))).toEqual({ ok: true, value: 'approved' });
    expect(applyDraftAct('return', facts({ state: 'in-review', staffId: 'author' })).ok).toBe(true);
  });

  it('asks the table of permissions for every act, before anything else', () => {
    for (const act of DRAFT_ACTS) {
      expect(PERMISSIONS).toHaveProperty([ACT_NEEDS[act].permission]);
      for (const state of DRAFT_STATES) expect(applyDraftAct(act, facts({ state, may: () => false }))).toEqual({ ok: false, refusal: { name: 'NotPermitted' } });
    }
  });
});
