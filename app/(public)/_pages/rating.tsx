import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { theAgency } from '@/lib/data/agency';
import { findRateable } from '@/lib/data/ratings';
import { mayRate } from '@/lib/domain/service/rating';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { RATING_WORDS } from '@/lib/text/public/service';
import { queryText } from '@/lib/web/query-text';
import { RatingForm } from './rating-form';

/** The rating of one dossier, opened by the secret of its receipt. */
export async function RatingPage({ lang, searchParams }: { lang: Lang; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const words = RATING_WORDS[lang];
  const token = (queryText((await searchParams).ma) ?? '').slice(0, 100);
  const dossier = token ? await findRateable((await theAgency()).id, token) : null;
  const allowed = dossier && mayRate(dossier.status, dossier.isRated);
  return (
    <>
      <h1 className="home-title">{words.title}</h1>
      {!dossier && <Notice tone="warning" title={words.unknown}><Link href={paths.lookup(lang)}>{words.look}</Link></Notice>}
      {dossier && (
        <>
          <p className="mb-2" lang={lang === 'en' && !dossier.procedureNameEn ? 'vi' : undefined}>{lang === 'en' ? (dossier.procedureNameEn ?? dossier.procedureName) : dossier.procedureName}</p>
          <p className="mb-4">{words.lead(dossier.code)}</p>
          {allowed?.ok ? <RatingForm lang={lang} token={token} /> : <Notice title={allowed?.refusal.name === 'AlreadyRated' ? words.already : words.notYet} />}
        </>
      )}
      <p className="mt-6"><Link href={paths.feedback(lang, { hoSo: dossier?.code })}>{words.feedback}</Link></p>
    </>
  );
}
