'use client';

import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Lang } from '@/lib/text/lang';
import { CHECKLIST_WORDS } from '@/lib/text/public/checklist';

type PaperTicksProps = {
  lang: Lang;
  /** Under which this device keeps the ticks: another version has other papers. */
  keepAs: string;
  cases: readonly string[];
  children: ReactNode;
};

type KeptTicks = { readonly ticked: readonly string[]; readonly caseAt: string };

function readKept(key: string): KeptTicks {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    const { ticked, caseAt } = kept as Partial<KeptTicks>;
    return { ticked: Array.isArray(ticked) ? ticked.filter((one) => typeof one === 'string') : [], caseAt: typeof caseAt === 'string' ? caseAt : '' };
  } catch {
    // Storage is closed or holds something else: begin with nothing ticked.
    return { ticked: [], caseAt: '' };
  }
}

function keep(key: string, value: KeptTicks): void {
  try {
    if (value.ticked.length === 0 && value.caseAt === '') localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Not kept: the ticks still serve until the page is closed.
  }
}

/**
 * Keeps what a reader has ticked on this device, and shows the papers of one case only where they choose it. Around an
 * ordinary table of boxes: without a script they can still be ticked and printed.
 */
export function PaperTicks({ lang, keepAs, cases, children }: PaperTicksProps) {
  const root = useRef<HTMLDivElement>(null);
  const [caseAt, setCaseAt] = useState('');
  const [counted, setCounted] = useState<{ ticked: number; all: number } | null>(null);
  const words = CHECKLIST_WORDS[lang];
  const boxes = () => [...(root.current?.querySelectorAll<HTMLInputElement>('input[data-giay-to]') ?? [])];
  const recount = () => {
    const shown = boxes().filter((box) => box.closest('tbody')?.hidden !== true);
    setCounted({ ticked: shown.filter((box) => box.checked).length, all: shown.length });
  };
  const store = (chosen: string) => keep(keepAs, { ticked: boxes().filter((box) => box.checked).map((box) => box.value), caseAt: chosen });
  const showCase = (chosen: string) => {
    for (const body of root.current?.querySelectorAll<HTMLElement>('tbody[data-truong-hop]') ?? []) body.hidden = chosen !== '' && body.dataset.truongHop !== chosen;
    setCaseAt(chosen);
    recount();
  };
  useEffect(() => {
    const kept = readKept(keepAs);
    for (const box of boxes()) if (kept.ticked.includes(box.value)) box.checked = true;
    showCase(cases[Number(kept.caseAt) - 1] === undefined ? '' : kept.caseAt);
    // What was kept is read once, on arrival.
  }, [keepAs]);
  const clear = () => {
    for (const box of boxes()) box.checked = false;
    store(caseAt);
    recount();
  };
  return (
    <div
      ref={root}
      className="ticks"
      onChange={(event) => {
        if (!(event.target instanceof HTMLInputElement)) return;
        store(caseAt);
        recount();
      }}
    >
      {cases.length > 0 && (
        <div className="field needs-script no-print">
          <label className="field-label" htmlFor="truong-hop-giay-to">
            {words.yourCase}
          </label>
          <select
            id="truong-hop-giay-to"
            className="input"
            value={caseAt}
            onChange={(event) => {
              showCase(event.target.value);
              store(event.target.value);
            }}
          >
            <option value="">{words.everyCase}</option>
            {cases.map((name, index) => (
              <option key={name} value={String(index + 1)} lang={lang === 'en' ? 'vi' : undefined}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      {children}
      <p className="small muted mt-2 needs-script no-print">
        <span role="status">{counted && words.ready(counted.ticked, counted.all)}</span> {words.keptHere}{' '}
        {counted !== null && counted.ticked > 0 && (
          <button type="button" className="text-button" onClick={clear}>
            {words.clear}
          </button>
        )}
      </p>
    </div>
  );
}
