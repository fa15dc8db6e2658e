import type { ReactNode } from 'react';
import { PartTabs } from '@/components/inspection/part-tabs';
import { PageHeader } from '@/components/ui/page-header';
import { Tag } from '@/components/ui/tag';
import { formatDate } from '@/lib/text/format';
import { inspectionKindWords } from '@/lib/text/inspection-flow-words';
import { stageWords } from '@/lib/text/inspection-words';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { loadInspection } from './load';
import '../../inspection.css';

type Props = { children: ReactNode; params: Promise<{ code: string }> };

/** The head of one inspection, above each of its parts. What a unit may not see has no tab, and no page. */
export default async function InspectionLayout({ children, params }: Props) {
  const actor = await staffPage('inspection:view');
  const { inspection, isWhole } = await loadInspection(actor, (await params).code);
  const { code, stage } = inspection;
  const part = (name: string, label: string) => ({ href: paths.inspectionPart(code, name), label });
  const parts = [
    { href: paths.inspection(code), label: 'Đợt kiểm tra' },
    part('doan', 'Đoàn'),
    part('tu-kiem-tra', 'Tự kiểm tra'),
    ...(isWhole ? [part('mau', 'Mẫu hồ sơ'), part('tu-dong', 'Trả lời tự động'), part('xung-dot', 'Xung đột')] : []),
    part('phat-hien', 'Phát hiện'),
    part('bien-ban', 'Biên bản'),
    ...(isWhole ? [part('bao-cao', 'Báo cáo')] : []),
    part('ket-luan', 'Kết luận'),
    part('kien-nghi', 'Kiến nghị'),
    part('van-ban', 'Văn bản'),
    part('nhat-ky', 'Nhật ký'),
  ];
  return (
    <>
      <PageHeader
        title={inspection.title}
        crumbs={[{ label: 'Kiểm tra', href: paths.inspections() }, { label: `Đợt ${code}` }]}
        meta={<>{inspectionKindWords[inspection.kind]}, tại đơn vị từ {formatDate(inspection.siteFrom)} đến {formatDate(inspection.siteTo)} <Tag tone={stage === 'cancelled' ? 'warning' : stage === 'closed' ? 'success' : 'accent'}>{stageWords[stage]}</Tag>{inspection.isSample && <> <Tag>Dữ liệu mẫu</Tag></>}</>}
      />
      <PartTabs parts={parts} />
      {children}
    </>
  );
}
