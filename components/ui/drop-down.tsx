'use client';

import { useEffect, useRef, type ReactNode } from 'react';
import { classNames } from './class-names';

/** What opens under a word. A native disclosure, which also works without a script; Escape and a press outside close it. */
export function DropDown({ summary, summaryClassName, className, children }: { summary: ReactNode; summaryClassName?: string; className?: string; children: ReactNode }) {
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const close = (event: Event) => {
      const element = details.current;
      if (!element?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        element.open = false;
        element.querySelector('summary')?.focus();
      } else if (event.target instanceof Node && !element.contains(event.target)) element.open = false;
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, []);

  return (
    <details ref={details} className={classNames('no-print', className)}>
      <summary className={summaryClassName}>{summary}</summary>
      <div className="bar-drop">{children}</div>
    </details>
  );
}
