import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { lockChecklist, readChecklistItems, readChecklistQuestions, replaceChecklistContent, usedChecklistKeys, type LockedChecklist } from '@/lib/data/checklists';
import { inTransaction, Rollback, type Tx } from '@/lib/db/transaction';
import { can } from '@/lib/domain/access/can';
import { MOST_ITEMS, MOST_QUESTIONS, moved, nextKey, renumbered, type ChecklistItem, type ChecklistQuestion } from '@/lib/domain/inspection/checklist';
import { itemRule } from '@/lib/domain/inspection/rules';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { EditChecklist } from '@/lib/schemas/checklist';
import type { Context } from '../context';

export type EditChecklistRefusal =
  | { readonly name: 'NoSuchChecklist' }
  | { readonly name: 'NotPermitted' }
  /** In force or ended: such a version is copied, never edited. */
  | { readonly name: 'NotADraft' }
  | { readonly name: 'ChangedMeanwhile' }
  | { readonly name: 'NoSuchItem' }
  | { readonly name: 'UnknownRule' }
  | { readonly name: 'RuleTaken'; readonly number: number }
  | { readonly name: 'TooMany'; readonly most: number };

const stop = (refusal: EditChecklistRefusal): never => {
  throw new Rollback(refusal);
};

type Content = { items: ChecklistItem[]; questions: ChecklistQuestion[] };
const inOrder = (questions: readonly ChecklistQuestion[]): ChecklistQuestion[] => questions.map((question, index) => ({ ...question, ordinal: index + 1 }));

async function withItem(tx: Tx, agencyId: number, { items }: Content, input: Extract<EditChecklist, { change: 'save-item' }>): Promise<ChecklistItem[]> {
  const autoRule = input.autoRule ?? null;
  if (autoRule !== null && itemRule(autoRule) === null) return stop({ name: 'UnknownRule' });
  const taken = autoRule === null ? undefined : items.find((item) => item.autoRule === autoRule && item.itemKey !== input.itemKey);
  if (taken) return stop({ name: 'RuleTaken', number: taken.number });
  const former = input.itemKey === undefined ? undefined : items.find(({ itemKey }) => itemKey === input.itemKey);
  if (input.itemKey !== undefined && !former) return stop({ name: 'NoSuchItem' });
  if (!former && items.length >= MOST_ITEMS) return stop({ name: 'TooMany', most: MOST_ITEMS });
  // A question that means something else is another item: years and findings are compared by the key.
  const itemKey = former && !input.isOtherMeaning ? former.itemKey : nextKey('kt-', (await usedChecklistKeys(tx, agencyId)).items);
  const item: ChecklistItem = {
    itemKey, number: former?.number ?? items.length + 1, section: input.section, sectionTitle: input.sectionTitle, question: input.question, legalBasis: input.legalBasis,
    isBasisVerified: input.isBasisVerified, autoRule, autoHint: former?.autoRule === autoRule ? former?.autoHint ?? null : null, weight: input.weight,
  };
  const list = former ? items.map((one) => (one === former ? item : one)) : [...items, item];
  // One section, one title.
  return renumbered(list.map((one) => (one.section === item.section ? { ...one, sectionTitle: item.sectionTitle } : one)));
}

async function withQuestion(tx: Tx, agencyId: number, { questions }: Content, input: Extract<EditChecklist, { change: 'save-question' }>): Promise<ChecklistQuestion[]> {
  if (input.code !== undefined) {
    if (!questions.some(({ code }) => code === input.code)) return stop({ name: 'NoSuchItem' });
    return questions.map((one) => (one.code === input.code ? { ...one, question: input.question } : one));
  }
  if (questions.length >= MOST_QUESTIONS) return stop({ name: 'TooMany', most: MOST_QUESTIONS });
  return inOrder([...questions, { code: nextKey('M', (await usedChecklistKeys(tx, agencyId)).questions), ordinal: 0, question: input.question }]);
}

function without<T>(list: readonly T[], isIt: (one: T) => boolean): T[] {
  return list.some(isIt) ? list.filter((one) => !isIt(one)) : stop({ name: 'NoSuchItem' });
}

async function changed(tx: Tx, agencyId: number, content: Content, input: Exclude<EditChecklist, { change: 'head' }>): Promise<Content> {
  switch (input.change) {
    case 'save-item':
      return { ...content, items: await withItem(tx, agencyId, content, input) };
    case 'remove-item':
      return { ...content, items: renumbered(without(content.items, ({ itemKey }) => itemKey === input.itemKey)) };
    case 'move-item':
      return { ...content, items: moved(content.items, input.itemKey, input.by) };
    case 'save-question':
      return { ...content, questions: await withQuestion(tx, agencyId, content, input) };
    case 'remove-question':
      return { ...content, questions: inOrder(without(content.questions, ({ code }) => code === input.code)) };
    case 'move-question': {
      const list = [...content.questions];
      const at = list.findIndex(({ code }) => code === input.code);
      const [one, other] = [list[at], list[at + input.by]];
      if (one && other) {
        list[at] = other;
        list[at + input.by] = one;
      }
      return { ...content, questions: inOrder(list) };
    }
  }
}

/** The draft, locked, as the writer saw it; refuses for whatever else it is. */
export async function lockedDraft(tx: Tx, ctx: Context, number: number, revision: number): Promise<LockedChecklist> {
  const version = await lockChecklist(tx, ctx.actor.agencyId, number);
  if (!version) return stop({ name: 'NoSuchChecklist' });
  if (version.state !== 'draft') return stop({ name: 'NotADraft' });
  if (version.revision !== revision) return stop({ name: 'ChangedMeanwhile' });
  return version;
}

/** Changes one thing in a draft. Versions in force or ended are refused whoever asks. */
export async function editChecklist(ctx: Context, input: EditChecklist): Promise<Result<{ readonly number: number }, EditChecklistRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  if (!can(ctx.actor, 'checklist:edit')) return refuse({ name: 'NotPermitted' });
  try {
    return ok(await inTransaction(async (tx) => {
      const version = await lockedDraft(tx, ctx, input.number, input.revision);
      const head = input.change === 'head' ? { title: input.title, basis: input.basis ?? null } : {};
      if (input.change !== 'head') {
        const content = { items: await readChecklistItems(agencyId, version.id, tx), questions: await readChecklistQuestions(agencyId, version.id, tx) };
        const next = await changed(tx, agencyId, content, input);
        await replaceChecklistContent(tx, agencyId, version.id, next.items, next.questions);
      }
      await tx.checklistVersion.update({ where: { agencyId_id: { agencyId, id: version.id } }, data: { ...head, revision: version.revision + 1 } });
      const { number, revision: _seen, change, ...detail } = input;
      await appendAudit(tx, { agencyId, actorId: staffId, action: 'checklist:edit', subject: `checklist:${number}`, at: ctx.instant, detail: { change, ...detail } });
      return { number };
    }));
  } catch (error) {
    if (error instanceof Rollback) return refuse((error as Rollback<EditChecklistRefusal>).refusal);
    throw error;
  }
}

