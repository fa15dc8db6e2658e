'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const OLD_AFTER_MS = 60_000;

/** A page left open says the day on which it was opened. Whoever comes back to it gets it anew. */
export function RefreshOnReturn() {
  const router = useRouter();
  useEffect(() => {
    let drawn = performance.now();
    const refresh = () => {
      if (document.visibilityState !== 'visible' || performance.now() - drawn < OLD_AFTER_MS) return;
      drawn = performance.now();
      router.refresh();
    };
    document.addEventListener('visibilitychange', refresh);
    return () => document.removeEventListener('visibilitychange', refresh);
  }, [router]);
  return null;
}
