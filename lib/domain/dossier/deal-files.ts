/** A file to be given to someone else, and a person who may have it. */
export type DealtFile = { readonly code: string; readonly unitId: string };
export type Receiver = { readonly staffId: string; readonly unitIds: readonly string[] };

export type Dealt<F extends DealtFile> = { readonly given: readonly { readonly file: F; readonly staffId: string }[]; readonly left: readonly F[] };

/**
 * Deals files out, in the order given (most urgent first): each goes to the receiver of its unit who has fewest so far, the
 * earlier named one where two have as many, so that nobody gets all the urgent ones. `left`: no receiver works in their unit.
 */
export function dealFiles<F extends DealtFile>(files: readonly F[], receivers: readonly Receiver[]): Dealt<F> {
  const load = new Map(receivers.map(({ staffId }) => [staffId, 0]));
  const given: { file: F; staffId: string }[] = [];
  const left: F[] = [];
  for (const file of files) {
    let least: Receiver | undefined;
    for (const each of receivers) if (each.unitIds.includes(file.unitId) && (least === undefined || (load.get(each.staffId) ?? 0) < (load.get(least.staffId) ?? 0))) least = each;
    if (least === undefined) {
      left.push(file);
      continue;
    }
    load.set(least.staffId, (load.get(least.staffId) ?? 0) + 1);
    given.push({ file, staffId: least.staffId });
  }
  return { given, left };
}
