import type { SpecialDay, TermUnit } from '../domain/calendar/types';
import type { Channel, DossierStatus } from '../domain/dossier/status';

/* The English words of the public pages. Official names stay Vietnamese, with the English beside them. */

export const STATUS_LABELS_EN: Record<DossierStatus, string> = {
  submitted: 'Submitted, not yet received',
  received: 'Received',
  declined: 'Not accepted',
  processing: 'Being handled',
  'awaiting-supplement': 'Waiting for additional papers',
  'awaiting-payment': 'Waiting for a payment due to the State',
  withdrawn: 'Withdrawn by the applicant',
  stopped: 'Stopped',
  resolved: 'Finished, result ready',
  returned: 'Result handed over',
};

export const CHANNEL_LABELS_EN: Record<Channel, string> = {
  'in-person': 'In person',
  online: 'Online',
  postal: 'By post',
};

export const TERM_UNIT_LABELS_EN: Record<TermUnit, readonly [one: string, many: string]> = {
  'working-day': ['working day', 'working days'],
  'calendar-day': ['day', 'days'],
  'working-hour': ['working hour', 'working hours'],
  'same-day': ['same day', 'same day'],
};

export const SPECIAL_DAY_LABELS_EN: Record<SpecialDay['kind'], string> = {
  'public-holiday': 'Public holiday',
  'substitute-day-off': 'Day off in exchange for a worked day of rest',
  'make-up-working-day': 'Worked in exchange for a day off',
};
