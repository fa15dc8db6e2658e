import 'server-only';
import { diskStore } from '@/lib/adapters/files/disk-store';
import { findFile, type FileRecord } from '@/lib/data/files';
import { can } from '@/lib/domain/access/can';
import { log } from '@/lib/platform/log';
import type { Context } from './context';
import { recordView } from './record-view';

/**
 * The bytes of an attachment for someone who may see its dossier; one that hangs nowhere yet, for who brought it. Null when
 * there is nothing for this person here.
 */
export async function openFile({ actor, instant }: Pick<Context, 'actor' | 'instant'>, id: string): Promise<{ readonly file: FileRecord; readonly bytes: ReadableStream<Uint8Array> } | null> {
  const file = await findFile(actor.agencyId, id);
  if (!file) return null;
  const maySee = file.dossierId === null ? file.uploadedById === actor.staffId : can(actor, 'file:view', file.unitIds);
  if (!maySee) return null;
  const bytes = await diskStore.open(file.sha256);
  if (!bytes) {
    log('error', 'the bytes of a file are not in the store', { file: file.id, sha256: file.sha256 });
    return null;
  }
  if (file.dossierId !== null) await recordView({ actor, instant }, file.dossierId, 'file');
  return { file, bytes };
}
