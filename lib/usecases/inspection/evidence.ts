import 'server-only';
import { diskStore } from '@/lib/adapters/files/disk-store';
import { appendAudit } from '@/lib/data/audit';
import { insertFile } from '@/lib/data/files';
import { deviceOwner, findPhoto, findPhotoFile, insertPhoto, noteContact } from '@/lib/data/inspection-devices';
import { lockInspection } from '@/lib/data/inspections';
import { inTransaction } from '@/lib/db/transaction';
import { LARGEST_PHOTO, type EntryRefusal } from '@/lib/domain/inspection/package';
import { seesWholeInspection } from '@/lib/domain/inspection/sight';
import { mayFollow } from '@/lib/domain/inspection/stage';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { newId } from '@/lib/platform/new-id';
import type { PhotoNote } from '@/lib/schemas/inspection-sync';
import type { Context } from '../context';
import { memberOf, setRight, unitsOf, type SyncRefusal } from './sync-entries';

const PHOTO_TYPES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);
export type PhotoRefusal = SyncRefusal | { readonly name: 'PhotoTooLarge' } | { readonly name: 'PhotoEmpty' } | { readonly name: 'NotAPhoto' } | { readonly name: 'HashDiffers' } | { readonly name: 'IdTaken' } | { readonly name: 'NotTaken'; readonly why: EntryRefusal };
export type PhotoAsked = { readonly inspectionId: string; readonly evidenceId: string; readonly sha256: string; readonly note: PhotoNote; readonly source: AsyncIterable<Uint8Array> };

/**
 * Takes one photo of a device in: whole, of the hash that the device gives, an image by its content, at most 5 MB. Half an upload
 * leaves nothing. The same photo again changes nothing and is answered the same (`isKnown`).
 */
export async function takePhoto(ctx: Context, { inspectionId, evidenceId, sha256, note, source }: PhotoAsked): Promise<Result<{ readonly isKnown: boolean }, PhotoRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const staged = await diskStore.stage(source, LARGEST_PHOTO);
  if (!staged.ok) return refuse({ name: staged.refusal.name === 'FileTooLarge' ? 'PhotoTooLarge' : 'PhotoEmpty' });
  const bytes = staged.value;
  try {
    if (bytes.sha256 !== sha256) return refuse({ name: 'HashDiffers' });
    if (bytes.mediaType === null || !PHOTO_TYPES.has(bytes.mediaType)) return refuse({ name: 'NotAPhoto' });
    const mediaType = bytes.mediaType;
    const takenAt = setRight(note.takenAt, note.clock, ctx.instant);
    return await inTransaction(async (tx): Promise<Result<{ isKnown: boolean }, PhotoRefusal>> => {
      const inspection = await lockInspection(tx, agencyId, inspectionId);
      const member = inspection && seesWholeInspection(ctx.actor) ? await memberOf(tx, agencyId, inspectionId, staffId) : null;
      if (!inspection || !member) return refuse({ name: 'NoSuchInspection' });
      const owner = await deviceOwner(tx, { agencyId, id: note.deviceId, inspectionId });
      if (owner !== null && owner !== staffId) return refuse({ name: 'OtherDevice' });
      const known = await findPhoto(tx, agencyId, evidenceId);
      if (known) return known.sha256 === sha256 && known.byId === staffId && known.inspectionId === inspectionId ? ok({ isKnown: true }) : refuse({ name: 'IdTaken' });
      if (!mayFollow(inspection.stage, 'record')) return refuse({ name: 'NotTaken', why: 'stage' });
      if (member.removedAt !== null && takenAt > member.removedAt) return refuse({ name: 'NotTaken', why: 'removed' });
      if (!unitsOf(member, inspection).includes(note.unitId)) return refuse({ name: 'NotTaken', why: 'unit' });
      // The bytes first: a row without bytes would be a lost photo, bytes without a row only cost room.
      await bytes.keep();
      const fileId = newId();
      const name = `anh-${inspection.code}-${evidenceId.slice(0, 8)}.${mediaType === 'image/png' ? 'png' : mediaType === 'image/webp' ? 'webp' : 'jpg'}`;
      await insertFile(tx, { agencyId, id: fileId, sha256, size: bytes.size, mediaType, name, uploadedAt: ctx.instant, uploadedById: staffId });
      await insertPhoto(tx, { agencyId, id: evidenceId, inspectionId, unitId: note.unitId, targetKind: note.targetKind, targetKey: note.targetKey, fileId, sha256, note: note.note ?? null, location: note.location ?? null, takenAt, byId: staffId, deviceId: note.deviceId, receivedAt: ctx.instant });
      await noteContact(tx, { agencyId, id: note.deviceId, inspectionId, staffId, at: ctx.instant, offsetMs: Date.parse(note.clock) - ctx.instant.getTime() });
      await appendAudit(tx, { agencyId, actorId: staffId, action: 'inspection:photo', subject: `inspection:${inspection.code}`, at: ctx.instant, detail: { evidenceId, sha256, size: bytes.size } });
      return ok({ isKnown: false });
    });
  } finally {
    await bytes.discard();
  }
}

/** The bytes of a photo taken on site, for whoever reads the whole inspection; null for anything else, whoever asks. */
export async function openPhoto(ctx: Pick<Context, 'actor'>, inspectionId: string, evidenceId: string): Promise<{ readonly file: { readonly name: string; readonly size: number; readonly mediaType: string }; readonly bytes: ReadableStream<Uint8Array> } | null> {
  const { agencyId } = ctx.actor;
  if (!seesWholeInspection(ctx.actor)) return null;
  const file = await findPhotoFile(agencyId, inspectionId, evidenceId);
  const bytes = file && (await diskStore.open(file.sha256));
  return file && bytes ? { file, bytes } : null;
}
