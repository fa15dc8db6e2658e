import type { ActionState } from './action-state';

/** What the error summary above a form lists: each field at fault, else the one message. */
export function problemsOf(state: ActionState): readonly { readonly name: string | null; readonly message: string }[] {
  if (state.status !== 'error') return [];
  const fields = Object.entries(state.fieldErrors ?? {});
  return fields.length > 0 ? fields.map(([name, message]) => ({ name, message })) : [{ name: null, message: state.message ?? 'Chưa làm được. Thử lại.' }];
}
