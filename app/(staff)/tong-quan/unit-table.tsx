import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Table, type Column } from '@/components/ui/table';
import type { QueueCounts } from '@/lib/data/dossier-counters';
import { formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import type { UnitLine } from '@/lib/usecases/read-dashboard';

type Row = { readonly unitId: string | null; readonly name: string; readonly counts: QueueCounts; readonly willBeLate: number; readonly overtaken: number };

const QUEUE: readonly { key: keyof QueueCounts; header: string; loc: string }[] = [
  { key: 'overdue', header: 'Quá hạn', loc: 'qua-han' },
  { key: 'today', header: 'Hôm nay', loc: 'hom-nay' },
  { key: 'soon', header: 'Sắp đến hạn', loc: 'sap-den-han' },
  { key: 'within', header: 'Còn hạn', loc: 'con-han' },
  { key: 'paused', header: 'Tạm dừng', loc: 'tam-dung' },
  { key: 'submitted', header: 'Chờ tiếp nhận', loc: 'moi-nop' },
  { key: 'open', header: 'Đang giải quyết', loc: 'dang-giai-quyet' },
  { key: 'ready', header: 'Chờ trả', loc: 'cho-tra' },
];

const Count = ({ n, href }: { n: number; href: string }) => (n === 0 ? <span className="muted">0</span> : <Link href={href}>{formatNumber(n)}</Link>);

/** Who holds what, unit by unit; each number opens its list. */
export function UnitTable({ units, total }: { units: readonly UnitLine[]; total: QueueCounts }) {
  const rows: Row[] = units.map(({ unitId, name, counts, attention }) => ({ unitId, name, counts, willBeLate: attention?.['will-be-late'] ?? 0, overtaken: attention?.overtaken ?? 0 }));
  const all: Row = { unitId: null, name: 'Tất cả', counts: total, willBeLate: rows.reduce((sum, row) => sum + row.willBeLate, 0), overtaken: rows.reduce((sum, row) => sum + row.overtaken, 0) };
  const href = (row: Row, loc: string, chuY?: string) => paths.dossiers({ xem: 'tat-ca', loc, chuY, donVi: row.unitId });
  const columns: Column<Row>[] = [
    { key: 'name', header: 'Đơn vị', rowHeader: true, width: '24%', cell: ({ name, unitId }) => (unitId ? name : <b>{name}</b>) },
    ...QUEUE.map(({ key, header, loc }): Column<Row> => ({ key, header, numeric: true, onPhone: 'labelled', cell: (row) => <Count n={row.counts[key]} href={href(row, loc)} /> })),
    { key: 'will', header: 'Sẽ trễ', numeric: true, onPhone: 'labelled', cell: (row) => <Count n={row.willBeLate} href={href(row, 'dang-giai-quyet', 'se-tre')} /> },
    { key: 'overtaken', header: 'Bị vượt', numeric: true, onPhone: 'labelled', cell: (row) => <Count n={row.overtaken} href={href(row, 'dang-giai-quyet', 'bi-vuot')} /> },
  ];
  return <Table caption="Hồ sơ theo đơn vị đang giữ" rows={rows.length > 1 ? [...rows, all] : rows} rowKey={({ unitId }) => unitId ?? 'all'} columns={columns} empty={<EmptyState>Không có hồ sơ nào đang mở.</EmptyState>} />;
}
