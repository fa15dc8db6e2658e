'use client';

import { DeadEnd } from '@/components/layout/dead-end';

/** A surprise is shown to a stranger by its number only. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <DeadEnd kind="failed" reference={error.digest} onRetry={reset} />;
}
