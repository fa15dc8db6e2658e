import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { catalogueOn } from '@/lib/data/catalogue';
import { listDecisionNumbers } from '@/lib/data/procedure-import';
import { listSectors } from '@/lib/data/procedures';
import { today } from '@/lib/platform/clock';
import { formatDate, formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';

export const metadata: Metadata = { title: 'Lập danh mục thủ tục' };

function Files({ of, label }: { of: { quyetDinh?: string; linhVuc?: string }; label: string }) {
  return (
    <span className="acts">
      {(['pdf', 'docx', 'xlsx'] as const).map((dang) => (
        <a key={dang} href={paths.procedureListPaper({ dang, ...of })} aria-label={`${dang.toUpperCase()}, ${label}`}>
          {dang.toUpperCase()}
        </a>
      ))}
    </span>
  );
}

/** The danh mục of the whole agency, of a field, of a decision: as papers. */
export default async function ListPapersPage() {
  const actor = await staffPage('procedure:view');
  const [{ versions }, sectors, decisions] = [await catalogueOn(actor.agencyId, today()), await listSectors(actor.agencyId), await listDecisionNumbers(actor.agencyId)];
  const counts = new Map<string, number>();
  for (const { sectorId } of versions) counts.set(sectorId, (counts.get(sectorId) ?? 0) + 1);
  return (
    <div style={{ maxWidth: '76rem' }}>
      <PageHeader crumbs={[{ label: 'Thủ tục', href: paths.internalProcedures() }]} title="Lập danh mục thủ tục" meta="Theo mẫu bảng kèm quyết định công bố: PDF để in, DOCX để sửa tiếp, XLSX để tính." />
      <Sheet id="co-quan" title="Toàn cơ quan" className="mb-4" aside={<Files of={{}} label="toàn cơ quan" />}>
        <p>{formatNumber(versions.length)} thủ tục đang áp dụng ngày {formatDate(today())}.</p>
      </Sheet>
      <Sheet id="linh-vuc" title="Theo lĩnh vực" className="mb-4">
        <Table
          caption="Danh mục theo lĩnh vực"
          rows={sectors.filter(({ id }) => counts.has(id))}
          rowKey={({ id }) => id}
          empty={<EmptyState>Chưa có thủ tục nào đang áp dụng.</EmptyState>}
          columns={[
            { key: 'name', header: 'Lĩnh vực', rowHeader: true, cell: ({ name }) => name },
            { key: 'count', header: 'Thủ tục', numeric: true, onPhone: 'labelled', cell: ({ id }) => formatNumber(counts.get(id) ?? 0), width: '6rem' },
            { key: 'files', header: 'Tệp', cell: ({ id, name }) => <Files of={{ linhVuc: id }} label={name} />, width: '12rem' },
          ]}
        />
      </Sheet>
      <Sheet id="quyet-dinh" title="Theo quyết định công bố">
        <Table
          caption="Danh mục theo quyết định"
          rows={[...decisions].reverse()}
          rowKey={({ id }) => id}
          empty={<EmptyState>Chưa có quyết định nào.</EmptyState>}
          columns={[
            { key: 'number', header: 'Số quyết định', rowHeader: true, cell: ({ number }) => number, width: '13rem' },
            { key: 'on', header: 'Ngày', cell: ({ issuedOn }) => formatDate(issuedOn), width: '7rem' },
            { key: 'title', header: 'Trích yếu', cell: ({ title }) => title },
            { key: 'files', header: 'Tệp', cell: ({ id, number }) => <Files of={{ quyetDinh: id }} label={number} />, width: '12rem' },
          ]}
        />
      </Sheet>
    </div>
  );
}
