import { describe, expect, it } from 'vitest';
import { cleanText, readForm, textsOf } from './read-form';

const form = (...entries: readonly (readonly [string, string | File])[]): FormData => {
  const made = new FormData();
  for (const [name, value] of entries) made.append(name, value);
  return made;
};

describe('reading a form', () => {
  it('makes lists of names that end in [] and of names sent twice', () => {
    expect(readForm(form(['a', '1'], ['b[]', '2'], ['c', '3'], ['c', '4'], ['c', '5']))).toEqual({ a: '1', b: ['2'], c: ['3', '4', '5'] });
  });

  it('leaves out what the framework adds and file inputs left empty', () => {
    expect(readForm(form(['$ACTION_REF_1', ''], ['scan', new File([], '')], ['a', '']))).toEqual({ a: '' });
  });

  it('is not led astray by names that objects have', () => {
    const read = readForm(form(['__proto__', 'x'], ['constructor', 'y'], ['toString', 'z']));
    expect(Object.keys(read ?? {}).sort()).toEqual(['__proto__', 'constructor', 'toString']);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('answers null for more than any form of ours sends', () => {
    expect(readForm(form(['a', 'x'.repeat(1_000_001)]))).toBeNull();
    expect(readForm(form(...Array.from({ length: 5_001 }, (_, i) => [`a${i}`, ''] as const)))).toBeNull();
    expect(readForm(form(['x'.repeat(201), '']))).toBeNull();
  });

  it('composes letters, ends lines alike and drops what the database cannot hold', () => {
    expect(cleanText('Đo\u0302\u0303 \u0000Vy\r\nhai\rba \ud83d\ude00 \ud83d')).toBe('Đỗ Vy\nhai\nba 😀 \ufffd');
  });

  it('gives back texts and lists, never a password or a file', () => {
    expect(textsOf({ name: 'Vy', password: 'x', nextPassword: 'y', 'mat-khau': 'z', scan: new File(['x'], 'x'), list: ['1', '2'] })).toEqual({ values: { name: 'Vy' }, lists: { list: ['1', '2'] } });
  });
});
