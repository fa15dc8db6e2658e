import type { Metadata } from 'next';
import { HomePage } from '@/app/(public)/_pages/home';
import { paths } from '@/lib/text/paths';

export const metadata: Metadata = { alternates: { canonical: paths.home('en'), languages: { vi: paths.home(), en: paths.home('en') } } };

export default function Page() {
  return <HomePage lang="en" />;
}
