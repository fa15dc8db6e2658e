import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmptyState } from '@/components/ui/empty-state';
import { Sheet } from '@/components/ui/sheet';
import { listSampleItems, listSamples } from '@/lib/data/inspection-samples';
import { can } from '@/lib/domain/access/can';
import { isAtWork } from '@/lib/domain/inspection/may-act';
import { mayFollow } from '@/lib/domain/inspection/stage';
import { formatDate } from '@/lib/text/format';
import { stageWords } from '@/lib/text/inspection-words';
import { staffPage } from '@/lib/web/staff-page';
import { loadInspection } from '../load';
import { CommitForm, DrawForm } from './forms';
import { DrawnSample, Seal } from './drawn-sample';
import './sample.css';

export const metadata: Metadata = { title: 'Mẫu hồ sơ' };

export default async function SamplesPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await staffPage('inspection:view');
  const { agencyId } = actor;
  const { inspection, units, standing, may, isWhole } = await loadInspection(actor, (await params).code);
  // The list of what will be looked at is the team's until the minutes tell it.
  if (!isWhole) notFound();
  const samples = await listSamples(agencyId, inspection.id);
  const drawn = new Map(await Promise.all(samples.filter(({ drawnAt }) => drawnAt).map(async ({ id }) => [id, await listSampleItems(agencyId, id)] as const)));
  return (
    <>
      <h2 className="mb-2">Mẫu hồ sơ</h2>
      <p className="muted mb-3">Hồ sơ của kỳ {formatDate(inspection.periodFrom)} đến {formatDate(inspection.periodTo)}. Mầm được niêm phong và công bố dấu trước; sau đó mới chọn mẫu, nên không ai lựa được hồ sơ. Ai có tệp tải về đều chọn lại được đúng danh sách này.</p>
      {units.length === 0 && <Sheet><EmptyState>Đợt kiểm tra chưa có đơn vị nào.</EmptyState></Sheet>}
      {units.map(({ unitId, name }) => {
        const own = samples.filter((sample) => sample.unitId === unitId);
        const waiting = own.find(({ drawnAt }) => !drawnAt);
        const mayCommit = may('commit-seed', unitId) && !waiting;
        return (
          <Sheet key={unitId} title={name} className="mb-3">
            {own.map((sample) => (sample.drawnAt ? <DrawnSample key={sample.id} code={inspection.code} unitId={unitId} sample={sample} lines={drawn.get(sample.id) ?? []} /> : <Seal key={sample.id} sample={sample} />))}
            {waiting && may('draw-sample', unitId) && <DrawForm code={inspection.code} inspectionId={inspection.id} unitId={unitId} sampleId={waiting.id} />}
            {waiting && !mayFollow(inspection.stage, 'draw-sample') && <p className="muted">Chọn mẫu được từ khi thông báo cho đơn vị đến khi kết thúc tại đơn vị. Lúc này: {stageWords[inspection.stage].toLowerCase()}.</p>}
            {own.length === 0 && !mayCommit && <p className="muted">{can(actor, 'inspection:work') && !isAtWork(standing, unitId) ? 'Chưa niêm phong mầm. Chỉ thành viên đoàn được giao đơn vị này niêm phong và chọn mẫu.' : 'Chưa niêm phong mầm.'}</p>}
            {mayCommit && (own.length === 0 ? <CommitForm code={inspection.code} inspectionId={inspection.id} unitId={unitId} isFurther={false} /> : <details className="mt-3"><summary>Chọn thêm một mẫu</summary><CommitForm code={inspection.code} inspectionId={inspection.id} unitId={unitId} isFurther /></details>)}
          </Sheet>
        );
      })}
    </>
  );
}
