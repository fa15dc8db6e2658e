import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Sheet } from '@/components/ui/sheet';
import { listInspectionEvents } from '@/lib/data/inspections';
import { localTimeOf } from '@/lib/platform/clock';
import { formatDate, formatDateTime } from '@/lib/text/format';
import { inspectionActWords, stageWords } from '@/lib/text/inspection-words';
import { paths } from '@/lib/text/paths';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { loadInspection } from '../load';

export const metadata: Metadata = { title: 'Nhật ký đợt kiểm tra' };

const PAGE = 100;
type Props = { params: Promise<{ code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LogPage({ params, searchParams }: Props) {
  const actor = await staffPage('inspection:view');
  const { inspection, isWhole, units } = await loadInspection(actor, (await params).code);
  const before = Number(queryText((await searchParams).truoc));
  const events = await listInspectionEvents(actor.agencyId, inspection.id, PAGE, Number.isInteger(before) && before > 0 ? before : undefined);
  // A unit reads what moved the inspection on since its notice, and what concerns itself; not the team's own work.
  const OF_ALL: readonly string[] = ['notify', 'open', 'end-site', 'conclude', 'correct-conclusion', 'publish', 'close', 'reopen'];
  const shown = isWhole ? events : events.filter(({ unitId, act }) => (unitId === null ? OF_ALL.includes(act) : act !== 'record' && units.some((unit) => unit.unitId === unitId)));
  const last = events.at(-1);
  return (
    <Sheet title="Nhật ký" rule="ink" className="mb-3">
      {shown.length === 0 ? <EmptyState>Chưa có việc nào được ghi.</EmptyState> : (
        <ol className="event-log">
          {shown.map((event) => (
            <li key={event.seq}>
              <time>{formatDateTime(localTimeOf(event.at))}</time>
              <div>
                <b>{event.act === 'revise' && event.data?.isNew === true ? 'Lập kế hoạch' : inspectionActWords[event.act]}</b>{event.unitName && `, ${event.unitName}`}
                <span className="block small muted">{event.byName ?? 'Hệ thống'}. {stageWords[event.stageAfter]}{event.legalOn !== localTimeOf(event.at).on && `, ghi cho ngày ${formatDate(event.legalOn)}`}</span>
                {event.reason && isWhole && <p className="whitespace-pre-line">{event.reason}</p>}
              </div>
            </li>
          ))}
        </ol>
      )}
      {events.length === PAGE && last && last.seq > 1 && <p className="mt-3"><Link href={paths.inspectionPart(inspection.code, 'nhat-ky', { truoc: last.seq })}>Cũ hơn</Link></p>}
    </Sheet>
  );
}
