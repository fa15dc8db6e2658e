import type { Metadata } from 'next';
import { loadCalendar } from '@/lib/data/calendar';
import { countReceivedOn } from '@/lib/data/dossiers-received';
import { now, today } from '@/lib/platform/clock';
import { staffPage } from '@/lib/web/staff-page';
import { Counter } from './counter';
import './counter.css';

export const metadata: Metadata = { title: 'Tiếp nhận hồ sơ' };

/** The counter. The calendar goes along, so that the due date is there the moment a procedure is chosen. */
export default async function CounterPage() {
  const actor = await staffPage('dossier:receive');
  const [calendar, receivedToday] = await Promise.all([loadCalendar(actor.agencyId), countReceivedOn(actor.agencyId, today())]);
  return <Counter staffId={actor.staffId} calendar={calendar} receivedToday={receivedToday} serverNow={now().getTime()} />;
}
