import type { Metadata } from 'next';
import { LookupPage, type Query } from '@/app/(public)/_pages/lookup';

export const metadata: Metadata = { title: 'Tra cứu hồ sơ', referrer: 'no-referrer' };

export default function Page({ searchParams }: { searchParams: Query }) {
  return <LookupPage lang="vi" searchParams={searchParams} />;
}
