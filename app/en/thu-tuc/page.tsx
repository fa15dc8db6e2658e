import type { Metadata } from 'next';
import type { Query } from '@/app/(public)/_pages/lookup';
import { ProcedureListPage } from '@/app/(public)/_pages/procedure-list';
import { paths } from '@/lib/text/paths';
import { publicAlternates } from '@/lib/web/public-url';

export const generateMetadata = (): Metadata => ({ title: { absolute: 'Administrative procedures' }, alternates: publicAlternates((to) => paths.procedures(to), 'en') });

export default function Page({ searchParams }: { searchParams: Query }) {
  return <ProcedureListPage lang="en" searchParams={searchParams} />;
}
