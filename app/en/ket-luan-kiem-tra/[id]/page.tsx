import type { Metadata } from 'next';
import { ConclusionPage } from '@/app/(public)/_pages/conclusions';

export const metadata: Metadata = { title: 'Inspection conclusions' };

export default function Page({ params }: { params: Promise<{ id: string }> }) {
  return <ConclusionPage lang="en" params={params} />;
}
