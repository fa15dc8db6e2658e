import type { Metadata } from 'next';
import type { Query } from '@/app/(public)/_pages/lookup';
import { ProcedureListPage } from '@/app/(public)/_pages/procedure-list';
import { paths } from '@/lib/text/paths';

export const metadata: Metadata = { title: { absolute: 'Administrative procedures' }, alternates: { canonical: paths.procedures('en'), languages: { vi: paths.procedures(), en: paths.procedures('en') } } };

export default function Page({ searchParams }: { searchParams: Query }) {
  return <ProcedureListPage lang="en" searchParams={searchParams} />;
}
