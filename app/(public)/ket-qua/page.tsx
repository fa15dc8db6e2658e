import type { Metadata } from 'next';
import { ResultsPage } from '@/app/(public)/_pages/results';
import { paths } from '@/lib/text/paths';

export const metadata: Metadata = { title: 'Kết quả giải quyết hồ sơ', alternates: { canonical: paths.results('vi'), languages: { vi: paths.results(), en: paths.results('en') } } };
/** The figures are those of the day on which they are read. */
export const dynamic = 'force-dynamic';

export default function Page() {
  return <ResultsPage lang="vi" />;
}
