import { describe, expect, it } from 'vitest';
import { hotkeyName } from './use-hotkeys';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  hotkeyName({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

describe('hotkeyName', () => {
  it.each([
    [press('b'), 'b'],
    [press('B', { shiftKey: true }), 'b'],
    [press('?', { shiftKey: true }), '?'],
    [press('/'), '/'],
    [press('F2'), 'F2'],
    [press('F2', { shiftKey: true }), 'Shift+F2'],
    [press('Enter', { ctrlKey: true }), 'Ctrl+Enter'],
    [press('Enter', { metaKey: true }), 'Ctrl+Enter'],
    [press('Enter', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+Enter'],
    [press('n', { altKey: true }), 'Alt+n'],
    [press(' '), 'Space'],
  ])('%s', (name, expected) => {
    expect(name).toBe(expected);
  });
});
