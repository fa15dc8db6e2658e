import type { Metadata } from 'next';
import { PrintButton } from '@/components/public/print-button';
import { Button, LinkButton } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import type { DayReceipt } from '@/lib/data/fees';
import { today } from '@/lib/platform/clock';
import { METHOD_AT_INTAKE, PAYMENT_METHOD_WORDS, RECEIPT_LIST_WORDS } from '@/lib/text/fees';
import { formatDate, formatLongDate, formatNumber, formatTime, formatVnd } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { byCollector, receiptsOf, signedAmount, wantedReceipts } from './wanted';

export const metadata: Metadata = { title: 'Danh sách thu phí trong ngày' };

const COLUMNS = [
  { key: 'time', header: 'Giờ', width: '4.5rem', cell: (line: DayReceipt) => <>{formatTime(line.paidAt.minute)}{line.enteredLate && <small>nhập muộn</small>}</> },
  { key: 'code', header: 'Hồ sơ', rowHeader: true, cell: (line: DayReceipt) => <><Link href={paths.dossier(line.code)} className="code">{line.code}</Link><small>{line.applicantName}</small></> },
  { key: 'fee', header: 'Khoản', cell: (line: DayReceipt) => <>{line.direction === 'refund' && <b>Hoàn: </b>}{line.feeName}{line.reason && <small>{line.reason}</small>}</> },
  { key: 'receipt', header: 'Biên lai, chứng từ', width: '9rem', onPhone: 'labelled', cell: (line: DayReceipt) => line.receiptNumber ?? <span className="muted">không ghi</span> },
  { key: 'method', header: 'Hình thức', width: '9rem', onPhone: 'labelled', cell: (line: DayReceipt) => (line.method === null ? METHOD_AT_INTAKE : PAYMENT_METHOD_WORDS[line.method]) },
  { key: 'amount', header: 'Số tiền', width: '9rem', numeric: true, onPhone: 'labelled', cell: (line: DayReceipt) => formatNumber(signedAmount(line)) },
] as const;

/** What each person took and gave back on a day, with the sums they hand in. */
export default async function DayReceiptsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('fee:list');
  const query = await searchParams;
  const asked = { ngay: queryText(query.ngay), nguoi: queryText(query.nguoi) };
  const { on, collectorId } = wantedReceipts(asked);
  const groups = on === null ? [] : byCollector(await receiptsOf(actor.agencyId, on, collectorId));
  const [taken, refunded] = [groups.reduce((sum, group) => sum + group.takenVnd, 0), groups.reduce((sum, group) => sum + group.refundedVnd, 0)];
  return (
    <>
      <PageHeader
        title="Danh sách thu phí trong ngày"
        meta={on && <>{formatLongDate(on)}. Thu <b>{formatVnd(taken)}</b>{refunded > 0 && <>, hoàn <b>{formatVnd(refunded)}</b>, còn <b>{formatVnd(taken - refunded)}</b></>}.</>}
        actions={on && groups.length > 0 && <><LinkButton href={paths.dayReceiptsCsv({ ngay: on, nguoi: collectorId ?? undefined })}>Tải CSV</LinkButton><PrintButton>In danh sách</PrintButton></>}
      />
      <form className="acts mb-3 no-print items-end" action={paths.dayReceipts()}>
        <DateInput name="ngay" label="Ngày thu" latest={today()} defaultValue={on ? formatDate(on) : (asked.ngay ?? '')} error={on === null ? RECEIPT_LIST_WORDS.noDay : null} />
        {collectorId && <input type="hidden" name="nguoi" value={collectorId} />}
        <Button type="submit">Xem ngày này</Button>
        {collectorId && on && <Link href={paths.dayReceipts({ ngay: on })}>Xem mọi người thu</Link>}
      </form>
      {on !== null && groups.length === 0 && <Sheet><EmptyState>Ngày {formatDate(on)} không có khoản thu, hoàn nào.</EmptyState></Sheet>}
      {groups.map(({ name, lines, takenVnd, refundedVnd, cashVnd }) => (
        <Sheet key={name} title={name} aside={`${formatNumber(lines.length)} lần`} className="mb-3">
          <Table caption={`Khoản thu, hoàn của ${name}`} rows={lines} rowKey={({ id }) => id} columns={COLUMNS} />
          <p className="mt-2">
            Thu {formatVnd(takenVnd)}{refundedVnd > 0 && `, hoàn ${formatVnd(refundedVnd)}, còn ${formatVnd(takenVnd - refundedVnd)}`}. Trong đó tiền mặt và thu khi nộp hồ sơ: <b>{formatVnd(cashVnd)}</b>.
            {' '}{lines[0]?.byId && collectorId === null && <Link className="no-print" href={paths.dayReceipts({ ngay: on ?? undefined, nguoi: lines[0].byId })}>Chỉ xem người này</Link>}
          </p>
        </Sheet>
      ))}
      {groups.length > 0 && <Notice className="print-only">Người lập: {actor.name}. Mỗi người thu ký xác nhận số tiền bên cạnh tên mình.</Notice>}
    </>
  );
}
