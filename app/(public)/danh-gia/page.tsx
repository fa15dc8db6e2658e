import type { Metadata } from 'next';
import { RatingPage } from '@/app/(public)/_pages/rating';

export const metadata: Metadata = { title: 'Đánh giá việc giải quyết hồ sơ', referrer: 'no-referrer', robots: { index: false } };

export default function Page({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  return <RatingPage lang="vi" searchParams={searchParams} />;
}
