import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmptyState } from '@/components/ui/empty-state';
import { Sheet } from '@/components/ui/sheet';
import { Link } from '@/components/ui/link';
import { findChecklistById } from '@/lib/data/checklists';
import { listDecidedConflicts, listOpenConflicts } from '@/lib/data/inspection-devices';
import { findInspection, inspectionTeam, inspectionUnits } from '@/lib/data/inspections';
import { can } from '@/lib/domain/access/can';
import { seesWholeInspection } from '@/lib/domain/inspection/sight';
import { mayFollow } from '@/lib/domain/inspection/stage';
import type { EntryKind } from '@/lib/domain/inspection/vocabulary';
import { localTimeOf } from '@/lib/platform/clock';
import { formatDateTime } from '@/lib/text/format';
import { saidWords } from '@/lib/text/inspection-said-words';
import { recordKindWords } from '@/lib/text/inspection-words';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { DecideForm } from './form';
import './conflict.css';

export const metadata: Metadata = { title: 'Xung đột' };

/** Where two people answered differently without knowing of each other: both side by side, decided by a person. */
export default async function ConflictsPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await staffPage('inspection:view');
  const { agencyId, staffId } = actor;
  const inspection = await findInspection(agencyId, decodeURIComponent((await params).code));
  if (!inspection || !seesWholeInspection(actor)) notFound();
  const [open, decided, units, team, checklist] = await Promise.all([listOpenConflicts(agencyId, inspection.id), listDecidedConflicts(agencyId, inspection.id), inspectionUnits(agencyId, inspection.id), inspectionTeam(agencyId, inspection.id), findChecklistById(agencyId, inspection.checklistVersionId)]);
  const member = team.find((one) => one.staffId === staffId && one.removedAt === null);
  const mayRecord = can(actor, 'inspection:work') && member !== undefined && mayFollow(inspection.stage, 'record');
  const unitName = (unitId: string) => units.find((unit) => unit.unitId === unitId)?.name ?? '';
  const titleOf = (kind: EntryKind, key: string): string => {
    const item = kind === 'answer' ? checklist?.items.find(({ itemKey }) => itemKey === key) : undefined;
    if (item) return `Mục ${item.number}. ${item.question}`;
    if (kind === 'sheet') return `Hồ sơ ${key.replace(':', ', câu ')}`;
    return kind === 'finding' ? 'Phát hiện' : recordKindWords[kind];
  };
  return (
    <>
      <h2 className="mb-2">Xung đột</h2>
      <p className="muted mb-3">Hai người ghi khác nhau về cùng một nội dung khi chưa biết của nhau. Cả hai bản đều được giữ; trưởng đoàn hoặc một trong hai người chọn và nêu lý do. Trước khi chọn, bản ghi sau đang được tính.</p>
      {open.length === 0 && <Sheet><EmptyState>Không có nội dung nào cần chọn.</EmptyState></Sheet>}
      {open.map((conflict) => {
        const sides = [conflict.held, conflict.sent];
        const may = mayRecord && (member?.role === 'lead' || sides.some(({ byId }) => byId === staffId));
        const shown = sides.map(({ entryId, byName, saidAt, content }, index) => ({ entryId, who: byName, at: formatDateTime(localTimeOf(new Date(saidAt))), lines: saidWords(conflict.kind, content), isHeld: index === 0 }));
        return (
          <Sheet key={conflict.id} id={`xd-${conflict.id}`} title={titleOf(conflict.kind, conflict.key)} aside={unitName(conflict.unitId)} rule="accent" className="mb-3">
            {may ? <DecideForm code={inspection.code} inspectionId={inspection.id} conflictId={conflict.id} sides={shown} /> : (
              <>
                <div className="conflict-sides">{shown.map((side) => <div key={side.entryId} className="conflict-side"><p className="muted">{side.who}, {side.at}{side.isHeld && ', đang được tính'}</p>{side.lines.map((line, index) => (index === 0 ? <b key={line}>{line}</b> : <p key={line}>{line}</p>))}</div>)}</div>
                <p className="muted mt-2">{mayRecord ? 'Trưởng đoàn hoặc một trong hai người đã ghi chọn.' : 'Chỉ chọn được trong thời gian đoàn ghi nhận, bởi trưởng đoàn hoặc một trong hai người đã ghi.'}</p>
              </>
            )}
          </Sheet>
        );
      })}
      {decided.length > 0 && (
        <Sheet title="Đã xong" id="da-xong">
          <ul className="conflict-done">{decided.map((one) => <li key={one.id}><b>{titleOf(one.kind, one.key)}</b> <span className="muted">{unitName(one.unitId)}. {one.reason === null ? `Hai bên đã ghi giống nhau` : `${one.decidedByName ?? ''} chọn: ${one.reason}`}, {formatDateTime(localTimeOf(one.decidedAt))}</span></li>)}</ul>
        </Sheet>
      )}
      <p className="mt-3"><Link href={paths.onSite()}>Mở trang kiểm tra tại chỗ</Link></p>
    </>
  );
}
