import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { PublicShell } from '@/components/layout/public-shell';
import { theAgency } from '@/lib/data/agency';

export const metadata: Metadata = {
  title: { default: 'Administrative procedures', template: '%s · Administrative procedures' },
  description: 'Find an administrative procedure and track a dossier',
};

/** The public pages in English: the same addresses under /en. */
export default async function EnglishLayout({ children }: { children: ReactNode }) {
  return (
    <PublicShell agency={await theAgency()} lang="en">
      {children}
    </PublicShell>
  );
}
