import { diskStore } from '@/lib/adapters/files/disk-store';
import { insertFile } from '@/lib/data/files';
import { linkFilesOfEvent } from '@/lib/data/online-drafts';
import type { Tx } from '@/lib/db/transaction';
import { LARGEST_ATTACHMENT, safeFileName } from '@/lib/domain/dossier/attachment';
import { newId } from '@/lib/platform/new-id';
import { AGENCY_ID } from '../reference';
import { loadActPapers } from './act-papers';

/** A page that says what it is. Written by hand, so that it is the same bytes on every machine. */
function samplePdf(): Buffer {
  const page = 'BT /F1 22 Tf 72 720 Td (TEP MAU) Tj 0 -34 Td /F1 14 Tf (Khong phai giay to that. Sample file, not a real paper.) Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((body, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  return Buffer.from(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`, 'latin1');
}

async function keepBytes(content: Buffer): Promise<{ sha256: string; size: number }> {
  async function* once(): AsyncGenerator<Uint8Array> {
    yield content;
  }
  const staged = await diskStore.stage(once(), LARGEST_ATTACHMENT);
  if (!staged.ok) throw new Error(`Không ghi được tệp mẫu: ${staged.refusal.name}`);
  await staged.value.keep();
  return staged.value;
}

/** The bytes of a sample file, kept once. */
export const keepSampleFile = (): Promise<{ sha256: string; size: number }> => keepBytes(samplePdf());

type Line = { dossierId: string; submittedAt: Date; ordinal: number; name: string };

/** The files of the sample dossiers that came online and wait for the desk, and the papers of what the desk has answered so far. */
export async function loadOnline(tx: Tx): Promise<void> {
  const { sha256, size } = await keepSampleFile();
  const lines = await tx.$queryRaw<Line[]>`
    SELECT d.id AS "dossierId", d."submittedAt", s.ordinal, s.name FROM dossier d
      JOIN submitted_document s ON s."agencyId" = d."agencyId" AND s."dossierId" = d.id AND s."isPresent"
     WHERE d."agencyId" = ${AGENCY_ID} AND d."isSample" AND d.status = 'submitted'
       AND NOT EXISTS (SELECT 1 FROM dossier_file f WHERE f."agencyId" = d."agencyId" AND f."dossierId" = d.id)
     ORDER BY d.code, s.ordinal`;
  for (const { dossierId, submittedAt, ordinal, name } of lines) {
    const file = { agencyId: AGENCY_ID, id: newId(), sha256, size, mediaType: 'application/pdf', name: safeFileName(`${ordinal}. ${[...name].slice(0, 70).join('')} (tệp mẫu).pdf`), uploadedAt: submittedAt, uploadedById: null };
    await insertFile(tx, file);
    await tx.submittedDocument.update({ where: { agencyId_dossierId_ordinal: { agencyId: AGENCY_ID, dossierId, ordinal } }, data: { electronicGiven: 0 } });
    await linkFilesOfEvent(tx, AGENCY_ID, dossierId, [{ fileId: file.id, purpose: 'component', ordinal }], 1, submittedAt);
  }
  await loadActPapers(tx);
}
