import 'server-only';
import { createHash } from 'node:crypto';
import { readEventTimes } from '@/lib/data/api-dossiers';
import { claimKey, settleKey } from '@/lib/data/idempotency';
import { inTransaction, Rollback } from '@/lib/db/transaction';
import { formatWithOffset } from '@/lib/domain/calendar/local-time';
import { isEnteredLate } from '@/lib/domain/dossier/history';
import { portalNumber } from '@/lib/domain/dossier/status';
import { canonicalJson } from '@/lib/domain/shared/canonical-json';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { localTimeOf } from '@/lib/platform/clock';
import { EventDone } from '@/lib/schemas/api-events';
import { performActIn, type ActInput, type ActRefusal } from './perform-act';
import type { Context } from './context';

const SCOPE = 'api-act';

export type ClientActRefusal = ActRefusal | { readonly name: 'KeyUsedForOther' };
export type ClientActDone = { readonly done: EventDone; readonly isReplay: boolean };

/** One text for what a client asks, however it was spaced. */
export const clientRequestHash = (content: unknown): string => createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex');

/**
 * One act of a client of the API, once for each key: the same request again, at once or after a lost answer, gets the same
 * answer and makes nothing. `sent` is the request as it came. An act that was refused leaves the key free.
 */
export async function performClientAct(ctx: Context, asked: { readonly key: string; readonly sent: unknown; readonly input: ActInput }): Promise<Result<ClientActDone, ClientActRefusal>> {
  const { agencyId, staffId: tokenId } = ctx.actor;
  const claim = { agencyId, scope: SCOPE, key: `${tokenId}:${asked.key}` };
  try {
    return ok(await inTransaction(async (tx): Promise<ClientActDone> => {
      const claimed = await claimKey(tx, { ...claim, requestHash: clientRequestHash({ code: asked.input.code, sent: asked.sent }), response: null });
      if (claimed.kind === 'seen') {
        if (!claimed.sameRequest) throw new Rollback<ClientActRefusal>({ name: 'KeyUsedForOther' });
        // Stored JSON has no order of keys: the shape gives it back.
        return { done: EventDone.parse(claimed.response), isReplay: true };
      }
      const { code, seq, state, originalDue } = await performActIn(tx, ctx, withSource(ctx, asked.input));
      const times = await readEventTimes(tx, agencyId, code, seq);
      const [legalAt, enteredAt] = [localTimeOf(times.legalAt), localTimeOf(times.enteredAt)];
      const done: EventDone = {
        code, seq, act: asked.input.act, status: state.status, portalStatus: portalNumber(state.status), legalAt: formatWithOffset(legalAt), enteredAt: formatWithOffset(enteredAt),
        isEnteredLate: isEnteredLate(legalAt, enteredAt), dueAt: originalDue && formatWithOffset(originalDue), pausedSince: state.pausedSince && formatWithOffset(state.pausedSince),
      };
      await settleKey(tx, claim, done);
      return { done, isReplay: false };
    }));
  } catch (error) {
    if (error instanceof Rollback) return refuse(error.refusal as ClientActRefusal);
    throw error;
  }
}

/** What arrives by synchronisation is entered after it happened; why is known without being said. */
const withSource = (ctx: Context, input: ActInput): ActInput =>
  input.reason === undefined && input.legalAt !== undefined && isEnteredLate(input.legalAt, ctx.now) ? { ...input, reason: lateBySync(ctx) } : input;

/** The reason of a late entry by another system. */
export const lateBySync = (ctx: Pick<Context, 'actor'>): string => `Nhận từ hệ thống «${ctx.actor.client?.name ?? ctx.actor.name}»`;
