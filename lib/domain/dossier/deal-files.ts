/** A person to whom files are given, and which of them they may hold. */
export type Receiver<F> = { readonly staffId: string; readonly mayHold: (file: F) => boolean };

export type Dealt<F> = { readonly given: readonly { readonly file: F; readonly staffId: string }[]; readonly left: readonly F[] };

/**
 * Deals files out, in the order given (most urgent first): each goes to the receiver who may hold it and has fewest so far, the
 * earlier named one where two have as many, so that nobody gets all the urgent ones. `left`: nobody may hold them.
 */
export function dealFiles<F>(files: readonly F[], receivers: readonly Receiver<F>[]): Dealt<F> {
  const load = new Map(receivers.map(({ staffId }) => [staffId, 0]));
  const loadOf = ({ staffId }: Receiver<F>): number => load.get(staffId) ?? 0;
  const given: { file: F; staffId: string }[] = [];
  const left: F[] = [];
  for (const file of files) {
    const able = receivers.filter((each) => each.mayHold(file));
    const least = able.reduce<Receiver<F> | undefined>((best, each) => (best === undefined || loadOf(each) < loadOf(best) ? each : best), undefined);
    if (least === undefined) {
      left.push(file);
      continue;
    }
    load.set(least.staffId, loadOf(least) + 1);
    given.push({ file, staffId: least.staffId });
  }
  return { given, left };
}
