'use client';

import { useEffect, useRef, useState } from 'react';
import { daysBetween } from '@/lib/domain/calendar/plain-date';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { isTouched, type IntakeForm } from './intake-form';

/** Raised when the shape of the form changes: an older draft is then left alone rather than misread. */
const SHAPE = 3;
const PAUSE_MS = 250;

type Kept = { readonly shape: number; readonly at: LocalTime; readonly form: IntakeForm };

const placeOf = (staffId: string): string => `tthc:quay-tiep-nhan:${staffId}`;

/** The draft that this person left on this device today or yesterday; null when there is none that can be read. */
export function readDraft(staffId: string, now: LocalTime): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(placeOf(staffId)) ?? 'null') as Kept | null;
    if (kept?.shape !== SHAPE || daysBetween(kept.at.on, now.on) > 1) return null;
    return kept;
  } catch {
    return null;
  }
}

export function forgetDraft(staffId: string): void {
  try {
    localStorage.removeItem(placeOf(staffId));
  } catch {
    // A browser that keeps nothing keeps no draft either.
  }
}

/**
 * Keeps what is typed on this device, under the person's own name, a moment after each change: it survives a reload, a
 * crash and an expired session. Answers when it was last kept; null while there is nothing to keep or the device refuses.
 */
export function useDraft(staffId: string, form: IntakeForm, now: LocalTime): LocalTime | null {
  const [keptAt, setKeptAt] = useState<LocalTime | null>(null);
  const clock = useRef(now);
  useEffect(() => {
    clock.current = now;
  });
  useEffect(() => {
    const timer = setTimeout(() => {
      if (!isTouched(form)) {
        forgetDraft(staffId);
        setKeptAt(null);
        return;
      }
      try {
        // undefined would be lost in JSON: a case not chosen yet is simply absent and read as such.
        localStorage.setItem(placeOf(staffId), JSON.stringify({ shape: SHAPE, at: clock.current, form } satisfies Kept));
        setKeptAt(clock.current);
      } catch {
        setKeptAt(null);
      }
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [staffId, form]);
  return keptAt;
}
