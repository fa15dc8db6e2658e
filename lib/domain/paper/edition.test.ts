import { describe, expect, test } from 'vitest';
import { plainDate } from '../calendar/plain-date';
import { circularOn, editionFor } from './edition';
import { FORMATS_OF, PAPER_KINDS, isFormatOf } from './kind';

const LAST_OF_2018 = plainDate('2025-09-14');
const FIRST_OF_2025 = plainDate('2025-09-15');

describe('the edition of a form', () => {
  test('is that of the day the dossier was received', () => {
    expect(circularOn(LAST_OF_2018)).toBe('circular-01-2018');
    expect(circularOn(FIRST_OF_2025)).toBe('circular-03-2025');
    expect(circularOn(plainDate('2017-01-03'))).toBe('circular-01-2018');
  });

  test.each([
    ['intake-receipt', '01', '01'],
    ['supplement-request', '02', '02'],
    ['intake-refusal', '03', '03'],
    ['apology-notice', '04', '04'],
    ['stop-notice', null, '05'],
    ['routing-sheet', '05', '06'],
    ['dossier-register', '06', '07'],
    ['handover-sheet', null, null],
  ] as const)('%s is form %s before 15/9/2025 and %s from then on', (kind, before, after) => {
    expect(editionFor(kind, LAST_OF_2018)?.formNumber ?? null).toBe(before);
    expect(editionFor(kind, FIRST_OF_2025)?.formNumber ?? null).toBe(after);
  });

  test('says which circular it belongs to, and that its wording was not compared yet', () => {
    expect(editionFor('routing-sheet', FIRST_OF_2025)).toEqual({
      circular: 'circular-03-2025',
      circularNumber: '03/2025/TT-VPCP',
      appliesFrom: '2025-09-15',
      comparedWithGazette: false,
      formNumber: '06',
    });
  });
});

test('every paper can be printed on A4, and only what is handed over at the counter on the roll', () => {
  for (const kind of PAPER_KINDS) expect(FORMATS_OF[kind][0]).toBe('a4');
  expect(PAPER_KINDS.filter((kind) => isFormatOf(kind, 'roll-80'))).toEqual(['intake-receipt', 'supplement-request', 'intake-refusal', 'payment-request']);
});
