import type { KeptEntry, KeptPackage } from '@/lib/device/store';
import type { PackedAuto, PackedItem, PackedUnit } from '@/lib/domain/inspection/package';
import type { AnswerContent, EntryContent } from '@/lib/domain/inspection/record';
import type { Answer, EntryKind } from '@/lib/domain/inspection/vocabulary';

/** One matter as this device shows it: what the package held, under what was said here since. */
export type Seen<Kind extends EntryKind = EntryKind> = { readonly kind: Kind; readonly key: string; readonly content: EntryContent[Kind]; readonly packedVersion: number; readonly byName: string | null; readonly saidAt: string; readonly isUnsent: boolean };
export type UnitView = ReadonlyMap<string, Seen>;

export const place = (kind: EntryKind, key: string): string => `${kind} ${key}`;

/** Everything recorded of a unit. What this device said counts until the package knows something newer. */
export function viewOf(unit: PackedUnit, entries: readonly KeptEntry[]): UnitView {
  const view = new Map<string, Seen>();
  for (const { kind, key, content, version, byName, saidAt } of unit.records) view.set(place(kind, key), { kind, key, content: content as EntryContent[EntryKind], packedVersion: version, byName, saidAt, isUnsent: false });
  const packedFindings = new Map(unit.findings.map((finding) => [finding.id, finding.version]));
  for (const entry of entries) {
    if (entry.unitId !== unit.unitId || entry.state === 'refused') continue;
    const packedVersion = entry.kind === 'finding' ? (packedFindings.get(entry.key) ?? 0) : (view.get(place(entry.kind, entry.key))?.packedVersion ?? 0);
    if (entry.state === 'taken' && entry.kind !== 'finding' && packedVersion >= (entry.version ?? 0)) continue;
    view.set(place(entry.kind, entry.key), { kind: entry.kind, key: entry.key, content: entry.content, packedVersion, byName: null, saidAt: entry.saidAt, isUnsent: entry.state !== 'taken' });
  }
  return view;
}

export const seenOf = <Kind extends EntryKind>(view: UnitView, kind: Kind, key: string): Seen<Kind> | null => (view.get(place(kind, key)) as Seen<Kind> | undefined) ?? null;
export const allOf = <Kind extends EntryKind>(view: UnitView, kind: Kind): Seen<Kind>[] => [...view.values()].filter((seen): seen is Seen<Kind> => seen.kind === kind && (seen.content as { isRemoved?: boolean }).isRemoved !== true);

export const FILTERS = ['all', 'waiting', 'unanswered', 'on-site'] as const;
export type Filter = (typeof FILTERS)[number];
export const filterWords: Readonly<Record<Filter, string>> = { all: 'Tất cả', waiting: 'Chờ xác nhận', unanswered: 'Chưa trả lời', 'on-site': 'Xem tại chỗ' };

/** `done`: a person has answered. `waiting`: the item has answered itself and waits for her. `open`: seen on site only. */
export type ItemState = 'done' | 'waiting' | 'open';
export type ItemView = { readonly item: PackedItem; readonly auto: PackedAuto | null; readonly said: AnswerContent | null; readonly packedVersion: number; readonly byName: string | null; readonly state: ItemState };

export function itemsOf(kept: KeptPackage, unit: PackedUnit, view: UnitView): ItemView[] {
  const autos = new Map(unit.autos.map((auto) => [auto.itemKey, auto]));
  return kept.package.checklist.items.map((item): ItemView => {
    const seen = seenOf(view, 'answer', item.itemKey);
    const auto = autos.get(item.itemKey) ?? null;
    const answer: Answer | null = seen?.content.answer ?? null;
    return { item, auto, said: seen?.content ?? null, packedVersion: seen?.packedVersion ?? 0, byName: seen?.byName ?? null, state: answer !== null ? 'done' : auto ? 'waiting' : 'open' };
  });
}

export const passes = ({ state, auto }: ItemView, filter: Filter): boolean => filter === 'all' || (filter === 'waiting' && state === 'waiting') || (filter === 'unanswered' && state !== 'done') || (filter === 'on-site' && auto === null);
