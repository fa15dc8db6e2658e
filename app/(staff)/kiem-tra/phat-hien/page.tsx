import type { Metadata } from 'next';
import { FindingList } from '@/components/inspection/finding-list';
import { FilterTabs } from '@/components/ui/filter-tabs';
import { PageHeader } from '@/components/ui/page-header';
import { listFindings, type FindingRecord } from '@/lib/data/findings';
import { scopeOf } from '@/lib/domain/access/can';
import { paths } from '@/lib/text/paths';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';

export const metadata: Metadata = { title: 'Phát hiện kiểm tra' };

const LISTS: readonly { readonly key: string; readonly label: string; readonly has: (finding: FindingRecord) => boolean }[] = [
  { key: 'tat-ca', label: 'Tất cả', has: ({ state }) => state !== 'withdrawn' },
  { key: 'lap-lai', label: 'Lặp lại', has: ({ state, earlierFindingId }) => earlierFindingId !== null && state !== 'withdrawn' },
  { key: 'khong-thong-nhat', label: 'Đơn vị không thống nhất', has: ({ state }) => state === 'contested' },
  { key: 'chua-khac-phuc', label: 'Chưa khắc phục', has: ({ state, closedAt }) => closedAt === null && state !== 'withdrawn' },
  { key: 'da-rut', label: 'Đã rút', has: ({ state }) => state === 'withdrawn' },
];

export default async function FindingsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('inspection:view');
  const query = await searchParams;
  const [asked, unit] = [queryText(query.loc), queryText(query['don-vi'])];
  const scope = scopeOf(actor, 'inspection:view');
  const all = (await listFindings(actor.agencyId, { toldUnitIds: scope.kind === 'units' ? scope.unitIds : null })).filter(({ unitId }) => unit === undefined || unitId === unit);
  const list = LISTS.find(({ key }) => key === asked) ?? LISTS[0];
  const unitName = unit && all[0]?.unitName;
  return (
    <>
      <PageHeader title="Phát hiện kiểm tra" crumbs={[{ label: 'Kiểm tra', href: paths.inspections() }]} meta={unitName || undefined} />
      <div className="mb-3"><FilterTabs label="Phát hiện nào" tabs={LISTS.map(({ key, label, has }) => ({ href: paths.findings({ loc: key, 'don-vi': unit }), label, count: all.filter(has).length, current: key === list?.key }))} /></div>
      <FindingList findings={all.filter((finding) => list?.has(finding))} caption="Phát hiện" with={['inspection', 'unit']} empty="Không có phát hiện nào ở đây." />
    </>
  );
}
