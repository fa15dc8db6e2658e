import 'server-only';
import type { Metadata } from 'next';
import { env } from '@/lib/platform/env';
import type { Lang } from '@/lib/text/lang';

/** An address of ours as others write it down: whole, under the public name of the site. */
export const publicUrl = (path: string): string => new URL(path, env().PUBLIC_URL).href;

/** Which address of a page counts, and where it is in the other language. */
export const publicAlternates = (path: (lang: Lang) => string, lang: Lang): NonNullable<Metadata['alternates']> => ({
  canonical: publicUrl(path(lang)),
  languages: { vi: publicUrl(path('vi')), en: publicUrl(path('en')), 'x-default': publicUrl(path('vi')) },
});
