import type { Metadata } from 'next';
import { Pager } from '@/components/ui/pager';
import { Sheet } from '@/components/ui/sheet';
import { listSessions } from '@/lib/data/sessions';
import { ABSOLUTE_HOURS, IDLE_MINUTES, idleSince } from '@/lib/domain/people/session-life';
import { now } from '@/lib/platform/clock';
import { paths } from '@/lib/text/paths';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { AdminHeader } from '../admin-header';
import { SessionTable } from './session-table';

export const metadata: Metadata = { title: 'Phiên đang mở' };

const PAGE = 50;

export default async function SessionsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('session:revoke');
  const truoc = queryText((await searchParams).truoc);
  const at = now();
  const found = await listSessions(actor.agencyId, at, idleSince(at), PAGE + 1, truoc);
  const sessions = found.slice(0, PAGE);
  return (
    <>
      <AdminHeader actor={actor} current="sessions" meta={`Một phiên tự kết thúc sau ${IDLE_MINUTES} phút không dùng, nhiều nhất ${ABSOLUTE_HOURS} giờ.`} />
      <Sheet>
        <SessionTable sessions={sessions} empty={truoc ? 'Không còn phiên nào cũ hơn.' : 'Không có phiên nào đang mở.'} />
        <Pager previousHref={truoc ? paths.adminSessions() : null} previousWords="Về mới nhất" nextHref={found.length > PAGE ? paths.adminSessions({ truoc: sessions.at(-1)?.id }) : null} nextWords="Cũ hơn" />
      </Sheet>
    </>
  );
}
