import 'server-only';
import { findBySecretToken } from '@/lib/data/public-dossier';
import { actsAllowed } from '@/lib/domain/dossier/transitions';
import type { DossierStatus } from '@/lib/domain/dossier/status';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { localTimeOf } from '@/lib/platform/clock';
import { applicantActor } from './applicant-actor';
import { proveByCode, type LookupRefusal } from './look-up-dossier';
import type { OnlineAsker } from './online-draft';
import { performAct, type ActRefusal } from './perform-act';

export type WithdrawRefusal = ActRefusal | LookupRefusal | { readonly name: 'NotOnlineAnyMore' };

/** May the applicant take this dossier back by themselves? Before acceptance: later papers and fees have to be given back at the counter. */
export const mayWithdrawOnline = (status: DossierStatus): boolean => status === 'submitted' && actsAllowed(status).includes('withdraw');

/**
 * Takes an online submission back. The secret link may have been seen by others, and this cannot be undone: the last four
 * digits of a number of the applicant are asked for besides. Pressed twice, it is done once.
 */
export async function withdrawOnline(asker: OnlineAsker, qrToken: string, sent: { readonly lastFour: string; readonly reason: string }): Promise<Result<{ readonly isReplay: boolean }, WithdrawRefusal>> {
  const dossier = await findBySecretToken(asker.agencyId, qrToken);
  if (!dossier) return refuse({ name: 'NotFound' });
  const proved = await proveByCode(asker, { code: dossier.code, lastFour: sent.lastFour });
  if (!proved.ok) return proved;
  if (dossier.status === 'withdrawn') return ok({ isReplay: true });
  if (!mayWithdrawOnline(dossier.status)) return refuse({ name: 'NotOnlineAnyMore' });
  const ctx = { actor: applicantActor(asker.agencyId, dossier.holdingUnitId), instant: asker.instant, now: localTimeOf(asker.instant) };
  const done = await performAct(ctx, { code: dossier.code, act: 'withdraw', seen: dossier.eventCount, reason: sent.reason, data: { by: 'applicant' } });
  // Had the desk accepted it since it was read, the act is refused as stale: a dossier taken in is withdrawn at the counter.
  return done.ok ? ok({ isReplay: false }) : done;
}
