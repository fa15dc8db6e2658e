import type { Metadata } from 'next';
import { RecommendationList } from '@/components/inspection/recommendation-list';
import { FilterTabs } from '@/components/ui/filter-tabs';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { listRecommendations } from '@/lib/data/recommendations';
import { scopeOf } from '@/lib/domain/access/can';
import { addresseeKey, isListed } from '@/lib/domain/inspection/overview';
import { today } from '@/lib/platform/clock';
import { ageWords } from '@/lib/text/inspection-finding-words';
import { addresseeWords } from '@/lib/text/inspection-words';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { LIST_TABS, listQueryOf } from './list-query';

export const metadata: Metadata = { title: 'Kiến nghị của đoàn kiểm tra' };

export default async function RecommendationsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('inspection:view');
  const { inspection, ...asked } = listQueryOf(await searchParams);
  const scope = scopeOf(actor, 'inspection:view');
  const all = await listRecommendations(actor.agencyId, { unitIds: scope.kind === 'units' ? scope.unitIds : null });
  const on = today();
  const ofInspection = all.filter(({ inspectionCode }) => inspection === undefined || inspectionCode === inspection);
  const href = (change: Readonly<Record<string, string | undefined>>) => paths.recommendations({ loc: asked.filter, tuoi: asked.age, noi: asked.addressee, dot: inspection, ...change });
  const shown = ofInspection.filter((one) => isListed(one, asked, on));
  const named = asked.addressee === undefined ? undefined : all.find((one) => addresseeKey(one) === asked.addressee);
  const narrowed = [
    ...(inspection ? [{ key: 'dot', label: `Đợt ${inspection}` }] : []),
    ...(asked.addressee ? [{ key: 'noi', label: named?.unitName ?? (named ? addresseeWords[named.addresseeKind] : 'Nơi thực hiện khác') }] : []),
    ...(asked.age ? [{ key: 'tuoi', label: ageWords[asked.age] }] : []),
  ];
  return (
    <>
      <PageHeader title="Kiến nghị của đoàn kiểm tra" crumbs={[{ label: 'Kiểm tra', href: paths.inspections() }]} meta="Kiến nghị có hiệu lực từ khi kết luận được ban hành. Người báo cáo khắc phục không tự xác minh." />
      <div className="mb-3">
        <FilterTabs label="Kiến nghị nào" tabs={LIST_TABS.map(({ filter, label }) => ({ href: href({ loc: filter, tuoi: undefined }), label, count: ofInspection.filter((one) => isListed(one, { filter, addressee: asked.addressee }, on)).length, current: filter === asked.filter }))} />
      </div>
      {narrowed.length > 0 && <p className="mb-3 flex flex-wrap gap-3">{narrowed.map(({ key, label }) => <span key={key}>{label} <Link href={href({ [key]: undefined })}>bỏ lọc<span className="vh"> {label}</span></Link></span>)}</p>}
      <RecommendationList recommendations={shown} today={on} caption="Kiến nghị" empty="Không có kiến nghị nào ở đây." />
    </>
  );
}
