import 'server-only';
import { diskStore } from '@/lib/adapters/files/disk-store';
import { findEvidence, findFinding } from '@/lib/data/findings';
import { findRecommendation } from '@/lib/data/recommendations';
import type { Context } from '../context';
import { maySeeFinding } from './step-finding';
import { maySeeRecommendation } from './step-recommendation';

/**
 * The bytes of a paper that a unit attached to what it says of a finding, or to a remedy report: for whoever sees that finding
 * or recommendation. Null for anything else, whoever asks.
 */
export async function openEvidenceFile(ctx: Pick<Context, 'actor'>, evidenceId: string): Promise<{ readonly file: { readonly name: string; readonly size: number; readonly mediaType: string }; readonly bytes: ReadableStream<Uint8Array> } | null> {
  const { agencyId } = ctx.actor;
  const found = await findEvidence(agencyId, evidenceId);
  if (!found || found.removedAt !== null) return null;
  if (found.targetKind === 'statement') {
    const finding = found.findingId && (await findFinding(agencyId, found.findingId));
    if (!finding || !maySeeFinding(ctx, finding)) return null;
  } else if (found.targetKind === 'remedy') {
    const recommendation = await findRecommendation(agencyId, found.targetKey.split(':')[0] ?? '');
    if (!recommendation || !maySeeRecommendation(ctx, recommendation)) return null;
  } else return null;
  const bytes = await diskStore.open(found.sha256);
  return bytes ? { file: found, bytes } : null;
}
