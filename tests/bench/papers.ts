import { renderPaper } from '@/lib/adapters/pdf/render-paper';
import { IN_FORCE, samplePapers } from '../papers/sample-papers';

export type PapersBench = {
  readonly receipts: number; readonly coldMs: number; readonly p50: number; readonly p95: number;
  /** Of all threads together: what a busy machine does not stretch. */
  readonly cpuMsEach: number;
  readonly volumeLines: number; readonly volumes: readonly { readonly seconds: number; readonly cpuSeconds: number; readonly rssMb: number }[];
};

const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Warm receipts (Mẫu 01) one after the other, each another dossier, then the register (Mẫu 07) of `lines` in its volumes. */
export async function benchPapers(receipts: number, lines: number, linesInVolume: number): Promise<PapersBench> {
  const papers = samplePapers({ receivedOn: IN_FORCE });
  const code = (index: number): string => `H24.21-261120-${String(index + 1).padStart(4, '0')}`;
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const from = performance.now();
    await work();
    return performance.now() - from;
  };
  const receipt = (index: number) => timed(() => renderPaper({ ...papers['intake-receipt'], dossierCode: code(index), number: `${index}/GTN-BPMC` }, { format: 'a4' }));
  const coldMs = await receipt(0);
  for (let index = 1; index < 20; index += 1) await receipt(index);
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let index = 0; index < receipts; index += 1) times.push(await receipt(100 + index));
  const cpuMsEach = cpuMsSince(before) / receipts;
  times.sort((a, b) => a - b);

  const register = papers['dossier-register'];
  const [line] = register.lines;
  if (!line) throw new Error('A sample without lines');
  const volumes: { seconds: number; cpuSeconds: number; rssMb: number }[] = [];
  for (let first = 0; first < lines; first += linesInVolume) {
    let peak = 0;
    const begun = process.cpuUsage();
    const watch = setInterval(() => { peak = Math.max(peak, process.memoryUsage.rss()); }, 20);
    const count = Math.min(linesInVolume, lines - first);
    const ms = await timed(() => renderPaper({ ...register, firstOrdinal: first + 1, lines: Array.from({ length: count }, (_, index) => ({ ...line, dossierCode: code(first + index) })) }, { format: 'a4' }));
    clearInterval(watch);
    volumes.push({ seconds: ms / 1_000, cpuSeconds: cpuMsSince(begun) / 1_000, rssMb: Math.round(peak / 1e6) });
  }
  return { receipts, coldMs, p50: at(times, 0.5), p95: at(times, 0.95), cpuMsEach, volumeLines: linesInVolume, volumes };
}
