import type { Metadata } from 'next';
import { LookupPage, type Query } from '@/app/(public)/_pages/lookup';

export const metadata: Metadata = { title: 'Track a dossier', referrer: 'no-referrer' };

export default function Page({ searchParams }: { searchParams: Query }) {
  return <LookupPage lang="en" searchParams={searchParams} />;
}
