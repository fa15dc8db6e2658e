import type { Channel } from './status';
import { addDays } from '../calendar/plain-date';
import type { LocalTime } from '../calendar/types';
import { ok, refuse, type Result } from '../shared/result';

/** A draft of an online submission is kept this many days from when it was begun, then deleted with its files. */
export const DRAFT_DAYS = 30;

/** What one submission may hold, and one press of a button may bring. */
export const MOST_FILES = 40;
export const LARGEST_SUBMISSION = 60 * 1024 * 1024;

export type RoomRefusal = { readonly name: 'TooManyFiles'; readonly most: number } | { readonly name: 'SubmissionTooLarge'; readonly limit: number };

/** Is there room for one more file beside those of these sizes, in bytes? */
export function checkRoom(sizes: readonly number[], size: number): Result<null, RoomRefusal> {
  if (sizes.length >= MOST_FILES) return refuse({ name: 'TooManyFiles', most: MOST_FILES });
  const total = sizes.reduce((sum, one) => sum + one, size);
  return total > LARGEST_SUBMISSION ? refuse({ name: 'SubmissionTooLarge', limit: LARGEST_SUBMISSION }) : ok(null);
}

/** The last minute of a draft begun at `at`. */
export const draftExpiry = (at: LocalTime): LocalTime => ({ on: addDays(at.on, DRAFT_DAYS), minute: at.minute });

/** May this version of a procedure be submitted online at all? Information about it alone is not a channel. */
export const isOnline = (version: { readonly onlineLevel: string; readonly content: { readonly channels: readonly Channel[] } }): boolean =>
  version.onlineLevel !== 'information-only' && version.content.channels.includes('online');

/** How the applicant wants the result. */
export const RESULT_WAYS = ['counter', 'postal'] as const;
export type ResultWay = (typeof RESULT_WAYS)[number];
