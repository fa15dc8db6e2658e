import type { Metadata } from 'next';
import { OnlineStartPage } from '@/app/(public)/_pages/online';

export const metadata: Metadata = { title: 'Submit a dossier online', robots: { index: false } };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default function Page(props: Props) {
  return <OnlineStartPage lang="en" {...props} />;
}
