import type { Metadata } from 'next';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { listUnits } from '@/lib/data/agency';
import { loadCalendar } from '@/lib/data/calendar';
import { filesOf } from '@/lib/data/handover-sheets';
import { can } from '@/lib/domain/access/can';
import { actsAllowed } from '@/lib/domain/dossier/transitions';
import type { DossierStatus } from '@/lib/domain/dossier/status';
import { localNow } from '@/lib/platform/clock';
import { readCodes } from '@/lib/schemas/handover';
import { formatList } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { fileLine } from '../batch-lines';
import { GiveForm } from './give-form';

export const metadata: Metadata = { title: 'Lập phiếu bàn giao' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewHandoverPage({ searchParams }: Props) {
  const actor = await staffPage('dossier:hand-over');
  const codes = readCodes((await searchParams).ma);
  const [files, units, calendar] = await Promise.all([filesOf(actor.agencyId, codes), listUnits(actor.agencyId), loadCalendar(actor.agencyId)]);
  const seen = files.filter((file) => can(actor, 'dossier:view', [file.holdingUnitId, file.handlingUnitId]));
  const able = seen.filter((file) => can(actor, 'dossier:hand-over', [file.holdingUnitId]) && actsAllowed(file.status as DossierStatus).includes('hand-over'));
  const unable = codes.filter((code) => !able.some((file) => file.code === code));
  const now = localNow();
  // Where most of them are handled is where they go, unless they are there.
  const handling = able.map((file) => file.handlingUnitId).filter((id, at) => id !== able[at]?.holdingUnitId);
  const usual = [...new Set(handling)].sort((a, b) => handling.filter((id) => id === b).length - handling.filter((id) => id === a).length)[0];
  return (
    <>
      <PageHeader title="Lập phiếu bàn giao" crumbs={[{ label: 'Phiếu bàn giao', href: paths.handovers() }, { label: 'Lập phiếu' }]} meta="Mỗi hồ sơ có một diễn biến bàn giao riêng; cả lô có một phiếu có số, hai bên cùng ký." />
      {unable.length > 0 && (
        <Notice tone="warning" className="mb-3">
          Không bàn giao được từ đây: {formatList(unable)}. Hồ sơ không ở đơn vị của bạn, đã kết thúc, hoặc không có.
        </Notice>
      )}
      {able.length === 0 ? (
        <EmptyState action={<LinkButton href={paths.dossiers()}>Mở danh sách hồ sơ</LinkButton>}>Đánh dấu các hồ sơ trong danh sách, rồi bấm Bàn giao.</EmptyState>
      ) : (
        <GiveForm lines={able.map((file) => fileLine(file, now, calendar))} units={units.filter((unit) => unit.isActive).map(({ id, name }) => ({ value: id, label: name }))} usualUnitId={usual ?? ''} />
      )}
    </>
  );
}
