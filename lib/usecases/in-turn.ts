import 'server-only';

const last = new Map<string, Promise<unknown>>();

/**
 * Does work on one thing after what was begun on it before, in the order of asking. The database lets conflicting changes of
 * one row through one after the other anyway; waiting here instead of there, five hundred people who press one button hold
 * one connection and not all of them. Each process has its own turns: the lock in the database remains what decides.
 */
export function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = last.get(key) ?? Promise.resolve();
  const mine = before.then(work, work);
  last.set(key, mine);
  const leave = () => {
    if (last.get(key) === mine) last.delete(key);
  };
  mine.then(leave, leave);
  return mine;
}
