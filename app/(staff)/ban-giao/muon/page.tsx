import type { Metadata } from 'next';
import { DateInput } from '@/components/ui/date-input';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { SubmitButton } from '@/components/ui/submit-button';
import { Table } from '@/components/ui/table';
import { covers, scopeOf } from '@/lib/domain/access/can';
import { addDays, daysBetween } from '@/lib/domain/calendar/plain-date';
import { localNow } from '@/lib/platform/clock';
import { readDay } from '@/lib/schemas/handover';
import { formatCount, formatDate, formatDateTime, formatHours } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { LATE_PERIOD_DAYS_AT_MOST, listLateHandOvers } from '@/lib/usecases/list-late-hand-overs';
import { staffPage } from '@/lib/web/staff-page';

export const metadata: Metadata = { title: 'Bàn giao muộn' };

const SHOWN_AT_MOST = 500;

export default async function LateHandoversPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('handover:view');
  const now = localNow();
  const query = await searchParams;
  const to = readDay(query.den) ?? now.on;
  const from = readDay(query.tu) ?? addDays(to, -29);
  const problem = from > to ? 'Ngày đầu phải trước hoặc bằng ngày cuối.' : daysBetween(from, to) >= LATE_PERIOD_DAYS_AT_MOST ? `Chọn kỳ ngắn hơn ${LATE_PERIOD_DAYS_AT_MOST} ngày.` : null;
  const reach = scopeOf(actor, 'dossier:view');
  // A unit sees what was late on its way to it; who sees the whole agency sees all.
  const lines = problem === null ? (await listLateHandOvers(actor.agencyId, { from, to }, now)).filter((line) => covers(reach, [line.handlingUnitId])) : [];
  const waiting = lines.filter((line) => line.givenAt === null).length;
  return (
    <>
      <PageHeader
        title="Bàn giao muộn"
        crumbs={[{ label: 'Phiếu bàn giao', href: paths.handovers() }, { label: 'Bàn giao muộn' }]}
        meta="Hồ sơ nhận trước 15 giờ phải bàn giao trong ngày làm việc; nhận từ 15 giờ thì bàn giao đầu giờ ngày làm việc tiếp theo, chậm nhất hết buổi sáng. Nhận vào ngày nghỉ thì tính như nhận lúc mở cửa ngày làm việc sau đó."
      />
      <form action={paths.lateHandovers()} className="mb-3 flex flex-wrap items-end gap-3">
        <DateInput key={`t${from}`} name="tu" label="Nhận từ ngày" defaultValue={from} />
        <DateInput key={`d${to}`} name="den" label="Đến hết ngày" defaultValue={to} error={problem} />
        <SubmitButton>Xem</SubmitButton>
      </form>
      {lines.length > SHOWN_AT_MOST && <Notice tone="warning" className="mb-3">Chỉ hiện {formatCount(SHOWN_AT_MOST, 'hồ sơ')} nhận sớm nhất. Chọn kỳ ngắn hơn để xem hết.</Notice>}
      <Sheet title={`Nhận từ ${formatDate(from)} đến ${formatDate(to)}`} aside={`${formatCount(lines.length, 'hồ sơ')}${waiting > 0 ? `, ${waiting} chưa bàn giao` : ''}`} id="danh-sach">
        <Table
          caption="Hồ sơ bàn giao muộn"
          rows={lines.slice(0, SHOWN_AT_MOST)}
          rowKey={({ code }) => code}
          columns={[
            { key: 'code', header: 'Mã hồ sơ', width: '11rem', cell: ({ code }) => <Link href={paths.dossier(code)} className="code">{code}</Link> },
            { key: 'people', header: 'Người nộp, thủ tục', rowHeader: true, cell: (line) => <>{line.applicantName}<small>{line.procedureName}</small></> },
            { key: 'received', header: 'Tiếp nhận', width: '10rem', onPhone: 'labelled', cell: (line) => <>{formatDateTime(line.receivedAt)}{line.receivedByName && <small>{line.receivedByName}</small>}</> },
            { key: 'due', header: 'Hạn bàn giao', width: '9rem', onPhone: 'labelled', cell: (line) => formatDateTime(line.due) },
            { key: 'given', header: 'Bàn giao', width: '9rem', onPhone: 'labelled', cell: (line) => (line.givenAt === null ? <span className="flag">chưa bàn giao</span> : formatDateTime(line.givenAt)) },
            { key: 'late', header: 'Muộn', width: '8rem', numeric: true, onPhone: 'labelled', cell: (line) => (line.lateMinutes === 0 ? <span className="muted">trong ngày nghỉ</span> : formatHours(line.lateMinutes)) },
            { key: 'unit', header: 'Đơn vị giải quyết', width: '11rem', onPhone: 'labelled', cell: (line) => line.handlingUnitName },
          ]}
          empty={<EmptyState>Không có hồ sơ nào bàn giao muộn trong kỳ này.</EmptyState>}
        />
      </Sheet>
    </>
  );
}
