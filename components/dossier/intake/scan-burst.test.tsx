import { describe, expect, it } from 'vitest';
import { ScanBurst, type Burst } from './scan-burst';

/** Types the text with so many milliseconds between keys, then Enter. */
function typed(text: string, gap: number, wanted: { enterAfter?: number; composing?: readonly number[] } = {}): Burst | null {
  const burst = new ScanBurst();
  let at = 1_000;
  [...text].forEach((key, index) => {
    at += gap;
    burst.press({ key: wanted.composing?.includes(index) ? 'Process' : key, at, isComposing: wanted.composing?.includes(index) ?? false });
  });
  return burst.press({ key: 'Enter', at: at + (wanted.enterAfter ?? gap), isComposing: false });
}

describe('a burst of a scanner', () => {
  const CODE = 'H24.21-261120-0031';

  it.each([2, 12, 30])('is recognised at %i ms a key', (gap) => expect(typed(CODE, gap)).toEqual({ text: CODE, isComposed: false }));
  it.each([60, 90, 180])('is not a person who types at %i ms a key', (gap) => expect(typed(CODE, gap)).toBeNull());
  it('is not a short word', () => expect(typed('12345', 5)).toBeNull());
  it('is not what a person confirms later with Enter', () => expect(typed(CODE, 5, { enterAfter: 400 })).toBeNull());

  it('keeps the bars, capitals and marks of a citizen card', () => {
    const burst = new ScanBurst();
    let at = 0;
    const press = (key: string) => burst.press({ key, at: (at += 8), isComposing: false });
    for (const key of '031190000001||') press(key);
    for (const key of ['Shift', 'N', 'g', 'u', 'y', 'ễ', 'n', 'Shift', '|']) press(key);
    expect(press('Enter')).toEqual({ text: '031190000001||Nguyễn|', isComposed: false });
  });

  it('says when the keyboard composed, so that the field is asked', () => expect(typed(CODE, 5, { composing: [3, 4] })?.isComposed).toBe(true));

  it('follows a driver that takes letters back', () => {
    const burst = new ScanBurst();
    let at = 0;
    const press = (key: string) => burst.press({ key, at: (at += 6), isComposing: false });
    for (const key of ['N', 'g', 'u', 'y', 'e', 'n', 'Backspace', 'Backspace', 'ê', 'n']) press(key);
    expect(press('Enter')?.text).toBe('Nguyên');
  });

  it('begins anew after a pause, and tells when it begins', () => {
    let begun = 0;
    const burst = new ScanBurst(() => { begun += 1; });
    burst.press({ key: 'x', at: 0, isComposing: false });
    let at = 500;
    for (const key of CODE) burst.press({ key, at: (at += 5), isComposing: false });
    expect(burst.press({ key: 'Enter', at: at + 5, isComposing: false })?.text).toBe(CODE);
    expect(begun).toBe(2);
  });

  it('goes on after a stumble', () => {
    const burst = new ScanBurst();
    let at = 0;
    [...CODE].forEach((key, index) => burst.press({ key, at: (at += index === 6 ? 120 : 8), isComposing: false }));
    expect(burst.press({ key: 'Enter', at: at + 8, isComposing: false })?.text).toBe(CODE);
  });

  it('is broken by a key that no scanner sends', () => {
    const burst = new ScanBurst();
    let at = 0;
    for (const key of ['0', '3', '1', 'Tab', '1', '9', '0']) burst.press({ key, at: (at += 5), isComposing: false });
    expect(burst.press({ key: 'Enter', at: at + 5, isComposing: false })).toBeNull();
  });
});
