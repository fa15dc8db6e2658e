'use client';

import { useEffect, useRef } from 'react';
import { ScanBurst } from './scan-burst';

type TextField = HTMLInputElement | HTMLTextAreaElement;

const fieldOf = (target: EventTarget | null): TextField | null =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)) ? target : null;

/** Puts a field back as it was before the burst wrote into it. React hears of it as of any typing. */
function restore(field: TextField, value: string): void {
  if (field.value === value) return;
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** What the burst added to the field: more than its keys say where letters with marks come without a key of their own. */
function addedTo(field: TextField | null, before: string): string {
  if (!field) return '';
  const at = field.value.length - before.length;
  return before !== '' && field.value.endsWith(before) && !field.value.startsWith(before) ? field.value.slice(0, at) : field.value.startsWith(before) ? field.value.slice(before.length) : field.value;
}

/** A card that arrived without a burst: a slow link, a paste, a keyboard that hid its keys. Nobody types bars by hand. */
const CARD_INSIDE = /\d{9,12}\s*\|[^|]*\|.*\|.*\|/u;
/** A dossier code at the end of whatever stood in the field. */
const CODE_AT_END = /[a-z]\d{2}(?:\.\d{1,3})*-\d{6}-\d{4,7}\s*$/i;

function arrivedSlowly(field: TextField | null): { readonly text: string; readonly before: string } | null {
  if (!field) return null;
  const { value } = field;
  const at = [CARD_INSIDE, CODE_AT_END].map((pattern) => value.search(pattern)).find((found) => found !== -1);
  return at === undefined ? null : { text: value.slice(at), before: value.slice(0, at) };
}

/**
 * Hears a scanner wherever the focus is. `onScan` gets the text and answers whether it was something of ours; then the field
 * that the burst ran into is put back as it was. Anything else is left to the field, Enter included.
 */
export function useScanner(onScan: (text: string) => boolean): void {
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  });

  useEffect(() => {
    let field: TextField | null = null;
    let before = '';
    let target: EventTarget | null = null;
    const burst = new ScanBurst(() => {
      field = fieldOf(target);
      before = field?.value ?? '';
    });
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      target = event.target;
      const found = burst.press({ key: event.key, at: event.timeStamp, isComposing: event.isComposing || event.keyCode === 229 });
      const slow = event.key === 'Enter' ? arrivedSlowly(fieldOf(event.target)) : null;
      if (slow !== null) {
        field = fieldOf(event.target);
        before = slow.before;
      } else if (found === null) return;
      const added = addedTo(field, before);
      const text = slow?.text ?? (found === null || (added !== '' && (found.isComposed || added.length > found.text.length)) ? added : found.text);
      if (!latest.current(text)) return;
      event.preventDefault();
      event.stopPropagation();
      if (field) restore(field, before);
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
