import { notFound, redirect } from 'next/navigation';
import { staffPage } from '@/lib/web/staff-page';
import { adminTabs } from './admin-header';

/** The first part of the administration that this person may open; whoever may open none sees that there is none. */
export default async function AdminPage() {
  const actor = await staffPage('signed-in');
  const first = adminTabs(actor)[0];
  if (!first) notFound();
  redirect(first.href);
}
