'use client';

import { useEffect, useState } from 'react';
import { paths } from '@/lib/text/paths';
import type { PanelView } from './queue-panel';

type Panel = { readonly view: PanelView | null; readonly failed: boolean };

/** Rows passed over quickly are not asked for. */
const REST_MS = 120;

/** The panel's own breakpoint: below it nothing is shown, so nothing is fetched. */
const PANEL_SHOWN = '(width >= 64rem)';

/** The summary of the chosen dossier, fetched once it has been rested on; the last one stays until the next is here. */
export function usePanel(code: string | null, first: PanelView | null): Panel {
  const [known, setKnown] = useState<Readonly<Record<string, PanelView>>>({});
  const [failedCode, setFailedCode] = useState<string | null>(null);
  const [last, setLast] = useState(first);
  const view = code === null ? null : code === first?.code ? first : (known[code] ?? null);
  if (view !== null && view !== last) setLast(view);

  useEffect(() => {
    if (code === null || view !== null || !window.matchMedia(PANEL_SHOWN).matches) return;
    const controller = new AbortController();
    const ask = async () => {
      try {
        const answer = await fetch(paths.dossierSummary(code), { signal: controller.signal, headers: { Accept: 'application/json' } });
        if (!answer.ok) throw new Error(String(answer.status));
        const found = (await answer.json()) as PanelView;
        setKnown((all) => ({ ...all, [code]: found }));
        setFailedCode(null);
      } catch {
        if (!controller.signal.aborted) setFailedCode(code);
      }
    };
    const rest = setTimeout(() => void ask(), REST_MS);
    return () => {
      clearTimeout(rest);
      controller.abort();
    };
  }, [code, view]);

  const failed = failedCode === code;
  return { view: view ?? (failed ? null : last), failed };
}
