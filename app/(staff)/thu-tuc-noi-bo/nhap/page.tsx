import type { Metadata } from 'next';
import { ListUpload } from '@/components/procedure/list-upload';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { listImports } from '@/lib/data/procedure-import';
import { localTimeOf } from '@/lib/platform/clock';
import { formatDateTime, formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { IMPORT_STATES } from './states';

export const metadata: Metadata = { title: 'Nhập danh sách thủ tục' };

/** Takes a list of procedures in: it is compared first, then what differs becomes drafts. */
export default async function ImportPage() {
  const actor = await staffPage('procedure:draft');
  const imports = await listImports(actor.agencyId);
  return (
    <div style={{ maxWidth: '62rem' }}>
      <PageHeader crumbs={[{ label: 'Thủ tục', href: paths.internalProcedures() }]} title="Nhập danh sách thủ tục" meta="Thủ tục mới hoặc có khác biệt thành bản dự thảo, chờ người thứ hai duyệt. Không có gì được công bố ngay." />
      <Sheet
        id="chon-tep"
        title="1. Chọn tệp"
        className="mb-4"
        aside={
          <span className="acts">
            <a href={paths.procedureExport({ dang: 'xlsx' })}>Tải danh sách hiện nay, XLSX</a>
            <a href={paths.procedureExport({ dang: 'json' })}>JSON</a>
            <a href={paths.procedureExport({ dang: 'xlsx', mau: 'quoc-gia' })}>Mẫu cơ sở dữ liệu quốc gia, XLSX</a>
          </span>
        }
      >
        <ListUpload />
        <ul className="small muted mt-3" style={{ listStyle: 'disc', paddingLeft: '1.25rem' }}>
          <li>Nhận hai mẫu: đủ các bộ phận của thủ tục như tệp tải về ở trên, hoặc danh sách kiểu cơ sở dữ liệu quốc gia (mã, tên, lĩnh vực, cơ quan thực hiện, quyết định công bố, ngày hiệu lực, mức độ).</li>
          <li>Cột không có trong tệp thì giữ nguyên. Ô sai được tô màu, ghi chú lý do trong tệp kết quả.</li>
          <li>Nhập lại cùng một tệp không tạo thêm gì.</li>
        </ul>
      </Sheet>
      <Sheet id="cac-luot" title="Các lượt nhập gần đây">
        <Table
          caption="Các lượt nhập gần đây"
          rows={imports}
          rowKey={(row) => row.id}
          empty={<EmptyState>Chưa có lượt nhập nào.</EmptyState>}
          columns={[
            { key: 'at', header: 'Lúc', cell: (row) => formatDateTime(localTimeOf(row.startedAt)), width: '9.5rem' },
            { key: 'file', header: 'Tệp', rowHeader: true, cell: (row) => <Link href={paths.procedureImport(row.id)}>{row.fileName}</Link> },
            { key: 'state', header: 'Trạng thái', cell: (row) => IMPORT_STATES[row.state] ?? row.state, width: '13rem' },
            { key: 'new', header: 'Mới', numeric: true, onPhone: 'labelled', cell: (row) => formatNumber(row.newRows), width: '5rem' },
            { key: 'changed', header: 'Khác', numeric: true, onPhone: 'labelled', cell: (row) => formatNumber(row.changedRows), width: '5rem' },
            { key: 'bad', header: 'Dòng lỗi', numeric: true, onPhone: 'labelled', cell: (row) => formatNumber(row.badRows), width: '6rem' },
          ]}
        />
      </Sheet>
    </div>
  );
}
