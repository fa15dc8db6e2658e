import 'server-only';
import { catalogueOn } from '@/lib/data/catalogue';
import type { ProcedureVersionRecord } from '@/lib/data/procedures';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { APPLICANT_KINDS } from '@/lib/domain/dossier/status';
import { offeredTerms } from '@/lib/domain/procedure/offered-terms';
import { APPLICANT_SLUGS, findInCatalogue, ONLINE_LEVELS, ONLINE_SLUGS, type CatalogueAsk } from '@/lib/text/catalogue-filter';
import type { Lang } from '@/lib/text/lang';
import { CATALOGUE_WORDS, type CatalogueChoice, type CatalogueItem, type CatalogueView } from '@/lib/text/public/catalogue';
import { APPLICANT_KINDS_EN } from '@/lib/text/public/procedures';
import { APPLICANT_KIND_LABELS } from '@/lib/text/vi';

const A_PAGE = 50;

/** A version as the lists show it. */
export const listed = (version: ProcedureVersionRecord): CatalogueItem => ({
  slug: version.slug, code: version.code, name: version.name, nameEn: version.nameEn, sectorName: version.sectorName, sectorNameEn: version.sectorNameEn, terms: offeredTerms(version.content),
});

/** What the catalogue answers on a day: one page of procedures, and every filter with its count. */
export async function catalogueView(agencyId: number, on: PlainDate, ask: CatalogueAsk, lang: Lang): Promise<CatalogueView> {
  const { versions, index, sectors, units } = await catalogueOn(agencyId, on);
  const { found, isApproximate, counts } = findInCatalogue(versions, index, ask);
  const named = ({ name, nameEn }: { name: string; nameEn: string | null }) => (lang === 'en' ? (nameEn ?? name) : name);
  const choice = (value: string, label: string, key: string, side: keyof typeof counts, chosen: string): CatalogueChoice[] => {
    const count = counts[side].get(key) ?? 0;
    return count > 0 || chosen === key ? [{ value, label, count }] : [];
  };
  const pages = Math.max(1, Math.ceil(found.length / A_PAGE));
  const page = Math.min(pages, ask.page);
  return {
    total: found.length, isApproximate, page, pages, items: found.slice((page - 1) * A_PAGE, page * A_PAGE).map(listed),
    choices: {
      linhVuc: sectors.flatMap((sector) => choice(sector.id, named(sector), sector.id, 'sectorId', ask.sectorId)),
      donVi: units.flatMap((unit) => choice(unit.id, named(unit), unit.id, 'unitId', ask.unitId)),
      doiTuong: APPLICANT_KINDS.flatMap((kind) => choice(APPLICANT_SLUGS[kind], (lang === 'en' ? APPLICANT_KINDS_EN : APPLICANT_KIND_LABELS)[kind], kind, 'applicant', ask.applicant)),
      mucDo: ONLINE_LEVELS.flatMap((level) => choice(ONLINE_SLUGS[level], CATALOGUE_WORDS[lang].online[level], level, 'online', ask.online)),
    },
  };
}
