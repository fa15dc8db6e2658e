import type { Metadata } from 'next';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Sheet } from '@/components/ui/sheet';
import { Tag } from '@/components/ui/tag';
import { listMinutes, speaksForUnit, type MinutesRecord, type Said } from '@/lib/data/inspection-minutes';
import { listRecords } from '@/lib/data/inspection-records';
import { countUnitRecords } from '@/lib/data/unit-checklist';
import { mayFollow } from '@/lib/domain/inspection/stage';
import { localTimeOf } from '@/lib/platform/clock';
import { formatDateTime, formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { ActForm } from '../act-form';
import { agreeMinutesAction, offerMinutesAction } from '../actions';
import { loadInspection } from '../load';

export const metadata: Metadata = { title: 'Biên bản' };

function SaidLine({ side, said }: { side: string; said: Said | null }) {
  return (
    <div className="said">
      <b>{side}</b> {said === null ? <span className="muted">chưa ghi ý kiến</span> : <><Tag tone={said.stance === 'agree' ? 'success' : 'warning'}>{said.stance === 'agree' ? 'Thống nhất' : 'Không thống nhất'}</Tag> <span className="small muted">{said.byName}, {formatDateTime(localTimeOf(said.at))}</span></>}
      {said?.opinion && <p className="whitespace-pre-line">{said.opinion}</p>}
    </div>
  );
}

const agreeFields = [
  { kind: 'radio', name: 'stance', label: 'Ý kiến về biên bản', options: [{ value: 'agree', label: 'Thống nhất với biên bản' }, { value: 'disagree', label: 'Không thống nhất' }] },
  { kind: 'area', name: 'opinion', label: 'Ý kiến', hint: 'Bắt buộc khi không thống nhất. Được ghi kèm biên bản, không sửa nội dung biên bản.', optional: true },
] as const;

export default async function MinutesPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await staffPage('inspection:view');
  const { inspection, units, may, isWhole, standing } = await loadInspection(actor, (await params).code);
  const { agencyId } = actor;
  const [minutes, records, ...counts] = await Promise.all([listMinutes(agencyId, inspection.id), isWhole ? listRecords(agencyId, inspection.id) : [], ...units.map(({ unitId }) => countUnitRecords(agencyId, inspection.id, unitId))]);
  const isOpen = mayFollow(inspection.stage, 'agree-minutes');
  const speaksFor = new Set((await Promise.all(units.map(async ({ unitId }) => ((await speaksForUnit(actor, unitId)) ? unitId : null)))).filter((unitId) => unitId !== null));
  const sidesOf = (unitId: string, held: MinutesRecord): ('team' | 'unit')[] => (isOpen ? [...(held.unit === null && speaksFor.has(unitId) ? ['unit' as const] : []), ...(held.team === null && standing.isMember ? ['team' as const] : [])] : []);
  return (
    <>
      {minutes.length === 0 && <Notice className="mb-3">{isOpen ? 'Chưa có biên bản nào. Đoàn lập biên bản của từng đơn vị từ những gì đã ghi, rồi hai bên ghi ý kiến.' : 'Biên bản được lập khi đang kiểm tra tại đơn vị.'}</Notice>}
      {units.map((unit, index) => {
        const held = minutes.find(({ unitId }) => unitId === unit.unitId);
        const count = counts[index];
        const talks = records.filter(({ unitId, kind }) => unitId === unit.unitId && (kind === 'interview' || kind === 'note'));
        const isSettled = held !== undefined && held.team !== null && held.unit !== null;
        return (
          <Sheet key={unit.unitId} title={unit.name} aside={held ? (isSettled ? 'Đủ ý kiến hai bên' : 'Chờ ý kiến') : 'Chưa lập'} rule="ink" className="mb-3">
            {held && (
              <>
                <p className="acts mb-2"><LinkButton href={paths.inspectionDocument(held.documentId, 'pdf')} target="_blank" tone="primary">Đọc biên bản (PDF)</LinkButton><LinkButton href={paths.inspectionDocument(held.documentId, 'docx')}>Tệp DOCX</LinkButton></p>
                <p className="small muted">Lập {formatDateTime(localTimeOf(held.createdAt))}{held.byName && `, ${held.byName}`}. Dấu <span className="code">{held.sha256.slice(0, 16)}…</span></p>
                <SaidLine side="Đoàn kiểm tra" said={held.team} />
                <SaidLine side="Đơn vị được kiểm tra" said={held.unit} />
                {sidesOf(unit.unitId, held).map((side) => (
                  <ActForm
                    key={side} isInside act="agree-minutes" open={side === 'unit'} prefix={`${side}-${unit.unitId}`} submit={side === 'unit' ? 'Xác nhận của đơn vị' : 'Xác nhận của đoàn'} action={agreeMinutesAction}
                    hidden={{ code: inspection.code, unitId: unit.unitId, documentId: held.documentId, sha256: held.sha256, side }} fields={agreeFields}
                    say={side === 'unit' ? 'Ghi ý kiến của đơn vị sau khi đọc biên bản.' : 'Ghi ý kiến của đoàn sau khi đọc biên bản.'}
                    confirm={{ title: 'Ghi ý kiến về biên bản?', consequence: 'Ý kiến được ghi cùng dấu của đúng biên bản này và không sửa được.' }}
                  />
                ))}
              </>
            )}
            {isWhole && count && <p className="small muted mt-2">Đã ghi: {formatNumber(count.interviews)} buổi trao đổi, {formatNumber(count.notes)} ghi chú, {formatNumber(count.scans)} mã đã quét, {formatNumber(count.photos)} ảnh.</p>}
            {talks.length > 0 && (
              <details className="mt-2">
                <summary>Trao đổi và ghi chú đã ghi</summary>
                <ul>{talks.map((talk) => { const content = talk.content as { whom?: string; role?: string; text?: string }; return <li key={`${talk.kind}${talk.key}`} className="py-1">{content.whom && <b>{content.whom}{content.role && `, ${content.role}`}: </b>}{content.text}<span className="block small muted">{talk.byName}, {formatDateTime(localTimeOf(talk.saidAt))}</span></li>; })}</ul>
              </details>
            )}
            {may('offer-minutes', unit.unitId) && inspection.stage === 'on-site' && (
              <ActForm
                isInside act="offer-minutes" prefix={`lap-${unit.unitId}`} submit={held ? 'Lập lại biên bản' : 'Lập biên bản'} action={offerMinutesAction} hidden={{ code: inspection.code, unitId: unit.unitId }}
                say={held ? 'Biên bản mới thay biên bản hiện nay; ý kiến đã ghi về biên bản cũ không còn tính.' : 'Biên bản lấy mọi câu trả lời, phiếu, phát hiện, mẫu hồ sơ và ảnh đã ghi của đơn vị này.'}
                fields={[{ kind: 'area', name: 'assessment', label: 'Nhận xét chung của đoàn', optional: true, rows: 4 }, { kind: 'area', name: 'note', label: 'Ghi chú thêm', optional: true }]}
                {...(held ? { confirm: { title: 'Lập lại biên bản?', consequence: 'Ý kiến hai bên đã ghi về biên bản hiện nay không còn tính.' } } : {})}
              />
            )}
          </Sheet>
        );
      })}
    </>
  );
}
