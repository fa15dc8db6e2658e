import 'server-only';
import { db } from '@/lib/db/client';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { buildCatalogueIndex, type CatalogueIndex } from '@/lib/text/catalogue-index';
import { foldWords } from '@/lib/text/fold';
import { catalogueRevision } from './catalogue-revision';
import { listUnits } from './agency';
import { listInForce, listSectors, type ProcedureVersionRecord } from './procedures';

type Sectors = Awaited<ReturnType<typeof listSectors>>;
type Units = Awaited<ReturnType<typeof listUnits>>;

/** What is in force on a day, the index to find it by, and the sectors and units it is filtered by. Whole and read-only. */
export type Catalogue = { readonly on: PlainDate; readonly revision: string; readonly versions: readonly ProcedureVersionRecord[]; readonly index: CatalogueIndex; readonly sectors: Sectors; readonly units: Units };

export type SynonymRecord = { readonly id: string; readonly phrase: string; readonly meaning: string | null; readonly procedureId: string | null };

/** Every everyday word, by its letters. */
export const listSynonyms = (agencyId: number): Promise<SynonymRecord[]> =>
  db().searchSynonym.findMany({ where: { agencyId }, orderBy: [{ phrase: 'asc' }, { id: 'asc' }], select: { id: true, phrase: true, meaning: true, procedureId: true } });

/** The everyday words of one procedure: those tied to it, and those that stand for words of its name. */
function aliasesOf(version: ProcedureVersionRecord, tied: ReadonlyMap<string, readonly string[]>, general: readonly { readonly phrase: string; readonly meaning: string }[]): string[] {
  const name = ` ${foldWords(version.name)} `;
  return [...(tied.get(version.procedureId) ?? []), ...general.filter(({ meaning }) => name.includes(` ${meaning} `)).map(({ phrase }) => phrase)];
}

async function build(agencyId: number, on: PlainDate, revision: string): Promise<Catalogue> {
  const [versions, synonyms, sectors, units] = [await listInForce(agencyId, on), await listSynonyms(agencyId), await listSectors(agencyId), await listUnits(agencyId)];
  const tied = new Map<string, string[]>();
  const general: { phrase: string; meaning: string }[] = [];
  for (const { phrase, meaning, procedureId } of synonyms) {
    if (procedureId !== null) tied.set(procedureId, [...(tied.get(procedureId) ?? []), phrase]);
    else if (meaning !== null) general.push({ phrase, meaning: foldWords(meaning) });
  }
  return { on, revision, versions, sectors, units, index: buildCatalogueIndex(versions.map((version) => ({ ...version, aliases: aliasesOf(version, tied, general) }))) };
}

type Kept = { readonly key: string; readonly made: Promise<Catalogue> };
const kept = globalThis as unknown as { tthcCatalogue?: Kept };

/**
 * The catalogue of a day. It is kept in this process for as long as nothing that it shows has changed, which is asked of
 * the database every time: neither a version that has ended nor one of yesterday can come out of it.
 */
export async function catalogueOn(agencyId: number, on: PlainDate): Promise<Catalogue> {
  const revision = await catalogueRevision();
  const key = `${agencyId} ${on} ${revision}`;
  if (kept.tthcCatalogue?.key !== key) {
    const made = build(agencyId, on, revision);
    const mine: Kept = { key, made };
    kept.tthcCatalogue = mine;
    made.catch(() => {
      if (kept.tthcCatalogue === mine) kept.tthcCatalogue = undefined;
    });
  }
  return kept.tthcCatalogue.made;
}
