import 'server-only';
import { readUnitCounts } from '@/lib/data/self-reports';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { SELF_REPORT_FIGURES, type SelfReportFigure, type SelfReportFigures } from '@/lib/domain/inspection/self-report';
import { emptyLine, type Beside, type Column } from '@/lib/domain/report/tally';
import { selfReportFigureWords } from '@/lib/text/inspection-flow-words';
import { paths } from '@/lib/text/paths';
import { BREAKDOWN_SLUGS, slugOfPeriod } from '@/lib/text/report';
import { buildReport } from '../build-report';

/** The column of the report in which a figure stands; those without one are counted elsewhere. */
const COLUMN: Partial<Record<SelfReportFigure, Column | Beside>> = {
  'received-online': 'c4', 'carried-over': 'c6', resolved: 'c7', 'resolved-early': 'c8', 'resolved-on-time': 'c9', 'resolved-late': 'c10', pending: 'c11', 'pending-overdue': 'c13', refused: 'refused', stopped: 'stopped', withdrawn: 'withdrawn', 'awaiting-supplement': 'awaitingSupplement',
};

/** The figures of a unit over a period as the register has them at an instant: those of the report of the period, in the unit's row. */
export async function unitFigures(agencyId: number, unitId: string, period: { readonly from: PlainDate; readonly to: PlainDate }, asOf: Date): Promise<SelfReportFigures> {
  const [report, counts] = await Promise.all([buildReport({ agencyId, period, asOf, now: asOf }, 'unit'), readUnitCounts(agencyId, unitId, period.from, period.to)]);
  const line = report.rows.find(({ key }) => key === unitId)?.line ?? emptyLine();
  const value: Record<SelfReportFigure, number> = {
    received: line.c4 + line.c5, 'received-online': line.c4, 'carried-over': line.c6, resolved: line.c7, 'resolved-early': line.c8, 'resolved-on-time': line.c9, 'resolved-late': line.c10, pending: line.c11, 'pending-overdue': line.c13,
    refused: line.refused, stopped: line.stopped, withdrawn: line.withdrawn, 'awaiting-supplement': line.awaitingSupplement, procedures: counts.procedures, postings: counts.postings, feedback: counts.feedback, 'feedback-open': counts.feedbackOpen,
  };
  const slug = slugOfPeriod(period);
  const pathOf = (key: SelfReportFigure): string | null => {
    const column = COLUMN[key];
    return column === undefined ? null : paths.reportCell(slug, { o: column, theo: BREAKDOWN_SLUGS.unit, dong: unitId });
  };
  return { periodFrom: period.from, periodTo: period.to, asOf: asOf.toISOString(), lines: SELF_REPORT_FIGURES.map((key) => ({ key, label: selfReportFigureWords[key], value: value[key], path: pathOf(key) })) };
}
