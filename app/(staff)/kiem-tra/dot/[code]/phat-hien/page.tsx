import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FindingList } from '@/components/inspection/finding-list';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Sheet } from '@/components/ui/sheet';
import { listFindings } from '@/lib/data/findings';
import { findInspection, inspectionUnits } from '@/lib/data/inspections';
import { isAtWorkOn } from '@/lib/data/unit-checklist';
import { can } from '@/lib/domain/access/can';
import { seenUnits, seesWholeInspection } from '@/lib/domain/inspection/sight';
import { mayFollow } from '@/lib/domain/inspection/stage';
import { formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { NotifyButton } from '../../../phat-hien/notify-button';

export const metadata: Metadata = { title: 'Phát hiện' };

export default async function InspectionFindingsPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await staffPage('inspection:view');
  const inspection = await findInspection(actor.agencyId, decodeURIComponent((await params).code));
  const seen = inspection && seenUnits(actor, inspection);
  if (!inspection || !seen) notFound();
  const mine = seesWholeInspection(actor) ? null : seen;
  const [units, findings] = await Promise.all([inspectionUnits(actor.agencyId, inspection.id), listFindings(actor.agencyId, { inspectionId: inspection.id, toldUnitIds: mine })]);
  const shown = units.filter(({ unitId }) => seen.includes(unitId));
  const isOpen = mayFollow(inspection.stage, 'record') && can(actor, 'inspection:work');
  const working = new Set((await Promise.all(shown.map(async ({ unitId }) => (isOpen && (await isAtWorkOn(actor.agencyId, inspection.id, actor.staffId, unitId)) ? [unitId] : [])))).flat());
  return (
    <>
      {shown.map((unit) => {
        const own = findings.filter(({ unitId }) => unitId === unit.unitId);
        const waiting = own.filter(({ state }) => state === 'recorded').length;
        return (
          <Sheet key={unit.unitId} title={unit.name} aside={`${formatNumber(own.filter(({ state }) => state !== 'withdrawn').length)} phát hiện`} className="mb-3">
            <FindingList findings={own} caption={`Phát hiện tại ${unit.name}`} empty={mine === null ? 'Chưa có phát hiện nào.' : 'Đoàn kiểm tra chưa thông báo phát hiện nào.'} />
            {working.has(unit.unitId) && (
              <div className="acts mt-3">
                <NotifyButton code={inspection.code} unitId={unit.unitId} count={waiting} />
                <LinkButton href={paths.newFinding(inspection.code, { 'don-vi': unit.unitId })}>Lập phát hiện ngoài bảng kiểm</LinkButton>
              </div>
            )}
          </Sheet>
        );
      })}
      {units.length === 0 && <EmptyState>Đợt kiểm tra chưa có đơn vị nào.</EmptyState>}
    </>
  );
}
