import type { Metadata } from 'next';
import { PublishedFeedbackPage } from '@/app/(public)/_pages/feedback';

export const metadata: Metadata = { title: 'Phản ánh, kiến nghị đã trả lời' };

export default function Page({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  return <PublishedFeedbackPage lang="vi" searchParams={searchParams} />;
}
