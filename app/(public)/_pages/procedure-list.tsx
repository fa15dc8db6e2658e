import { ProcedureList, type ListedProcedure } from '@/components/procedure/procedure-list';
import { ProcedureSearch } from '@/components/procedure/procedure-search';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/button';
import { Pager } from '@/components/ui/pager';
import { theAgency } from '@/lib/data/agency';
import { listInForce, listSectors, type ProcedureVersionRecord } from '@/lib/data/procedures';
import { offeredTerms } from '@/lib/domain/procedure/offered-terms';
import { today } from '@/lib/platform/clock';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { PROCEDURE_WORDS } from '@/lib/text/public/procedures';
import { cleanText } from '@/lib/web/read-form';
import type { Query } from './lookup';

const A_PAGE = 50;
const one = (value: string | string[] | undefined): string => cleanText(Array.isArray(value) ? (value[0] ?? '') : (value ?? ''));

export const listed = (version: ProcedureVersionRecord): ListedProcedure => ({
  slug: version.slug, code: version.code, name: version.name, nameEn: version.nameEn, sectorName: version.sectorName, sectorNameEn: version.sectorNameEn, terms: offeredTerms(version.content),
});

/** The procedures in force: searched without diacritics, by code, by field, through an ordinary form. */
export async function ProcedureListPage({ lang, searchParams }: { lang: Lang; searchParams: Query }) {
  const query = await searchParams;
  const words = PROCEDURE_WORDS[lang];
  const agency = await theAgency();
  const search = one(query.tim).slice(0, 200).trim();
  const sectorId = one(query.linhVuc).slice(0, 40);
  const [found, inForce, sectors] = [await listInForce(agency.id, today(), { search, sectorId }), sectorId || search ? await listInForce(agency.id, today()) : null, await listSectors(agency.id)];
  const used = new Set((inForce ?? found).map((version) => version.sectorId));
  const pages = Math.max(1, Math.ceil(found.length / A_PAGE));
  const page = Math.min(pages, Math.max(1, Number.parseInt(one(query.trang), 10) || 1));
  const address = (trang: number) => paths.procedures(lang, { tim: search, linhVuc: sectorId, trang: trang > 1 ? String(trang) : undefined });
  return (
    <>
      <h1 className="home-title">{words.list}</h1>
      <ProcedureSearch lang={lang} query={search} sectorId={sectorId} sectors={sectors.filter((sector) => used.has(sector.id))} />
      <p className="found" role="status">
        {found.length > 0 ? words.found(found.length, search) : null}
      </p>
      {found.length === 0 ? (
        <EmptyState action={search || sectorId ? <LinkButton href={paths.procedures(lang)}>{words.clear}</LinkButton> : undefined}>{words.none(search)}</EmptyState>
      ) : (
        <ProcedureList procedures={found.slice((page - 1) * A_PAGE, page * A_PAGE).map(listed)} lang={lang} query={search} />
      )}
      {pages > 1 && (
        <Pager previousHref={page > 1 ? address(page - 1) : null} nextHref={page < pages ? address(page + 1) : null} previousWords={words.previous} nextWords={words.next}>
          {words.page(page, pages)}
        </Pager>
      )}
    </>
  );
}
