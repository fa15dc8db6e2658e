import { parsePlainDate, plainDateOf, yearOf, type PlainDate } from '../domain/calendar/plain-date';

/** Two-digit years below this are of this century. Births are read with `latest`, which decides better. */
const PIVOT = 70;

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const PARTS = /^(\d{1,2})[\s./\-_,]+(\d{1,2})[\s./\-_,]+(\d{4}|\d{2})$/;
const BARE = /^(\d{2})(\d{2})(\d{4}|\d{2})$/;

function fullYear(text: string, month: number, day: number, latest: PlainDate | undefined): number {
  const year = Number(text);
  if (text.length === 4) return year;
  const thisCentury = 2000 + year;
  if (latest === undefined) return year < PIVOT ? thisCentury : 1900 + year;
  const date = plainDateOf(thisCentury, month, day);
  return thisCentury > yearOf(latest) || (date !== null && date > latest) ? 1900 + year : thisCentury;
}

/**
 * Reads a date as people type it, day first: `05/09/2026`, `5/9/26`, `5.9.2026`, `05092026`, `050926`; also
 * `2026-09-05`. Null when it is not a date, or a date that does not exist.
 *
 * `latest` is the last day that makes sense (today, for a birth): a two-digit year then means the latest century that
 * is not after it.
 */
export function parseDate(text: string, latest?: PlainDate): PlainDate | null {
  const trimmed = text.trim();
  const iso = ISO.exec(trimmed);
  if (iso) return parsePlainDate(`${iso[1]}-${(iso[2] ?? '').padStart(2, '0')}-${(iso[3] ?? '').padStart(2, '0')}`);
  const parts = PARTS.exec(trimmed) ?? BARE.exec(trimmed);
  if (!parts) return null;
  const day = Number(parts[1]);
  const month = Number(parts[2]);
  return plainDateOf(fullYear(parts[3] ?? '', month, day, latest), month, day);
}
