import type { Metadata } from 'next';
import { FindingList } from '@/components/inspection/finding-list';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Sheet } from '@/components/ui/sheet';
import { listFindings } from '@/lib/data/findings';
import { formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { NotifyButton } from '../../../phat-hien/notify-button';
import { loadInspection } from '../load';

export const metadata: Metadata = { title: 'Phát hiện' };

export default async function InspectionFindingsPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await staffPage('inspection:view');
  const { inspection, units: shown, may, isWhole } = await loadInspection(actor, (await params).code);
  const mine = isWhole ? null : shown.map(({ unitId }) => unitId);
  const findings = await listFindings(actor.agencyId, { inspectionId: inspection.id, toldUnitIds: mine });
  return (
    <>
      {shown.map((unit) => {
        const own = findings.filter(({ unitId }) => unitId === unit.unitId);
        const waiting = own.filter(({ state }) => state === 'recorded').length;
        return (
          <Sheet key={unit.unitId} title={unit.name} aside={`${formatNumber(own.filter(({ state }) => state !== 'withdrawn').length)} phát hiện`} className="mb-3">
            <FindingList findings={own} caption={`Phát hiện tại ${unit.name}`} empty={mine === null ? 'Chưa có phát hiện nào.' : 'Đoàn kiểm tra chưa thông báo phát hiện nào.'} />
            {may('record', unit.unitId) && (
              <div className="acts mt-3">
                <NotifyButton code={inspection.code} unitId={unit.unitId} count={waiting} />
                <LinkButton href={paths.newFinding(inspection.code, { 'don-vi': unit.unitId })}>Lập phát hiện ngoài bảng kiểm</LinkButton>
              </div>
            )}
          </Sheet>
        );
      })}
      {shown.length === 0 && <EmptyState>Đợt kiểm tra chưa có đơn vị nào.</EmptyState>}
    </>
  );
}
