import type { Metadata } from 'next';
import { LookupResultPage } from '@/app/(public)/_pages/lookup';

export const metadata: Metadata = { title: 'Tra cứu hồ sơ', referrer: 'no-referrer', robots: { index: false } };

export default function Page() {
  return <LookupResultPage lang="vi" />;
}
