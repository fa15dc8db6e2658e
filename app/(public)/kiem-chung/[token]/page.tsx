import type { Metadata } from 'next';
import { PaperCheckPage } from '@/app/(public)/_pages/paper-check';

export const metadata: Metadata = { title: 'Kiểm chứng giấy', referrer: 'no-referrer', robots: { index: false } };

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  return <PaperCheckPage lang="vi" token={(await params).token} />;
}
