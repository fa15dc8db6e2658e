import { headers, cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { LookupForm } from '@/components/public/lookup-form';
import { LookupResult } from '@/components/public/lookup-result';
import { theAgency, theAgencyId } from '@/lib/data/agency';
import { localTimeOf, now } from '@/lib/platform/clock';
import type { Lang } from '@/lib/text/lang';
import { paths, withQuery } from '@/lib/text/paths';
import { LOOKUP_WORDS, type LookupError } from '@/lib/text/public/lookup';
import { ONLINE_WORDS } from '@/lib/text/public/online';
import { readDossierByQr, readPublicDossier } from '@/lib/usecases/look-up-dossier';
import { clientAddress } from '@/lib/web/client-address';
import { lookupCookieName, readLookupPass } from '@/lib/web/lookup-pass';
import { ActsOfApplicant } from './applicant';
import { RatingLink } from './rating-link';

export type Query = Promise<Record<string, string | string[] | undefined>>;

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? (value[0] ?? '') : (value ?? ''));
const isLookupError = (text: string, lang: Lang): text is LookupError => Object.hasOwn(LOOKUP_WORDS[lang].errors, text);

/** The look-up form; with `khoa`, the token of a receipt's QR code, on to the dossier itself, whose address can be had in both languages. */
export async function LookupPage({ lang, searchParams }: { lang: Lang; searchParams: Query }) {
  const query = await searchParams;
  if (one(query.khoa)) redirect(paths.lookupByQr(one(query.khoa).slice(0, 100), lang));
  const words = LOOKUP_WORDS[lang];
  const error = one(query.loi);
  const minutes = Number.parseInt(one(query.phut), 10);
  return (
    <div className="lookup">
      <h1 className="lookup-title">{words.title}</h1>
      <p className="mb-6">{words.intro}</p>
      <LookupForm lang={lang} code={one(query.ma).slice(0, 60)} error={isLookupError(error, lang) ? error : null} minutes={minutes > 0 && minutes < 1_000 ? minutes : 1} />
      <p className="muted mt-6">{words.qrNote}</p>
      <p className="small muted mt-2">{words.noSecret}</p>
    </div>
  );
}

/** The dossier of the pass that the form just gave; without one, the form again. */
export async function LookupResultPage({ lang }: { lang: Lang }) {
  const agency = await theAgency();
  const instant = now();
  const id = readLookupPass((await cookies()).get(lookupCookieName())?.value, agency.id, instant);
  const dossier = id && (await readPublicDossier(agency.id, id, localTimeOf(instant)));
  if (!dossier) redirect(withQuery(paths.lookup(lang), { loi: 'het' }));
  return <LookupResult dossier={dossier} lang={lang} acts={dossier.channel === 'online' || dossier.supplement ? <p className="small muted mt-3">{ONLINE_WORDS[lang].byLink}</p> : null} />;
}

export async function LookupByQr({ lang, token }: { lang: Lang; token: string }) {
  const instant = now();
  const found = await readDossierByQr({ agencyId: await theAgencyId(), address: clientAddress(await headers()), instant }, token, localTimeOf(instant));
  if (!found.ok) redirect(withQuery(paths.lookup(lang), found.refusal.name === 'TooManyTries' ? { loi: 'nhieu', phut: found.refusal.minutes } : { loi: 'khong' }));
  return <LookupResult dossier={found.value} lang={lang} acts={<><RatingLink lang={lang} token={token} status={found.value.status} isRated={found.value.isRated} /><ActsOfApplicant lang={lang} token={token} dossier={found.value} /></>} />;
}
