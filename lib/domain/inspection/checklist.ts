import type { PlainDate } from '../calendar/plain-date';

export const CHECKLIST_STATES = ['draft', 'in-force', 'ended'] as const;
export type ChecklistState = (typeof CHECKLIST_STATES)[number];

/** One item of a version. `itemKey` is the same in every version in which the question means the same. */
export type ChecklistItem = {
  readonly itemKey: string;
  /** Its place in the version, from 1 without a gap. */
  readonly number: number;
  readonly section: string;
  readonly sectionTitle: string;
  readonly question: string;
  readonly legalBasis: string;
  /** False: the basis is from memory, "chưa đối chiếu bản gốc". */
  readonly isBasisVerified: boolean;
  /** The rule that answers it by itself; null where only a person can. */
  readonly autoRule: string | null;
  readonly autoHint: string | null;
  readonly weight: number;
};

/** One question of the sheet for one dossier (phiếu kiểm tra hồ sơ). */
export type ChecklistQuestion = { readonly code: string; readonly ordinal: number; readonly question: string };

export const MOST_ITEMS = 200;
export const MOST_QUESTIONS = 40;
export const HEAVIEST = 10;

/** The text that the hash of a version is made over: items and questions in their order, every field that means something. */
export const checklistText = (items: readonly ChecklistItem[], questions: readonly ChecklistQuestion[]): string =>
  JSON.stringify([
    [...items].sort((a, b) => a.number - b.number).map((i) => [i.itemKey, i.number, i.section, i.sectionTitle, i.question, i.legalBasis, i.isBasisVerified, i.autoRule, i.autoHint, i.weight]),
    [...questions].sort((a, b) => a.ordinal - b.ordinal).map((q) => [q.code, q.ordinal, q.question]),
  ]);

/** Items of one section beside each other, in the order of the sections, numbered from 1. */
export function renumbered(items: readonly ChecklistItem[]): ChecklistItem[] {
  const sections = [...new Set(items.map(({ section }) => section))];
  return sections.flatMap((section) => items.filter((item) => item.section === section)).map((item, index) => ({ ...item, number: index + 1 }));
}

/** The list with the item one place further up or down; it does not leave its section. */
export function moved(items: readonly ChecklistItem[], itemKey: string, by: -1 | 1): ChecklistItem[] {
  const list = renumbered(items);
  const at = list.findIndex((item) => item.itemKey === itemKey);
  const [item, other] = [list[at], list[at + by]];
  if (!item || !other || other.section !== item.section) return list;
  list[at] = other;
  list[at + by] = item;
  return list.map((one, index) => ({ ...one, number: index + 1 }));
}

/** The next free key of a kind: keys of other versions are never taken for a question that means something else. */
export function nextKey(prefix: 'kt-' | 'M', used: Iterable<string>): string {
  let last = 0;
  for (const key of used) if (key.startsWith(prefix) && /^\d+$/.test(key.slice(prefix.length))) last = Math.max(last, Number(key.slice(prefix.length)));
  return `${prefix}${last + 1}`;
}

export type ChecklistProblem = { readonly name: 'NoItems' } | { readonly name: 'NoQuestions' } | { readonly name: 'UnknownRule'; readonly number: number; readonly rule: string } | { readonly name: 'RuleTwice'; readonly rule: string };

/** What stands against putting a draft in force. */
export function checklistProblems(items: readonly ChecklistItem[], questions: readonly ChecklistQuestion[], knownRules: ReadonlySet<string>): ChecklistProblem[] {
  const problems: ChecklistProblem[] = [];
  if (items.length === 0) problems.push({ name: 'NoItems' });
  if (questions.length === 0) problems.push({ name: 'NoQuestions' });
  const seen = new Set<string>();
  for (const { number, autoRule } of items) {
    if (autoRule === null) continue;
    if (!knownRules.has(autoRule)) problems.push({ name: 'UnknownRule', number, rule: autoRule });
    if (seen.has(autoRule)) problems.push({ name: 'RuleTwice', rule: autoRule });
    seen.add(autoRule);
  }
  return problems;
}

type Validity = { readonly state: ChecklistState; readonly validFrom: PlainDate | null; readonly validTo: PlainDate | null };

/** Whether a version is the one for inspections planned on a day. A draft never is. */
export const isInForceOn = ({ state, validFrom, validTo }: Validity, on: PlainDate): boolean => state !== 'draft' && validFrom !== null && validFrom <= on && (validTo === null || on <= validTo);

export type ChecklistChange = { readonly kind: 'added' | 'removed' | 'changed'; readonly itemKey: string; readonly number: number; readonly question: string };

/** What a version changes against the one before it, item by item, in the order of the new one; the removed ones last. */
export function checklistChanges(before: readonly ChecklistItem[], after: readonly ChecklistItem[]): ChecklistChange[] {
  const old = new Map(before.map((item) => [item.itemKey, item]));
  const content = (i: ChecklistItem) => JSON.stringify([i.section, i.sectionTitle, i.question, i.legalBasis, i.isBasisVerified, i.autoRule, i.weight]);
  const kept = after.flatMap((item): ChecklistChange[] => {
    const former = old.get(item.itemKey);
    const line = { itemKey: item.itemKey, number: item.number, question: item.question };
    if (!former) return [{ kind: 'added', ...line }];
    return content(former) === content(item) ? [] : [{ kind: 'changed', ...line }];
  });
  const keys = new Set(after.map(({ itemKey }) => itemKey));
  return [...kept, ...before.filter(({ itemKey }) => !keys.has(itemKey)).map(({ itemKey, number, question }) => ({ kind: 'removed' as const, itemKey, number, question }))];
}
