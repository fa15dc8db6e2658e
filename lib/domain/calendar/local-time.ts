import { epochDayOf, parsePlainDate, plainDateOfEpochDay, type PlainDate } from './plain-date';
import type { LocalTime, MinuteOfDay } from './types';

export const MINUTES_IN_DAY = 1440;

/**
 * Asia/Ho_Chi_Minh is +07:00 and has kept no summer time since 1975, so every instant this system handles has one
 * fixed offset. Written down here and nowhere else; the time zone of the process is never asked.
 */
const OFFSET_MS = 7 * 60 * 60 * 1000;
const MINUTE_MS = 60_000;
const DAY_MS = MINUTES_IN_DAY * MINUTE_MS;

const CLOCK = /^(\d{2}):(\d{2})$/;
const pad = (value: number): string => String(value).padStart(2, '0');

/** Reads `HH:MM`, 00:00–23:59. Null for anything else, 24:00 included. */
export function parseMinuteOfDay(text: string): MinuteOfDay | null {
  const match = CLOCK.exec(text);
  if (match === null) return null;
  const hour = Number(match[1]);
  const minute = Number(match[2]);
  return hour < 24 && minute < 60 ? hour * 60 + minute : null;
}

/** Writes `HH:MM`. */
export function formatMinuteOfDay(minute: MinuteOfDay): string {
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

/** Reads `YYYY-MM-DDTHH:MM`, local time in Vietnam. Null when the shape is another or the moment does not exist. */
export function parseLocalTime(text: string): LocalTime | null {
  if (text.charAt(10) !== 'T') return null;
  const on = parsePlainDate(text.slice(0, 10));
  const minute = parseMinuteOfDay(text.slice(11));
  return on === null || minute === null ? null : { on, minute };
}

/** A local time written in source code or in a file we ship. Throws RangeError when it does not exist. */
export function localTime(text: string): LocalTime {
  const time = parseLocalTime(text);
  if (time === null) throw new RangeError(`Not a local time: ${text}`);
  return time;
}

/** Writes `YYYY-MM-DDTHH:MM`, without an offset. */
export function formatLocalTime(time: LocalTime): string {
  return `${time.on}T${formatMinuteOfDay(time.minute)}`;
}

/** Writes `YYYY-MM-DDTHH:MM:00+07:00`, as the API does. */
export function formatWithOffset(time: LocalTime): string {
  return `${formatLocalTime(time)}:00+07:00`;
}

/** Negative, zero or positive, for sorting. */
export function compareLocalTimes(a: LocalTime, b: LocalTime): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  return a.minute - b.minute;
}

export function isAfter(a: LocalTime, b: LocalTime): boolean {
  return compareLocalTimes(a, b) > 0;
}

export function isBefore(a: LocalTime, b: LocalTime): boolean {
  return compareLocalTimes(a, b) < 0;
}

/** The local time, to the minute begun, of an instant in milliseconds since 1970-01-01T00:00Z. */
export function localTimeOfInstant(epochMs: number): LocalTime {
  const shifted = epochMs + OFFSET_MS;
  const day = Math.floor(shifted / DAY_MS);
  return { on: plainDateOfEpochDay(day), minute: Math.floor((shifted - day * DAY_MS) / MINUTE_MS) };
}

/** The instant, in milliseconds since 1970-01-01T00:00Z, at which a local time begins. */
export function instantOfLocalTime(time: LocalTime): number {
  return epochDayOf(time.on) * DAY_MS + time.minute * MINUTE_MS - OFFSET_MS;
}

/** The date in Vietnam at an instant. */
export function plainDateOfInstant(epochMs: number): PlainDate {
  return localTimeOfInstant(epochMs).on;
}

/** Minutes since 1970-01-01T00:00 on the wall clock of Vietnam: the form in which moments are compared and subtracted. */
export function wallMinuteOf(time: LocalTime): number {
  return epochDayOf(time.on) * MINUTES_IN_DAY + time.minute;
}

/** The local time of a wall minute. */
export function localTimeOfWallMinute(wallMinute: number): LocalTime {
  const day = Math.floor(wallMinute / MINUTES_IN_DAY);
  return { on: plainDateOfEpochDay(day), minute: wallMinute - day * MINUTES_IN_DAY };
}
