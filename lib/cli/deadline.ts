import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { explain } from '@/lib/domain/calendar/add-term';
import { formatLocalTime, parseLocalTime } from '@/lib/domain/calendar/local-time';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import type { ClockPause, LocalTime, PauseRule, StatutoryTerm, StripDay, WorkingCalendar } from '@/lib/domain/calendar/types';
import { clockRefusalSentence, DEADLINE_LINE_ERRORS, pauseLineError } from '@/lib/text/deadline';
import { stripSentence } from '@/lib/text/strip-words';

/** A line answered: what was asked, and the date with its steps. */
export type DeadlineAnswer = Readonly<Record<string, unknown>> & {
  readonly due: string;
  readonly provisional: boolean;
  readonly steps: readonly DeadlineStep[];
};
/** A line that could not be answered. */
export type DeadlineError = { readonly id: unknown; readonly error: string };

/** One day from receipt to due, with the sentence that a reader of the strip hears. */
export type DeadlineStep = Pick<StripDay, 'on' | 'kind' | 'ordinal' | 'minutes' | 'reason'> & { readonly text: string };

const LONGEST_LINE = 1_000_000;
const FLUSH_AT = 65_536;

/** The spellings of the command line, which are its own. */
const UNITS = { workingDay: 'working-day', workingHour: 'working-hour', day: 'calendar-day', sameDay: 'same-day' } as const;
const PAUSE_RULES: readonly string[] = ['resume', 'restart', 'none'] satisfies readonly PauseRule[];

/** Seconds are let through and dropped, and so is the one offset that says nothing new; another offset is an error. */
const MOMENT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::[0-5]\d(?:\.\d{1,9})?)?(?:\+07:00)?$/;

/** A day in no strip, so that none is called today: the same line has the same answer on every day. */
const NO_DAY = plainDate('0001-01-01');

class LineError extends Error {}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

function momentOf(value: unknown): LocalTime | null {
  const match = typeof value === 'string' ? MOMENT.exec(value) : null;
  return match?.[1] === undefined ? null : parseLocalTime(match[1]);
}

function termOf(input: Record<string, unknown>): StatutoryTerm {
  const { unit: spelling, value } = input;
  if (typeof spelling !== 'string' || !Object.hasOwn(UNITS, spelling)) throw new LineError(DEADLINE_LINE_ERRORS.unit);
  const unit = UNITS[spelling as keyof typeof UNITS];
  // "Trong ngày" says everything: whatever stands in `value` is not read.
  if (unit === 'same-day') return { unit };
  if (typeof value !== 'number') throw new LineError(DEADLINE_LINE_ERRORS.value);
  return { unit, value };
}

function pauseRuleOf(value: unknown): PauseRule {
  if (isAbsent(value)) return 'resume';
  if (typeof value !== 'string' || !PAUSE_RULES.includes(value)) throw new LineError(DEADLINE_LINE_ERRORS.pauseRule);
  return value as PauseRule;
}

function pausesOf(value: unknown): ClockPause[] {
  if (isAbsent(value)) return [];
  if (!Array.isArray(value)) throw new LineError(DEADLINE_LINE_ERRORS.pauses);
  return value.map((pair: unknown, index): ClockPause => {
    const isPair = Array.isArray(pair) && (pair.length === 1 || pair.length === 2);
    const from = isPair ? momentOf(pair[0]) : null;
    const isOpen = isPair && isAbsent(pair[1]);
    const to = isPair && !isOpen ? momentOf(pair[1]) : null;
    if (from === null || (to === null && !isOpen)) throw new LineError(pauseLineError(index + 1));
    return { from, to, cause: 'supplement' };
  });
}

