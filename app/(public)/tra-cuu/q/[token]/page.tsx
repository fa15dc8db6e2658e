import type { Metadata } from 'next';
import { LookupByQr } from '@/app/(public)/_pages/lookup';

export const metadata: Metadata = { title: 'Tra cứu hồ sơ', referrer: 'no-referrer', robots: { index: false } };

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  return <LookupByQr lang="vi" token={(await params).token} />;
}
