import 'server-only';
import { diskStore } from '@/lib/adapters/files/disk-store';
import { fileStandsIn } from '@/lib/data/decisions';
import { findFile, type FileRecord } from '@/lib/data/files';
import { can, type Actor } from '@/lib/domain/access/can';

export type OpenedFile = { readonly file: FileRecord; readonly bytes: ReadableStream<Uint8Array> };

async function bytesOf(agencyId: number, fileId: string): Promise<OpenedFile | null> {
  const file = await findFile(agencyId, fileId);
  const bytes = file && (await diskStore.open(file.sha256));
  return file && bytes ? { file, bytes } : null;
}

/** The signed copy of a decision, or a blank form, for the staff; what this person has just brought in too. */
export async function openProcedureFile(actor: Actor, fileId: string): Promise<OpenedFile | null> {
  if (!can(actor, 'procedure:view')) return null;
  const stands = await fileStandsIn(actor.agencyId, fileId);
  if (stands.ofDecision || stands.ofVersion) return bytesOf(actor.agencyId, fileId);
  const file = await findFile(actor.agencyId, fileId);
  return file && file.dossierId === null && file.uploadedById === actor.staffId ? bytesOf(actor.agencyId, fileId) : null;
}