function answer(input: Record<string, unknown>, calendar: WorkingCalendar, now: LocalTime): DeadlineAnswer {
  const receivedAt = momentOf(input['received']);
  if (receivedAt === null) throw new LineError(DEADLINE_LINE_ERRORS.received);
  const found = explain(receivedAt, termOf(input), pauseRuleOf(input['pauseRule']), pausesOf(input['pauses']), calendar, now);
  if (!found.ok) throw new LineError(clockRefusalSentence(found.refusal));
  const { due, provisional, days } = found.value;
  const context = { today: NO_DAY, due, provisional };
  const steps = days.map((day): DeadlineStep => {
    const { on, kind, ordinal, minutes, reason } = day;
    return { on, kind, ordinal, minutes, reason, text: stripSentence(day, context, 'vi') };
  });
  return { ...input, due: formatLocalTime(due), provisional, steps };
}

/**
 * Answers one line of `tthc deadline`: its fields again with `due`, `provisional` and `steps`, or its `id` (null when it
 * has none) and what is wrong with it, in Vietnamese. Never throws for what a line says.
 */
export function answerDeadlineLine(line: string, calendar: WorkingCalendar, now: LocalTime): DeadlineAnswer | DeadlineError {
  let input: unknown;
  try {
    input = JSON.parse(line);
  } catch {
    return { id: null, error: DEADLINE_LINE_ERRORS.notJson };
  }
  if (!isRecord(input)) return { id: null, error: DEADLINE_LINE_ERRORS.notObject };
  try {
    return answer(input, calendar, now);
  } catch (error) {
    if (error instanceof LineError) return { id: input['id'] ?? null, error: error.message };
    throw error;
  }
}

/** The lines of each piece of input; a line longer than allowed comes as null. A last line without its end is a line. */
async function* linesOf(input: AsyncIterable<string | Uint8Array>): AsyncGenerator<(string | null)[]> {
  const decoder = new TextDecoder();
  let rest = '';
  let isTooLong = false;
  for await (const piece of input) {
    rest += typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true });
    const parts = rest.split('\n');
    rest = parts.pop() ?? '';
    const lines = parts.map((part, index) => ((isTooLong && index === 0) || part.length > LONGEST_LINE ? null : part));
    if (parts.length > 0) isTooLong = false;
    if (rest.length > LONGEST_LINE) {
      // Forget what it says, so that a line without an end does not fill the memory.
      isTooLong = true;
      rest = '';
    }
    yield lines;
  }
  rest += decoder.decode();
  if (isTooLong || rest !== '') yield [isTooLong ? null : rest];
}

export type DeadlineRun = {
  readonly input: AsyncIterable<string | Uint8Array>;
  readonly output: Writable;
  readonly calendar: WorkingCalendar;
  /** "Now", for lines whose last pause has not ended. */
  readonly now: LocalTime;
};

/**
 * `tthc deadline`: one JSON object a line in, one a line out, in the same order; empty lines are skipped. Gives the exit
 * status: 0, or 1 when a line could not be answered. Waits for a reader that is slower; stops when the reader has gone.
 */
export async function runDeadline({ input, output, calendar, now }: DeadlineRun): Promise<number> {
  let status = 0;
  const write = async (text: string): Promise<void> => {
    if (!output.write(text)) await once(output, 'drain');
  };
  const gone = new Promise<'gone'>((resolve, reject) => {
    output.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? resolve('gone') : reject(error)));
  });
  const work = async (): Promise<'done'> => {
    for await (const lines of linesOf(input)) {
      let text = '';
      for (const line of lines) {
        const said = line?.replace(/^\uFEFF/, '').trim();
        if (said === '') continue;
        const answered = said === undefined ? { id: null, error: DEADLINE_LINE_ERRORS.tooLong } : answerDeadlineLine(said, calendar, now);
        if ('error' in answered && !('due' in answered)) status = 1;
        text += `${JSON.stringify(answered)}\n`;
        if (text.length >= FLUSH_AT) {
          await write(text);
          text = '';
        }
      }
      if (text !== '') await write(text);
    }
    await new Promise<void>((resolve) => output.write('', () => resolve()));
    return 'done';
  };
  const end = await Promise.race([work(), gone]);
  return end === 'gone' ? 1 : status;
}
