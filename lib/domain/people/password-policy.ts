export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 128;

/** A password handed out by an administrator lies on paper or in a message; after three days it opens nothing. */
export const ONE_TIME_PASSWORD_HOURS = 72;

/** The instant after which a password handed out now opens nothing. */
export const oneTimePasswordEnd = (at: Date): Date => new Date(at.getTime() + ONE_TIME_PASSWORD_HOURS * 3_600_000);

export type PasswordFault = 'too-short' | 'too-long' | 'same-as-before' | 'holds-name' | 'too-common' | 'too-plain';

/** Beginnings of what is guessed first. Compared without case and without anything but letters and digits. */
const COMMON = ['matkhau', 'password', 'passw0rd', 'qwerty', 'quantri', 'admin', 'abc123', 'abcd1234', '123456', '1q2w3e', 'iloveyou', 'vietnam', 'haiphong', 'anhyeuem', 'emyeuanh', 'welcome', 'letmein'];

const bare = (text: string): string => text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/g, 'd').replace(/[^a-z0-9]/g, '');

/** How many neighbours in the text repeat or follow on one another: "1111", "abcd", "4321". */
function runs(text: string): number {
  let count = 0;
  for (let i = 1; i < text.length; i += 1) if (Math.abs(text.charCodeAt(i) - text.charCodeAt(i - 1)) <= 1) count += 1;
  return count;
}

/**
 * Why a password may not be chosen, the first reason found; null when it may. Length and not being guessed first matter;
 * no mixture of signs is demanded, because that makes people write passwords down. `current` is the one being replaced.
 */
export function passwordFault(password: string, person: { readonly username: string; readonly name: string }, current?: string): PasswordFault | null {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return 'too-short';
  if (length > LONGEST_PASSWORD) return 'too-long';
  if (current !== undefined && password === current) return 'same-as-before';
  const plain = bare(password);
  const username = bare(person.username);
  const name = bare(person.name);
  if ((username.length >= 4 && plain.includes(username)) || (name.length >= 4 && plain.includes(name))) return 'holds-name';
  if (COMMON.some((word) => plain.startsWith(word) && plain.length - word.length <= 6)) return 'too-common';
  if (new Set(password).size < 5 || runs(plain) >= plain.length - 3) return 'too-plain';
  return null;
}
