import type { Metadata } from 'next';
import { OnlineDraftPage } from '@/app/(public)/_pages/online';

// The address is the secret of the draft: it goes to no other site and into no index.
export const metadata: Metadata = { title: 'Submit a dossier online', referrer: 'no-referrer', robots: { index: false } };

type Props = { params: Promise<{ token: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default function Page(props: Props) {
  return <OnlineDraftPage lang="en" {...props} />;
}
