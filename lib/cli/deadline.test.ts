import { once } from 'node:events';
import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { localTime } from '../domain/calendar/local-time';
import { calendarFromReference } from '../domain/calendar/working-calendar';
import reference from '../../prisma/seed/reference/calendar.json';
import { answerDeadlineLine, runDeadline } from './deadline';

const calendar = calendarFromReference(reference);
const now = localTime('2026-11-20T10:24');
const say = (line: unknown) => answerDeadlineLine(typeof line === 'string' ? line : JSON.stringify(line), calendar, now);
const good = { id: 'a', received: '2026-11-20T09:00', value: 3, unit: 'workingDay' };

async function run(input: Iterable<string | Uint8Array>): Promise<{ status: number; lines: Record<string, unknown>[] }> {
  let written = '';
  const output = new Writable({
    // A slow reader with a small buffer: the run has to wait for it.
    highWaterMark: 64,
    write(chunk: Buffer, _encoding, done) {
      written += chunk.toString('utf8');
      setImmediate(done);
    },
  });
  const status = await runDeadline({ input: Readable.from(input), output, calendar, now });
  return { status, lines: written.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line)) };
}

describe('one line of tthc deadline', () => {
  it('gives the same fields, the date, whether it is provisional, and the steps', () => {
    expect(say({ ...good, note: 'giữ nguyên' })).toMatchObject({ ...good, note: 'giữ nguyên', due: '2026-11-26T17:00', provisional: false });
    const answer = say(good);
    const steps = 'steps' in answer ? answer.steps : [];
    expect(steps).toHaveLength(7);
    expect(steps[0]).toMatchObject({ on: '2026-11-20', kind: 'received', ordinal: null });
    expect(steps[4]).toEqual({ on: '2026-11-24', kind: 'rest', ordinal: null, minutes: null, reason: null, text: 'Thứ Ba 24/11/2026: ngày nghỉ lễ, không tính.' });
    expect(steps[6]).toMatchObject({ on: '2026-11-26', kind: 'counted', ordinal: 3 });
    expect(say({ ...good, received: '2026-12-30T09:00' })).toMatchObject({ due: '2027-01-04T17:00', provisional: true });
  });

  it('takes the tolerant forms', () => {
    for (const received of ['2026-11-20T09:00:59', '2026-11-20T09:00:00.123', '2026-11-20T09:00+07:00', '2026-11-20T09:00:00+07:00']) {
      expect(say({ ...good, received }), received).toMatchObject({ received, due: '2026-11-26T17:00' });
    }
    expect(say({ received: '2026-11-20T14:59:59', unit: 'sameDay' })).toMatchObject({ due: '2026-11-20T17:00' });
    for (const value of [0, 1, 7, null, 'gì cũng được']) expect(say({ ...good, unit: 'sameDay', value })).toMatchObject({ value, due: '2026-11-20T17:00' });
    expect(say({ ...good, pauseRule: null, pauses: null })).toMatchObject({ due: '2026-11-26T17:00' });
    const withoutId = say({ received: good.received, value: 3, unit: 'workingDay' });
    expect('id' in withoutId).toBe(false);
    expect(say({ ...good, received: '2026-11-16T09:00', pauses: [['2026-11-17T09:00', null]] })).toMatchObject({ due: '2026-11-25T17:00' });
    expect(say({ ...good, received: '2026-11-16T09:00', pauses: [['2026-11-17T09:00']] })).toMatchObject({ due: '2026-11-25T17:00' });
  });

  it.each([
    ['{"id": 1,', null, 'JSON'],
    ['[1, 2]', null, 'đối tượng JSON'],
    ['"chữ"', null, 'đối tượng JSON'],
    ['null', null, 'đối tượng JSON'],
    ['NaN', null, 'JSON'],
    [{ ...good, received: undefined }, 'a', 'received'],
    [{ ...good, received: '2026-02-30T09:00' }, 'a', 'received'],
    [{ ...good, received: '2026-11-20' }, 'a', 'received'],
    [{ ...good, received: '2026-11-20T24:00' }, 'a', 'received'],
    [{ ...good, received: '2026-11-20T09:00:60' }, 'a', 'received'],
    [{ ...good, received: '2026-11-20T09:00Z' }, 'a', 'received'],
    [{ ...good, received: 1795145099000 }, 'a', 'received'],
    [{ ...good, received: '1826-11-20T09:00' }, 'a', '1900'],
    [{ ...good, unit: 'week' }, 'a', 'unit'],
    [{ ...good, unit: 'working-day' }, 'a', 'unit'],
    [{ ...good, unit: 'toString' }, 'a', 'unit'],
    [{ ...good, unit: undefined }, 'a', 'unit'],
    [{ ...good, value: undefined }, 'a', 'value'],
    [{ ...good, value: '3' }, 'a', 'value'],
    [{ ...good, value: 2.5 }, 'a', 'số nguyên'],
    [{ ...good, value: -1 }, 'a', 'từ 1 trở lên'],
    [{ ...good, value: 0 }, 'a', 'từ 1 trở lên'],
    [{ ...good, value: 1e15 }, 'a', 'quá dài'],
    ['{"id":"a","received":"2026-11-20T09:00","value":1e999,"unit":"day"}', 'a', 'số nguyên'],
    [{ ...good, pauseRule: 'stop' }, 'a', 'pauseRule'],
    [{ ...good, pauses: 'x' }, 'a', 'pauses'],
    [{ ...good, pauses: ['2026-11-20T10:00', '2026-11-20T11:00'] }, 'a', 'tạm dừng thứ 1'],
    [{ ...good, pauses: [['2026-11-20T10:00', '2026-11-20T11:00'], ['2026-11-20T12:00', '2026-11-31T12:00']] }, 'a', 'tạm dừng thứ 2'],
    [{ ...good, pauses: [[null, '2026-11-20T11:00']] }, 'a', 'tạm dừng thứ 1'],
    [{ ...good, pauses: [['2026-11-20T12:00', '2026-11-20T11:00']] }, 'a', 'Lúc tiếp tục'.toLowerCase()],
    [{ ...good, pauses: [['2026-11-20T08:59', '2026-11-20T11:00']] }, 'a', 'Lúc tạm dừng'.toLowerCase()],
    [{ ...good, id: { part: 1 }, unit: 'x' }, { part: 1 }, 'unit'],
    [{ unit: 'x' }, null, 'received'],
  ])('refuses %j and says why', (line, id, words) => {
    const answer = say(line);
    expect(Object.keys(answer)).toEqual(['id', 'error']);
    expect(answer.id).toEqual(id);
    expect('error' in answer && answer.error).toContain(words);
  });
});

