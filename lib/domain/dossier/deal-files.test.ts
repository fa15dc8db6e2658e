import { describe, expect, it } from 'vitest';
import { dealFiles as deal } from './deal-files';

type File = { code: string; unitId: string };
const dealFiles = (list: File[], receivers: readonly { staffId: string; unitIds: readonly string[] }[]) => deal(list, receivers.map(({ staffId, unitIds }) => ({ staffId, mayHold: (file: File) => unitIds.includes(file.unitId) })));

const files = (...units: string[]) => units.map((unitId, at) => ({ code: String(at + 1), unitId }));
const told = (dealt: ReturnType<typeof dealFiles>) => [dealt.given.map(({ file, staffId }) => `${file.code}${staffId}`).join(' '), dealt.left.map(({ code }) => code).join(' ')];

describe('dealing files out', () => {
  it.each([
    ['one receiver has all', files('A', 'A', 'A'), [{ staffId: 'x', unitIds: ['A'] }], '1x 2x 3x', ''],
    ['two take turns, the most urgent first', files('A', 'A', 'A'), [{ staffId: 'x', unitIds: ['A'] }, { staffId: 'y', unitIds: ['A'] }], '1x 2y 3x', ''],
    ['a file stays in its unit', files('A', 'B', 'A', 'B'), [{ staffId: 'x', unitIds: ['A'] }, { staffId: 'y', unitIds: ['B'] }], '1x 2y 3x 4y', ''],
    ['who has fewest is next', files('A', 'A', 'B', 'B'), [{ staffId: 'x', unitIds: ['A', 'B'] }, { staffId: 'y', unitIds: ['B'] }], '1x 2x 3y 4y', ''],
    ['what nobody may have is left', files('A', 'C'), [{ staffId: 'x', unitIds: ['A'] }], '1x', '2'],
    ['nobody', files('A'), [], '', '1'],
    ['nothing', [], [{ staffId: 'x', unitIds: ['A'] }], '', ''],
  ] as const)('%s', (_, list, receivers, given, left) => expect(told(dealFiles([...list], receivers))).toEqual([given, left]));
});
