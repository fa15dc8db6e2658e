import type { Metadata } from 'next';
import { WithdrawPage } from '@/app/(public)/_pages/applicant';

export const metadata: Metadata = { title: 'Withdraw the dossier', referrer: 'no-referrer', robots: { index: false } };

type Props = { params: Promise<{ token: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default function Page(props: Props) {
  return <WithdrawPage lang="en" {...props} />;
}
