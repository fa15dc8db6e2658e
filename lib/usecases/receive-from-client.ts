import 'server-only';
import { createHash } from 'node:crypto';
import { findByCode } from '@/lib/data/procedures';
import { formatLocalTime, localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { isEnteredLate } from '@/lib/domain/dossier/history';
import type { Result } from '@/lib/domain/shared/result';
import type { ApiReceiveDossier } from '@/lib/schemas/api-dossiers';
import type { ReceiveDossier, ReceiveDossierSent } from '@/lib/schemas/receive-dossier';
import { clientRequestHash, lateBySync } from './perform-client-act';
import { receiveDossier, type ReceivedDossier, type ReceiveRefusal } from './receive-dossier';
import type { Context } from './context';

/** No version has it: the use case then says that there is no such procedure, after it has looked for a repetition. */
const NO_VERSION = '00000000-0000-4000-8000-000000000000';

/** A client's key as the counter's keys are: one id for one client and key. */
function keyOf(tokenId: string, key: string): string {
  const hex = createHash('sha256').update(`${tokenId}\n${key}`, 'utf8').digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** What the counter would have sent for what a client sends: the version in force when it was received, local times, and why it comes late. */
export async function intakeOfClient(ctx: Context, key: string, sent: ApiReceiveDossier): Promise<ReceiveDossierSent> {
  const receivedAt = sent.receivedAt ? localTimeOfInstant(Date.parse(sent.receivedAt)) : null;
  const version = await findByCode(ctx.actor.agencyId, sent.procedure, (receivedAt ?? ctx.now).on);
  const { externalCode: _code, procedure: _procedure, receivedAt: _at, lateReason, ...rest } = sent;
  return {
    ...rest, key: keyOf(ctx.actor.staffId, key), versionId: version?.versionId ?? NO_VERSION, receivedAt: receivedAt && formatLocalTime(receivedAt),
    lateReason: lateReason ?? (receivedAt && isEnteredLate(receivedAt, ctx.now) ? lateBySync(ctx) : null),
  };
}

/** Receives a dossier for a client of the API, once for each key. `sent` is the request as it came. */
export const receiveFromClient = (ctx: Context, asked: { readonly sent: unknown; readonly externalCode: string | null; readonly input: ReceiveDossier }): Promise<Result<ReceivedDossier, ReceiveRefusal>> =>
  receiveDossier(ctx, asked.input, { requestHash: clientRequestHash(asked.sent), externalCode: asked.externalCode });
