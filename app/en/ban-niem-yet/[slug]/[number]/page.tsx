import type { Metadata } from 'next';
import { PosterPage } from '@/app/(public)/_pages/poster';

export const metadata: Metadata = { title: 'Posted notice', robots: { index: false } };

export default function Page({ params }: { params: Promise<{ slug: string; number: string }> }) {
  return <PosterPage lang="en" params={params} />;
}
