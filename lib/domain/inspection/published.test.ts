import { describe, expect, test } from 'vitest';
import { publishedFigures } from './published';

const recommendation = { number: 1, addresseeKind: 'unit', unitName: 'Phòng A', text: 'Chuyển hồ sơ trong ngày.', dueOn: '2026-12-31', findingNumbers: [1] };

describe('what a public page takes from a conclusion', () => {
  test('figures of the units and recommendations; no facts, no dossier, no name', () => {
    const data = { kind: 'conclusion', units: [{ unit: { name: 'Phòng A' }, tally: { percent: 87 }, findings: [{ facts: 'Hồ sơ của ông Nguyễn Văn Mẫu', dossiers: [{ text: 'H24.21-260915-0007' }] }] }], recommendations: [recommendation] };
    const shown = publishedFigures(data);
    expect(shown).toEqual({ units: [{ name: 'Phòng A', findings: 1, share: 0.87 }], recommendations: [{ number: 1, addresseeKind: 'unit', unitName: 'Phòng A', text: 'Chuyển hồ sơ trong ngày.', dueOn: '2026-12-31' }] });
    expect(JSON.stringify(shown)).not.toMatch(/Mẫu|H24/);
  });

  test('a public notice tells its figures in another shape', () => {
    expect(publishedFigures({ units: [{ name: 'Phòng B', findings: { value: 4, path: '/x' }, percent: null }] })).toEqual({ units: [{ name: 'Phòng B', findings: 4, share: null }], recommendations: [] });
  });

  test('what cannot be read is left out, and nothing throws', () => {
    for (const data of [null, 'x', 7, [], {}, { units: 'x', recommendations: [null, { ...recommendation, dueOn: '2026-02-31' }, { ...recommendation, addresseeKind: 'king' }, { ...recommendation, text: 5 }] }, { units: [{}, { unit: [] }] }]) expect(publishedFigures(data)).toEqual({ units: [], recommendations: [] });
  });
});
