import 'server-only';
import { diskStore } from '@/lib/adapters/files/disk-store';
import { theAgency } from '@/lib/data/agency';
import { fileStandsIn } from '@/lib/data/decisions';
import { findFile } from '@/lib/data/files';

/** A blank form of a procedure, for anyone; null for every file that no approved version offers. */
export async function openPublicForm(id: string): Promise<{ readonly name: string; readonly mediaType: string; readonly bytes: ReadableStream<Uint8Array> } | null> {
  const agency = await theAgency();
  const file = await findFile(agency.id, id);
  if (!file || !(await fileStandsIn(agency.id, file.id)).ofVersion) return null;
  const bytes = await diskStore.open(file.sha256);
  return bytes && { name: file.name, mediaType: file.mediaType, bytes };
}
