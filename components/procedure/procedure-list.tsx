import { Highlight } from '@/components/ui/highlight';
import { Link } from '@/components/ui/link';
import { termWords } from '@/lib/text/deadline';
import type { StatutoryTerm } from '@/lib/domain/calendar/types';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { PROCEDURE_WORDS } from '@/lib/text/public/procedures';

export type ListedProcedure = {
  readonly slug: string;
  readonly code: string | null;
  readonly name: string;
  readonly nameEn: string | null;
  readonly sectorName: string;
  readonly sectorNameEn: string | null;
  /** The limits that hold, shortest first: one, or the ends of a range. */
  readonly terms: readonly StatutoryTerm[];
};

const termsWords = (terms: readonly StatutoryTerm[], lang: Lang): string => {
  const [first, last] = [terms[0], terms.at(-1)];
  if (!first || !last) return '';
  return first === last ? termWords(first, lang) : `${termWords(first, lang)} ${lang === 'vi' ? 'đến' : 'to'} ${termWords(last, lang)}`;
};

/** One procedure a line: its name leads to its page; code, field and limit below. */
export function ProcedureList({ procedures, lang, query = '', withSector = true }: { procedures: readonly ListedProcedure[]; lang: Lang; query?: string; withSector?: boolean }) {
  const words = PROCEDURE_WORDS[lang];
  return (
    <ul className="procs">
      {procedures.map((procedure) => {
        const english = lang === 'en' ? procedure.nameEn : null;
        const sector = lang === 'en' ? (procedure.sectorNameEn ?? procedure.sectorName) : procedure.sectorName;
        return (
          <li key={procedure.slug}>
            <Link href={paths.procedure(procedure.slug, lang)} lang={lang === 'en' && !english ? 'vi' : undefined}>
              <Highlight text={english ?? procedure.name} query={query} />
            </Link>
            {english && (
              <span lang="vi">
                <Highlight text={procedure.name} query={query} />
              </span>
            )}
            <span>
              {procedure.code ? <span className="code">{procedure.code}</span> : words.noCode}
              {withSector && ` · ${sector}`}
              {procedure.terms.length > 0 && ` · ${termsWords(procedure.terms, lang)}`}
              {lang === 'en' && !english && ` · ${words.onlyVietnamese}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
