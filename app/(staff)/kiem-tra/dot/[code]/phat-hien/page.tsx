import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FindingList } from '@/components/inspection/finding-list';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Sheet } from '@/components/ui/sheet';
import { listFindings } from '@/lib/data/findings';
import { findInspectionHead, isAtWorkOn, listInspectedUnits } from '@/lib/data/unit-checklist';
import { can, scopeOf } from '@/lib/domain/access/can';
import { mayFollow } from '@/lib/domain/inspection/stage';
import { formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { NotifyButton } from '../../../phat-hien/notify-button';

export const metadata: Metadata = { title: 'Phát hiện' };

export default async function InspectionFindingsPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await staffPage('inspection:view');
  const inspection = await findInspectionHead(actor.agencyId, decodeURIComponent((await params).code));
  if (!inspection) notFound();
  const scope = scopeOf(actor, 'inspection:view');
  const mine = scope.kind === 'units' ? scope.unitIds : null;
  const [units, findings] = await Promise.all([listInspectedUnits(actor.agencyId, inspection.id), listFindings(actor.agencyId, { inspectionId: inspection.id, toldUnitIds: mine })]);
  const shown = units.filter(({ id }) => mine === null || mine.includes(id));
  if (shown.length === 0) notFound();
  const isOpen = mayFollow(inspection.stage, 'record') && can(actor, 'inspection:work');
  const working = new Set((await Promise.all(shown.map(async ({ id }) => (isOpen && (await isAtWorkOn(actor.agencyId, inspection.id, actor.staffId, id)) ? [id] : [])))).flat());
  return (
    <>
      {shown.map((unit) => {
        const own = findings.filter(({ unitId }) => unitId === unit.id);
        const waiting = own.filter(({ state }) => state === 'recorded').length;
        return (
          <Sheet key={unit.id} title={unit.name} aside={`${formatNumber(own.filter(({ state }) => state !== 'withdrawn').length)} phát hiện`} className="mb-3">
            <FindingList findings={own} caption={`Phát hiện tại ${unit.name}`} empty={mine === null ? 'Chưa có phát hiện nào.' : 'Đoàn kiểm tra chưa thông báo phát hiện nào.'} />
            {working.has(unit.id) && (
              <div className="acts mt-3">
                <NotifyButton code={inspection.code} unitId={unit.id} count={waiting} />
                <LinkButton href={paths.newFinding(inspection.code, { 'don-vi': unit.id })}>Lập phát hiện ngoài bảng kiểm</LinkButton>
              </div>
            )}
          </Sheet>
        );
      })}
      {units.length === 0 && <EmptyState>Đợt kiểm tra chưa có đơn vị nào.</EmptyState>}
    </>
  );
}
