import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Pager } from '@/components/ui/pager';
import { Table } from '@/components/ui/table';
import { can } from '@/lib/domain/access/can';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { periodRefusal } from '@/lib/domain/report/period';
import { today } from '@/lib/platform/clock';
import { formatDateTime, formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { BREAKDOWN_SLUGS, COLUMN_WORDS } from '@/lib/text/report';
import { rowNames } from '@/lib/usecases/build-report';
import { listCell, type CellOrder } from '@/lib/usecases/list-cell';
import { staffPage } from '@/lib/web/staff-page';
import '../../report.css';
import { cellLines } from '../cell-lines';
import { askedOf, type Query } from '../wanted';
import { ORDER_SLUGS, ORDER_WORDS, pagingOf } from './order';

export const metadata: Metadata = { title: 'Hồ sơ của một ô báo cáo' };
const PAGE = 50;

/** Exactly the dossiers that a number of a report counts, by pages, in an order that can be chosen, each with its rule. */
export default async function CellPage({ params, searchParams }: { params: Promise<{ period: string }>; searchParams: Promise<Query> }) {
  const actor = await staffPage('report:view');
  const slug = decodeURIComponent((await params).period);
  const asked = await searchParams;
  const { named, wanted, query, cell } = askedOf(actor.agencyId, slug, asked);
  if (!cell || periodRefusal(named.period, today())) notFound();
  const paging = pagingOf(asked, PAGE);
  const [page, names] = await Promise.all([listCell(wanted, cell, paging), cell.key ? rowNames(actor.agencyId, cell.by) : []]);
  const lines = await cellLines(actor, page.items);
  const rowName = cell.key ? (names.find(({ id }) => id === cell.key)?.name ?? cell.key) : null;
  const base = { ...query, o: cell.column, theo: cell.key === undefined && query.theo === undefined ? undefined : BREAKDOWN_SLUGS[cell.by], dong: cell.key };
  const sorted = (order: CellOrder, isDescending: boolean) => `${isDescending ? '-' : ''}${ORDER_SLUGS[order]}`;
  const current = paging.order === 'code' && !paging.isDescending ? undefined : sorted(paging.order, paging.isDescending);
  const heading = (order: CellOrder) => <Link href={paths.reportCell(slug, { ...base, xep: sorted(order, paging.order === order && !paging.isDescending) })}>{ORDER_WORDS[order]}</Link>;
  const sortOf = (order: CellOrder) => (paging.order === order ? (paging.isDescending ? 'descending' as const : 'ascending' as const) : undefined);
  const rows = page.items.map((item, index) => ({ item, line: lines[index] }));
  const time = (at: (typeof rows)[number]['item']['fact']['receivedAt']) => (at ? formatDateTime(at) : 'chưa xong');
  return (
    <>
      <PageHeader
        crumbs={[{ label: `Biểu II.06a, ${named.name}`, href: `${paths.report(slug, base)}#o` }]}
        title={`${COLUMN_WORDS[cell.column]}: ${formatNumber(page.total)} hồ sơ`}
        meta={<>{rowName ? `${rowName}. ` : ''}Số liệu biết đến {formatDateTime(localTimeOfInstant(wanted.asOf.getTime()))}.</>}
        actions={can(actor, 'report:export') && <LinkButton href={paths.reportCellFile(slug, { ...base, xep: current })}>Xuất CSV</LinkButton>}
      />
      <Table
        caption={`Hồ sơ của ô ${COLUMN_WORDS[cell.column]}`}
        rows={rows}
        rowKey={({ item }) => item.row.id}
        empty={<EmptyState>{paging.after ? 'Hết danh sách.' : 'Ô này không có hồ sơ.'}</EmptyState>}
        columns={[
          { key: 'code', header: heading('code'), rowHeader: true, width: '11rem', sort: sortOf('code'), cell: ({ item, line }) => (line?.isOpen ? <Link href={paths.dossier(item.fact.code)} className="code">{item.fact.code}</Link> : <span className="code">{item.fact.code}</span>) },
          { key: 'what', header: 'Thủ tục, đơn vị', cell: ({ line }) => <>{line?.procedure}<br /><span className="small muted">{line?.unit}</span></> },
          { key: 'received', header: heading('received'), width: '9.5rem', sort: sortOf('received'), cell: ({ item }) => time(item.fact.receivedAt) },
          { key: 'due', header: heading('due'), width: '9.5rem', sort: sortOf('due'), cell: ({ item }) => time(item.fact.originalDue) },
          { key: 'ended', header: heading('ended'), width: '9.5rem', sort: sortOf('ended'), cell: ({ item }) => time(item.fact.endedAt) },
          { key: 'why', header: 'Vì sao ở ô này', cell: ({ line }) => <span className="small">{line?.why}</span> },
        ]}
      />
      <Pager
        previousHref={paging.after ? paths.reportCell(slug, { ...base, xep: current }) : null} previousWords="Về trang đầu"
        nextHref={page.next ? paths.reportCell(slug, { ...base, xep: current, sau: page.next }) : null} nextWords="Trang sau"
      >
        {formatNumber(page.items.length)} trong {formatNumber(page.total)} hồ sơ
      </Pager>
    </>
  );
}
