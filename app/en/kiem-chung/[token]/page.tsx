import type { Metadata } from 'next';
import { PaperCheckPage } from '@/app/(public)/_pages/paper-check';

export const metadata: Metadata = { title: 'Verify a paper', referrer: 'no-referrer', robots: { index: false } };

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  return <PaperCheckPage lang="en" token={(await params).token} />;
}
