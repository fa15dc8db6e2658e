import { LinkButton } from '@/components/ui/button';
import { theAgency } from '@/lib/data/agency';
import { findRateable } from '@/lib/data/ratings';
import { mayRate } from '@/lib/domain/service/rating';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { RATING_WORDS } from '@/lib/text/public/service';

/** The way to the rating, for whoever came by the secret link, once there is a result and until it is rated. */
export async function RatingLink({ lang, token }: { lang: Lang; token: string }) {
  const dossier = await findRateable((await theAgency()).id, token);
  if (!dossier || !mayRate(dossier.status, dossier.isRated).ok) return null;
  return <p className="mt-4"><LinkButton tone="primary" href={paths.rating(lang, { ma: token })}>{RATING_WORDS[lang].title}</LinkButton></p>;
}
