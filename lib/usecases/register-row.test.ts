import { describe, expect, it } from 'vitest';
import type { SheetCell } from '@/lib/adapters/sheets/cell';
import { localTime } from '@/lib/domain/calendar/local-time';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import { REGISTER_KEYS, type RegisterColumn } from '@/lib/text/register-columns';
import { readRegisterRow } from './register-row';

const NOW = localTime('2026-11-20T10:24');
const COLUMNS = new Map(REGISTER_KEYS.map((key, at) => [key, at]));
const text = (value: string): SheetCell => (value === '' ? { kind: 'empty' } : { kind: 'text', text: value });
const number = (value: number): SheetCell => ({ kind: 'number', number: value, text: String(value) });

const WHOLE: Partial<Record<RegisterColumn, SheetCell>> = {
  procedureCode: text('1.014199'), applicantName: text('Công ty Mẫu'), applicantNumber: text('0200000002'), address: text('Hải Phòng'), receivedOn: text('02/11/2026'),
};
const read = (cells: Partial<Record<RegisterColumn, SheetCell>>) => readRegisterRow({ number: 2, cells: REGISTER_KEYS.map((key) => ({ ...WHOLE, ...cells })[key] ?? { kind: 'empty' }) }, COLUMNS, NOW);
const problem = (cells: Partial<Record<RegisterColumn, SheetCell>>) => read(cells).problems.map(({ column }) => column);

describe('a line of a paper register', () => {
  it('needs only what a register has', () => {
    expect(read({}).row).toMatchObject({
      externalCode: null, channel: 'in-person', sets: 1, applicant: { kind: 'enterprise', taxCode: '0200000002', citizenId: null, phone: '' },
      receivedAt: { on: '2026-11-02', minute: 480 }, resolvedAt: null, returnedAt: null, printedDueOn: null,
    });
  });

  it.each<[string, SheetCell]>([
    ['text', text('2/11/2026')],
    ['text with dashes', text('2-11-26')],
    ['text with the hour', text('02/11/2026 08:00')],
    ['a date', { kind: 'date', on: plainDate('2026-11-02'), minute: 0, text: '2026-11-02' }],
    ['a serial number', number(46_328)],
  ])('takes a date as %s', (_, cell) => expect(read({ receivedOn: cell }).row?.receivedAt).toEqual({ on: '2026-11-02', minute: 480 }));

  it.each<[string, SheetCell]>([['text', text('9h05')], ['text with a colon', text('9:05')], ['a fraction', number(545 / 1440)], ['a date', { kind: 'date', on: plainDate('1899-12-30'), minute: 545, text: '' }]])('takes an hour as %s', (_, cell) =>
    expect(read({ receivedTime: cell }).row?.receivedAt.minute).toBe(545));

  it('puts back the nought that a number cell has lost', () => {
    expect(read({ applicantNumber: number(200_000_002), phone: number(900_000_002) }).row?.applicant).toMatchObject({ taxCode: '0200000002', phone: '0900000002' });
    expect(read({ applicantNumber: number(31_190_000_001) }).row?.applicant).toMatchObject({ kind: 'citizen', citizenId: '031190000001' });
  });

  it('takes a passport as another paper', () => expect(read({ applicantKind: text('cá nhân'), applicantNumber: text('C1234567') }).row?.applicant).toMatchObject({ kind: 'citizen', otherId: 'C1234567', citizenId: null }));

  it.each<[string, Partial<Record<RegisterColumn, SheetCell>>, RegisterColumn]>([
    ['a merged cell', { address: { kind: 'merged' } }, 'address'],
    ['a formula', { applicantName: { kind: 'formula' } }, 'applicantName'],
    ['an error', { note: { kind: 'error', text: '#REF!' } }, 'note'],
    ['no procedure', { procedureCode: text('') }, 'procedureCode'],
    ['no name', { applicantName: text(' ') }, 'applicantName'],
    ['a date that does not exist', { receivedOn: text('31/02/2026') }, 'receivedOn'],
    ['no date', { receivedOn: text('') }, 'receivedOn'],
    ['a day to come', { receivedOn: text('21/11/2026') }, 'receivedOn'],
    ['an hour to come', { receivedOn: text('20/11/2026'), receivedTime: text('10:25') }, 'receivedTime'],
    ['an hour that does not exist', { receivedTime: text('25:00') }, 'receivedTime'],
    ['a short citizen id', { applicantKind: text('Cá nhân'), applicantNumber: text('03119000000') }, 'applicantNumber'],
    ['a kind that is none', { applicantKind: text('người quen') }, 'applicantKind'],
    ['what came online', { channel: text('Trực tuyến') }, 'channel'],
    ['a channel that is none', { channel: text('qua bạn') }, 'channel'],
    ['nought sets', { sets: text('0') }, 'sets'],
    ['neither number nor phone', { applicantNumber: text('') }, 'phone'],
    ['a phone that is none', { phone: text('không có') }, 'phone'],
    ['a result before the receipt', { resolvedOn: text('01/11/2026') }, 'resolvedOn'],
    ['a return without a result', { returnedOn: text('10/11/2026') }, 'resolvedOn'],
    ['a return before the result', { resolvedOn: text('10/11/2026'), returnedOn: text('09/11/2026') }, 'returnedOn'],
    ['a result that is none', { resolvedOn: text('10/11/2026'), result: text('chưa rõ') }, 'result'],
    ['a very long text', { note: text('x'.repeat(1_001)) }, 'note'],
  ])('is refused with %s, at its cell', (_, cells, column) => expect(problem(cells)).toEqual([column]));

  it('tells of every problem at once', () => expect(problem({ procedureCode: text(''), address: text(''), sets: text('x'), receivedOn: text('hôm qua') })).toEqual(['procedureCode', 'address', 'sets', 'receivedOn']));

  it('keeps results in order though the register gives no hour', () => {
    const { row } = read({ receivedTime: text('16:30'), resolvedOn: text('02/11/2026'), returnedOn: text('02/11/2026') });
    expect([row?.receivedAt.minute, row?.resolvedAt?.minute, row?.returnedAt?.minute]).toEqual([990, 990, 990]);
  });
});
