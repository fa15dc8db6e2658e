import 'server-only';
import { feedbackOnTime } from '@/lib/data/feedback';
import { findFormula, listEntries, readDossierShares, type StoredEntry, type StoredFormula } from '@/lib/data/quality';
import { readRatings } from '@/lib/data/ratings';
import { instantOfLocalTime } from '@/lib/domain/calendar/local-time';
import { addDays, type PlainDate } from '@/lib/domain/calendar/plain-date';
import { missingParts } from '@/lib/domain/procedure/checks';
import { DEFAULT_PARTS, scoreIndex, type IndexScore, type Measure, type Share } from '@/lib/domain/service/quality-index';
import { summarise } from '@/lib/domain/service/rating';
import { readPublication } from './read-publication';

type Period = { readonly from: PlainDate; readonly to: PlainDate };
export type QualityIndex = { readonly score: IndexScore; readonly formula: StoredFormula | null; readonly entries: ReadonlyMap<string, StoredEntry> };

const instant = (on: PlainDate): Date => new Date(instantOfLocalTime({ on, minute: 0 }));

/** Every share that the system can compute, of a period; what is a state and not a flow is taken at the end of its last day, or today while it lasts. */
async function measures(agencyId: number, period: Period, today: PlainDate): Promise<Readonly<Record<Measure, Share>>> {
  const [from, until] = [instant(period.from), instant(addDays(period.to, 1))];
  const last = period.to < today ? period.to : today;
  const [dossiers, publication, ratings, feedback] = await Promise.all([readDossierShares(agencyId, { from, until }), readPublication(agencyId, last), readRatings(agencyId, from, until), feedbackOnTime(agencyId, from, until)]);
  const current = publication.lines.filter(({ isUpcoming }) => !isUpcoming);
  const { count, satisfied } = summarise(ratings);
  return {
    ...dossiers,
    published: { numerator: publication.published, denominator: publication.inForce },
    complete: { numerator: current.filter(({ version }) => missingParts(version.name, version.content).length === 0).length, denominator: current.length },
    satisfied: { numerator: satisfied, denominator: count },
    'feedback-on-time': feedback,
  };
}

/** The service-quality index of a period (decision 766/QĐ-TTg, indicative): what is computed and what was entered, by the formulas in effect on its last day. */
export async function readQualityIndex(agencyId: number, period: Period, today: PlainDate): Promise<QualityIndex> {
  const [measured, formula, entries] = await Promise.all([measures(agencyId, period, today), findFormula(agencyId, period.to), listEntries(agencyId, period)]);
  const parts = formula?.parts ?? DEFAULT_PARTS;
  const entered = new Map(entries.map((entry) => [entry.partId, entry]));
  const shares = new Map(parts.flatMap((part) => {
    const share = part.measure ? measured[part.measure] : entered.get(part.id);
    return share ? [[part.id, { numerator: share.numerator, denominator: share.denominator }] as const] : [];
  }));
  return { score: scoreIndex(parts, shares), formula, entries: entered };
}
