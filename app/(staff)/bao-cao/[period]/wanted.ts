import { notFound } from 'next/navigation';
import { instantOfLocalTime } from '@/lib/domain/calendar/local-time';
import { addDays, parsePlainDate } from '@/lib/domain/calendar/plain-date';
import { BESIDES, COLUMNS, type Beside, type Column } from '@/lib/domain/report/tally';
import { now } from '@/lib/platform/clock';
import { periodOfSlug, type NamedPeriod } from '@/lib/text/report';
import type { ReportWanted } from '@/lib/usecases/build-report';

export type Query = Record<string, string | string[] | undefined>;
export type Asked = { readonly named: NamedPeriod; readonly wanted: ReportWanted; readonly asOfText: string; readonly cell: { column: Column | Beside; sectorId?: string } | null };

const one = (query: Query, name: string): string => (typeof query[name] === 'string' ? (query[name] as string) : '');

/** What the address asks for. A date as an as-of includes that whole day; without one, what is known now. */
export function askedOf(agencyId: number, slug: string, query: Query): Asked {
  const named = periodOfSlug(decodeURIComponent(slug));
  if (!named) notFound();
  const asOfOn = parsePlainDate(one(query, 'biet-den'));
  const instant = now();
  const asOf = asOfOn ? new Date(Math.min(instantOfLocalTime({ on: addDays(asOfOn, 1), minute: 0 }) - 1, instant.getTime())) : instant;
  const column = [...COLUMNS, ...BESIDES].find((known) => known === one(query, 'o'));
  const sectorId = /^[0-9a-f-]{36}$/.test(one(query, 'linh-vuc')) ? one(query, 'linh-vuc') : undefined;
  return { named, wanted: { agencyId, period: named.period, asOf, now: instant }, asOfText: asOfOn ?? '', cell: column ? { column, ...(sectorId ? { sectorId } : {}) } : null };
}
