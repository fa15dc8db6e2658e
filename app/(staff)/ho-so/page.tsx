import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';
import { QueueBoard } from '@/components/dossier/queue-board';
import { queueLine } from '@/components/dossier/queue-line';
import { ScanAnywhere } from '@/components/dossier/queue-scan';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterTabs } from '@/components/ui/filter-tabs';
import { Notice } from '@/components/ui/notice';
import { Pager } from '@/components/ui/pager';
import { SegmentedLinks } from '@/components/ui/segmented-links';
import { listUnits } from '@/lib/data/agency';
import { loadCalendar } from '@/lib/data/calendar';
import { countQueue, findCode, findQueuePage, SEARCHED_AT_MOST } from '@/lib/data/dossier-search';
import { findDossier, listStaffNames, readFilterChoices } from '@/lib/data/dossiers-read';
import { readCursor, writeCursor } from '@/lib/data/queue-cursor';
import { can } from '@/lib/domain/access/can';
import { dossierCodeIn } from '@/lib/domain/dossier/code';
import { localNow } from '@/lib/platform/clock';
import { attentionKey, readQueueQuery, QUEUE_TABS, QUEUE_VIEWS, tabKey, viewKey, type QueueParam, type QueueQuery, type QueueTab } from '@/lib/schemas/queue';
import { formatCount, formatList, formatLongDate, formatNumber, formatTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { ATTENTION_HELP } from '@/lib/text/watch-words';
import { noteView } from '@/lib/web/note-view';
import { staffPage } from '@/lib/web/staff-page';
import { AttentionLinks } from './attention-links';
import { FilterBar } from './filter-bar';
import { activeFilters, filterFields } from './filter-fields';
import { panelView } from './panel-view';
import { boundsOf, filterOf, PAGE_SIZE, queueOf } from './queue-ask';
import { DATES_OF, EMPTY_WORDS, PARAM_WORDS, TAB_WORDS, TITLE_WORDS, viewWords } from './queue-words';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: 'Hồ sơ' };

type Params = Readonly<Partial<Record<QueueParam, string>>>;

/** The address of the same list with something changed; another list begins at its first page. */
function addressOf(params: Params, change: Params): string {
  const { sau: _after, truoc: _before, ...rest } = params;
  return paths.dossiers({ ...rest, ...change });
}

/** The parameters as read, written again: what could not be read is gone. */
const paramsOf = (query: QueueQuery): Params => ({
  ...query,
  xem: query.xem && viewKey(query.xem),
  loc: query.loc && tabKey(query.loc),
  chuY: query.chuY && attentionKey(query.chuY),
});

