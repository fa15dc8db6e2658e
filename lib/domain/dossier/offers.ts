import { isAfter } from '../calendar/local-time';
import type { LocalTime } from '../calendar/types';
import { actRule, permissionFor, SUPPLEMENT_ASKS_ALLOWED, type ActPermission, type DossierAct, type FactNeeded } from './acts';
import type { DossierState } from './fold';
import { FINAL_STATUSES, type DossierStatus } from './status';
import { actsAllowed, statusesFor } from './transitions';

/** How far a permission of this actor reaches: this dossier, dossiers of another unit only, or none. */
export type Reaches = 'here' | 'elsewhere' | 'nowhere';

/** Why an act is not offered now. The words are in lib/text. */
export type NotOffered =
  | { readonly name: 'wrong-status'; readonly status: DossierStatus; readonly allowedIn: readonly DossierStatus[] }
  | { readonly name: 'ended'; readonly status: DossierStatus }
  | { readonly name: 'already-received' }
  | { readonly name: 'no-permission'; readonly permission: ActPermission }
  | { readonly name: 'other-unit' }
  | { readonly name: 'already-yours' }
  | { readonly name: 'supplement-asks-used'; readonly asks: number }
  | { readonly name: 'no-open-supplement-request'; readonly asks: number }
  | { readonly name: 'no-open-consultation' }
  | { readonly name: 'no-draft-to-sign' }
  | { readonly name: 'awaiting-signature'; readonly since: LocalTime }
  | { readonly name: 'already-apologised'; readonly secondTarget: LocalTime | null }
  | { readonly name: 'due-passed' }
  | { readonly name: 'nothing-to-void' };

export type Offer = { readonly act: DossierAct; readonly reasons: readonly NotOffered[] };

export type OfferFacts = {
  readonly state: DossierState;
  readonly originalDue: LocalTime | null;
  /** How many events a correction could void: all but the first and those voided already. */
  readonly voidable: number;
  readonly actorId: string;
  readonly now: LocalTime;
  readonly reaches: (permission: ActPermission) => Reaches;
};

function unmet(need: FactNeeded, { state, originalDue, now, voidable }: OfferFacts): NotOffered | null {
  switch (need) {
    case 'open-supplement-request':
      return state.openSupplementSeq === null ? { name: 'no-open-supplement-request', asks: state.supplementAsks } : null;
    case 'supplement-asks-left':
      return state.supplementAsks >= SUPPLEMENT_ASKS_ALLOWED ? { name: 'supplement-asks-used', asks: state.supplementAsks } : null;
    case 'open-consultation':
      return state.openConsultations.length === 0 ? { name: 'no-open-consultation' } : null;
    case 'awaiting-signature':
      return state.awaitingSignatureSince === null ? { name: 'no-draft-to-sign' } : null;
    case 'not-awaiting-signature':
      return state.awaitingSignatureSince === null ? null : { name: 'awaiting-signature', since: state.awaitingSignatureSince };
    case 'no-apology-yet':
      return state.apologies > 0 ? { name: 'already-apologised', secondTarget: state.secondTarget } : null;
    case 'due-not-passed': // An apology is written before or on the due date; nothing is due while the clock stands still.
      return state.pausedSince === null && originalDue !== null && isAfter(now, { on: originalDue.on, minute: 24 * 60 }) ? { name: 'due-passed' } : null;
    case 'event-to-void':
      return voidable > 0 ? null : { name: 'nothing-to-void' };
  }
}

function statusReason(act: DossierAct, state: DossierState): NotOffered | null {
  const { status } = state;
  if (actsAllowed(status).includes(act)) return null;
  if ((act === 'accept' || act === 'decline') && state.receivedAt !== null) return { name: 'already-received' };
  if (FINAL_STATUSES.has(status)) return { name: 'ended', status };
  if (act === 'receive-supplement') return { name: 'no-open-supplement-request', asks: state.supplementAsks };
  return { name: 'wrong-status', status, allowedIn: statusesFor(act) };
}

/**
 * Is the act offered to this person now? With no reason it is; otherwise every reason, so that a screen can say why.
 * Draws the buttons; the server asks appendEvent and `can` again.
 */
export function offerOf(act: DossierAct, facts: OfferFacts): Offer {
  const { state, actorId } = facts;
  const reasons: NotOffered[] = [];
  const permission = permissionFor(act, state.status);
  const reach = facts.reaches(permission);
  if (reach === 'nowhere') reasons.push({ name: 'no-permission', permission });
  if (reach === 'elsewhere') reasons.push({ name: 'other-unit' });
  const wrong = statusReason(act, state);
  if (wrong !== null) return { act, reasons: [...reasons, wrong] };
  if (act === 'take-over' && state.holderId === actorId) reasons.push({ name: 'already-yours' });
  for (const need of actRule(act).facts) {
    // On an online submission that waits at status 1 the desk may ask again: the limit of asks is one of dossiers taken in.
    if (state.status === 'submitted' && need === 'supplement-asks-left') continue;
    const reason = unmet(need, facts);
    if (reason !== null) reasons.push(reason);
  }
  return { act, reasons };
}
