import 'server-only';
import { countFreeFiles } from '@/lib/data/files';
import { claimKey, settleKey } from '@/lib/data/idempotency';
import { findVersion } from '@/lib/data/procedures';
import { isUniqueViolation } from '@/lib/db/errors';
import { inTransaction, Rollback } from '@/lib/db/transaction';
import { formatWithOffset } from '@/lib/domain/calendar/local-time';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { newId } from '@/lib/platform/new-id';
import { SubmittedResource } from '@/lib/schemas/api-dossiers';
import type { SubmitOnline } from '@/lib/schemas/submit-online';
import type { Context } from './context';
import { momentOf } from './moment';
import { clientRequestHash } from './perform-client-act';
import { submitIn, type SubmitRefusal } from './submit-online';

const SCOPE = 'api-submit';

export type ClientSubmitRefusal = SubmitRefusal | { readonly name: 'FileUnknown' } | { readonly name: 'ExternalCodeTaken' } | { readonly name: 'KeyUsedForOther' };
export type ClientSubmitted = { readonly answer: SubmittedResource; readonly isReplay: boolean };

/**
 * An online submission that came to another system and arrives here by synchronisation: status 1, its legal time the one
 * that the system says. Once for each key; the files are those that this client has stored and no dossier has yet.
 */
export async function submitFromClient(ctx: Context, asked: { readonly key: string; readonly sent: unknown; readonly externalCode: string | null; readonly input: SubmitOnline }): Promise<Result<ClientSubmitted, ClientSubmitRefusal>> {
  const { agencyId, staffId: tokenId, name } = ctx.actor;
  const claim = { agencyId, scope: SCOPE, key: `${tokenId}:${asked.key}` };
  const { input, externalCode } = asked;
  try {
    return ok(await inTransaction(async (tx): Promise<ClientSubmitted> => {
      const stop = (refusal: ClientSubmitRefusal): never => {
        throw new Rollback(refusal);
      };
      const claimed = await claimKey(tx, { ...claim, requestHash: clientRequestHash(asked.sent), response: null });
      if (claimed.kind === 'seen') return claimed.sameRequest ? { answer: SubmittedResource.parse(claimed.response), isReplay: true } : stop({ name: 'KeyUsedForOther' });
      const fileIds = input.files.map(({ fileId }) => fileId);
      if (fileIds.length > 0 && (await countFreeFiles(tx, agencyId, tokenId, fileIds)) !== new Set(fileIds).size) return stop({ name: 'FileUnknown' });
      const version = await findVersion(agencyId, input.versionId, tx);
      const { dossier, submittedAt, answerDue } = await submitIn(tx, { agencyId, moment: momentOf(claimed.at), input, version, dossierId: newId(), externalCode, client: { name: ctx.actor.client?.name ?? name, tokenId } });
      const answer: SubmittedResource = { code: dossier.code, externalCode, status: 'submitted', portalStatus: 1, submittedAt: formatWithOffset(submittedAt), answerDueAt: formatWithOffset(answerDue) };
      await settleKey(tx, claim, answer);
      return { answer, isReplay: false };
    }));
  } catch (error) {
    if (error instanceof Rollback) return refuse(error.refusal as ClientSubmitRefusal);
    if (externalCode && isUniqueViolation(error)) return refuse({ name: 'ExternalCodeTaken' });
    throw error;
  }
}
