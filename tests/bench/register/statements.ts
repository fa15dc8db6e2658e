import { queuePageSql } from '@/lib/data/dossier-search';
import type { QueueBounds, QueueFilter } from '@/lib/data/queue-filter';
import { publicLookupSql } from '@/lib/data/public-lookup';

type Statement = { readonly text: string; readonly values: readonly unknown[] };

/** The product's own statements for the yardsticks: first page of a unit's queue, look-up by token, search by name. */
export function statementsOf(filter: QueueFilter, bounds: QueueBounds, search: string): Record<'queue' | 'lookup' | 'search', Statement> {
  const queue = queuePageSql(filter, { tab: 'open', bounds, size: 50 });
  const found = queuePageSql({ agencyId: filter.agencyId, reach: filter.reach, search }, { tab: 'any', bounds, size: 50 });
  const lookup = publicLookupSql(filter.agencyId, 'TOKEN');
  return { queue: { text: queue.text, values: queue.values }, search: { text: found.text, values: found.values }, lookup: { text: lookup.text, values: lookup.values } };
}

/**
 * The columns of Biểu II.06a by sector in one aggregate over the dossiers, as anyone would write it without counters, events
 * or as-of: the yardstick of the report. $1 agency, $2 and $3 the first instant of the period and the first after it.
 */
export const AGGREGATE = `
  SELECT d."sectorId",
    count(*) FILTER (WHERE d."receivedAt" >= $2 AND d.channel = 'online') AS c4, count(*) FILTER (WHERE d."receivedAt" >= $2 AND d.channel <> 'online') AS c5, count(*) FILTER (WHERE d."receivedAt" < $2) AS c6,
    count(*) FILTER (WHERE d."endedAt" < $3 AND d."endStanding" = 'early') AS c8, count(*) FILTER (WHERE d."endedAt" < $3 AND d."endStanding" = 'on-time') AS c9, count(*) FILTER (WHERE d."endedAt" < $3 AND d."endStanding" = 'late') AS c10,
    count(*) FILTER (WHERE (d."endedAt" IS NULL OR d."endedAt" >= $3) AND (d."pausedAt" IS NOT NULL OR d."originalDueAt" >= $3)) AS c12, count(*) FILTER (WHERE (d."endedAt" IS NULL OR d."endedAt" >= $3) AND d."pausedAt" IS NULL AND d."originalDueAt" < $3) AS c13
    FROM dossier d WHERE d."agencyId" = $1 AND d."receivedAt" < $3 AND d.status <> 'declined' AND (d."endedAt" IS NULL OR d."endedAt" >= $2) GROUP BY 1`;
