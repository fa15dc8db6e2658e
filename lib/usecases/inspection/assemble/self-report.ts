import 'server-only';
import type { SelfReportDocument } from '@/lib/domain/inspection/document-data';

/** The figures of a self-report as they were frozen: `{ lines: { label, value, path? }[] }`. What has no address of its own opens the report. */
export function selfReportFigures(figures: unknown, path: string): SelfReportDocument['figures'] {
  const lines = (figures as { lines?: unknown } | null | undefined)?.lines;
  if (!Array.isArray(lines)) return [];
  return (lines as { label?: unknown; value?: unknown; path?: unknown }[]).flatMap(({ label, value, path: own }) => (typeof label === 'string' && typeof value === 'number' ? [{ label, figure: { value, path: typeof own === 'string' ? own : path } }] : []));
}
