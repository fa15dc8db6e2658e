import 'server-only';
import { diskStore } from '@/lib/adapters/files/disk-store';
import { findFile, type FileRecord } from '@/lib/data/files';
import { isPostingPhoto } from '@/lib/data/posting';
import { can } from '@/lib/domain/access/can';
import type { Context } from './context';

/** The bytes of a photo that a posting or a check names; null for any other file, whoever asks. */
export async function openPostingPhoto({ actor }: Pick<Context, 'actor'>, fileId: string): Promise<{ readonly file: FileRecord; readonly bytes: ReadableStream<Uint8Array> } | null> {
  if (!can(actor, 'posting:view') || !(await isPostingPhoto(actor.agencyId, fileId))) return null;
  const file = await findFile(actor.agencyId, fileId);
  const bytes = file?.mediaType.startsWith('image/') ? await diskStore.open(file.sha256) : null;
  return file && bytes ? { file, bytes } : null;
}
