/** A share with the interval in which the true one lies with 95 % confidence. All three from 0 to 1. */
export type ErrorRate = { readonly wrong: number; readonly checked: number; readonly rate: number; readonly low: number; readonly high: number };

/** 1.96: the two-sided 95 % point of the normal distribution. */
const Z95 = 1.959963984540054;

/**
 * The share of wrong dossiers among those drawn at random, with its interval by Wilson's score (E. B. Wilson, 1927), which stays
 * within 0 and 1 and is honest for small draws. Null when none was checked. Only dossiers of the random draw may be counted:
 * those that had to be looked at say nothing about the rest. Throws when more are wrong than were checked.
 */
export function errorRate(wrong: number, checked: number): ErrorRate | null {
  if (!Number.isInteger(wrong) || !Number.isInteger(checked) || wrong < 0 || wrong > checked) throw new RangeError(`${wrong} wrong of ${checked}`);
  if (checked === 0) return null;
  const rate = wrong / checked;
  const z2 = Z95 * Z95;
  const middle = (rate + z2 / (2 * checked)) / (1 + z2 / checked);
  const half = (Z95 / (1 + z2 / checked)) * Math.sqrt((rate * (1 - rate)) / checked + z2 / (4 * checked * checked));
  return { wrong, checked, rate, low: wrong === 0 ? 0 : Math.max(0, middle - half), high: wrong === checked ? 1 : Math.min(1, middle + half) };
}
