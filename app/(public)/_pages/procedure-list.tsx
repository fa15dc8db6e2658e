import { Catalogue } from '@/components/procedure/catalogue';
import { Link } from '@/components/ui/link';
import { theAgency } from '@/lib/data/agency';
import { today } from '@/lib/platform/clock';
import { catalogueAsk } from '@/lib/text/catalogue-filter';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { CATALOGUE_WORDS } from '@/lib/text/public/catalogue';
import { PROCEDURE_WORDS } from '@/lib/text/public/procedures';
import { catalogueView } from '@/lib/web/catalogue-view';
import { cleanText } from '@/lib/web/read-form';
import type { Query } from './lookup';

/** The procedures in force: searched without diacritics, by code, by everyday words; filtered; through an ordinary form. */
export async function ProcedureListPage({ lang, searchParams }: { lang: Lang; searchParams: Query }) {
  const query = await searchParams;
  const ask = catalogueAsk((name) => {
    const value = query[name];
    return cleanText(Array.isArray(value) ? (value[0] ?? '') : (value ?? ''));
  });
  const agency = await theAgency();
  const view = await catalogueView(agency.id, today(), ask, lang);
  return (
    <>
      <h1 className="home-title">{PROCEDURE_WORDS[lang].list}</h1>
      {/* A search is another list: what was typed before must not stay in the form. */}
      <Catalogue key={JSON.stringify(ask)} lang={lang} ask={ask} view={view} />
      <p className="small mt-6">
        <Link href={paths.openData(lang)}>{CATALOGUE_WORDS[lang].openData}</Link>
      </p>
    </>
  );
}
