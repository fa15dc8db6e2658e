'use client';

import type { ReactNode } from 'react';

/** Prints the page. Shown only where scripts run, because only a script can. */
export function PrintButton({ children }: { children: ReactNode }) {
  return (
    <button type="button" className="needs-script text-button no-print" onClick={() => window.print()}>
      {children}
    </button>
  );
}
