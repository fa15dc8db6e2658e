import { beforeAll, describe, expect, it } from 'vitest';
import { countQueue, findCode, findQueuePage } from '@/lib/data/dossier-search';
import { searchWords, type QueueBounds, type QueueFilter } from '@/lib/data/queue-filter';
import { db } from '@/lib/db/client';
import { readQueueQuery } from '@/lib/schemas/queue';
import { fold } from '@/lib/text/fold';
import { aDossier } from '../builders/a-dossier';
import { useDatabase } from '../support/database';
import { AGENCY, DESK, INVESTMENT, LABOUR, PEOPLE, setUpOffice, storeDossiers, VERSIONS } from '../support/queue-office';
import { localTime } from '@/lib/domain/calendar/local-time';
import type { QueueView } from '@/lib/schemas/queue';

useDatabase();

const NAMES = [
  'Nguyễn Thị Hà', 'Nguyễn Thị Hạ', 'Nguyen Thi Ha', 'NGUYỄN THỊ HÀ', 'Trần Đình Đạt', 'Công ty TNHH 100%_Vốn \\ Nước ngoài',
  'Sakuragi Chemical Co., Ltd. (mẫu)', "O'Brien & Søn", 'Nguyễn Thị Hà', // the last one is written decomposed
].map((name, at, all) => (at === all.length - 1 ? name.normalize('NFD') : name));

const bounds: QueueBounds = { now: new Date('2026-11-20T10:24:00+07:00'), tomorrow: new Date('2026-11-21T00:00:00+07:00'), afterSoon: new Date('2026-11-26T00:00:00+07:00') };
const everything: QueueFilter = { agencyId: AGENCY, reach: { kind: 'agency' } };
const uuid = (n: number) => `0192f0c0-0000-7000-8000-${String(n).padStart(12, '0')}`;

async function found(search: string, filter: QueueFilter = everything): Promise<number[]> {
  const page = await findQueuePage({ ...filter, search }, { tab: 'any', bounds, size: 50 });
  return page.rows.map((row) => Number(row.code.slice(-4)));
}

