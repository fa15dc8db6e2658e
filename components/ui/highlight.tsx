import type { ReactNode } from 'react';
import { highlightRanges } from '@/lib/text/fold';

/** The text with the searched words marked, whatever their diacritics. */
export function Highlight({ text, query }: { text: string; query: string }) {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { from, to } of highlightRanges(text, query)) {
    pieces.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  );
}
