import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Table, type Column } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { listChecklists, type ChecklistHead } from '@/lib/data/checklists';
import { can } from '@/lib/domain/access/can';
import { isInForceOn } from '@/lib/domain/inspection/checklist';
import { today } from '@/lib/platform/clock';
import { formatDate, formatNumber } from '@/lib/text/format';
import { checklistStateWords } from '@/lib/text/inspection-finding-words';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { CopyButton } from './forms';

export const metadata: Metadata = { title: 'Bảng kiểm' };

export default async function ChecklistsPage() {
  const actor = await staffPage('inspection:view');
  const versions = await listChecklists(actor.agencyId);
  const on = today();
  const standing = (version: ChecklistHead): string => (version.state === 'draft' ? checklistStateWords.draft : isInForceOn(version, on) ? checklistStateWords['in-force'] : version.validFrom !== null && version.validFrom > on ? 'Sắp áp dụng' : checklistStateWords.ended);
  const columns: readonly Column<ChecklistHead>[] = [
    { key: 'number', header: 'Bản', rowHeader: true, width: '7rem', cell: (v) => <Link href={paths.checklist(v.number)}>Bản số {v.number}</Link> },
    { key: 'state', header: 'Tình trạng', width: '10rem', cell: (v) => <Tag tone={v.state === 'draft' ? 'warning' : isInForceOn(v, on) ? 'success' : 'plain'}>{standing(v)}</Tag> },
    { key: 'valid', header: 'Áp dụng', width: '14rem', onPhone: 'labelled', cell: (v) => (v.validFrom === null ? 'chưa áp dụng' : v.validTo === null ? `từ ${formatDate(v.validFrom)}` : `${formatDate(v.validFrom)} đến ${formatDate(v.validTo)}`) },
    { key: 'items', header: 'Nội dung', width: '13rem', onPhone: 'labelled', cell: (v) => `${formatNumber(v.itemCount)}, tự động trả lời ${formatNumber(v.autoCount)}` },
    { key: 'inspections', header: 'Đợt kiểm tra', numeric: true, width: '8rem', onPhone: 'labelled', cell: (v) => formatNumber(v.inspections) },
    { key: 'approved', header: 'Người duyệt', onPhone: 'labelled', cell: (v) => v.approvedByName ?? (v.state === 'draft' ? 'chưa duyệt' : 'có sẵn khi cài đặt') },
  ];
  const source = versions.find((version) => isInForceOn(version, on));
  const draft = versions.find(({ state }) => state === 'draft');
  return (
    <>
      <PageHeader
        title="Bảng kiểm"
        crumbs={[{ label: 'Kiểm tra', href: paths.inspections() }]}
        meta="Đợt kiểm tra giữ bản bảng kiểm của kế hoạch, kể cả khi có bản mới. Bản đang áp dụng không sửa: sao chép thành dự thảo, người thứ hai duyệt."
        actions={can(actor, 'checklist:edit') && source && !draft && <CopyButton number={source.number} />}
      />
      <Table columns={columns} rows={versions} rowKey={({ id }) => id} caption="Các bản bảng kiểm" empty={<EmptyState>Chưa có bảng kiểm nào.</EmptyState>} />
    </>
  );
}
