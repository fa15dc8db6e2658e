import type { Metadata } from 'next';
import { SupplementPage } from '@/app/(public)/_pages/applicant';

export const metadata: Metadata = { title: 'Nộp giấy tờ bổ sung', referrer: 'no-referrer', robots: { index: false } };

type Props = { params: Promise<{ token: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default function Page(props: Props) {
  return <SupplementPage lang="vi" {...props} />;
}
