import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Table, type Column } from '@/components/ui/table';
import { loadCalendar } from '@/lib/data/calendar';
import { listPastDossiers, type PastDossier } from '@/lib/data/duration-history';
import type { Overtaker } from '@/lib/data/dossier-watch';
import { findDossier } from '@/lib/data/dossiers-read';
import { can, type Actor } from '@/lib/domain/access/can';
import { fullClock } from '@/lib/domain/dossier/clock-view';
import { HISTORY_MONTHS, SAMPLES_KEPT, SAMPLES_NEEDED } from '@/lib/domain/dossier/outlook';
import { positionKey } from '@/lib/domain/dossier/position';
import type { EndStanding } from '@/lib/domain/dossier/standing';
import { localNow, localTimeOf } from '@/lib/platform/clock';
import { formatCount, formatDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { END_STANDING_WORDS, officeTimeWords, outlookWords, overtakenWords, positionWords } from '@/lib/text/watch-words';
import { noteView } from '@/lib/web/note-view';
import { staffPage } from '@/lib/web/staff-page';
import { outlookFacts, overtakersOf } from '../outlook-facts';

export const metadata: Metadata = { title: 'Dự báo và thứ tự giải quyết' };

type Belongs = { readonly handlingUnitId: string; readonly holdingUnitId: string };
/** Of the dossiers behind a number, those this person may open; the others are counted. */
const seen = <T extends Belongs>(actor: Actor, all: readonly T[]) => all.filter((each) => can(actor, 'dossier:view', [each.holdingUnitId, each.handlingUnitId]));

function Unseen({ count }: { count: number }) {
  return count > 0 ? <p className="muted mt-2">{formatCount(count, 'hồ sơ khác')} đã được tính nhưng thuộc đơn vị ngoài phạm vi xem của bạn.</p> : null;
}

const code = (row: { code: string }) => <Link href={paths.dossier(row.code)} className="code">{row.code}</Link>;
const at = (time: Date | null) => (time === null ? '' : formatDateTime(localTimeOf(time)));

const pastColumns = (minutesLeft: number): readonly Column<PastDossier>[] => [
  { key: 'code', header: 'Mã hồ sơ', width: '11rem', cell: code },
  { key: 'needed', header: 'Cần từ bước này đến khi có kết quả', onPhone: 'labelled', cell: (row) => <>{officeTimeWords(row.minutes)}{row.minutes > minutesLeft && <b>, lâu hơn</b>}</> },
  { key: 'received', header: 'Nhận lúc', onPhone: 'labelled', cell: (row) => at(row.receivedAt) },
  { key: 'ended', header: 'Có kết quả lúc', onPhone: 'labelled', cell: (row) => at(row.endedAt) },
  { key: 'standing', header: 'So với hạn', onPhone: 'labelled', cell: (row) => (row.endStanding === null ? '' : END_STANDING_WORDS[row.endStanding as EndStanding]) },
];

const OVERTAKER_COLUMNS: readonly Column<Overtaker>[] = [
  { key: 'code', header: 'Mã hồ sơ', width: '11rem', cell: code },
  { key: 'who', header: 'Người nộp', cell: (row) => row.applicantName },
  { key: 'received', header: 'Nhận lúc', onPhone: 'labelled', cell: (row) => at(row.receivedAt) },
  { key: 'resolved', header: 'Có kết quả lúc', onPhone: 'labelled', cell: (row) => at(row.resolvedAt) },
];

/** The dossiers behind "Sẽ trễ" and behind overtaking: every number opens, and says how it was counted. */
export default async function OutlookPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await staffPage('dossier:view');
  const dossier = await findDossier(actor, decodeURIComponent((await params).code));
  if (dossier === null) notFound();
  noteView(actor, dossier.id, 'detail');
  const now = localNow();
  const calendar = await loadCalendar(actor.agencyId);
  const clock = fullClock(dossier.state, { term: dossier.term, pauseRule: dossier.pauseRule }, now, calendar);
  const [facts, overtakers] = await Promise.all([outlookFacts(dossier, clock, now, calendar), overtakersOf(dossier)]);
  const past = facts === null ? [] : await listPastDossiers(actor.agencyId, dossier.procedure.id, positionKey(facts.position));
  const [seenPast, seenOvertakers] = [seen(actor, past), seen(actor, overtakers)];
  return (
    <div className="dossier">
      <PageHeader crumbs={[{ label: 'Hồ sơ', href: paths.dossiers() }, { label: dossier.code, href: paths.dossier(dossier.code) }]} title="Dự báo và thứ tự giải quyết" meta={dossier.procedure.name} />
      <Sheet title="Hồ sơ trước ở cùng bước" id="cung-buoc">
        {facts === null ? (
          <p className="muted">Chỉ dự báo cho hồ sơ đang tính thời hạn và chưa đến hạn.</p>
        ) : (
          <>
            <p className="mb-2">
              <b>{outlookWords(facts.outlook, facts.minutesLeft)}</b> Hồ sơ này ở {positionWords(facts.position, facts.stepName)}.
            </p>
            <p className="muted mb-2">
              So sánh với các hồ sơ mới nhất của cùng thủ tục đã có kết quả trong {HISTORY_MONTHS} tháng, nhiều nhất {SAMPLES_KEPT} hồ sơ mỗi thủ tục. Với mỗi hồ sơ, tính thời gian làm việc từ lần đầu đến bước này cho đến khi có kết quả, trừ thời gian chờ người nộp.
              Cần ít nhất {SAMPLES_NEEDED} hồ sơ mới dự báo. Thời gian hồ sơ này đã ở bước hiện tại không được trừ đi.{facts.asOf !== null && ` Số liệu đến ${formatDateTime(facts.asOf)}, làm mới mỗi đêm.`}
            </p>
            <Table caption="Hồ sơ trước ở cùng bước, lâu nhất trước" columns={pastColumns(facts.minutesLeft)} rows={seenPast} rowKey={(row) => row.code} empty={past.length === 0 ? <EmptyState>Chưa có hồ sơ nào cùng thủ tục đã qua bước này.</EmptyState> : <p />} />
            <Unseen count={past.length - seenPast.length} />
          </>
        )}
      </Sheet>
      <Sheet title="Hồ sơ nộp sau, xong trước" id="vuot-truoc">
        <p className="mb-2">
          <b>{overtakers.length === 0 ? 'Không có hồ sơ cùng loại nào nộp sau mà xong trước.' : overtakenWords(overtakers.length)}</b>{' '}
          <span className="muted">Cùng loại là cùng thủ tục, cùng trường hợp, cùng cách nộp. Không tính hồ sơ nào được giải quyết, dù một phần, trong lúc hồ sơ này đang chờ người nộp; cũng không tính hồ sơ rút hoặc dừng.</span>
        </p>
        {overtakers.length > 0 && <Table caption="Hồ sơ nộp sau, xong trước" columns={OVERTAKER_COLUMNS} rows={seenOvertakers} rowKey={(row) => row.code} empty={<p />} />}
        <Unseen count={overtakers.length - seenOvertakers.length} />
      </Sheet>
    </div>
  );
}
