/**
 * How fast are due dates? `npx tsx tests/bench/deadline.ts`. One core, mixed limits, a third of them paused; the steps
 * are not built. The target is 1,000,000 due dates in at most 2 s.
 */
import { dueDate, explain } from '@/lib/domain/calendar/add-term';
import { inEngineTerms, randomCase, seeded, shippedCalendar } from '../legal-cases/random-cases';

const CALLS = 1_000_000;
const DISTINCT = 20_000;

const random = seeded(1);
const cases = Array.from({ length: DISTINCT }, () => {
  const theCase = randomCase(random, 2017, 2026);
  const isPaused = random() < 1 / 3;
  return { ...inEngineTerms(isPaused ? theCase : { ...theCase, pauses: [] }), rule: theCase.pauseRule };
});

/** Seconds of work on one core: the processor's time, so that a busy machine does not blur it; never more than the clock's. */
export type DeadlineBench = { readonly calls: number; readonly seconds: number; readonly explained: number; readonly explainedSeconds: number };

/** Measures `dueDate` and, on a tenth as many cases, `explain`. */
export function benchDeadline(): DeadlineBench {
  let checksum = 0;
  const measure = (calls: number, run: (index: number) => number): number => {
    const begun = performance.now();
    const used = process.cpuUsage();
    for (let index = 0; index < calls; index += 1) checksum += run(index % DISTINCT);
    const { user, system } = process.cpuUsage(used);
    return Math.min((performance.now() - begun) / 1000, (user + system) / 1e6);
  };
  const due = (index: number): number => {
    const { receivedAt, term, rule, pauses } = cases[index]!;
    const result = dueDate(receivedAt, term, rule, pauses, shippedCalendar);
    return result.ok ? result.value.due.minute : 0;
  };
  const explained = (index: number): number => {
    const { receivedAt, term, rule, pauses } = cases[index]!;
    const result = explain(receivedAt, term, rule, pauses, shippedCalendar);
    return result.ok ? result.value.days.length : 0;
  };
  measure(DISTINCT, due);
  const seconds = measure(CALLS, due);
  const explainedSeconds = measure(CALLS / 10, explained);
  // Used, so that no compiler may leave the work out.
  if (checksum <= 0) throw new Error('Nothing was reckoned');
  return { calls: CALLS, seconds, explained: CALLS / 10, explainedSeconds };
}

if (process.argv[1] === import.meta.filename) {
  const { calls, seconds, explained, explainedSeconds } = benchDeadline();
  console.log(`${calls.toLocaleString('en')} due dates in ${seconds.toFixed(2)} s on one core (target 2 s): ${seconds <= 2 ? 'met' : 'missed'}`);
  console.log(`${explained.toLocaleString('en')} due dates with their days in ${explainedSeconds.toFixed(2)} s`);
  process.exitCode = seconds <= 2 ? 0 : 1;
}
