import 'server-only';
import { createHash } from 'node:crypto';
import { findByCode } from '@/lib/data/procedures';
import { formatLocalTime, localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { isEnteredLate } from '@/lib/domain/dossier/history';
import type { Result } from '@/lib/domain/shared/result';
import type { ApiReceiveDossier } from '@/lib/schemas/api-dossiers';
import type { ReceiveDossier, ReceiveDossierSent } from '@/lib/schemas/receive-dossier';
import type { SubmitOnlineSent } from '@/lib/schemas/submit-online';
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
  const { externalCode: _code, procedure: _procedure, receivedAt: _at, lateReason, resultBy: _result, resultAddress: _address, files, ...rest } = sent;
  return {
    ...rest, files: filesOf(files), key: keyOf(ctx.actor.staffId, key), versionId: version?.versionId ?? NO_VERSION, receivedAt: receivedAt && formatLocalTime(receivedAt),
    lateReason: lateReason ?? (receivedAt && isEnteredLate(receivedAt, ctx.now) ? lateBySync(ctx) : null),
  };
}

const filesOf = (files: ApiReceiveDossier['files']) => files.map(({ id, purpose, ordinal }) => ({ fileId: id, purpose, ordinal: ordinal ?? null }));

/** What the public form would have sent for an online submission of a client. A file of a component stands for the component. */
export async function submissionOfClient(ctx: Context, sent: ApiReceiveDossier): Promise<SubmitOnlineSent> {
  const submittedAt = sent.receivedAt ? localTimeOfInstant(Date.parse(sent.receivedAt)) : null;
  const version = await findByCode(ctx.actor.agencyId, sent.procedure, (submittedAt ?? ctx.now).on);
  const files = filesOf(sent.files);
  const counts = new Map(sent.components.map(({ ordinal, electronic, note }) => [ordinal, { ordinal, electronic, note: note ?? null }]));
  for (const ordinal of new Set(files.flatMap((file) => (file.purpose === 'component' && file.ordinal !== null ? [file.ordinal] : [])))) {
    const brought = files.filter((file) => file.purpose === 'component' && file.ordinal === ordinal).length;
    const said = counts.get(ordinal);
    counts.set(ordinal, { ordinal, electronic: Math.max(said?.electronic ?? 0, brought), note: said?.note ?? null });
  }
  return {
    versionId: version?.versionId ?? NO_VERSION, caseName: sent.caseName ?? null, applicant: sent.applicant, representative: sent.representative ?? null, components: [...counts.values()], files, note: sent.note ?? null,
    notifyBy: sent.notifyBy, notifyLang: sent.notifyLang, resultBy: sent.resultBy, resultAddress: sent.resultAddress ?? null, submittedAt: submittedAt && formatLocalTime(submittedAt),
    lateReason: sent.lateReason ?? (submittedAt && isEnteredLate(submittedAt, ctx.now) ? lateBySync(ctx) : null),
  };
}

/** Receives a dossier for a client of the API, once for each key. `sent` is the request as it came. */
export const receiveFromClient = (ctx: Context, asked: { readonly sent: unknown; readonly externalCode: string | null; readonly input: ReceiveDossier }): Promise<Result<ReceivedDossier, ReceiveRefusal>> =>
  receiveDossier(ctx, asked.input, { requestHash: clientRequestHash(asked.sent), externalCode: asked.externalCode });
