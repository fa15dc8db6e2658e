import { expect, test } from 'vitest';
import { viewWindowOf } from './view';

const at = (text: string): number => Date.parse(`${text}+07:00`);

test('a reading belongs to the quarter of an hour that it falls in', () => {
  expect(viewWindowOf(at('2026-11-24T07:00:00'))).toBe(at('2026-11-24T07:00:00'));
  expect(viewWindowOf(at('2026-11-24T07:14:59.999'))).toBe(at('2026-11-24T07:00:00'));
  expect(viewWindowOf(at('2026-11-24T07:15:00'))).toBe(at('2026-11-24T07:15:00'));
});
