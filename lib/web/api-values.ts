import 'server-only';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { parsePlainDate } from '@/lib/domain/calendar/plain-date';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { listUnits } from '@/lib/data/agency';
import { findAssignee } from '@/lib/data/api-dossiers';
import type { StoredEventData } from '@/lib/data/dossier-acts';
import { actRule, type InputNeeded } from '@/lib/domain/dossier/acts';
import type { ApiEventField, ApiEventInput } from '@/lib/schemas/api-events';
import { API_WORDS } from '@/lib/text/api-problems';
import { stopWith, type ProblemError } from './api-problem';

/** The close of office hours of the standard day: a date without a time means that whole working day. */
const CLOSE = 17 * 60;
const [EARLIEST, LATEST] = [Date.UTC(2000, 0, 1), Date.UTC(2100, 0, 1)];

/** Whether an instant lies where calendars and columns reach. */
export const isKnownInstant = (text: string): boolean => {
  const ms = Date.parse(text);
  return ms >= EARLIEST && ms < LATEST;
};

export const localOf = (instant: string): LocalTime => localTimeOfInstant(Date.parse(instant));

const FIELD: Record<Exclude<InputNeeded, 'reason' | 'voided-event'>, ApiEventField> = {
  'legal-basis': 'legalBasis', items: 'items', 'reply-by': 'replyBy', 'receiving-unit': 'toUnit', assignee: 'toStaff', amount: 'amountVnd', result: 'resultKind', collector: 'collector', 'second-target': 'secondTarget',
};

function missingOf({ act, reason, data }: ApiEventInput): ProblemError[] {
  const missing = actRule(act).inputs.flatMap((input): ProblemError[] => {
    if (input === 'voided-event') return [];
    if (input === 'reason') return reason === undefined ? [{ pointer: '/reason', detail: API_WORDS.needed.reason }] : [];
    return data[FIELD[input]] === undefined ? [{ pointer: `/data/${FIELD[input]}`, detail: API_WORDS.needed[input] }] : [];
  });
  return act === 'return-result' && data.deliveredBy === 'postal' && data.trackingNumber === undefined ? [...missing, { pointer: '/data/trackingNumber', detail: API_WORDS.tracking }] : missing;
}

/**
 * The data of an event as they are stored: what the act needs is there, units and people exist, dates without a time mean
 * the close of that day. Stops with a pointer to each fault.
 */
export async function eventDataOf(agencyId: number, sent: ApiEventInput): Promise<StoredEventData> {
  const errors = missingOf(sent);
  const { toUnit, toStaff, replyBy, secondTarget, resultOn, ...plain } = sent.data;
  const timeOf = (text: string | undefined, field: ApiEventField): LocalTime | undefined => {
    if (text === undefined) return undefined;
    if (text.length > 10 && isKnownInstant(text)) return localOf(text);
    const on = text.length === 10 && isKnownInstant(`${text}T00:00:00+07:00`) ? parsePlainDate(text) : null;
    if (on === null) errors.push({ pointer: `/data/${field}`, detail: API_WORDS.badTime });
    return on === null ? undefined : { on, minute: CLOSE };
  };
  const toUnitId = toUnit === undefined ? undefined : (await listUnits(agencyId)).find(({ id, shortName, isActive }) => isActive && (id === toUnit.toLowerCase() || shortName === toUnit))?.id;
  if (toUnit !== undefined && toUnitId === undefined) errors.push({ pointer: '/data/toUnit', detail: API_WORDS.noUnit });
  const toStaffId = toStaff === undefined ? undefined : await findAssignee(agencyId, toStaff);
  if (toStaffId === null) errors.push({ pointer: '/data/toStaff', detail: API_WORDS.noStaff });
  const stored = { ...plain, toUnitId, toStaffId, replyBy: timeOf(replyBy, 'replyBy'), secondTarget: timeOf(secondTarget, 'secondTarget'), resultOn: timeOf(resultOn, 'resultOn') };
  if (sent.legalAt !== undefined && !isKnownInstant(sent.legalAt)) errors.push({ pointer: '/legalAt', detail: API_WORDS.badTime });
  if (errors.length > 0) stopWith('validation', { errors });
  return Object.fromEntries(Object.entries(stored).filter(([, value]) => value !== undefined));
}
