import type { Metadata } from 'next';
import { LookupByQr } from '@/app/(public)/_pages/lookup';

export const metadata: Metadata = { title: 'Track a dossier', referrer: 'no-referrer', robots: { index: false } };

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  return <LookupByQr lang="en" token={(await params).token} />;
}
