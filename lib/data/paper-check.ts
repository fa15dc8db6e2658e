import 'server-only';
import { db } from '@/lib/db/client';
import type { CircularId } from '@/lib/domain/paper/edition';
import type { PaperKind } from '@/lib/domain/paper/kind';
import { localTimeOf } from '@/lib/platform/clock';
import type { LocalTime } from '@/lib/domain/calendar/types';

/** What anyone may know of a paper whose token they hold: nothing about a person. */
export type CheckedPaper = { readonly kind: PaperKind; readonly edition: CircularId; readonly number: string; readonly issuedAt: LocalTime; readonly dossierCode: string | null; readonly sha256: string; readonly isVoid: boolean };

/** The paper of a verification token; null when there is none. */
export async function checkPaper(agencyId: number, token: string): Promise<CheckedPaper | null> {
  if (!/^[\w-]{10,80}$/.test(token)) return null;
  const paper = await db().paper.findUnique({ where: { agencyId_verifyToken: { agencyId, verifyToken: token } } });
  if (!paper) return null;
  const dossier = paper.dossierId ? await db().dossier.findUnique({ where: { agencyId_id: { agencyId, id: paper.dossierId } }, select: { code: true } }) : null;
  const { number } = (paper.data ?? {}) as { number?: unknown };
  return { kind: paper.kind as PaperKind, edition: paper.edition as CircularId, number: typeof number === 'string' ? number : String(paper.ordinal), issuedAt: localTimeOf(paper.issuedAt), dossierCode: dossier?.code ?? null, sha256: paper.pdfSha256 ?? paper.sha256, isVoid: paper.voidedAt !== null };
}
