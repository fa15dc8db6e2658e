'use client';

import { useSyncExternalStore } from 'react';
import type { Lang } from '@/lib/text/lang';
import { THEME_KEY } from './theme-script';

type Theme = 'system' | 'light' | 'dark';

const WORDS: Record<Lang, Record<Theme | 'label', string>> = {
  vi: { label: 'Giao diện', system: 'Theo máy', light: 'Sáng', dark: 'Tối' },
  en: { label: 'Appearance', system: 'System', light: 'Light', dark: 'Dark' },
};

const CHANGED = 'tthc-theme';

function subscribe(changed: () => void): () => void {
  window.addEventListener(CHANGED, changed);
  return () => window.removeEventListener(CHANGED, changed);
}

function current(): Theme {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

function choose(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
  try {
    if (theme === 'system') localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, theme);
  } catch {
    // A browser that keeps nothing still changes the page that is open.
  }
  window.dispatchEvent(new Event(CHANGED));
}

/** Light, dark, or as the device is set. Kept on the device, never in the account. */
export function ThemeSwitch({ lang = 'vi' }: { lang?: Lang }) {
  const theme = useSyncExternalStore<Theme>(subscribe, current, () => 'system');
  const words = WORDS[lang];
  return (
    <div className="theme no-print">
      <div className="seg" role="group" aria-label={words.label}>
        {(['system', 'light', 'dark'] as const).map((option) => (
          <button key={option} type="button" aria-pressed={theme === option} onClick={() => choose(option)}>
            {words[option]}
          </button>
        ))}
      </div>
    </div>
  );
}
