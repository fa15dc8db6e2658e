import type { Metadata } from 'next';
import { FeedbackPage } from '@/app/(public)/_pages/feedback';

export const metadata: Metadata = { title: 'Phản ánh, kiến nghị' };

export default function Page({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  return <FeedbackPage lang="vi" searchParams={searchParams} />;
}
