/** Prints the offset of the process's time zone and a few thousand due dates: properties.test.ts runs it in several zones and compares. */
import { dueDate } from '@/lib/domain/calendar/add-term';
import { formatLocalTime, localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { inEngineTerms, randomCase, seeded, shippedCalendar } from './random-cases';

const random = seeded(7);
const lines = [String(new Date(2026, 10, 20).getTimezoneOffset())];
for (let index = 0; index < 2000; index += 1) {
  const theCase = randomCase(random, 2023, 2026);
  const { receivedAt, term, pauses } = inEngineTerms(theCase);
  const found = dueDate(receivedAt, term, theCase.pauseRule, pauses, shippedCalendar);
  lines.push(found.ok ? formatLocalTime(found.value.due) : found.refusal.name);
}
lines.push(formatLocalTime(localTimeOfInstant(Date.parse('2026-11-20T03:24:59Z'))));
console.log(lines.join('\n'));
