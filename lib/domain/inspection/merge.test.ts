import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disputesOf, heldOf, merge, NOTHING_SAID, replay, type Arriving, type Matter, type Said } from './merge';

const said = (entryId: string, byId: string, saidAt: number, meaning: string, baseVersion = 0, isDecision = false): Arriving => ({ entryId, byId, saidAt, meaning, baseVersion, isDecision });
const all = (...entries: Arriving[]): Matter => entries.reduce((matter, entry) => merge(matter, entry).matter, NOTHING_SAID);

describe('what was said of one matter', () => {
  it('is replaced by whoever had seen it', () => {
    const matter = all(said('1', 'an', 10, 'meets'), said('2', 'binh', 20, 'fails', 1));
    expect(heldOf(matter)?.meaning).toBe('fails');
    expect(disputesOf(matter)).toEqual([]);
  });

  it('stands beside what somebody else said without having seen it, and the later word counts until it is decided', () => {
    const matter = all(said('1', 'an', 20, 'meets'), said('2', 'binh', 10, 'fails'));
    expect(heldOf(matter)?.entryId).toBe('1');
    expect(disputesOf(matter).map(({ held, sent }) => [held.entryId, sent.entryId])).toEqual([['1', '2']]);
  });

  it('is no conflict when two people said the same', () => {
    expect(disputesOf(all(said('1', 'an', 10, 'meets'), said('2', 'binh', 20, 'meets')))).toEqual([]);
  });

  it('is never a conflict of a person with herself, also when a word of hers comes late from another device', () => {
    expect(disputesOf(all(said('1', 'an', 10, 'meets'), said('2', 'an', 20, 'fails')))).toEqual([]);
    const late = all(said('2', 'an', 20, 'fails'), said('1', 'an', 10, 'meets'));
    expect([heldOf(late)?.meaning, disputesOf(late).length]).toEqual(['fails', 0]);
  });

  it('stays in conflict when one of the two sees it and writes on, and ends by a decision', () => {
    const open = all(said('1', 'an', 10, 'meets'), said('2', 'binh', 20, 'fails'), said('3', 'binh', 30, 'not-checked', 2));
    expect(disputesOf(open).map(({ held, sent }) => [held.entryId, sent.entryId])).toEqual([['3', '1']]);
    const decided = merge(open, said('4', 'chi', 40, 'meets', 3, true)).matter;
    expect([heldOf(decided)?.meaning, disputesOf(decided).length, decided.heads.length]).toEqual(['meets', 0, 1]);
  });

  it('ends by agreement', () => {
    expect(disputesOf(all(said('1', 'an', 10, 'meets'), said('2', 'binh', 20, 'fails'), said('3', 'binh', 30, 'meets', 2)))).toEqual([]);
  });

  it('is in conflict with a decision that came while somebody was away', () => {
    const matter = all(said('1', 'an', 10, 'meets'), said('2', 'binh', 20, 'fails'), said('4', 'chi', 40, 'meets', 2, true), said('5', 'binh', 35, 'not-checked'));
    expect(disputesOf(matter)).toHaveLength(1);
    expect(heldOf(matter)?.entryId).toBe('4');
  });

  it('is read back from the entries as it was', () => {
    const kept: Said[] = [];
    let matter = NOTHING_SAID;
    for (const entry of [said('1', 'an', 10, 'meets'), said('2', 'binh', 20, 'fails'), said('3', 'an', 30, 'fails', 1)]) {
      matter = merge(matter, entry).matter;
      kept.push({ ...entry, version: matter.version });
    }
    expect(replay(kept)).toEqual(matter);
  });
});

/** Two devices that were offline: each its own entries in order, sent in batches of any size, some batches twice, in any order between the devices. */
const KEYS = ['a', 'b', 'c', 'd'] as const;
const script = (byId: string) => fc.array(fc.record({ key: fc.constantFrom(...KEYS), meaning: fc.constantFrom('meets', 'fails'), at: fc.integer({ min: 0, max: 1000 }) }), { maxLength: 25 })
  .map((list) => [...list].sort((x, y) => x.at - y.at).map(({ key, meaning, at }, index) => ({ key, entry: said(`${byId}${index}`, byId, at * 100 + index, meaning) })));

type Sent = { readonly key: string; readonly entry: Arriving };

function deliver(order: readonly Sent[]): Map<string, Matter> {
  const known = new Set<string>();
  const held = new Map<string, Matter>();
  for (const { key, entry } of order) {
    if (known.has(entry.entryId)) continue;
    known.add(entry.entryId);
    held.set(key, merge(held.get(key) ?? NOTHING_SAID, entry).matter);
  }
  return held;
}

/** One order of arrival: taking turns by `turns`, each batch of a device sent again when `again` says so. */
function interleave(left: readonly Sent[], right: readonly Sent[], turns: readonly { first: boolean; size: number; again: boolean }[]): Sent[] {
  const [a, b, order] = [[...left], [...right], [] as Sent[]];
  for (const { first, size, again } of turns) {
    const batch = (first ? a : b).splice(0, size);
    order.push(...batch, ...(again ? batch : []));
  }
  return [...order, ...a, ...b];
}

const outcome = (held: ReadonlyMap<string, Matter>) => Object.fromEntries(KEYS.map((key) => {
  const matter = held.get(key) ?? NOTHING_SAID;
  return [key, { held: heldOf(matter)?.meaning ?? null, conflicts: disputesOf(matter).map(({ held: one, sent }) => [one.entryId, sent.entryId].sort()) }];
}));

describe('two devices that come back to the network', () => {
  const turns = fc.array(fc.record({ first: fc.boolean(), size: fc.integer({ min: 1, max: 6 }), again: fc.boolean() }), { maxLength: 12 });

  it('end in the same state whoever sends first, however often', () => {
    fc.assert(fc.property(script('an'), script('binh'), turns, turns, (left, right, one, other) => {
      expect(outcome(deliver(interleave(left, right, one)))).toEqual(outcome(deliver(interleave(left, right, other))));
    }), { numRuns: 500 });
  });

  it('leave exactly the conflicts in which their last words differ', () => {
    fc.assert(fc.property(script('an'), script('binh'), turns, (left, right, order) => {
      const result = outcome(deliver(interleave(left, right, order)));
      for (const key of KEYS) {
        const last = (list: readonly Sent[]) => list.filter((sent) => sent.key === key).at(-1)?.entry;
        const [a, b] = [last(left), last(right)];
        const differ = a !== undefined && b !== undefined && a.meaning !== b.meaning;
        expect(result[key]?.conflicts).toEqual(differ ? [[a.entryId, b.entryId].sort()] : []);
      }
    }), { numRuns: 500 });
  });
});
