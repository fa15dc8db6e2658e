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

/** What the burst added to the field, when the keys themselves were hidden by the keyboard. */
function addedTo(field: TextField | null, before: string): string {
  if (!field) return '';
  const at = field.value.length - before.length;
  return before !== '' && field.value.endsWith(before) && !field.value.startsWith(before) ? field.value.slice(0, at) : field.value.startsWith(before) ? field.value.slice(before.length) : field.value;
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
      if (found === null) return;
      const text = found.isComposed ? addedTo(field, before) || found.text : found.text;
      if (!latest.current(text)) return;
      event.preventDefault();
      event.stopPropagation();
      if (field) restore(field, before);
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
