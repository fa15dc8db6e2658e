import type { Metadata } from 'next';
import { ConclusionPage } from '@/app/(public)/_pages/conclusions';

export const metadata: Metadata = { title: 'Kết luận kiểm tra' };

export default function Page({ params }: { params: Promise<{ id: string }> }) {
  return <ConclusionPage lang="vi" params={params} />;
}
