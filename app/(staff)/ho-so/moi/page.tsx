import type { Metadata } from 'next';
import { IntakeScreen } from '@/components/dossier/intake/intake-screen';
import { loadCalendar } from '@/lib/data/calendar';
import { countReceivedOn } from '@/lib/data/dossiers-received';
import { localTimeOf, now } from '@/lib/platform/clock';
import { staffPage } from '@/lib/web/staff-page';

export const metadata: Metadata = { title: 'Tiếp nhận hồ sơ' };

/** The counter. The calendar goes along, so that the due date follows every key without asking the server. */
export default async function IntakePage() {
  const actor = await staffPage('dossier:receive');
  const at = now();
  const [calendar, receivedToday] = await Promise.all([loadCalendar(actor.agencyId), countReceivedOn(actor.agencyId, localTimeOf(at).on)]);
  return <IntakeScreen staffId={actor.staffId} serverNow={at.getTime()} calendar={calendar} receivedToday={receivedToday} />;
}
