import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { VersionDifference } from '@/components/procedure/version-difference';
import '@/components/procedure/difference.css';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { listRecordedVersions } from '@/lib/data/procedure-record';
import { findProcedure, getVersion } from '@/lib/data/procedures';
import { versionStanding } from '@/lib/domain/procedure/draft';
import { today } from '@/lib/platform/clock';
import { STANDING_WORDS } from '@/lib/text/draft-words';
import { formatDate } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { FilterSelect } from '../../../quan-tri/filter-field';
import { comparedVersion, differenceParts } from '../../difference-parts';
import '../../procedures.css';

export const metadata: Metadata = { title: 'So sánh hai bản' };

export default async function ComparePage({ params, searchParams }: { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('procedure:view');
  const [{ slug }, query] = [await params, await searchParams];
  const procedure = await findProcedure(actor.agencyId, decodeURIComponent(slug));
  const versions = procedure ? await listRecordedVersions(actor.agencyId, procedure.id) : [];
  const [newest] = versions;
  if (!procedure || !newest) notFound();
  const asked = (name: string) => versions.find(({ number }) => String(number) === queryText(query[name]));
  const after = asked('den') ?? newest;
  const before = asked('tu') ?? versions.find(({ number }) => number < after.number) ?? after;
  const [left, right] = await Promise.all([getVersion(actor.agencyId, before.versionId), getVersion(actor.agencyId, after.versionId)]);
  const options = versions.map((version) => ({ value: String(version.number), label: `Bản ${version.number}, từ ${formatDate(version.validFrom)}, ${STANDING_WORDS[versionStanding(version, today())].toLowerCase()}` }));
  return (
    <>
      <PageHeader title="So sánh hai bản" crumbs={[{ label: 'Thủ tục hành chính', href: paths.internalProcedures() }, { label: procedure.code ?? procedure.slug, href: paths.internalProcedure(procedure.slug) }]} meta={<p>{newest.name}</p>} />
      <form method="get" className="comparison-choice mb-3">
        <FilterSelect name="tu" label="Bản trước" all="Bản liền trước" value={String(before.number)} options={options} />
        <FilterSelect name="den" label="Bản sau" all="Bản mới nhất" value={String(after.number)} options={options} />
        <Button type="submit">So sánh</Button>
      </form>
      <Sheet>
        <VersionDifference lang="vi" parts={differenceParts(comparedVersion(left), comparedVersion(right))} before={`Bản ${before.number}, áp dụng từ ${formatDate(before.validFrom)}`} after={`Bản ${after.number}, áp dụng từ ${formatDate(after.validFrom)}`} />
      </Sheet>
    </>
  );
}
