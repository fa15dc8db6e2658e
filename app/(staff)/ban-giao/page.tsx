import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SheetScan } from '@/components/dossier/sheet-scan';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterTabs } from '@/components/ui/filter-tabs';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Pager } from '@/components/ui/pager';
import { Sheet } from '@/components/ui/sheet';
import { SubmitButton } from '@/components/ui/submit-button';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { TextInput } from '@/components/ui/text-input';
import { findSheet, isSheetId, listSheets, type SheetList } from '@/lib/data/handover-sheets';
import { can, scopeOf } from '@/lib/domain/access/can';
import { formatCount, formatDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { maySeeSheet } from '@/lib/usecases/sign-sheet';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';

export const metadata: Metadata = { title: 'Phiếu bàn giao' };

const TABS: readonly { readonly key: string; readonly list: SheetList; readonly label: string; readonly empty: string }[] = [
  { key: 'cho-ky', list: 'to-sign', label: 'Chờ ký nhận', empty: 'Không có phiếu nào chờ ký nhận.' },
  { key: 'da-giao', list: 'given', label: 'Đơn vị tôi giao', empty: 'Đơn vị bạn chưa bàn giao phiếu nào.' },
  { key: 'da-ky', list: 'signed', label: 'Đã ký', empty: 'Chưa có phiếu nào ký xong.' },
];
const PAGE = 50;

/** The address behind the QR code of a sheet. */
const SHEET_ADDRESS = /\/ban-giao\/([0-9a-f-]{36})(?:[/?#]|$)/i;

export default async function HandoversPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('handover:view');
  const query = await searchParams;
  const asked = queryText(query.so)?.trim() ?? '';
  if (asked !== '') {
    const id = SHEET_ADDRESS.exec(asked)?.[1]?.toLowerCase();
    const sheet = await findSheet(actor.agencyId, id === undefined ? { number: asked.toUpperCase() } : { id });
    if (sheet && maySeeSheet(actor, sheet)) redirect(paths.handover(sheet.id));
  }
  const tab = TABS.find(({ key }) => key === queryText(query.loai)) ?? TABS[0];
  const before = queryText(query.truoc);
  const reach = scopeOf(actor, 'handover:view');
  const rows = tab ? await listSheets(actor.agencyId, reach, tab.list, PAGE + 1, before !== undefined && isSheetId(before) ? before : undefined) : [];
  const page = rows.slice(0, PAGE);
  return (
    <>
      <SheetScan />
      <PageHeader
        title="Phiếu bàn giao"
        meta="Hồ sơ đi từ bộ phận này sang bộ phận khác theo lô, hai bên cùng ký."
        actions={
          <>
            <LinkButton href={paths.lateHandovers()}>Bàn giao muộn</LinkButton>
            {can(actor, 'dossier:hand-over') && <LinkButton href={paths.newHandover()} tone="primary">Lập phiếu</LinkButton>}
          </>
        }
      />
      <form action={paths.handovers()} className="mb-3 flex max-w-xl items-end gap-2" role="search">
        <TextInput name="so" label="Số phiếu, hoặc quét mã QR trên phiếu" optional optionalWords="" defaultValue={asked} placeholder="12/2026/PBG-MC" autoComplete="off" className="grow" />
        <SubmitButton>Mở phiếu</SubmitButton>
      </form>
      {asked !== '' && <Notice tone="warning" className="mb-3" announce>Không có phiếu số {asked} trong các phiếu của đơn vị bạn.</Notice>}
      <FilterTabs label="Phiếu nào" tabs={TABS.map((each) => ({ href: paths.handovers({ loai: each.key }), label: each.label, current: each === tab }))} />
      <Sheet id="danh-sach">
        <Table
          caption={tab?.label ?? ''}
          rows={page}
          rowKey={({ id }) => id}
          columns={[
            { key: 'number', header: 'Số phiếu', width: '11rem', rowHeader: true, cell: (sheet) => <Link href={paths.handover(sheet.id)} className="code">{sheet.number}</Link> },
            { key: 'from', header: 'Bên giao', cell: (sheet) => <>{sheet.fromUnitName}<small>{sheet.givenByName}, {formatDateTime(sheet.givenAt)}</small></> },
            { key: 'to', header: 'Bên nhận', cell: (sheet) => <>{sheet.toUnitName}<small>{sheet.receivedAt === null ? 'chưa ký' : `${sheet.receivedByName ?? ''}, ${formatDateTime(sheet.receivedAt)}`}</small></> },
            { key: 'count', header: 'Hồ sơ', width: '6rem', numeric: true, onPhone: 'labelled', cell: (sheet) => sheet.count },
            { key: 'state', header: 'Tình trạng', width: '9.5rem', onPhone: 'inline', cell: (sheet) => (sheet.receivedAt === null ? <Tag tone="warning">Chờ ký nhận</Tag> : sheet.missing > 0 ? <Tag tone="error">{`Thiếu ${sheet.missing}`}</Tag> : <Tag tone="success">Đã ký đủ</Tag>) },
          ]}
          empty={<EmptyState>{tab?.empty}</EmptyState>}
        />
      </Sheet>
      {page.length > 0 && (
        <Pager previousHref={before === undefined ? null : paths.handovers({ loai: tab?.key })} nextHref={rows.length > PAGE ? paths.handovers({ loai: tab?.key, truoc: page.at(-1)?.id }) : null}>
          {formatCount(page.length, 'phiếu trên trang này')}
        </Pager>
      )}
    </>
  );
}
