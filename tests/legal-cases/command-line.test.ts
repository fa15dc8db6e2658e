import { describe, expect, it } from 'vitest';
import { answerDeadlineLine } from '@/lib/cli/deadline';
import { localTime } from '@/lib/domain/calendar/local-time';
import { dueDate } from '@/lib/domain/calendar/add-term';
import { formatLocalTime } from '@/lib/domain/calendar/local-time';
import vectors from './deadline-vectors.json';
import { inEngineTerms, randomCase, seeded, shippedCalendar } from './random-cases';

const now = localTime('2026-11-20T10:24');

describe('tthc deadline', () => {
  it.each(vectors.map((vector) => [JSON.stringify(vector), vector] as const))('answers %s', (line, vector) => {
    expect(answerDeadlineLine(line, shippedCalendar, now)).toMatchObject(vector);
  });

  it('gives the date of the engine, for the waits that it can say', () => {
    const random = seeded(11);
    for (let index = 0; index < 2000; index += 1) {
      const theCase = randomCase(random, 2017, 2026);
      const asked = { ...theCase, pauses: theCase.pauses.map((pause) => ({ ...pause, cause: 'supplement' as const })) };
      const { receivedAt, term, pauses } = inEngineTerms(asked);
      const found = dueDate(receivedAt, term, asked.pauseRule, pauses, shippedCalendar);
      const line = JSON.stringify({ ...asked, pauses: asked.pauses.map(({ from, to }) => [from, to]) });
      expect(answerDeadlineLine(line, shippedCalendar, now), line).toMatchObject({ due: found.ok ? formatLocalTime(found.value.due) : 'refused' });
    }
  });
});
