import { scoreOf, type ScoreLine } from './score';
import type { Answer } from './vocabulary';

/** One item of one unit in one inspection, with its answer or null. */
export type ComparedItem = { readonly inspectionId: string; readonly unitId: string; readonly itemKey: string; readonly section: string; readonly sectionTitle: string; readonly weight: number; readonly answer: Answer | null };
export type HeatRow<Item extends ComparedItem> = { readonly of: Item; readonly whole: ScoreLine; readonly sections: ReadonlyMap<string, ScoreLine> };
export type Heat<Item extends ComparedItem> = { readonly sections: readonly { readonly section: string; readonly title: string }[]; readonly rows: readonly HeatRow<Item>[] };

/** Roman numerals in their order, whatever else after them by its letters. */
function romanOf(section: string): number {
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
  let total = 0;
  let last = 0;
  for (const sign of [...section.toUpperCase()].reverse()) {
    const value = values[sign];
    if (value === undefined) return Number.MAX_SAFE_INTEGER;
    total += value < last ? -value : value;
    last = Math.max(last, value);
  }
  return total;
}

/** The score of every unit of every inspection by section: one row each, in the order in which they come. */
export function heatOf<Item extends ComparedItem>(items: readonly Item[]): Heat<Item> {
  const groups = new Map<string, Item[]>();
  const titles = new Map<string, string>();
  for (const item of items) {
    const key = `${item.inspectionId} ${item.unitId}`;
    const known = groups.get(key);
    if (known) known.push(item);
    else groups.set(key, [item]);
    if (!titles.has(item.section)) titles.set(item.section, item.sectionTitle);
  }
  const rows = [...groups.values()].flatMap((own): HeatRow<Item>[] => {
    const [of] = own;
    if (!of) return [];
    const answers = new Map(own.flatMap(({ itemKey, answer }) => (answer === null ? [] : [[itemKey, answer] as const])));
    const { whole, sections } = scoreOf(answers, own);
    return [{ of, whole, sections: new Map(sections.map((line) => [line.section, line])) }];
  });
  const sections = [...titles].map(([section, title]) => ({ section, title })).sort((a, b) => romanOf(a.section) - romanOf(b.section) || (a.section < b.section ? -1 : 1));
  return { sections, rows };
}

/** What changed between two times of the same unit, item by item; items that only one of them asks are left out. */
export function answerChanges(before: readonly ComparedItem[], after: readonly ComparedItem[]): { readonly itemKey: string; readonly before: Answer | null; readonly after: Answer | null }[] {
  const former = new Map(before.map(({ itemKey, answer }) => [itemKey, answer]));
  return after.flatMap(({ itemKey, answer }) => {
    const old = former.get(itemKey);
    return old === undefined || old === answer ? [] : [{ itemKey, before: old, after: answer }];
  });
}
