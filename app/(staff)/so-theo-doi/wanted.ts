import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { formatNumber } from '@/lib/text/format';
import { NO_SUCH_VOLUME, REGISTER_PERIOD_WORDS, registerTooLong } from '@/lib/text/paper/routing';
import { parseDate } from '@/lib/text/parse-date';
import { REGISTER_LINES_AT_MOST, type RegisterRefusal } from '@/lib/usecases/dossier-register';

/** The period that an address names, both days included; null when it names none. */
export function periodOf(tu: string | null | undefined, den: string | null | undefined): { readonly from: PlainDate; readonly to: PlainDate } | null {
  const [from, to] = [parseDate(tu ?? ''), parseDate(den ?? '')];
  return from === null || to === null ? null : { from, to };
}

/** Why there is no register, as one sentence. */
export function registerRefusalWords(refusal: Exclude<RegisterRefusal, { name: 'Volumes' }>): string {
  if (refusal.name === 'TooLong') return registerTooLong(formatNumber(refusal.found), formatNumber(REGISTER_LINES_AT_MOST));
  return refusal.name === 'NoSuchVolume' ? NO_SUCH_VOLUME : REGISTER_PERIOD_WORDS[refusal.name];
}
