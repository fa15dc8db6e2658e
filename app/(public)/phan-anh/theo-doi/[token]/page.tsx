import type { Metadata } from 'next';
import { FeedbackFollowPage } from '@/app/(public)/_pages/feedback';

export const metadata: Metadata = { title: 'Phản ánh, kiến nghị', referrer: 'no-referrer', robots: { index: false } };

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  return <FeedbackFollowPage lang="vi" token={(await params).token} />;
}
