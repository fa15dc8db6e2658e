/**
 * Continuous control: rules that look at everything and name what breaks them. Each has an id that never changes, a version
 * that changes with its meaning, and a legal basis, so that an inspection can cite it.
 */

/** One row that breaks a rule. `subject` is `<thing>:<key>`; `detail` holds what its sentence needs. */
export type Breach = {
  readonly subject: string;
  /** The unit that has to act; null: the control team. */
  readonly unitId: string | null;
  readonly detail: Readonly<Record<string, string | number | null>>;
};

/** How many rows were looked at, and those that break the rule. */
export type ControlOutcome = { readonly population: number; readonly breaches: readonly Breach[] };

export type ControlRule<Facts> = {
  readonly id: string;
  readonly version: number;
  readonly legalBasis: string;
  /** False: the basis is from memory, "chưa đối chiếu bản gốc". */
  readonly isBasisVerified: boolean;
  readonly check: (facts: Facts) => ControlOutcome;
};
