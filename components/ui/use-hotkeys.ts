'use client';

import { useEffect, useRef } from 'react';

/**
 * A key and what it does: `'F2'`, `'Ctrl+Enter'`, `'Alt+n'`, `'Escape'`, `'/'`, `'?'`, `'b'`. Ctrl is also the Mac's ⌘.
 */
export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** A barcode scanner types faster than this between two characters; a hand does not. */
const SCANNER_GAP_MS = 50;

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"], [type="reset"])'));

const isCharacter = (key: string): boolean => [...key].length === 1;

/** The name under which a pressed key is looked up. */
export function hotkeyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const key = isCharacter(event.key) ? event.key.toLowerCase() : event.key;
  const parts = [
    (event.ctrlKey || event.metaKey) && 'Ctrl',
    event.altKey && 'Alt',
    // The shift of "?" is part of the character, that of F2 or Enter is not.
    event.shiftKey && (!isCharacter(event.key) || event.ctrlKey || event.altKey || event.metaKey) && 'Shift',
    key === ' ' ? 'Space' : key,
  ];
  return parts.filter(Boolean).join('+');
}

/**
 * Binds keys to the page while the component is mounted.
 *
 * A single character works only when no field has the focus, never while Telex or VNI composes, never under an open
 * dialog, and only when no other character follows at once: a scanner's burst must not press buttons.
 */
export function useHotkeys(keys: Hotkeys, enabled = true): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });

  useEffect(() => {
    if (!enabled) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let lastCharacterAt = -Infinity;

    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
      const bare = isCharacter(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (bare) {
        clearTimeout(waiting);
        const inBurst = event.timeStamp - lastCharacterAt < SCANNER_GAP_MS;
        lastCharacterAt = event.timeStamp;
        if (inBurst) return;
      }
      const name = hotkeyName(event);
      // The Enter with which a scanner ends is not a hand's either.
      if (name === 'Enter' && event.timeStamp - lastCharacterAt < SCANNER_GAP_MS) return;
      const act = Object.hasOwn(latest.current, name) ? latest.current[name] : undefined;
      if (!act) return;
      const dialog = document.querySelector('dialog[open]');
      if (dialog && !dialog.contains(event.target instanceof Node ? event.target : null)) return;
      if (dialog && bare) return;
      if (!bare) {
        event.preventDefault();
        act(event);
        return;
      }
      if (isField(event.target) || event.repeat) return;
      // "/" opens a search inside the browser: the page's own comes first.
      event.preventDefault();
      waiting = setTimeout(() => act(event), SCANNER_GAP_MS);
    };

    document.addEventListener('keydown', onKeyDown);
    return () => {
      clearTimeout(waiting);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [enabled]);
}
