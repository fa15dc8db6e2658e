import { isAfter, isBefore } from '../calendar/local-time';
import type { LocalTime } from '../calendar/types';

/** A dossier that may have been overtaken. `waits` are all its waits for the applicant, whatever they do to the clock. */
export type Slower = {
  readonly receivedAt: LocalTime;
  readonly endedAt: LocalTime | null;
  readonly waits: readonly { readonly from: LocalTime; readonly to: LocalTime | null }[];
};

/** A dossier of the same kind that has its result: same procedure, same case, same channel. */
export type Later = { readonly receivedAt: LocalTime; readonly resolvedAt: LocalTime };

/**
 * Vượt thứ tự: was `slower` overtaken by `later`? Only when the later one was received after it and had its result before it
 * ended (or it has not ended). A dossier that waits for its applicant is not overtaken meanwhile: a later one whose work, from
 * receipt to result, touched any wait of the slower one is not counted. What was withdrawn, declined or stopped overtakes
 * nothing. The first to be received of one minute is not known, so that minute counts for neither.
 */
export function isOvertaken(slower: Slower, later: Later): boolean {
  if (!isAfter(later.receivedAt, slower.receivedAt)) return false;
  if (slower.endedAt !== null && !isBefore(later.resolvedAt, slower.endedAt)) return false;
  return !slower.waits.some((wait) => !isBefore(later.resolvedAt, wait.from) && (wait.to === null || !isAfter(later.receivedAt, wait.to)));
}
