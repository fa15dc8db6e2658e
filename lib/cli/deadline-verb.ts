import { readFileSync } from 'node:fs';
import path from 'node:path';
import { calendarFromReference } from '@/lib/domain/calendar/working-calendar';
import type { WorkingCalendar } from '@/lib/domain/calendar/types';
import { localNow } from '@/lib/platform/clock';
import { runDeadline } from './deadline';
import { openDatabase } from './open-database';

/** The calendar of the installation; before anything is installed, the one that the product ships, and that is said. */
async function theCalendar(): Promise<WorkingCalendar> {
  const opened = await openDatabase({ optional: true });
  if (opened) {
    try {
      const [{ loadCalendar }, { theAgency }] = await Promise.all([import('@/lib/data/calendar'), import('@/lib/data/agency')]);
      return await loadCalendar((await theAgency()).id);
    } catch {
      process.stderr.write('Cơ sở dữ liệu chưa có lịch làm việc: dùng lịch kèm theo phần mềm.\n');
    } finally {
      await opened.close();
    }
  } else {
    process.stderr.write('Chưa có cơ sở dữ liệu: dùng lịch kèm theo phần mềm.\n');
  }
  const file = path.resolve(import.meta.dirname, '../../prisma/seed/reference/calendar.json');
  return calendarFromReference(JSON.parse(readFileSync(file, 'utf8')));
}

/** `tthc deadline`: JSON lines in, JSON lines out; 1 when a line could not be answered. */
export async function runDeadlineVerb(): Promise<number> {
  const calendar = await theCalendar();
  return runDeadline({ input: process.stdin, output: process.stdout, calendar, now: localNow() });
}
