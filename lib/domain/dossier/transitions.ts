import { refuse, ok, type Result } from '../shared/result';
import { DOSSIER_ACTS, type DossierAct } from './acts';
import { DOSSIER_STATUSES, type DossierStatus } from './status';

/** What an act makes of no dossier at all: it begins at the counter with status 2, or online with status 1. */
export const BEGINNINGS = { 'receive': 'received', 'submit-online': 'submitted' } as const satisfies Partial<Record<DossierAct, DossierStatus>>;

/**
 * Status and act give the next status: 1→2, 3, 7 · 2→4, 7, 8 · 4→5, 6, 7, 8, 9 · 5→4, 7, 8 · 6→4, 7, 8 · 9→10.
 * The same table draws the buttons, guards the server and feeds the documentation.
 * Danger: `correct` maps a status to itself because what follows is a refold without the voided event (history.ts). It is
 * the only act out of 3, 7, 8 and 10, which are final.
 */
export const NEXT = {
  'submitted': {
    'accept': 'received', 'decline': 'declined', 'withdraw': 'withdrawn',
    // An incomplete online submission stays at 1 with its Mẫu 02; the 8 working hours are then met.
    'request-supplement': 'submitted', 'receive-supplement': 'submitted',
    'remind': 'submitted', 'correct': 'submitted',
  },
  'received': {
    'take-over': 'processing', 'withdraw': 'withdrawn', 'stop': 'stopped',
    'hand-over': 'received', 'assign': 'received', 'record-payment': 'received', 'apologise': 'received',
    'remind': 'received', 'correct-receipt': 'received', 'correct': 'received',
  },
  'declined': { 'correct': 'declined' },
  'processing': {
    'request-supplement': 'awaiting-supplement', 'request-payment': 'awaiting-payment', 'finish': 'resolved',
    'withdraw': 'withdrawn', 'stop': 'stopped',
    'hand-over': 'processing', 'take-over': 'processing', 'assign': 'processing', 'record-payment': 'processing',
    // Consulting another agency does not stop the clock.
    'consult': 'processing', 'consult-reply': 'processing',
    'submit-for-signature': 'processing', 'sign': 'processing', 'return-for-correction': 'processing',
    'apologise': 'processing', 'remind': 'processing', 'correct-receipt': 'processing', 'correct': 'processing',
  },
  'awaiting-supplement': {
    'receive-supplement': 'processing', 'withdraw': 'withdrawn', 'stop': 'stopped',
    'hand-over': 'awaiting-supplement', 'take-over': 'awaiting-supplement', 'assign': 'awaiting-supplement',
    'consult-reply': 'awaiting-supplement', 'apologise': 'awaiting-supplement',
    'remind': 'awaiting-supplement', 'correct-receipt': 'awaiting-supplement', 'correct': 'awaiting-supplement',
  },
  'awaiting-payment': {
    'record-payment': 'processing', 'withdraw': 'withdrawn', 'stop': 'stopped',
    'hand-over': 'awaiting-payment', 'take-over': 'awaiting-payment', 'assign': 'awaiting-payment',
    'consult-reply': 'awaiting-payment', 'apologise': 'awaiting-payment',
    'remind': 'awaiting-payment', 'correct-receipt': 'awaiting-payment', 'correct': 'awaiting-payment',
  },
  'withdrawn': { 'correct': 'withdrawn' },
  'stopped': { 'correct': 'stopped' },
  'resolved': {
    'return-result': 'returned',
    // The result travels from the unit to the counter; a fee may be taken there.
    'hand-over': 'resolved', 'take-over': 'resolved', 'record-payment': 'resolved', 'remind': 'resolved', 'correct': 'resolved',
  },
  'returned': { 'correct': 'returned' },
} as const satisfies Record<DossierStatus, Partial<Record<DossierAct, DossierStatus>>>;

/** The act is not in the row of this status; `allowedIn` says in which statuses it is. */
export type ActNotAllowed = { readonly name: 'ActNotAllowed'; readonly act: DossierAct; readonly status: DossierStatus; readonly allowedIn: readonly DossierStatus[] };

const rowOf = (status: DossierStatus): Readonly<Partial<Record<DossierAct, DossierStatus>>> => NEXT[status];

/** The acts of a status, in the order of DOSSIER_ACTS. */
export const actsAllowed = (status: DossierStatus): readonly DossierAct[] => DOSSIER_ACTS.filter((act) => Object.hasOwn(rowOf(status), act));

/** The statuses in which an act may be done, in the portal's order. */
export const statusesFor = (act: DossierAct): readonly DossierStatus[] => DOSSIER_STATUSES.filter((status) => Object.hasOwn(rowOf(status), act));

/** The next status, or a refusal. `status` is null before the dossier exists. */
export function applyAct(status: DossierStatus | null, act: DossierAct): Result<DossierStatus, ActNotAllowed> {
  if (status === null) {
    const first = (BEGINNINGS as Partial<Record<DossierAct, DossierStatus>>)[act];
    return first === undefined ? refuse({ name: 'ActNotAllowed', act, status: 'submitted', allowedIn: statusesFor(act) }) : ok(first);
  }
  const next = rowOf(status)[act];
  return next === undefined ? refuse({ name: 'ActNotAllowed', act, status, allowedIn: statusesFor(act) }) : ok(next);
}
