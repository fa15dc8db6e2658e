import os from 'node:os';
import { benchDeadline } from './deadline';

const HELP = `What the bench can do:
  npm run bench -- deadline                     a million due dates on one core
  npm run bench -- intake [writers] [each]      many counters receiving at once
  npm run bench -- papers [receipts] [lines]    receipts typeset one after the other, and a long register in its volumes
  npm run bench -- catalogue [procedures] [seconds] [search]
                                                search in the public catalogue, and its pages beside a static page
  npm run bench -- inspection [dossiers] [fresh]
                                                every self-answering rule of the checklist over a register of five years, and a night's continuous control
  npm run bench -- register [--rows 10000|100000|1000000] [--only create,queue,lookup,search,counts,report,export] [--seconds 8] [--fresh]
                                                the product over a register of five years, beside bare yardsticks (BENCHMARKS.md)`;

/** Measures, says on what, and asserts nothing. `--rows` alone means the register. */
async function main([what, ...numbers]: readonly string[]): Promise<void> {
  console.log(`Node ${process.version}, ${os.cpus().length} cores, ${os.cpus()[0]?.model ?? ''}, load ${os.loadavg()[0]?.toFixed(1)}`);
  if (!what) return console.log(HELP);
  if (what === 'register' || what.startsWith('--')) {
    const { benchRegister } = await import('./register');
    return benchRegister(what === 'register' ? numbers : [what, ...numbers]);
  }
  if (what === 'deadline') {
    const { calls, seconds, explained, explainedSeconds } = benchDeadline();
    console.log(`${calls} due dates: ${seconds.toFixed(2)} s on one core; ${explained} with their days: ${explainedSeconds.toFixed(2)} s`);
  }
  if (what === 'catalogue') {
    const { benchCatalogue } = await import('./catalogue');
    const found = await benchCatalogue(Number(numbers[0] ?? 5_000), Number(numbers[1] ?? 8), numbers[2] !== 'search');
    console.log(`${found.procedures} procedures: index built in ${found.buildMs.toFixed(0)} ms after a change; search by keystroke p50 ${found.search.p50.toFixed(1)} ms, p95 ${found.search.p95.toFixed(1)} ms, p99 ${found.search.p99.toFixed(1)} ms; of the processor's own time p50 ${found.searchCpu.p50.toFixed(1)} ms, p95 ${found.searchCpu.p95.toFixed(1)} ms`);
    for (const { what: page, times, ratio } of found.pages) console.log(`${page}: p50 ${times.p50.toFixed(1)} ms, p95 ${times.p95.toFixed(1)} ms, ${times.perSecond.toFixed(0)} a second, ${ratio.toFixed(2)} x static, ${times.failed} failed`);
  }
  if (what === 'inspection') {
    const { benchInspection } = await import('./inspection');
    const found = await benchInspection(Number(numbers[0] ?? 100_000), numbers.includes('fresh'));
    console.log(`${found.dossiers} dossiers, ${found.events} events, ${found.papers} papers, ${found.documents} components, ${found.fees} fees by ${found.rules} rules: ${found.seconds.toFixed(1)} s, ${found.cpuSeconds.toFixed(1)} s of processor, at most ${found.rssMb} MB resident; ${found.looked} things looked at, ${found.breaches} breaches`);
    console.log(`a night over the last year: ${found.run.opened} breaches opened in ${found.run.seconds.toFixed(1)} s; the same again: ${found.again.opened} opened in ${found.again.seconds.toFixed(1)} s`);
  }
  if (what === 'papers') {
    const { benchPapers } = await import('./papers');
    const found = await benchPapers(Number(numbers[0] ?? 200), Number(numbers[1] ?? 5_000), 500);
    console.log(`${found.receipts} warm receipts (A4): p50 ${found.p50.toFixed(1)} ms, p95 ${found.p95.toFixed(1)} ms, ${found.cpuMsEach.toFixed(1)} ms of processor each; the first, cold, ${found.coldMs.toFixed(0)} ms`);
    const seconds = found.volumes.map((volume) => volume.seconds);
    console.log(`register of ${found.volumes.length} volumes of ${found.volumeLines} lines: ${Math.max(...seconds).toFixed(1)} s the slowest volume, ${(found.volumes.reduce((sum, one) => sum + one.cpuSeconds, 0) / found.volumes.length).toFixed(1)} s of processor each, ${seconds.reduce((sum, one) => sum + one, 0).toFixed(1)} s all, at most ${Math.max(...found.volumes.map(({ rssMb }) => rssMb))} MB resident`);
  }
  if (what === 'intake') {
    const { benchIntake } = await import('./intake');
    const found = await benchIntake(Number(numbers[0] ?? 64), Number(numbers[1] ?? 1_000));
    console.log(`${found.writers} writers x ${found.each}: ${found.kept} dossiers received, ${found.failed} failed on purpose, no gap, no repeat; ${found.perSecond.toFixed(0)} a second, p50 ${found.p50.toFixed(0)} ms, p95 ${found.p95.toFixed(0)} ms, ${found.seconds.toFixed(0)} s in all`);
  }
}

main(process.argv.slice(2)).then(() => process.exit(0), (error: unknown) => {
  console.error(error);
  process.exit(1);
});
