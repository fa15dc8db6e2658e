import 'server-only';
import { listSectors } from '@/lib/data/procedures';
import { readRatings } from '@/lib/data/ratings';
import { instantOfLocalTime, localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { addDays } from '@/lib/domain/calendar/plain-date';
import type { ReportingPeriod } from '@/lib/domain/report/period';
import type { ReportLine } from '@/lib/domain/report/tally';
import { summarise, type RatingSummary } from '@/lib/domain/service/rating';
import { buildReport } from './build-report';
import { readPublication } from './read-publication';

export type PublicFigures = {
  readonly asOf: Date;
  readonly period: ReportingPeriod;
  readonly total: ReportLine;
  readonly sectors: readonly { readonly name: string; readonly nameEn: string | null; readonly line: ReportLine }[];
  readonly ratings: RatingSummary;
  readonly publication: { readonly inForce: number; readonly published: number };
};

/** How long the public reads the same figures: a report of a year is not reckoned anew for every reader. */
const KEPT_MS = 10 * 60_000;
const kept = new Map<string, { readonly until: number; readonly figures: Promise<PublicFigures> }>();

async function reckon(agencyId: number, period: ReportingPeriod, now: Date): Promise<PublicFigures> {
  const [report, sectors, ratings, publication] = await Promise.all([
    buildReport({ agencyId, period, asOf: now, now }), listSectors(agencyId),
    readRatings(agencyId, new Date(instantOfLocalTime({ on: period.from, minute: 0 })), new Date(instantOfLocalTime({ on: addDays(period.to, 1), minute: 0 }))),
    readPublication(agencyId, localTimeOfInstant(now.getTime()).on),
  ]);
  const english = new Map(sectors.map(({ id, nameEn }) => [id, nameEn]));
  return { asOf: now, period, total: report.total, sectors: report.rows.map(({ key, name, line }) => ({ name, nameEn: english.get(key) ?? null, line })), ratings: summarise(ratings), publication };
}

/** The agency's own figures of a period, as the public reads them: the same form that is filed, at most ten minutes old. */
export function publicFigures(agencyId: number, period: ReportingPeriod, now: Date): Promise<PublicFigures> {
  const key = `${agencyId} ${period.from} ${period.to}`;
  const known = kept.get(key);
  if (known && known.until > now.getTime()) return known.figures;
  const figures = reckon(agencyId, period, now);
  if (kept.size > 50) kept.clear();
  kept.set(key, { until: now.getTime() + KEPT_MS, figures });
  // What failed is asked again by the next reader.
  figures.catch(() => kept.delete(key));
  return figures;
}
