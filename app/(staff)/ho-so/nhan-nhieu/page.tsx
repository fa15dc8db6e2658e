import type { Metadata } from 'next';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { loadCalendar } from '@/lib/data/calendar';
import { filesOf } from '@/lib/data/handover-sheets';
import { can } from '@/lib/domain/access/can';
import type { DossierStatus } from '@/lib/domain/dossier/status';
import { actsAllowed } from '@/lib/domain/dossier/transitions';
import { localNow } from '@/lib/platform/clock';
import { readCodes } from '@/lib/schemas/handover';
import { formatList } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { fileLine } from '../../ban-giao/batch-lines';
import { TakeForm } from './take-form';

export const metadata: Metadata = { title: 'Nhận xử lý nhiều hồ sơ' };

export default async function TakeOverManyPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('dossier:take-over');
  const codes = readCodes((await searchParams).ma);
  const [files, calendar] = await Promise.all([filesOf(actor.agencyId, codes), loadCalendar(actor.agencyId)]);
  const able = files.filter((file) => can(actor, 'dossier:take-over', [file.holdingUnitId, file.handlingUnitId]) && actsAllowed(file.status as DossierStatus).includes('take-over') && file.holderId !== actor.staffId);
  const own = files.filter((file) => file.holderId === actor.staffId).map(({ code }) => code);
  const unable = codes.filter((code) => !able.some((file) => file.code === code) && !own.includes(code));
  const now = localNow();
  return (
    <>
      <PageHeader title="Nhận xử lý nhiều hồ sơ" crumbs={[{ label: 'Hồ sơ', href: paths.dossiers() }, { label: 'Nhận xử lý' }]} />
      {own.length > 0 && <Notice className="mb-3">Bạn đang giữ: {formatList(own)}.</Notice>}
      {unable.length > 0 && <Notice tone="warning" className="mb-3">Không nhận được: {formatList(unable)}. Hồ sơ không thuộc đơn vị của bạn, đã kết thúc, hoặc không có.</Notice>}
      <TakeForm lines={able.map((file) => fileLine(file, now, calendar))} />
    </>
  );
}
