import type { ReactNode } from 'react';
import { PublicShell } from '@/components/layout/public-shell';
import { theAgency } from '@/lib/data/agency';

export default async function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <PublicShell agency={await theAgency()} lang="vi">
      {children}
    </PublicShell>
  );
}
