import type { MetadataRoute } from 'next';
import { theAgency } from '@/lib/data/agency';
import { catalogueOn } from '@/lib/data/catalogue';
import { today } from '@/lib/platform/clock';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { publicUrl } from '@/lib/web/public-url';

export const dynamic = 'force-dynamic';

const pair = (path: (lang: Lang) => string, lastModified?: string): MetadataRoute.Sitemap =>
  (['vi', 'en'] as const).map((lang) => ({ url: publicUrl(path(lang)), lastModified, alternates: { languages: { vi: publicUrl(path('vi')), en: publicUrl(path('en')) } } }));

/** Every public page that a search engine may show: the procedures in force today, in both languages. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const agency = await theAgency();
  const { versions } = await catalogueOn(agency.id, today());
  return [...pair(paths.home), ...pair((lang) => paths.procedures(lang)), ...pair((lang) => paths.openData(lang)), ...pair((lang) => paths.publicConclusions(lang)), ...versions.flatMap(({ slug, validFrom }) => pair((lang) => paths.procedure(slug, lang), validFrom))];
}
