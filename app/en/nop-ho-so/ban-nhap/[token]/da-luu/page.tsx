import type { Metadata } from 'next';
import { OnlineSavedPage } from '@/app/(public)/_pages/online';

export const metadata: Metadata = { title: 'Submit a dossier online', referrer: 'no-referrer', robots: { index: false } };

export default function Page(props: { params: Promise<{ token: string }> }) {
  return <OnlineSavedPage lang="en" {...props} />;
}
