import { APPLICANT_KINDS, type ApplicantKind } from '../domain/dossier/status';
import { searchCatalogue, type CatalogueIndex } from './catalogue-index';

export const ONLINE_LEVELS = ['full', 'partial', 'information-only'] as const;
export type OnlineLevel = (typeof ONLINE_LEVELS)[number];

/** How an address says the values of a filter. */
export const APPLICANT_SLUGS: Record<ApplicantKind, string> = { citizen: 'cong-dan', enterprise: 'doanh-nghiep', 'foreign-organization': 'to-chuc-nuoc-ngoai', organization: 'to-chuc' };
export const ONLINE_SLUGS: Record<OnlineLevel, string> = { full: 'toan-trinh', partial: 'mot-phan', 'information-only': 'thong-tin' };

/** What is asked of the catalogue. Empty means anything. */
export type CatalogueAsk = { readonly search: string; readonly sectorId: string; readonly unitId: string; readonly applicant: ApplicantKind | ''; readonly online: OnlineLevel | ''; readonly page: number };

/** The facets of one procedure. */
export type Facets = { readonly sectorId: string; readonly handlingUnitId: string; readonly onlineLevel: OnlineLevel; readonly content: { readonly applicantKinds: readonly ApplicantKind[] } };

type Side = 'sectorId' | 'unitId' | 'applicant' | 'online';
export type Counts = Readonly<Record<Side, ReadonlyMap<string, number>>>;

const bySlug = <T extends string>(slugs: Record<T, string>, values: readonly T[], slug: string): T | '' => values.find((value) => slugs[value] === slug) ?? '';

const cut = (text: string | null | undefined, most: number): string => (text ?? '').slice(0, most).trim();

/** Reads what an address asks. What it does not know is as if it were not there. */
export function catalogueAsk(value: (name: string) => string | null | undefined): CatalogueAsk {
  const page = Number.parseInt(value('trang') ?? '', 10);
  return {
    search: cut(value('tim'), 200), sectorId: cut(value('linhVuc'), 40), unitId: cut(value('donVi'), 40),
    applicant: bySlug(APPLICANT_SLUGS, APPLICANT_KINDS, cut(value('doiTuong'), 40)), online: bySlug(ONLINE_SLUGS, ONLINE_LEVELS, cut(value('mucDo'), 40)),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** The same as the parts of an address. */
export const askQuery = (ask: CatalogueAsk, page = ask.page): { tim?: string; linhVuc?: string; donVi?: string; doiTuong?: string; mucDo?: string; trang?: string } => ({
  tim: ask.search, linhVuc: ask.sectorId, donVi: ask.unitId, doiTuong: ask.applicant && APPLICANT_SLUGS[ask.applicant], mucDo: ask.online && ONLINE_SLUGS[ask.online], trang: page > 1 ? String(page) : undefined,
});

export const isAskEmpty = (ask: CatalogueAsk): boolean => ask.search === '' && ask.sectorId === '' && ask.unitId === '' && ask.applicant === '' && ask.online === '';

const valuesOf = (facets: Facets, side: Side): readonly string[] =>
  side === 'sectorId' ? [facets.sectorId] : side === 'unitId' ? [facets.handlingUnitId] : side === 'online' ? [facets.onlineLevel] : facets.content.applicantKinds;

const SIDES: readonly Side[] = ['sectorId', 'unitId', 'applicant', 'online'];

export type CatalogueAnswer<V> = { readonly found: readonly V[]; readonly isApproximate: boolean; readonly counts: Counts };

/** Searches and filters. Each count says how many there would be with that value, all the other filters as they stand. */
export function findInCatalogue<V extends Facets>(versions: readonly V[], index: CatalogueIndex, ask: CatalogueAsk): CatalogueAnswer<V> {
  const { docs, isApproximate } = searchCatalogue(index, ask.search);
  const counts = { sectorId: new Map<string, number>(), unitId: new Map<string, number>(), applicant: new Map<string, number>(), online: new Map<string, number>() };
  const found: V[] = [];
  for (const doc of docs) {
    const version = versions[doc];
    if (!version) continue;
    const missed = SIDES.filter((side) => ask[side] !== '' && !valuesOf(version, side).includes(ask[side]));
    if (missed.length === 0) found.push(version);
    for (const side of SIDES) {
      if (missed.length === 0 || (missed.length === 1 && missed[0] === side)) for (const value of valuesOf(version, side)) counts[side].set(value, (counts[side].get(value) ?? 0) + 1);
    }
  }
  return { found, isApproximate, counts };
}
