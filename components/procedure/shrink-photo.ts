const LONGEST_SIDE = 1600;
const QUALITY = 0.82;

/**
 * The photo as a JPEG of at most 1,600 pixels a side, upright, without the place where it was taken: drawing it anew leaves
 * the camera's notes behind. What the browser cannot draw is sent as it is, and the server decides.
 */
export async function shrinkPhoto(file: File): Promise<File> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    return blob ? new File([blob], `${file.name.replace(/\.[^.]*$/, '') || 'anh'}.jpg`, { type: 'image/jpeg' }) : file;
  } catch {
    return file;
  }
}
