import type { Metadata } from 'next';
import { ResultsPage } from '@/app/(public)/_pages/results';
import { paths } from '@/lib/text/paths';

export const metadata: Metadata = { title: 'Results', alternates: { canonical: paths.results('en'), languages: { vi: paths.results(), en: paths.results('en') } } };
/** The figures are those of the day on which they are read. */
export const dynamic = 'force-dynamic';

export default function Page() {
  return <ResultsPage lang="en" />;
}
