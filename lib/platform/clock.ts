import type { LocalTime } from '@/lib/domain/calendar/types';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';

/** Vietnam has kept +07:00 without summer time since 1975; every date this system holds is later. */
const OFFSET_MS = 7 * 60 * 60 * 1000;

/** The only place that reads the machine's clock. */
export const now = (): Date => new Date();

/** The wall clock of Asia/Ho_Chi_Minh at an instant, to the minute. */
export function localTimeOf(instant: Date): LocalTime {
  const shifted = new Date(instant.getTime() + OFFSET_MS);
  return { on: shifted.toISOString().slice(0, 10) as PlainDate, minute: shifted.getUTCHours() * 60 + shifted.getUTCMinutes() };
}

/** The instant of a wall-clock moment of Asia/Ho_Chi_Minh. */
export function instantOf(local: LocalTime): Date {
  return new Date(Date.parse(`${local.on}T00:00:00Z`) + local.minute * 60_000 - OFFSET_MS);
}

export const localNow = (): LocalTime => localTimeOf(now());
export const today = (): PlainDate => localNow().on;

/** A `date` column comes from the driver as midnight UTC. */
export const plainDateOf = (column: Date): PlainDate => column.toISOString().slice(0, 10) as PlainDate;
export const dateColumn = (on: PlainDate): Date => new Date(`${on}T00:00:00Z`);
