'use client';

import { useEffect, useRef, type RefObject } from 'react';

type RowKeys = { readonly move: (by: 1 | -1) => void; readonly open: () => void; readonly mark: () => void };

/** A barcode scanner ends its burst with Enter; a hand does not press Enter this soon after a character. */
const SCANNER_GAP_MS = 50;

/**
 * ↑ ↓ Enter and the space bar for a list of rows. They work from the list and from nowhere in particular, never from a
 * field, a link or a button, which have uses for these keys of their own, nor under an open dialog.
 */
export function useRowKeys(list: RefObject<HTMLElement | null>, keys: RowKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });

  useEffect(() => {
    let lastCharacterAt = -Infinity;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (event.key.length === 1 && event.key !== ' ') lastCharacterAt = event.timeStamp;
      const target = event.target;
      const isRow = target instanceof HTMLElement && target.tagName === 'TR' && list.current?.contains(target);
      if ((!isRow && target !== document.body) || document.querySelector('dialog[open]')) return;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') latest.current.move(event.key === 'ArrowDown' ? 1 : -1);
      else if (event.key === 'Enter' && event.timeStamp - lastCharacterAt >= SCANNER_GAP_MS) latest.current.open();
      else if (event.key === ' ') latest.current.mark();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [list]);
}
