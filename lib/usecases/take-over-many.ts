import 'server-only';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { newId } from '@/lib/platform/new-id';
import type { Context } from './context';
import type { FileRefusal } from './give-by-sheet';
import { performAct } from './perform-act';

export type TakeOverInput = { readonly files: readonly { readonly code: string; readonly seen: number }[] };
export type TakenOver = { readonly batchId: string; readonly taken: readonly string[]; readonly problems: readonly FileRefusal[] };
export type TakeOverRefusal = { readonly name: 'NothingChosen' } | { readonly name: 'NoneTaken'; readonly problems: readonly FileRefusal[] };

/** Takes several files over without a sheet: each in its own transaction, all of one batch; what could not be taken is told by its code. */
export async function takeOverMany(ctx: Context, { files }: TakeOverInput): Promise<Result<TakenOver, TakeOverRefusal>> {
  if (files.length === 0) return refuse({ name: 'NothingChosen' });
  const batchId = newId();
  const taken: string[] = [];
  const problems: FileRefusal[] = [];
  for (const { code, seen } of files) {
    const done = await performAct(ctx, { code, act: 'take-over', seen, batchId });
    if (done.ok) taken.push(code);
    else problems.push({ code, refusal: done.refusal });
  }
  return taken.length === 0 ? refuse({ name: 'NoneTaken', problems }) : ok({ batchId, taken, problems });
}
