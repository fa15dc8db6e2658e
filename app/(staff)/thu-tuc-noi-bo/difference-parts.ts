import type { DifferencePart } from '@/components/procedure/version-difference';
import { compareLines } from '@/lib/adapters/diff/word-difference';
import type { ProcedureVersionRecord } from '@/lib/data/procedures';
import type { ProcedureVersionFacts } from '@/lib/domain/procedure/draft-facts';
import { versionParts, type ComparedVersion } from '@/lib/text/version-parts';

/** Two versions part by part, the internal workflow too. With nothing before, everything is new. */
export function differenceParts(before: ComparedVersion | null, after: ComparedVersion): readonly DifferencePart[] {
  const left = before && versionParts(before, 'vi', true);
  return versionParts(after, 'vi', true).map((part, index) => ({ key: part.key, title: part.title, rows: compareLines(left?.[index]?.lines ?? [], part.lines) }));
}

/** What a draft says, with the names that a reader knows. */
export const comparedDraft = (version: ProcedureVersionFacts, names: { readonly sectors: ReadonlyMap<string, string>; readonly units: ReadonlyMap<string, string> }): ComparedVersion => ({
  ...version, sectorName: names.sectors.get(version.sectorId) ?? '', handlingUnitName: names.units.get(version.handlingUnitId) ?? '',
});

export const comparedVersion = (version: ProcedureVersionRecord): ComparedVersion => version;
