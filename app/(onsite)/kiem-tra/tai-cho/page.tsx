import type { Metadata } from 'next';
import { OnSiteApp } from '@/components/inspection/onsite/onsite-app';
import { staffPage } from '@/lib/web/staff-page';
import './onsite.css';

export const metadata: Metadata = { title: 'Kiểm tra tại chỗ', appleWebApp: { capable: true, title: 'Kiểm tra tại chỗ' } };

/** Works without a network after one visit. It stands outside the frame of the staff screens, so that the page that stays on the device names nobody. */
export default async function OnSitePage() {
  await staffPage('inspection:work');
  return <OnSiteApp />;
}
