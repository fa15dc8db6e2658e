import os from 'node:os';
import { benchDeadline } from './deadline';

/** `npm run bench [-- deadline | intake [writers] [each]]`: measures, says on what, and asserts nothing. */
async function main([what, ...numbers]: readonly string[]): Promise<void> {
  console.log(`Node ${process.version}, ${os.cpus().length} cores, ${os.cpus()[0]?.model ?? ''}, load ${os.loadavg()[0]?.toFixed(1)}`);
  if (!what || what === 'deadline') {
    const { calls, seconds, explained, explainedSeconds } = benchDeadline();
    console.log(`${calls} due dates: ${seconds.toFixed(2)} s on one core; ${explained} with their days: ${explainedSeconds.toFixed(2)} s`);
  }
  if (!what || what === 'intake') {
    const { benchIntake } = await import('./intake');
    const found = await benchIntake(Number(numbers[0] ?? 64), Number(numbers[1] ?? 1_000));
    console.log(`${found.writers} writers x ${found.each}: ${found.kept} dossiers received, ${found.failed} failed on purpose, no gap, no repeat; ${found.perSecond.toFixed(0)} a second, p50 ${found.p50.toFixed(0)} ms, p95 ${found.p95.toFixed(0)} ms, ${found.seconds.toFixed(0)} s in all`);
  }
}

main(process.argv.slice(2)).then(() => process.exit(0), (error: unknown) => {
  console.error(error);
  process.exit(1);
});
