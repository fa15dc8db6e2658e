import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { findFormula } from '@/lib/data/quality';
import { DEFAULT_PARTS } from '@/lib/domain/service/quality-index';
import { today } from '@/lib/platform/clock';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { FormulaForm } from './formula-form';

export const metadata: Metadata = { title: 'Công thức chỉ số phục vụ' };

export default async function FormulaPage() {
  const actor = await staffPage('quality:enter');
  const formula = await findFormula(actor.agencyId, today());
  return (
    <>
      <PageHeader title="Công thức chỉ số phục vụ" crumbs={[{ label: 'Chỉ số phục vụ', href: paths.qualityIndex() }]} meta="Điểm của mỗi nhóm do Quyết định 766/QĐ-TTg đặt: 18, 20, 22, 18, 22. Bên trong nhóm, cơ quan tự chia. Công thức mới dùng cho các kỳ kết thúc từ ngày hiệu lực; kỳ trước giữ công thức cũ." />
      <Sheet>
        <FormulaForm parts={formula?.parts ?? DEFAULT_PARTS} today={today()} />
      </Sheet>
    </>
  );
}
