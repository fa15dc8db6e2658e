import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { VersionDifference } from '@/components/procedure/version-difference';
import '@/components/procedure/difference.css';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { compareLines } from '@/lib/adapters/diff/word-difference';
import { theAgency } from '@/lib/data/agency';
import { findProcedure, listVersions, type ProcedureVersionRecord } from '@/lib/data/procedures';
import { formatDate } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { PROCEDURE_WORDS } from '@/lib/text/public/procedures';
import { versionParts } from '@/lib/text/version-parts';
import { queryText } from '@/lib/web/query-text';
import { publicAlternates } from '@/lib/web/public-url';

export type ComparisonProps = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

const WORDS = {
  vi: { title: 'So sánh hai bản', older: 'Bản cũ', newer: 'Bản mới', compare: 'So sánh', version: 'Bản', from: 'áp dụng từ', only: 'Thủ tục này mới có một bản, chưa có gì để so sánh.' },
  en: { title: 'Compare two versions', older: 'Older version', newer: 'Newer version', compare: 'Compare', version: 'Version', from: 'in force from', only: 'This procedure has one version only, so there is nothing to compare.' },
} as const;

const decoded = (slug: string): string => {
  try {
    return decodeURIComponent(slug).slice(0, 100);
  } catch {
    return '';
  }
};

async function versionsOf(slug: string): Promise<ProcedureVersionRecord[]> {
  const agency = await theAgency();
  const procedure = await findProcedure(agency.id, decoded(slug));
  return procedure ? listVersions(agency.id, procedure.id) : [];
}

const nameIn = (version: ProcedureVersionRecord, lang: Lang): string => (lang === 'en' ? (version.nameEn ?? version.name) : version.name);

export async function comparisonMetadata(lang: Lang, { params }: ComparisonProps): Promise<Metadata> {
  const [newest] = await versionsOf((await params).slug);
  if (!newest) return {};
  return { title: `${WORDS[lang].title}: ${nameIn(newest, lang)}`, robots: { index: false }, alternates: publicAlternates((to) => paths.procedureComparison(newest.slug, to), lang) };
}

const lineOf = (version: ProcedureVersionRecord, lang: Lang): string => `${WORDS[lang].version} ${version.number}, ${WORDS[lang].from} ${formatDate(version.validFrom)}`;

/** What an announced version changed in another, word by word. Which two is in the address; at first the newest and the one before. */
export async function ComparisonPage({ lang, params, searchParams }: ComparisonProps & { lang: Lang }) {
  const [{ slug }, query] = [await params, await searchParams];
  const versions = await versionsOf(slug);
  const [newest] = versions;
  if (!newest) notFound();
  const words = WORDS[lang];
  const asked = (name: string) => versions.find(({ number }) => String(number) === queryText(query[name]));
  const after = asked('den') ?? newest;
  const before = asked('tu') ?? versions.find(({ validFrom }) => validFrom < after.validFrom) ?? after;
  const [left, right] = [versionParts(before, lang, false), versionParts(after, lang, false)];
  const parts = left.map((part, index) => ({ key: part.key, title: part.title, rows: compareLines(part.lines, right[index]?.lines ?? []) }));
  return (
    <article>
      <PageHeader title={<>{words.title}</>} crumbsLabel={PROCEDURE_WORDS[lang].list} crumbs={[{ label: PROCEDURE_WORDS[lang].list, href: paths.procedures(lang) }, { label: nameIn(newest, lang), href: paths.procedure(newest.slug, lang) }]} />
      {versions.length < 2 ? (
        <p>{words.only}</p>
      ) : (
        <>
          <form method="get" className="comparison-choice no-print">
            {([['tu', words.older, before], ['den', words.newer, after]] as const).map(([name, label, chosen]) => (
              <div className="field" key={name}>
                <label className="field-label" htmlFor={`so-${name}`}>{label}</label>
                <select id={`so-${name}`} name={name} className="input" defaultValue={chosen.number}>
                  {versions.map((version) => <option key={version.number} value={version.number}>{lineOf(version, lang)}</option>)}
                </select>
              </div>
            ))}
            <Button type="submit">{words.compare}</Button>
          </form>
          <VersionDifference lang={lang} heading="h2" parts={parts} before={lineOf(before, lang)} after={lineOf(after, lang)} />
        </>
      )}
    </article>
  );
}
