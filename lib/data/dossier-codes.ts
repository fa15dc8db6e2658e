import 'server-only';
import type { RawTx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';

export type NumbersWanted = {
  readonly agencyId: number;
  /** The local date of reception. */
  readonly day: PlainDate;
  /** How many dossiers; their ordinals follow one another. */
  readonly count: number;
  /** The book of the papers made with them; null when none is. */
  readonly book: { readonly kind: string; readonly year: number } | null;
};

/** The first ordinal of the day and of the book; the others follow. */
export type NumbersTaken = { readonly firstOfDay: number; readonly firstOfBook: number | null };

/**
 * Takes ordinals of a day, and numbers of a book. They are rows that every writer of the day must have: take them last,
 * so that they are held only until the commit; a rollback gives them back, so there is no gap. Always the day before the
 * book, so that two writers never wait for each other.
 */
export async function takeNumbers(tx: RawTx, { agencyId, day, count, book }: NumbersWanted): Promise<NumbersTaken> {
  const [taken] = book === null
    ? await tx.$queryRaw<{ day: number; book: number | null }[]>`
        INSERT INTO dossier_day_counter ("agencyId", day, last) VALUES (${agencyId}, ${day}::date, ${count})
        ON CONFLICT ("agencyId", day) DO UPDATE SET last = dossier_day_counter.last + ${count} RETURNING last AS day, NULL::int AS book`
    : await tx.$queryRaw<{ day: number; book: number | null }[]>`
        WITH of_day AS (
          INSERT INTO dossier_day_counter ("agencyId", day, last) VALUES (${agencyId}, ${day}::date, ${count})
          ON CONFLICT ("agencyId", day) DO UPDATE SET last = dossier_day_counter.last + ${count} RETURNING last
        ), of_book AS (
          INSERT INTO paper_counter ("agencyId", kind, "bookYear", last) SELECT ${agencyId}, ${book.kind}, ${book.year}, ${count} FROM of_day
          ON CONFLICT ("agencyId", kind, "bookYear") DO UPDATE SET last = paper_counter.last + ${count} RETURNING last
        ) SELECT of_day.last AS day, of_book.last AS book FROM of_day, of_book`;
  if (!taken) throw new Error('The counter of the day gave no number');
  return { firstOfDay: taken.day - count + 1, firstOfBook: taken.book === null ? null : taken.book - count + 1 };
}

/** The next number of a book, for a paper that comes without a new dossier. Take it last. */
export async function takePaperNumber(tx: RawTx, agencyId: number, kind: string, year: number): Promise<number> {
  const [taken] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO paper_counter ("agencyId", kind, "bookYear", last) VALUES (${agencyId}, ${kind}, ${year}, 1)
    ON CONFLICT ("agencyId", kind, "bookYear") DO UPDATE SET last = paper_counter.last + 1 RETURNING last`;
  if (!taken) throw new Error('The book gave no number');
  return taken.last;
}
