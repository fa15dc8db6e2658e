'use client';

import { useRouter } from 'next/navigation';
import { LinkButton } from '@/components/ui/button';
import { useHotkeys } from '@/components/ui/use-hotkeys';

/** An act that can be done now. `href` opens its form. */
export type OfferedAct = { readonly key: string; readonly label: string; readonly note: string | null; readonly href: string; readonly letter: string | null; readonly isPaper?: boolean; /** What usually comes next. */ readonly isNext?: boolean };

/** Acts that cannot be done now and the one reason they share. */
export type WithheldActs = { readonly labels: readonly string[]; readonly reasons: readonly string[] };

/** What may be done with the dossier now, drawn from the table of acts; and what may not, with the reason. */
export function ActsPanel({ offered, withheld, ended }: { offered: readonly OfferedAct[]; withheld: readonly WithheldActs[]; ended: string | null }) {
  const router = useRouter();
  useHotkeys(Object.fromEntries(offered.flatMap(({ letter, href, isPaper }) => (letter === null ? [] : [[letter.toLowerCase(), () => (isPaper ? window.open(href, '_blank', 'noopener') : router.push(href))]]))));
  return (
    <>
      {offered.length === 0 && <p className="muted">{ended ?? 'Hiện không có việc nào bạn làm được với hồ sơ này.'}</p>}
      <ul className="acts-list">
        {offered.map((act, index) => (
          <li key={act.key}>
            <LinkButton href={act.href} tone={index === 0 && act.isNext ? 'primary' : 'secondary'} wide split keys={act.letter === null ? undefined : [act.letter]} {...(act.isPaper ? { target: '_blank' } : {})}>
              {act.label}
              {act.note !== null && <small> {act.note}</small>}
            </LinkButton>
          </li>
        ))}
      </ul>
      {offered.length > 0 && ended !== null && <p className="muted mt-2">{ended}</p>}
      {withheld.length > 0 && (
        <div className="acts-withheld">
          <h3>Chưa làm được, và vì sao</h3>
          <dl>
            {withheld.map(({ labels, reasons }) => (
              <div key={labels.join()}>
                <dt>{labels.join('; ')}</dt>
                <dd>{reasons.join(' ')}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </>
  );
}
