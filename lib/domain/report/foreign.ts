import { COLUMNS, type Column } from './tally';

/** The figures of one line as they were written; a column that the original does not have is absent. */
export type ForeignValues = Readonly<Partial<Record<Column, number>>>;
export type ForeignRow = { readonly label: string; readonly values: ForeignValues };

/** A report from elsewhere: what was read from it, and its cells as they were written. */
export type ForeignContent = {
  readonly rows: readonly ForeignRow[];
  readonly total: ForeignValues | null;
  /** Columns of the form that the original does not have. */
  readonly missing: readonly Column[];
  readonly asWritten: readonly (readonly string[])[];
  /** The day as of which our own register is told beside it; null: as it is known now. */
  readonly besideAsOf?: string | null;
};

export type ForeignImbalance = {
  /** `<line>:<identity>`: what an explanation is tied to. The line is `total` or the ordinal of the row from 0. */
  readonly key: string;
  readonly line: string | null;
  readonly kind: 'identity' | 'sum';
  readonly identity: string;
  readonly stated: number;
  readonly reckoned: number;
  /** stated − reckoned: above 0 so many dossiers are accounted for nowhere, below 0 so many are counted twice. */
  readonly difference: number;
  /** Sum columns that the original does not have, added up from their parts. */
  readonly derived: readonly Column[];
};

type Part = { readonly value: number; readonly derived: Column | null };
const PARTS: Readonly<Partial<Record<Column, readonly Column[]>>> = { c3: ['c4', 'c5', 'c6'], c7: ['c8', 'c9', 'c10'], c11: ['c12', 'c13'] };

/** A sum column as it stands, or added up from those of its parts that the original has. */
function sumOf(values: ForeignValues, column: Column): Part | null {
  const stated = values[column];
  if (stated !== undefined) return { value: stated, derived: null };
  const parts = (PARTS[column] ?? []).flatMap((part) => values[part] ?? []);
  return parts.length ? { value: parts.reduce((sum, part) => sum + part, 0), derived: column } : null;
}

const WORDS: Readonly<Partial<Record<Column, string>>> = { c3: '(3) = (4) + (5) + (6)', c7: '(7) = (8) + (9) + (10)', c11: '(11) = (12) + (13)' };

function ofLine(values: ForeignValues, place: string, line: string | null): ForeignImbalance[] {
  const found: ForeignImbalance[] = [];
  const add = (identity: string, stated: number, reckoned: number, derived: readonly Column[]) => {
    if (stated !== reckoned) found.push({ key: `${place}:${identity}`, line, kind: 'identity', identity, stated, reckoned, difference: stated - reckoned, derived });
  };
  for (const column of ['c3', 'c7', 'c11'] as const) {
    const stated = values[column];
    const parts = (PARTS[column] ?? []).map((part) => values[part]);
    // With a part missing nobody can say whether the sum is right.
    if (stated === undefined || parts.some((part) => part === undefined)) continue;
    add(WORDS[column] ?? column, stated, parts.reduce<number>((sum, part) => sum + (part ?? 0), 0), []);
  }
  const [all, done, open] = [values.c3, sumOf(values, 'c7'), sumOf(values, 'c11')];
  if (all !== undefined && done && open) add('(3) = (7) + (11)', all, done.value + open.value, [done.derived, open.derived].flatMap((column) => column ?? []));
  return found;
}

/** Everything that does not balance in a report from elsewhere: each line's identities, and the last line against its rows. */
export function foreignImbalances({ rows, total }: Pick<ForeignContent, 'rows' | 'total'>): ForeignImbalance[] {
  const lines = rows.flatMap(({ label, values }, index) => ofLine(values, String(index), label));
  if (!total) return lines;
  const sums = rows.length === 0 ? [] : COLUMNS.flatMap((column): ForeignImbalance[] => {
    const stated = total[column];
    const parts = rows.map(({ values }) => values[column]);
    if (stated === undefined || parts.some((part) => part === undefined)) return [];
    const reckoned = parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
    return stated === reckoned ? [] : [{ key: `total:${column}`, line: null, kind: 'sum', identity: column, stated, reckoned, difference: stated - reckoned, derived: [] }];
  });
  return [...lines, ...ofLine(total, 'total', null), ...sums];
}

/** The figures of the whole: the last line, or the rows added up where there is none. */
export function foreignTotal({ rows, total }: Pick<ForeignContent, 'rows' | 'total'>): ForeignValues {
  if (total) return total;
  return Object.fromEntries(COLUMNS.flatMap((column) => {
    const parts = rows.flatMap(({ values }) => values[column] ?? []);
    return parts.length ? [[column, parts.reduce((sum, part) => sum + part, 0)]] : [];
  }));
}
