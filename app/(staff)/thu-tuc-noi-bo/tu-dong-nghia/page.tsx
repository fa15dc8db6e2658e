import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { catalogueOn, listSynonyms } from '@/lib/data/catalogue';
import { today } from '@/lib/platform/clock';
import { can } from '@/lib/domain/access/can';
import { foldWords } from '@/lib/text/fold';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { AddWord, RemoveWord } from './forms';

export const metadata: Metadata = { title: 'Từ thường dùng' };

/** What people say for what the law calls otherwise: the public search understands it at once. */
export default async function EverydayWordsPage() {
  const actor = await staffPage('procedure:view');
  const mayEdit = can(actor, 'procedure:draft');
  const [{ versions }, synonyms] = [await catalogueOn(actor.agencyId, today()), await listSynonyms(actor.agencyId)];
  const rows = synonyms.map((synonym) => ({ ...synonym, procedure: versions.find(({ procedureId }) => procedureId === synonym.procedureId), reaches: synonym.meaning === null ? 1 : versions.filter(({ name }) => ` ${foldWords(name)} `.includes(` ${foldWords(synonym.meaning ?? '')} `)).length }));
  return (
    <div style={{ maxWidth: '62rem' }}>
      <PageHeader crumbs={[{ label: 'Thủ tục', href: paths.internalProcedures() }]} title="Từ thường dùng" meta="Người dân gõ những từ này vẫn tìm thấy thủ tục, dù tên chính thức viết khác." />
      {mayEdit && (
        <Sheet id="them" title="Thêm từ" className="mb-4">
          <AddWord />
        </Sheet>
      )}
      <Sheet id="danh-sach" title="Các từ đã có">
        <Table
          caption="Từ thường dùng"
          rows={rows}
          rowKey={({ id }) => id}
          empty={<EmptyState>Chưa có từ nào.</EmptyState>}
          columns={[
            { key: 'phrase', header: 'Từ thường dùng', rowHeader: true, cell: ({ phrase }) => <Link href={paths.procedures('vi', { tim: phrase })}>{phrase}</Link>, width: '18rem' },
            { key: 'meaning', header: 'Nghĩa là', cell: ({ meaning, procedure }) => meaning ?? (procedure ? <Link href={paths.procedure(procedure.slug)}>{procedure.name}</Link> : <span className="muted">thủ tục không còn áp dụng</span>) },
            { key: 'reaches', header: 'Thủ tục', numeric: true, onPhone: 'labelled', cell: ({ reaches }) => reaches, width: '6rem' },
            ...(mayEdit ? [{ key: 'remove', header: 'Bỏ', cell: ({ id, phrase }: { id: string; phrase: string }) => <RemoveWord synonymId={id} phrase={phrase} />, width: '5rem' }] : []),
          ]}
        />
      </Sheet>
    </div>
  );
}
