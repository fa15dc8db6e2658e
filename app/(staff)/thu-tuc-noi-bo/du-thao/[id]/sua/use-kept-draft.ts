'use client';

import { useEffect, useRef, useState } from 'react';
import type { DraftForm } from '@/lib/domain/procedure/draft-form';

export type Kept = { readonly revision: number; readonly decisionId: string; readonly form: DraftForm };

const keyOf = (draftId: string): string => `tthc-du-thao ${draftId}`;
const DELAY = 400;

function read(draftId: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(draftId)) ?? 'null') as Kept | null;
    return kept && typeof kept.revision === 'number' && typeof kept.form === 'object' ? kept : null;
  } catch {
    return null;
  }
}

/** A private window may refuse to keep anything; the draft is then only in the page. */
function write(draftId: string, kept: Kept | null): void {
  try {
    if (kept) localStorage.setItem(keyOf(draftId), JSON.stringify(kept));
    else localStorage.removeItem(keyOf(draftId));
  } catch {
    // Nothing to do: the page still holds it.
  }
}

/**
 * Keeps what is typed on this device until it is saved, so that a reload, a closed tab or a session that ended loses
 * nothing. `found` is what an earlier visit left behind and the server does not have.
 */
export function useKeptDraft(draftId: string, saved: Kept, current: Kept): { readonly found: Kept | null; readonly settle: () => void; readonly forget: () => void } {
  const [found, setFound] = useState<Kept | null>(null);
  const latest = useRef(current);
  const isDirty = useRef(false);
  useEffect(() => {
    const kept = read(draftId);
    if (kept && JSON.stringify([kept.form, kept.decisionId]) !== JSON.stringify([saved.form, saved.decisionId])) setFound(kept);
    // Asked once, when the editor opens.
  }, [draftId]);
  useEffect(() => {
    latest.current = current;
    isDirty.current = JSON.stringify([current.form, current.decisionId]) !== JSON.stringify([saved.form, saved.decisionId]);
    if (!isDirty.current) return undefined;
    const timer = setTimeout(() => write(draftId, current), DELAY);
    return () => clearTimeout(timer);
  }, [draftId, current, saved]);
  useEffect(() => {
    const leave = () => {
      if (isDirty.current) write(draftId, latest.current);
    };
    addEventListener('pagehide', leave);
    return () => removeEventListener('pagehide', leave);
  }, [draftId]);
  return {
    found,
    settle: () => setFound(null),
    forget: () => {
      isDirty.current = false;
      write(draftId, null);
      setFound(null);
    },
  };
}
