import 'server-only';
import type { Tx } from '@/lib/db/transaction';
import type { RecordedSignature } from '@/lib/domain/dossier/signature';

export type DigitisedLine = { readonly key: number | 'result'; readonly isScanned: boolean; readonly isElectronicOriginal: boolean; readonly signatureState: RecordedSignature | null; readonly note: string | null };
type Stored = { readonly isScanned: boolean; readonly isElectronicOriginal: boolean; readonly signatureState: string | null; readonly note: string | null };
type Entry = { readonly agencyId: number; readonly dossierId: string; readonly byId: string; readonly at: Date };

const differs = (stored: Stored, line: DigitisedLine): boolean =>
  stored.isScanned !== line.isScanned || stored.isElectronicOriginal !== line.isElectronicOriginal || stored.signatureState !== line.signatureState || stored.note !== line.note;

/** Writes what differs from what is stored. Answers what was and what is, for the audit trail. */
export async function saveDigitisation(tx: Tx, { agencyId, dossierId, byId, at }: Entry, lines: readonly DigitisedLine[]): Promise<{ key: number | 'result'; was: Stored; is: Stored }[]> {
  const documents = await tx.submittedDocument.findMany({ where: { agencyId, dossierId }, select: { ordinal: true, isScanned: true, isElectronicOriginal: true, signatureState: true, digitisationNote: true } });
  const result = await tx.digitisedResult.findUnique({ where: { agencyId_dossierId: { agencyId, dossierId } } });
  const changed: { key: number | 'result'; was: Stored; is: Stored }[] = [];
  for (const line of lines) {
    const { key, ...is } = line;
    const document = documents.find(({ ordinal }) => ordinal === key);
    const stored = key === 'result' ? result : document && { ...document, note: document.digitisationNote };
    if (key !== 'result' && !document) continue;
    const was: Stored = stored ? { isScanned: stored.isScanned, isElectronicOriginal: stored.isElectronicOriginal, signatureState: stored.signatureState, note: stored.note } : { isScanned: false, isElectronicOriginal: false, signatureState: null, note: null };
    if (!differs(was, line)) continue;
    changed.push({ key, was, is });
    const { note, ...form } = is;
    if (key === 'result') {
      const row = { ...is, recordedById: byId, recordedAt: at };
      await tx.digitisedResult.upsert({ where: { agencyId_dossierId: { agencyId, dossierId } }, create: { agencyId, dossierId, ...row }, update: row });
    } else await tx.submittedDocument.update({ where: { agencyId_dossierId_ordinal: { agencyId, dossierId, ordinal: key } }, data: { ...form, digitisationNote: note, digitisedAt: at, digitisedById: byId } });
  }
  return changed;
}
