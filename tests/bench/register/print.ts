import type { Row } from './workloads';

export type BenchRecord = { readonly at: string; readonly rows: number; readonly startMs: number; readonly memoryMb: number; readonly machine: { readonly cpu: string; readonly cores: number; readonly load: readonly number[] }; readonly results: readonly Row[] };

const MEMORY_MB = 450;
/** How much slower at a million than at ten thousand a workload may be at its median. */
const GROWTH: readonly (readonly [start: string, connections: number, wanted: number])[] = [['create a dossier', 1, 1.5], ['unit queue, 50 rows, JSON', 1, 1.5], ['public look-up, JSON', 1, 1.5], ['search', 1, 4], ['II.06a of', 1, 4]];

const ms = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(1));
const reached = (is: boolean | null): string => (is === null ? 'not measured' : is ? 'yes' : 'NO');

/** One row of the table, in Markdown. */
export function line(row: Row): string {
  const times = (t: Row['product']): string => `${ms(t.p50)} / ${ms(t.p95)} / ${ms(t.p99)} ms, ${t.perSecond >= 10 ? t.perSecond.toFixed(0) : t.perSecond.toFixed(1)}/s${t.failed > 0 ? `, ${t.failed} FAILED` : ''}`;
  if (row.by === 'mb') return `| ${row.workload} | ${row.connections} | ${row.ratio.toFixed(0)} MB more | | | ${row.wanted} | ${reached(row.isReached)} |`;
  return `| ${row.workload}${row.note ? ` (${row.note})` : ''} | ${row.connections} | ${times(row.product)} | ${row.floor ? `${row.floorName}: ${times(row.floor)}` : ''} | ${row.ratio.toFixed(2)} (${row.by}) | ${row.wanted} | ${reached(row.isReached)} |`;
}

/** Prints the table in Markdown, and how cost grew since the last run over 10,000 dossiers. */
export function printTable(record: BenchRecord, history: string): void {
  console.log(`\n| workload | conn. | product p50 / p95 / p99, throughput | yardstick | ratio | wanted | reached |\n| --- | --- | --- | --- | --- | --- | --- |`);
  for (const row of record.results) console.log(line(row));
  console.log(`| memory of the server after the load | | ${record.memoryMb.toFixed(0)} MB | | | ≤ ${MEMORY_MB} MB | ${reached(record.memoryMb <= MEMORY_MB)} |`);
  console.log(`| start of the server | | ${record.startMs.toFixed(0)} ms | | | | |`);
  if (record.rows <= 10_000) return;
  const small = history.split('\n').filter(Boolean).map((text) => JSON.parse(text) as BenchRecord).filter(({ rows }) => rows === 10_000);
  for (const [start, connections, wanted] of GROWTH) {
    const of = (from: BenchRecord | undefined): Row | undefined => from?.results.find((row) => row.workload.startsWith(start) && row.connections === connections);
    const [now, before] = [of(record), small.map(of).filter((row) => row !== undefined).at(-1)];
    if (!now || !before) continue;
    const ratio = now.product.p50 / before.product.p50;
    console.log(`| growth of ${now.workload} from 10,000 | ${connections} | ${ms(now.product.p50)} ms | ${ms(before.product.p50)} ms at 10,000 | ${ratio.toFixed(2)} (p50) | ≤ ${wanted} x | ${reached(ratio <= wanted)} |`);
  }
}
