import type { Metadata } from 'next';
import { ConclusionsPage } from '@/app/(public)/_pages/conclusions';
import { paths } from '@/lib/text/paths';

export const metadata: Metadata = { title: 'Kết luận kiểm tra', alternates: { canonical: paths.publicConclusions('vi'), languages: { vi: paths.publicConclusions(), en: paths.publicConclusions('en') } } };
/** What is published now. */
export const dynamic = 'force-dynamic';

export default function Page() {
  return <ConclusionsPage lang="vi" />;
}