describe('search over dossiers', () => {
  beforeAll(async () => {
    await setUpOffice();
    await storeDossiers(NAMES.map((name, at) =>
      aDossier({
        id: uuid(at + 1), code: `H24.21-261116-000${at + 1}`, qrToken: `token-so-${at + 1}-xyz`, version: VERSIONS[at % 2],
        applicant: { id: uuid(500 + at), kind: 'citizen', name, idNumber: `03100000000${at}`, address: 'x', phone: `0912 345 67${at}`, email: null },
        steps: [{ act: 'receive', at: localTime('2026-11-16T09:00'), by: PEOPLE[0] ?? null, data: { toUnitId: at % 2 === 0 ? LABOUR : INVESTMENT } }],
      })));
    await db().$executeRaw`UPDATE dossier SET "externalCode" = 'CU-2016/77' WHERE code LIKE '%-0005'`;
  });

  it('finds a name without its diacritics, and the one that has them as typed first', async () => {
    expect([...(await found('nguyen thi ha'))].sort()).toEqual([1, 2, 3, 4, 9]);
    expect((await found('nguyen thi ha'))[0]).toBe(3);
    expect((await found('Nguyễn Thị Hạ'))[0]).toBe(2);
    expect((await found('nguyễn thị hà')).slice(0, 3).sort()).toEqual([1, 4, 9]);
    expect((await found('nguyễn thị hà'.normalize('NFD'))).slice(0, 3).sort()).toEqual([1, 4, 9]);
  });

  it('takes words in any order, from any field', async () => {
    expect(await found('dat dinh')).toEqual([5]);
    expect(await found('đạt 0005')).toEqual([5]);
    expect(await found('sakuragi mau')).toEqual([7]);
  });

  it.each<[string, number[]]>([
    ['H24.21-261116-0003', [3]], ['h24.21-261116-0003', [3]], ['261116-0004', [4]], ['CU-2016/77', [5]],
    ['0912345672', [3]], ['0912 345 672', [3]], ['0912.345.672', [3]], ['+84 912 345 672', [3]], ['031000000006', [7]], ['031 000 000 006', [7]],
  ])('finds by code, phone and identity number: %s', async (search, expected) => {
    expect(await found(search)).toEqual(expected);
  });

  it.each<[string, number[]]>([
    ['100%_vốn', [6]], ['%%%', []], ['___', []], ['\\ nước', [6]], ["o'brien", [8]], ["'; DROP TABLE dossier; --", []], ['søn', [8]], ['son', [8]], ['khongcoai', []],
  ])('takes %s as letters, not as a pattern', async (search, expected) => {
    expect(await found(search)).toEqual(expected);
  });

  it('goes through a ranked search page by page, each once, and back', async () => {
    const filter = { ...everything, search: 'nguyễn thị hà' };
    const codes: string[] = [];
    let page = await findQueuePage(filter, { tab: 'any', bounds, size: 2 });
    for (;;) {
      codes.push(...page.rows.map((row) => row.code));
      if (!page.after) break;
      page = await findQueuePage(filter, { tab: 'any', bounds, size: 2, after: page.after });
    }
    const whole = await findQueuePage(filter, { tab: 'any', bounds, size: 50 });
    expect(codes).toEqual(whole.rows.map((row) => row.code));
    const back = page.before && (await findQueuePage(filter, { tab: 'any', bounds, size: 2, before: page.before }));
    expect(back?.rows.map((row) => row.code)).toEqual(codes.slice(2, 4));
  });

  it('counts under a search what it lists', async () => {
    const filter = { ...everything, search: 'nguyen' };
    const list = await findQueuePage(filter, { tab: 'open', bounds, size: 50 });
    expect((await countQueue(filter, bounds)).open).toBe(list.rows.length);
  });

  it('opens a whole code of ours or of another system, only within reach', async () => {
    expect(await findCode(everything, ' h24.21-261116-0001 ')).toBe('H24.21-261116-0001');
    expect(await findCode(everything, 'CU-2016/77')).toBe('H24.21-261116-0005');
    expect(await findCode(everything, 'https://example.vn/tra-cuu/q/token-so-3-xyz')).toBe('H24.21-261116-0003');
    expect(await findCode(everything, 'https://example.vn/tra-cuu/q/TOKEN-so-3-xyz')).toBeNull();
    expect(await findCode(everything, 'H24.21-261116-9999')).toBeNull();
    expect(await findCode({ agencyId: AGENCY, reach: { kind: 'units', unitIds: [INVESTMENT] } }, 'H24.21-261116-0001')).toBeNull();
    expect(await found('nguyen', { agencyId: AGENCY, reach: { kind: 'units', unitIds: [DESK] } })).toEqual([]);
  });

  it('folds in the database as it folds in the browser, for every letter of Vietnamese', async () => {
    const letters = 'aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐ'.split('').flatMap((c) => ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((mark) => (c + mark).normalize('NFC')));
    const [row] = await db().$queryRaw<{ folded: string }[]>`SELECT tthc_fold(${letters.join(' ')}) AS folded`;
    expect(row?.folded).toBe(fold(letters.join(' ')));
  });

});

describe('the words of a search', () => {
  it('are few, lower-case and composed', () => {
    expect(searchWords('  Đặng   THỊ ')).toEqual(['đặng', 'thị']);
    expect(searchWords('a b c d e f g h i j')).toHaveLength(8);
    expect(searchWords('   ')).toEqual([]);
    expect(searchWords('(-------)')).toEqual(['(-------)']);
  });
});

describe('the address of a queue', () => {
  it('is read, and what cannot be read is named', () => {
    const view: QueueView = 'mine';
    expect(readQueueQuery({ xem: 'cua-toi', loc: 'qua-han', tim: '  hà ', tu: '2026-11-01', den: '2026-11-30', nguoiGiu: 'chua-ai' })).toEqual({
      query: { xem: view, loc: 'overdue', tim: 'hà', tu: '2026-11-01', den: '2026-11-30', nguoiGiu: 'chua-ai' }, ignored: [],
    });
    expect(readQueueQuery({ xem: 'toString', loc: ['qua-han', 'hom-nay'], tu: '2026-02-30', linhVuc: "' OR 1=1", kenh: 'fax', tim: '', den: undefined })).toEqual({ query: { loc: 'overdue' }, ignored: ['xem', 'linhVuc', 'kenh', 'tu'] });
    expect(readQueueQuery({ tim: 'x'.repeat(201) })).toEqual({ query: {}, ignored: ['tim'] });
    expect(readQueueQuery({ tim: 'a\0b' }).query.tim).toBe('ab');
    expect(readQueueQuery({ tu: '2026-11-30', den: '2026-11-01' })).toEqual({ query: { tu: '2026-11-30' }, ignored: ['den'] });
  });
});
