import type { Metadata } from 'next';
import { RegisterUpload } from '@/components/dossier/intake/register-upload';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { listBatches } from '@/lib/data/batch';
import { localTimeOf } from '@/lib/platform/clock';
import { formatDateTime, formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';

export const metadata: Metadata = { title: 'Nhập sổ hồ sơ' };

const STATE_WORDS: Readonly<Record<string, string>> = { checking: 'đang kiểm tra', checked: 'đã kiểm tra, chưa nhập', importing: 'đang nhập', done: 'đã nhập', failed: 'không nhập được' };

/** Takes a paper register in: a file is checked first, then its good lines are taken in. */
export default async function RegisterPage() {
  const actor = await staffPage('dossier:import');
  const batches = await listBatches(actor.agencyId);
  return (
    <div style={{ maxWidth: '60rem' }}>
      <PageHeader crumbs={[{ label: 'Hồ sơ', href: paths.dossiers() }]} title="Nhập sổ hồ sơ giấy" meta="Mỗi dòng của sổ thành một hồ sơ, có mã theo ngày nhận và hạn trả tính theo thủ tục áp dụng ngày đó. Không cấp giấy hẹn mới." />
      <Sheet id="chon-tep" title="1. Chọn tệp" className="mb-4" aside={<span className="acts"><a href={paths.intakeBatchTemplate('xlsx')}>Tải tệp mẫu XLSX</a><a href={paths.intakeBatchTemplate('csv')}>CSV</a></span>}>
        <RegisterUpload />
        <ul className="small muted mt-3" style={{ listStyle: 'disc', paddingLeft: '1.25rem' }}>
          <li>Tệp được kiểm tra trước. Ô sai được tô màu, ghi chú lý do trong tệp kết quả.</li>
          <li>Nhập lại cùng một tệp không tạo thêm hồ sơ: dòng có mã hồ sơ cũ nhận ra theo mã, dòng không có mã nhận ra theo nội dung.</li>
          <li>Dòng có ngày kết quả thì hồ sơ vào trạng thái đã xử lý xong hoặc đã trả kết quả; dòng chưa có thì chờ đơn vị nhận.</li>
        </ul>
      </Sheet>
      <Sheet id="cac-luot" title="Các lượt nhập gần đây">
        <Table
          caption="Các lượt nhập gần đây"
          rows={batches}
          rowKey={(batch) => batch.id}
          empty={<EmptyState>Chưa có lượt nhập nào.</EmptyState>}
          columns={[
            { key: 'at', header: 'Lúc', cell: (batch) => formatDateTime(localTimeOf(batch.startedAt)), width: '9.5rem' },
            { key: 'file', header: 'Tệp', rowHeader: true, cell: (batch) => <Link href={paths.intakeBatchRun(batch.id)}>{batch.fileName}</Link> },
            { key: 'state', header: 'Trạng thái', cell: (batch) => STATE_WORDS[batch.state] ?? batch.state, width: '12rem' },
            { key: 'new', header: 'Hồ sơ mới', numeric: true, onPhone: 'labelled', cell: (batch) => formatNumber(batch.newRows), width: '6rem' },
            { key: 'bad', header: 'Dòng lỗi', numeric: true, onPhone: 'labelled', cell: (batch) => formatNumber(batch.badRows), width: '6rem' },
          ]}
        />
      </Sheet>
    </div>
  );
}
