import type { ReactNode } from 'react';
import type { Lang } from '@/lib/text/lang';

type Piece = { readonly text: string; readonly isChanged: boolean };
export type DifferencePart = {
  readonly key: string;
  readonly title: string;
  readonly rows: readonly { readonly before: readonly Piece[] | null; readonly after: readonly Piece[] | null; readonly isChanged: boolean }[];
};

const WORDS = {
  vi: { same: (names: string) => `Không đổi: ${names}.`, all: 'Hai bản giống nhau ở mọi phần.', none: 'Không có', gone: 'đã bỏ', came: 'mới', key: 'Chữ bị bỏ được gạch ngang, chữ mới được gạch chân.', caption: (title: string) => `${title}, hai bản cạnh nhau` },
  en: { same: (names: string) => `Unchanged: ${names}.`, all: 'The two versions say the same in every part.', none: 'None', gone: 'removed', came: 'new', key: 'Removed words are struck through, new words are underlined.', caption: (title: string) => `${title}, both versions side by side` },
} as const;

function Line({ pieces, kind, lang }: { pieces: readonly Piece[] | null; kind: 'before' | 'after'; lang: Lang }) {
  if (pieces === null) return <td data-none="" aria-label={WORDS[lang].none} />;
  return (
    <td data-side={kind} lang={lang === 'en' ? 'vi' : undefined}>
      {pieces.map((piece, index) => (!piece.isChanged ? piece.text : kind === 'before' ? <del key={index}>{piece.text}</del> : <ins key={index}>{piece.text}</ins>))}
    </td>
  );
}

/** Two versions side by side, part by part; on a phone one under the other. Marked by stroke and underline, so that it reads without colour. */
export function VersionDifference({ lang, parts, before, after, heading: Heading = 'h3' }: { lang: Lang; parts: readonly DifferencePart[]; before: ReactNode; after: ReactNode; heading?: 'h2' | 'h3' }) {
  const words = WORDS[lang];
  const changed = parts.filter(({ rows }) => rows.some((row) => row.isChanged));
  const same = parts.filter((part) => !changed.includes(part));
  if (changed.length === 0) return <p className="difference-none">{words.all}</p>;
  return (
    <div className="difference">
      <p className="small muted">{words.key}</p>
      {changed.map((part) => (
        <section key={part.key} aria-labelledby={`khac-${part.key}`}>
          <Heading id={`khac-${part.key}`}>{part.title}</Heading>
          <table>
            <caption className="vh">{words.caption(part.title)}</caption>
            <thead>
              <tr>
                <th scope="col">{before}</th>
                <th scope="col">{after}</th>
              </tr>
            </thead>
            <tbody>
              {part.rows.map((row, index) => (
                <tr key={index} data-changed={row.isChanged || undefined}>
                  <Line pieces={row.before} kind="before" lang={lang} />
                  <Line pieces={row.after} kind="after" lang={lang} />
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      {same.length > 0 && <p className="small muted mt-3">{words.same(same.map(({ title }) => title.charAt(0).toLowerCase() + title.slice(1)).join(', '))}</p>}
    </div>
  );
}