describe('the stream of tthc deadline', () => {
  const line = (more: object) => `${JSON.stringify({ ...good, ...more })}\n`;

  it('answers every line in order, skips empty ones, and ends with 0', async () => {
    const { status, lines } = await run(['\uFEFF', line({ id: 1 }), '\n  \r\n', line({ id: 2 }).replace('\n', '\r\n'), JSON.stringify({ ...good, id: 3 })]);
    expect(lines.map(({ id, due }) => [id, due])).toEqual([1, 2, 3].map((id) => [id, '2026-11-26T17:00']));
    expect(status).toBe(0);
  });

  it('ends with 1 when a line is bad, and answers the others', async () => {
    const { status, lines } = await run([line({ id: 1, value: -2 }), 'rác\n', line({ id: 3 })]);
    expect(status).toBe(1);
    expect(lines.map(({ id, due, error }) => [id, due ?? typeof error])).toEqual([[1, 'string'], [null, 'string'], [3, '2026-11-26T17:00']]);
  });

  it('puts letters together that were cut between two pieces', async () => {
    const bytes = new TextEncoder().encode(line({ note: 'Nguyễn Thị Mẫu' }));
    const { lines } = await run(Array.from(bytes, (byte) => Uint8Array.of(byte)));
    expect(lines[0]?.['note']).toBe('Nguyễn Thị Mẫu');
  });

  it('gives up a line without an end, not the memory, and goes on', async () => {
    const { status, lines } = await run([...Array.from({ length: 40 }, () => 'x'.repeat(65_536)), '\n', line({ id: 'sau' })]);
    expect(status).toBe(1);
    expect(lines).toMatchObject([{ id: null }, { id: 'sau', due: '2026-11-26T17:00' }]);
    expect(lines[0]?.['error']).toContain('dài quá');
  });

  it('answers an empty input with nothing', async () => {
    expect(await run([])).toEqual({ status: 0, lines: [] });
  });

  it('answers 5,000 lines and waits for a slow reader', async () => {
    const { status, lines } = await run((function* lots() {
      for (let id = 0; id < 5_000; id += 1) yield line({ id });
    })());
    expect(status).toBe(0);
    expect(lines).toHaveLength(5_000);
    expect(lines.at(-1)).toMatchObject({ id: 4_999, due: '2026-11-26T17:00' });
  });

  it('stops when the reader goes away', async () => {
    const output = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })) });
    const input = Readable.from([line({ id: 1 })]);
    expect(await runDeadline({ input, output, calendar, now })).toBe(1);
    if (!output.closed) await once(output, 'close');
  });
});
