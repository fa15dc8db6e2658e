import { notFound } from 'next/navigation';
import { parsePlainDate } from '@/lib/domain/calendar/plain-date';
import { BREAKDOWNS, type Breakdown } from '@/lib/domain/report/breakdown';
import { BESIDES, COLUMNS } from '@/lib/domain/report/tally';
import { now } from '@/lib/platform/clock';
import { BREAKDOWN_SLUGS, COMPARISONS, freeSlug, periodOfSlug, slugBefore, slugYearBefore, type NamedPeriod } from '@/lib/text/report';
import type { ReportWanted } from '@/lib/usecases/build-report';
import type { ReportCell } from '@/lib/usecases/list-cell';
import { asOfInstant } from '../as-of';

export type Query = Record<string, string | string[] | undefined>;
/** `query` is what the address must carry so that the same figures stand behind it. */
export type Asked = {
  readonly named: NamedPeriod;
  readonly wanted: ReportWanted;
  readonly by: Breakdown;
  readonly asOf: { readonly date: string; readonly time: string };
  readonly query: Readonly<Record<'theo' | 'biet-den' | 'luc', string | undefined>>;
  readonly cell: ReportCell | null;
  readonly comparison: { readonly asked: string; readonly named: NamedPeriod } | null;
};

const one = (query: Query, name: string): string => (typeof query[name] === 'string' ? (query[name] as string) : '');
const KEY = /^(?:[0-9a-f-]{36}|[a-z][a-z-]{1,20})$/;

function comparisonOf(query: Query, named: NamedPeriod): Asked['comparison'] {
  const asked = one(query, 'so-voi');
  const [from, to] = [parsePlainDate(one(query, 'so-tu')), parsePlainDate(one(query, 'so-den'))];
  const slug = Object.hasOwn(COMPARISONS, asked) ? (asked === 'ky-truoc' ? slugBefore(named) : slugYearBefore(named)) : from && to && from <= to ? freeSlug(from, to) : asked;
  const other = slug ? periodOfSlug(slug) : null;
  return other ? { asked: slug === asked || Object.hasOwn(COMPARISONS, asked) ? asked : slug, named: other } : null;
}

/** What the address asks for. A date as an as-of includes that whole day; without one, what is known now. */
export function askedOf(agencyId: number, slug: string, query: Query): Asked {
  const named = periodOfSlug(decodeURIComponent(slug));
  if (!named) notFound();
  const instant = now();
  const asOf = asOfInstant(one(query, 'biet-den'), one(query, 'luc'), instant);
  const by = BREAKDOWNS.find((known) => BREAKDOWN_SLUGS[known] === one(query, 'theo')) ?? 'sector';
  const column = [...COLUMNS, ...BESIDES].find((known) => known === one(query, 'o'));
  const key = KEY.test(one(query, 'dong')) ? one(query, 'dong') : undefined;
  return {
    named, by,
    wanted: { agencyId, period: named.period, asOf: asOf.at, now: instant },
    asOf: { date: asOf.date, time: asOf.time },
    query: { theo: by === 'sector' ? undefined : BREAKDOWN_SLUGS[by], 'biet-den': asOf.date || undefined, luc: asOf.time || undefined },
    cell: column ? { column, by, key } : null,
    comparison: comparisonOf(query, named),
  };
}
