'use client';

import { useEffect, useState } from 'react';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import type { LocalTime } from '@/lib/domain/calendar/types';

const TICK_MS = 5_000;

/** The server's time, carried on by the page's own stopwatch: the clock of the counter's machine may be wrong. */
export function useServerClock(serverNow: number): LocalTime {
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    const startedAt = performance.now();
    const timer = setInterval(() => setElapsed(performance.now() - startedAt), TICK_MS);
    return () => clearInterval(timer);
  }, [serverNow]);
  return localTimeOfInstant(serverNow + elapsed);
}
