'use client';

import { useEffect, useRef, useState } from 'react';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { askQuery, catalogueAsk, isAskEmpty, type CatalogueAsk } from '@/lib/text/catalogue-filter';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { CATALOGUE_WORDS, FILTER_NAMES, type CatalogueView } from '@/lib/text/public/catalogue';
import { PROCEDURE_WORDS } from '@/lib/text/public/procedures';
import { ProcedureList } from './procedure-list';

/** Long enough that a word typed fast is asked once, short enough that nobody sees it. */
const REST_MS = 90;

type CatalogueProps = { lang: Lang; ask: CatalogueAsk; view: CatalogueView };
type Shown = { readonly ask: CatalogueAsk; readonly view: CatalogueView };

function foundWords({ ask, view }: Shown, lang: Lang): string | null {
  if (view.total === 0) return null;
  if (view.isApproximate) return CATALOGUE_WORDS[lang].near(view.total, ask.search);
  return ask.search === '' && !isAskEmpty(ask) ? CATALOGUE_WORDS[lang].filtered(view.total) : PROCEDURE_WORDS[lang].found(view.total, ask.search);
}

/** The list by itself, kept in step with what is asked. */
function Results({ shown, lang }: { shown: Shown; lang: Lang }) {
  const words = PROCEDURE_WORDS[lang];
  const { ask, view } = shown;
  const address = (page: number) => paths.procedures(lang, askQuery(ask, page));
  return (
    <>
      <p className="found" role="status">
        {foundWords(shown, lang)}
      </p>
      {view.total === 0 ? (
        <EmptyState action={isAskEmpty(ask) ? undefined : <LinkButton href={paths.procedures(lang)}>{words.clear}</LinkButton>}>{ask.search === '' && !isAskEmpty(ask) ? CATALOGUE_WORDS[lang].nothingFiltered : words.none(ask.search)}</EmptyState>
      ) : (
        <ProcedureList procedures={view.items} lang={lang} query={ask.search} />
      )}
      {view.pages > 1 && (
        <Pager previousHref={view.page > 1 ? address(view.page - 1) : null} nextHref={view.page < view.pages ? address(view.page + 1) : null} previousWords={words.previous} nextWords={words.next}>
          {words.page(view.page, view.pages)}
        </Pager>
      )}
    </>
  );
}

/**
 * The catalogue: an ordinary form that works without a script and whose address can be shared. Where scripts run, the
 * list follows what is typed, and the address with it.
 */
export function Catalogue({ lang, ask, view }: CatalogueProps) {
  const [shown, setShown] = useState<Shown>({ ask, view });
  const form = useRef<HTMLFormElement>(null);
  const rest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const asked = useRef<AbortController | null>(null);
  const words = PROCEDURE_WORDS[lang];
  const mine = CATALOGUE_WORDS[lang];

  const follow = async () => {
    if (!form.current) return;
    const entries = new FormData(form.current);
    const next = catalogueAsk((name) => {
      const value = entries.get(name);
      return typeof value === 'string' ? value : null;
    });
    asked.current?.abort();
    const mineNow = new AbortController();
    asked.current = mineNow;
    try {
      const answer = await fetch(paths.catalogueSearch(lang, askQuery(next)), { signal: mineNow.signal });
      if (!answer.ok) return;
      const fresh = (await answer.json()) as CatalogueView;
      if (mineNow.signal.aborted) return;
      setShown({ ask: next, view: fresh });
      window.history.replaceState(null, '', paths.procedures(lang, askQuery(next)));
    } catch {
      // No network, or a newer question: the list stays as it is and the button still works.
    }
  };
  const later = (wait: number) => {
    clearTimeout(rest.current);
    rest.current = setTimeout(() => void follow(), wait);
  };
  useEffect(() => {
    // Typed before the script was there.
    const typed = form.current?.elements.namedItem('tim');
    if (typed instanceof HTMLInputElement && typed.value.trim() !== ask.search) later(0);
    return () => clearTimeout(rest.current);
    // Once, on arrival.
  }, []);

  return (
    <>
      <form ref={form} action={paths.procedures(lang)} method="get" role="search" className="find catalogue" onChange={() => later(REST_MS)}>
        <div className="field find-words">
          <label className="field-label" htmlFor="tim">
            {words.search}
          </label>
          <p className="field-hint" id="tim-goi-y">
            {mine.hint}
          </p>
          <input id="tim" name="tim" type="search" className="input" defaultValue={ask.search} maxLength={200} autoComplete="off" spellCheck={false} aria-describedby="tim-goi-y" />
        </div>
        <button type="submit" className="btn btn-primary">
          {words.searchButton}
        </button>
        <fieldset className="filters">
          <legend className="vh">{mine.filters}</legend>
          {FILTER_NAMES.map((name) => (
            <div className="field" key={name}>
              <label className="field-label" htmlFor={`loc-${name}`}>
                {mine.labels[name]}
              </label>
              <select id={`loc-${name}`} name={name} className="input" defaultValue={askQuery(ask)[name] ?? ''}>
                <option value="">{mine.any[name]}</option>
                {shown.view.choices[name].map(({ value, label, count }) => (
                  <option key={value} value={value}>
                    {`${label} (${count})`}
                  </option>
                ))}
              </select>
            </div>
          ))}
        </fieldset>
      </form>
      <Results shown={shown} lang={lang} />
    </>
  );
}
