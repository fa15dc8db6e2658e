import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Tag } from '@/components/ui/tag';
import { listUnits } from '@/lib/data/agency';
import { findLastChange } from '@/lib/data/changes';
import { listUnitTies } from '@/lib/data/units';
import { dateColumn, localTimeOf, today } from '@/lib/platform/clock';
import { formatDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { UNIT_CHANGES } from '@/lib/usecases/save-unit';
import { staffPage } from '@/lib/web/staff-page';
import { ConfirmAct } from '../../confirm-act';
import { setUnitOpenAction } from '../actions';
import { UnitForm } from '../unit-form';

export const metadata: Metadata = { title: 'Đơn vị' };

export default async function UnitPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await staffPage('unit:manage');
  const { id } = await params;
  const unit = (await listUnits(actor.agencyId)).find((one) => one.id === id);
  if (!unit) notFound();
  const [last, allTies] = await Promise.all([findLastChange(actor.agencyId, `unit:${unit.id}`, UNIT_CHANGES), listUnitTies(actor.agencyId, dateColumn(today()))]);
  const ties = allTies.get(unit.id);
  return (
    <>
      <PageHeader title={unit.name} crumbs={[{ label: 'Quản trị', href: paths.admin() }, { label: 'Đơn vị', href: paths.adminUnits() }]} meta={!unit.isActive && <Tag tone="error">Đã đóng</Tag>} />
      <div className="grid items-start gap-3 desk:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
        <Sheet title="Thông tin" aside={last.at && last.by ? `${last.by} sửa ${formatDateTime(localTimeOf(last.at))}` : undefined}>
          <UnitForm key={last.version} unit={unit} version={last.version} />
        </Sheet>
        <Sheet title="Tình trạng">
          {unit.isActive ? (
            <>
              <p>
                {ties && ties.people + ties.dossiers + ties.procedures > 0
                  ? `Còn ${ties.people} cán bộ có vai trò, ${ties.dossiers} hồ sơ chưa xong và ${ties.procedures} thủ tục. Chuyển hết sang đơn vị khác thì mới đóng được.`
                  : 'Không còn cán bộ, hồ sơ hay thủ tục nào ở đây.'}
              </p>
              <div className="acts mt-3">
                <ConfirmAct
                  tone="danger"
                  action={setUnitOpenAction}
                  sent={{ unitId: unit.id, open: 'no' }}
                  title={`Đóng đơn vị ${unit.name}?`}
                  consequence="Đơn vị không còn hiện ra để chọn. Hồ sơ và nhật ký cũ vẫn giữ tên này. Có thể mở lại sau."
                  words="Đóng đơn vị"
                />
              </div>
            </>
          ) : (
            <ConfirmAct action={setUnitOpenAction} sent={{ unitId: unit.id, open: 'yes' }} title={`Mở lại đơn vị ${unit.name}?`} consequence="Đơn vị lại hiện ra để chọn." words="Mở lại đơn vị" />
          )}
        </Sheet>
      </div>
    </>
  );
}