export default async function QueuePage({ searchParams }: Props) {
  const actor = await staffPage('dossier:view');
  const { query, ignored } = readQueueQuery(await searchParams);
  const { view, tab } = queueOf(query, actor);
  const now = localNow();
  const filter = filterOf(query, view, actor, now);
  if (query.tim !== undefined) {
    const code = await findCode(filter, dossierCodeIn(query.tim) ?? query.tim);
    if (code !== null) redirect(paths.dossier(code));
  }
  const [calendar, units, choices] = await Promise.all([loadCalendar(actor.agencyId), listUnits(actor.agencyId), readFilterChoices(actor.agencyId)]);
  const bounds = boundsOf(now, calendar);
  const [after, before] = [readCursor(query.sau), readCursor(query.truoc)];
  const notRead: QueueParam[] = [...ignored, ...(query.sau !== undefined && after === null ? ['sau' as const] : []), ...(query.truoc !== undefined && before === null ? ['truoc' as const] : [])];
  const [page, counts] = await Promise.all([
    findQueuePage(filter, { tab, bounds, size: PAGE_SIZE, after, before }),
    countQueue(filter, bounds),
  ]);
  const { sau: _after, truoc: _before, ...shown } = paramsOf(query);
  const exportHref = (dang: string) => paths.dossierExport({ ...shown, xem: viewKey(view), loc: tabKey(tab), dang });
  const standsInFor = new Map(actor.actsFor?.map(({ staffId, name }) => [staffId, name]));
  const lines = page.rows.map((row) => queueLine(row, now, calendar, standsInFor));
  const firstCode = lines[0]?.code;
  const [first, staff] = await Promise.all([firstCode === undefined ? null : findDossier(actor, firstCode), listStaffNames(actor.agencyId)]);
  // The first one's panel is shown with the list.
  if (first !== null) noteView(actor, first.id, 'panel');
  const names = new Map([...units, ...staff].map(({ id, name }) => [id, name]));

  const params = paramsOf(query);
  const isDesk = units.some((unit) => unit.kind === 'one-stop-desk' && unit.id === actor.roles[0]?.unitId);
  const chips = activeFilters(query, choices, units).map(({ param, words }) => ({ words, href: addressOf(params, { [param]: undefined }) }));
  const total = tab === 'any' ? null : counts[tab];
  const tabs = Object.values(QUEUE_TABS)
    // The counter's own tabs stay away from those who have nothing there.
    .filter((each) => each === tab || !['submitted', 'ready'].includes(each) || counts[each as 'ready'] > 0)
    .map((each: QueueTab) => ({ href: addressOf(params, { xem: viewKey(view), loc: tabKey(each) }), label: TAB_WORDS[each], count: each === 'any' ? undefined : counts[each], current: each === tab }));
  const asOf = `Lúc ${formatTime(now.minute)}, ${formatLongDate(now.on)}.`;
  const isNarrowed = chips.length > 0 || query.tim !== undefined;

  return (
    <div className="queue">
      <ScanAnywhere />
      <div className="queue-head">
        <h1>{query.tim === undefined ? TITLE_WORDS[tab] : `Tìm hồ sơ: ${query.tim}`}</h1>
        <SegmentedLinks label="Hồ sơ của ai" links={Object.values(QUEUE_VIEWS).map((each) => ({ href: addressOf(params, { xem: viewKey(each) }), label: viewWords(each, isDesk), current: each === view }))} />
        <FilterBar fields={filterFields(query, choices, units)} kept={{ xem: params.xem, loc: params.loc }} search={query.tim} chips={chips} clearHref={addressOf({}, { xem: params.xem, loc: params.loc })} />
      </div>
      {notRead.length > 0 && <Notice tone="warning" className="queue-notice">Không đọc được {formatList(notRead.map((name) => PARAM_WORDS[name]))} trong địa chỉ, nên đã bỏ qua.</Notice>}
      <FilterTabs label="Lọc theo thời hạn" tabs={tabs} />
      <Suspense fallback={<div className="queue-watch" />}>
        <AttentionLinks filter={filter} now={now} hrefOf={(chuY) => addressOf(params, { xem: viewKey(view), chuY, loc: undefined })} />
      </Suspense>
      {query.chuY && <Notice className="queue-notice">{ATTENTION_HELP[query.chuY]}</Notice>}
      <QueueBoard
        lines={lines}
        firstPanel={first && panelView(first, now, calendar, (id) => names.get(id) ?? null)}
        caption={`${TITLE_WORDS[tab]}, gấp nhất trước`}
        dates={DATES_OF[tab]}
        search={query.tim ?? ''}
        batch={{ handOver: can(actor, 'dossier:hand-over'), takeOver: can(actor, 'dossier:take-over'), print: can(actor, 'paper:print') }}
        empty={
          <EmptyState action={isNarrowed ? <LinkButton href={addressOf({}, { xem: params.xem, loc: params.loc })}>Bỏ tìm và lọc</LinkButton> : tab !== 'any' && view !== 'all' ? <LinkButton href={addressOf({}, { xem: 'tat-ca', loc: params.loc })}>Xem của tất cả</LinkButton> : null}>
            {isNarrowed ? 'Không có hồ sơ nào khớp với điều kiện đang chọn.' : EMPTY_WORDS[tab]}
          </EmptyState>
        }
        foot={
          <Pager previousHref={page.before && addressOf(params, { truoc: writeCursor(page.before) })} nextHref={page.after && addressOf(params, { sau: writeCursor(page.after) })}>
            {total === null ? `${formatCount(lines.length, 'hồ sơ trên trang này')}${page.isCapped ? `, trong ${formatCount(SEARCHED_AT_MOST, 'hồ sơ mới nhất')} khớp điều kiện; thêm từ để tìm hẹp hơn` : ''}` : `${formatNumber(lines.length)} trong ${formatCount(total, 'hồ sơ')}`}. {asOf}
            {can(actor, 'dossier:export') && <> Tải danh sách: <a href={exportHref('xlsx')}>XLSX</a>, <a href={exportHref('csv')}>CSV</a>.</>}
          </Pager>
        }
      />
    </div>
  );
}
