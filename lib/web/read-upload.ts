import 'server-only';
import { cleanText, readForm, type FormValues } from './read-form';

/** One press of a button may bring this much; it is held in memory while it is read. */
const LARGEST_PRESS = 40 * 1024 * 1024 + 256 * 1024;
/** What is too much is read to its end and dropped, so that the browser hears the answer; beyond this the line is cut. */
const MOST_DROPPED = 200 * 1024 * 1024;

export type Uploaded = { readonly slot: string; readonly name: string; readonly file: File };
export type ReadUpload = { readonly values: FormValues; readonly files: readonly Uploaded[] } | 'too-large' | 'unreadable';

async function drop(request: Request): Promise<void> {
  let size = 0;
  const reader = request.body?.getReader();
  for (let piece = await reader?.read(); piece && !piece.done && size < MOST_DROPPED; piece = await reader?.read()) size += piece.value.byteLength;
  await reader?.cancel().catch(() => undefined);
}

/** Texts and files of a form that may carry files. A file's field is `tep.<slot>`; its name is cleaned where it is kept. */
export async function readUpload(request: Request): Promise<ReadUpload> {
  const length = request.headers.get('content-length');
  if (length === null || !/^\d+$/.test(length)) return 'unreadable';
  if (Number(length) > LARGEST_PRESS) {
    await drop(request);
    return 'too-large';
  }
  const form = await request.formData().catch(() => null);
  if (form === null) return 'unreadable';
  const files: Uploaded[] = [];
  const texts = new FormData();
  for (const [key, entry] of form.entries()) {
    if (typeof entry === 'string') texts.append(key, entry);
    else if (key.startsWith('tep.') && (entry.size > 0 || entry.name !== '')) files.push({ slot: cleanText(key.slice(4)).slice(0, 20), name: cleanText(entry.name), file: entry });
  }
  const values = readForm(texts);
  return values === null ? 'unreadable' : { values, files };
}
