import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { listAbsences, listColleagues, type AbsenceRecord } from '@/lib/data/absences';
import { can } from '@/lib/domain/access/can';
import { addDays } from '@/lib/domain/calendar/plain-date';
import { absenceStanding, type AbsenceStanding } from '@/lib/domain/people/absence';
import { today } from '@/lib/platform/clock';
import { ABSENCE_STANDING_WORDS } from '@/lib/text/absence-words';
import { formatCount, formatDate } from '@/lib/text/format';
import { mayCancelAbsence } from '@/lib/usecases/cancel-absence';
import { staffPage } from '@/lib/web/staff-page';
import { AbsenceForm } from './absence-form';
import { CancelAbsence } from './cancel-absence';

export const metadata: Metadata = { title: 'Vắng mặt' };

/** So far back absences that are over are listed. */
const PAST_DAYS = 365;

const TONES: Record<AbsenceStanding, 'accent' | 'warning' | 'plain'> = { current: 'warning', upcoming: 'accent', past: 'plain', cancelled: 'plain' };

export default async function AbsencesPage() {
  const actor = await staffPage('absence:view');
  const on = today();
  const [absences, colleagues] = await Promise.all([listAbsences(actor.agencyId, addDays(on, -PAST_DAYS)), listColleagues(actor.agencyId)]);
  const label = ({ name, title }: { name: string; title: string }) => `${name}, ${title}`;
  const people = colleagues.filter((person) => person.id === actor.staffId || can(actor, 'absence:manage', person.unitIds)).map((person) => ({ value: person.id, label: label(person) }));
  const delegates = colleagues.filter((person) => person.worksOnDossiers).map((person) => ({ value: person.id, label: label(person) }));
  const standing = (absence: AbsenceRecord) => absenceStanding(absence, on);
  const live = absences.filter((absence) => ['current', 'upcoming'].includes(standing(absence))).sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1));
  const over = absences.filter((absence) => !live.includes(absence));
  const table = (caption: string, rows: readonly AbsenceRecord[], empty: string, withCancel: boolean) => (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'days', header: 'Ngày vắng', width: '12.5rem', cell: ({ fromOn, toOn }) => (fromOn === toOn ? formatDate(fromOn) : `${formatDate(fromOn)} – ${formatDate(toOn)}`) },
        { key: 'who', header: 'Người vắng', rowHeader: true, cell: ({ staffName, reason }) => <>{staffName}{reason && <small>{reason}</small>}</> },
        { key: 'for', header: 'Người làm thay', onPhone: 'labelled', cell: ({ delegateName }) => delegateName },
        { key: 'standing', header: 'Tình trạng', width: '8rem', onPhone: 'inline', cell: (absence) => <Tag tone={TONES[standing(absence)]}>{ABSENCE_STANDING_WORDS[standing(absence)]}</Tag> },
        ...(withCancel ? [{ key: 'act', header: <span className="vh">Việc</span>, width: '5.5rem', cell: (absence: AbsenceRecord) => (mayCancelAbsence(actor, absence) ? <CancelAbsence absenceId={absence.id} staffName={absence.staffName} delegateName={absence.delegateName} /> : null) }] : []),
      ]}
      empty={<EmptyState>{empty}</EmptyState>}
    />
  );
  return (
    <>
      <PageHeader title="Vắng mặt và làm thay" meta="Ai vắng, ai làm thay. Trong những ngày đó hồ sơ và thông báo của người vắng đến cả người làm thay; việc làm thay ghi rõ là thay ai." />
      <div className="grid items-start gap-3 desk:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        <div className="grid gap-3">
          <Sheet title="Đang vắng và sắp vắng" aside={formatCount(live.length, 'lần')} id="dang-vang">
            {table('Đang vắng và sắp vắng', live, 'Hiện không có ai vắng mặt.', true)}
          </Sheet>
          {over.length > 0 && (
            <Sheet title="Đã qua và đã hủy" aside="12 tháng gần đây" id="da-qua">
              {table('Đã qua và đã hủy', over, '', false)}
            </Sheet>
          )}
        </div>
        <AbsenceForm people={people} delegates={delegates} selfId={actor.staffId} today={on} />
      </div>
    </>
  );
}
