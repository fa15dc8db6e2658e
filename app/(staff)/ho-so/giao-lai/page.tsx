import type { Metadata } from 'next';
import { Select } from '@/components/ui/choices';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { SubmitButton } from '@/components/ui/submit-button';
import { Table } from '@/components/ui/table';
import { findColleague, listAwayOn, listColleagues } from '@/lib/data/absences';
import { listAssignBatches } from '@/lib/data/act-batches';
import { loadCalendar } from '@/lib/data/calendar';
import { countHeldByAll, filesHeldBy } from '@/lib/data/handover-sheets';
import { can, mayHoldFile } from '@/lib/domain/access/can';
import { addDays } from '@/lib/domain/calendar/plain-date';
import { instantOf, localNow } from '@/lib/platform/clock';
import { formatCount, formatDate, formatDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { fileLine } from '../../ban-giao/batch-lines';
import { ReassignForm, type ReceiverOption } from './reassign-form';

export const metadata: Metadata = { title: 'Giao lại hồ sơ' };

const BATCHES_OF_DAYS = 60;

export default async function ReassignPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('dossier:assign');
  const { agencyId } = actor;
  const now = localNow();
  const asked = queryText((await searchParams).nguoi) ?? '';
  const [colleagues, held, away, batches] = await Promise.all([listColleagues(agencyId), countHeldByAll(agencyId), listAwayOn(null, agencyId, now.on), listAssignBatches(agencyId, instantOf({ on: addDays(now.on, -BATCHES_OF_DAYS), minute: 0 }))]);
  // A closed account may still hold files: it is then the first whose files are given to others.
  const from = asked === '' ? null : (colleagues.find(({ id }) => id === asked) ?? (await findColleague(null, agencyId, asked)));
  const files = from ? (await filesHeldBy(agencyId, from.id)).filter((file) => can(actor, 'dossier:assign', [file.holdingUnitId, file.handlingUnitId])) : [];
  const holders = [...held].filter(([, { unitIds }]) => unitIds.some((unitId) => can(actor, 'dossier:assign', [unitId]))).map(([id, { name, count, isActive }]) => ({ value: id, label: `${name}${isActive ? '' : ', tài khoản đã khóa'}: ${formatCount(count, 'hồ sơ')}` }));
  const receivers = colleagues.filter((person) => person.id !== from?.id && person.worksOnDossiers).map((person): ReceiverOption => {
    const absence = away.get(person.id);
    return { id: person.id, name: person.name, title: person.title, held: held.get(person.id)?.count ?? 0, away: absence ? `vắng đến ${formatDate(absence.toOn)}, ${absence.delegateName} làm thay` : null, mayHold: files.filter((file) => mayHoldFile(person.roles, [file.holdingUnitId, file.handlingUnitId])).map(({ code }) => code) };
  }).filter(({ mayHold }) => mayHold.length > 0);
  const calendar = await loadCalendar(agencyId);
  return (
    <>
      <PageHeader title="Giao lại hồ sơ của một người" crumbs={[{ label: 'Hồ sơ', href: paths.dossiers() }, { label: 'Giao lại' }]} meta="Khi một người chuyển việc, nghỉ dài ngày hoặc giữ quá nhiều hồ sơ. Vắng ít ngày thì ghi vắng mặt, hồ sơ vẫn đứng tên người đó." />
      <form action={paths.reassign()} className="mb-3 flex max-w-2xl flex-wrap items-end gap-3">
        <Select key={asked} name="nguoi" label="Người đang giữ" emptyWords="Chọn người" options={holders} defaultValue={asked} className="grow" />
        <SubmitButton>Xem hồ sơ</SubmitButton>
      </form>
      {from && files.length > 0 && (
        <>
          <p className="mb-3"><Link href={paths.dossiers({ xem: 'tat-ca', nguoiGiu: from.id })}>{formatCount(files.length, 'hồ sơ chưa xong')} {from.name} đang giữ, trong danh sách</Link></p>
          <ReassignForm key={from.id} from={{ id: from.id, name: from.name }} lines={files.map((file) => fileLine(file, now, calendar))} receivers={receivers} />
        </>
      )}
      {from && files.length === 0 && <EmptyState>{from.name} không giữ hồ sơ nào mà bạn giao lại được.</EmptyState>}
      <Sheet title="Các lần giao lại" aside={`${BATCHES_OF_DAYS} ngày gần đây`} id="cac-lan" className="mt-3">
        <Table
          caption="Các lần giao lại"
          rows={batches}
          rowKey={({ batchId }) => batchId}
          columns={[
            { key: 'at', header: 'Lúc', width: '10rem', rowHeader: true, cell: ({ batchId, at }) => <Link href={paths.reassigned(batchId)}>{formatDateTime(at)}</Link> },
            { key: 'by', header: 'Người giao', onPhone: 'labelled', cell: ({ byName }) => byName },
            { key: 'who', header: 'Từ, đến', cell: ({ fromName, toNames }) => <>{fromName ?? 'nhiều người'}<small>cho {toNames}</small></> },
            { key: 'count', header: 'Hồ sơ', width: '6rem', numeric: true, onPhone: 'labelled', cell: ({ count }) => count },
            { key: 'reason', header: 'Lý do', onPhone: 'labelled', cell: ({ reason }) => reason },
          ]}
          empty={<EmptyState>Chưa có lần giao lại nào.</EmptyState>}
        />
      </Sheet>
    </>
  );
}
