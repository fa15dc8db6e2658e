import type { Metadata } from 'next';
import { FeedbackFollowPage } from '@/app/(public)/_pages/feedback';

export const metadata: Metadata = { title: 'Feedback', referrer: 'no-referrer', robots: { index: false } };

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  return <FeedbackFollowPage lang="en" token={(await params).token} />;
}
