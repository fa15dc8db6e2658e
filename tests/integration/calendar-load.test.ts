import { beforeAll, describe, expect, it } from 'vitest';
import { loadCalendar, loadCalendarAt, loadCalendarIn, lockCalendar } from '@/lib/data/calendar';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/transaction';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import { officeHoursOn } from '@/lib/domain/calendar/working-calendar';
import { dateColumn } from '@/lib/platform/clock';
import { useDatabase } from '../support/database';

useDatabase();
const AGENCY = 1;
const on = (text: string) => dateColumn(plainDate(text));
const hours = (from: number) => [{ from, to: from + 480 }];

describe('the calendar as it is loaded', () => {
  beforeAll(async () => {
    await db().agency.create({ data: { id: AGENCY, code: 'H24.21', name: 'Cơ quan thử', shortName: 'CQ', parentName: '', address: '', phone: '', email: '' } });
  });

  it('is usable before any revision exists, and does not remember that there was none', async () => {
    expect((await loadCalendar(AGENCY)).version).toBe('0');
    await db().officeHours.create({ data: { agencyId: AGENCY, effectiveFrom: on('2000-01-01'), sessions: hours(480), fromVersion: 0 } });
    expect(officeHoursOn(plainDate('2026-11-20'), await loadCalendar(AGENCY))).toEqual(hours(480));
  });

  it('is that of the newest revision at once, while an older one stays readable', async () => {
    await db().calendarRevision.create({ data: { agencyId: AGENCY, version: 1, note: 'một' } });
    await db().calendarSpecialDay.create({ data: { agencyId: AGENCY, on: on('2026-11-24'), fromVersion: 1, kind: 'public-holiday' } });
    await db().calendarYear.create({ data: { agencyId: AGENCY, year: 2026, fromVersion: 1 } });
    const first = await loadCalendar(AGENCY);
    expect(await loadCalendar(AGENCY)).toBe(first);
    expect(first.specialDays.has(plainDate('2026-11-24'))).toBe(true);

    await db().calendarSpecialDay.updateMany({ where: { agencyId: AGENCY, fromVersion: 1 }, data: { untilVersion: 2 } });
    await db().calendarSpecialDay.create({ data: { agencyId: AGENCY, on: on('2026-11-24'), fromVersion: 2, kind: 'public-holiday', name: 'Ngày Văn hóa Việt Nam', decisionNumber: '12/TB' } });
    await db().officeHours.create({ data: { agencyId: AGENCY, effectiveFrom: on('2000-01-01'), sessions: hours(450), fromVersion: 2 } });
    await db().calendarRevision.create({ data: { agencyId: AGENCY, version: 2, note: 'hai' } });
    const second = await loadCalendar(AGENCY);
    expect(second.version).toBe('2');
    expect(second.specialDays.get(plainDate('2026-11-24'))).toMatchObject({ name: 'Ngày Văn hóa Việt Nam', decision: '12/TB' });
    expect(officeHoursOn(plainDate('2026-11-20'), second)).toEqual(hours(450));
    expect((await loadCalendarAt(AGENCY, 1)).specialDays.get(plainDate('2026-11-24'))?.decision).toBeNull();
    expect(officeHoursOn(plainDate('2026-11-20'), await loadCalendarAt(AGENCY, '1'))).toEqual(hours(480));
    await expect(loadCalendarAt(AGENCY, 3)).rejects.toThrow(/does not exist/);
  });

  it('cannot be changed while someone reckons with it', async () => {
    const order: string[] = [];
    let reckoned = () => {};
    const reckoning = new Promise<void>((resolve) => (reckoned = resolve));
    const reader = inTransaction(async (tx) => {
      await loadCalendarIn(tx, AGENCY);
      reckoned();
      await new Promise((resolve) => setTimeout(resolve, 300));
      order.push('reader');
    });
    await reckoning;
    await inTransaction(async (tx) => {
      await lockCalendar(tx, AGENCY);
      order.push('writer');
    });
    await reader;
    expect(order).toEqual(['reader', 'writer']);
  });
});
