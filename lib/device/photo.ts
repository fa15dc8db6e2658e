import { PHOTO_SIDE } from '../domain/inspection/package';
import { isFull } from './database';
import { deviceNow } from './device-clock';
import { sha256OfBytes } from './receipt';
import { keepPhoto, type Device, type KeptPhoto } from './store';

const QUALITY = 0.8;

/**
 * A photo made small on the device: upright as it was held, longest side 1.600 pixels, JPEG. Drawn anew it carries no EXIF and no
 * place. Throws when the file is no picture.
 */
export async function reducePhoto(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const scale = Math.min(1, PHOTO_SIDE / Math.max(picture.width, picture.height));
    const [width, height] = [Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale))];
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [width, height];
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(picture, 0, 0, width, height);
    const reduced = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    // The memory of a phone: a canvas of a size of nought gives it back at once.
    [canvas.width, canvas.height] = [0, 0];
    if (!reduced) throw new Error('no picture');
    return reduced;
  } finally {
    picture.close();
  }
}

/** Where the device is, asked only because the person ticked it; null when it is not told. */
const whereAmI = (): Promise<KeptPhoto['location'] | undefined> =>
  new Promise((resolve) => navigator.geolocation.getCurrentPosition(({ coords: { latitude, longitude, accuracy } }) => resolve({ latitude, longitude, accuracy }), () => resolve(undefined), { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 }));

export type PhotoTarget = Pick<KeptPhoto, 'inspectionId' | 'unitId' | 'targetKind' | 'targetKey'>;
export type PhotoKept = 'kept' | 'full' | 'not-a-photo';

/** Takes a photo in: reduced, hashed, kept. Without room it says so, and what was kept before stays as it is. */
export async function takePhoto(device: Device, target: PhotoTarget, file: Blob, withPlace: boolean): Promise<PhotoKept> {
  let blob: Blob;
  try {
    blob = await reducePhoto(file);
  } catch {
    return 'not-a-photo';
  }
  const location = withPlace ? await whereAmI() : undefined;
  const sha256 = await sha256OfBytes(await blob.arrayBuffer());
  try {
    await keepPhoto(device, { ...target, id: crypto.randomUUID(), blob, bytes: blob.size, sha256, takenAt: deviceNow().toISOString(), state: 'kept', ...(location ? { location } : {}) });
    return 'kept';
  } catch (error) {
    if (isFull(error)) return 'full';
    throw error;
  }
}
