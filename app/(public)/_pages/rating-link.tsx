import { LinkButton } from '@/components/ui/button';
import type { DossierStatus } from '@/lib/domain/dossier/status';
import { mayRate } from '@/lib/domain/service/rating';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { RATING_WORDS } from '@/lib/text/public/service';

/** The way to the rating, for whoever came by the secret link, once there is a result and until it is rated. */
export function RatingLink({ lang, token, status, isRated }: { lang: Lang; token: string; status: DossierStatus; isRated: boolean }) {
  if (!mayRate(status, isRated).ok) return null;
  return <p className="mt-4"><LinkButton tone="primary" href={paths.rating(lang, { ma: token })}>{RATING_WORDS[lang].title}</LinkButton></p>;
}
