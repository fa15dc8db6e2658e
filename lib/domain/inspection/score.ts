import type { Answer } from './vocabulary';

/** An item as the score sees it. */
export type ScoredItem = { readonly itemKey: string; readonly section: string; readonly sectionTitle: string; readonly weight: number };

/**
 * How a set of items stands. `met` and `judged` are sums of weights; `share` is met/judged from 0 to 1, null where nothing
 * was judged. The five counts are items and add up to `items`: not applicable is not unanswered.
 */
export type ScoreLine = {
  readonly items: number;
  readonly meets: number;
  readonly fails: number;
  readonly notApplicable: number;
  readonly notChecked: number;
  readonly unanswered: number;
  readonly met: number;
  readonly judged: number;
  readonly share: number | null;
};
export type SectionScore = ScoreLine & { readonly section: string; readonly title: string };
export type Score = { readonly whole: ScoreLine; readonly sections: readonly SectionScore[] };

function lineOf(items: readonly ScoredItem[], answers: ReadonlyMap<string, Answer>): ScoreLine {
  const counts: Record<Answer | 'unanswered', number> = { meets: 0, fails: 0, 'not-applicable': 0, 'not-checked': 0, unanswered: 0 };
  let [met, judged] = [0, 0];
  for (const { itemKey, weight } of items) {
    const answer = answers.get(itemKey) ?? 'unanswered';
    counts[answer] += 1;
    if (answer === 'meets') met += weight;
    if (answer === 'meets' || answer === 'fails') judged += weight;
  }
  return { items: items.length, meets: counts.meets, fails: counts.fails, notApplicable: counts['not-applicable'], notChecked: counts['not-checked'], unanswered: counts.unanswered, met, judged, share: judged === 0 ? null : met / judged };
}

/** The items of each section, in the order in which the sections first appear. */
export function bySection<Item extends { readonly section: string; readonly sectionTitle: string }>(items: readonly Item[]): { readonly section: string; readonly title: string; readonly items: Item[] }[] {
  const sections = new Map<string, { section: string; title: string; items: Item[] }>();
  for (const item of items) {
    const known = sections.get(item.section);
    if (known) known.items.push(item);
    else sections.set(item.section, { section: item.section, title: item.sectionTitle, items: [item] });
  }
  return [...sections.values()];
}

/**
 * The score of a checklist: the share of weights that meet the item among the items judged (Đạt or Chưa đạt). Không áp dụng
 * and Không kiểm tra are left out of both sides; what has no answer yet is counted apart. Answers to items that are not
 * asked change nothing.
 */
export const scoreOf = (answers: ReadonlyMap<string, Answer>, items: readonly ScoredItem[]): Score => ({
  whole: lineOf(items, answers),
  sections: bySection(items).map(({ section, title, items: own }) => ({ section, title, ...lineOf(own, answers) })),
});
