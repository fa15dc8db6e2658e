import type { ReactNode } from 'react';
import type { Lang } from '@/lib/text/lang';

const WORDS: Record<Lang, { ask: string; open: string; close: string }> = {
  vi: { ask: 'Vì sao là ngày này?', open: 'Xem', close: 'Thu gọn' },
  en: { ask: 'Why this date?', open: 'Show', close: 'Hide' },
};

/** "Vì sao là ngày này?", which opens onto the strip. Works without a script. */
export function WhyDate({ children, lang = 'vi', open = false }: { children: ReactNode; lang?: Lang; open?: boolean }) {
  const words = WORDS[lang];
  return (
    <details className="why" open={open}>
      <summary data-open={words.open} data-close={words.close}>
        {words.ask}
      </summary>
      {children}
    </details>
  );
}
