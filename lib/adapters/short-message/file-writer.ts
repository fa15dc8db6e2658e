import 'server-only';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

export type ShortMessage = { readonly to: string; readonly text: string; readonly id: string };
/** One short message (SMS or Zalo); throws when it could not be handed over. */
export type SendShortMessage = (message: ShortMessage) => Promise<void>;

/** Writes each message as a file, for a gateway of the agency's own to pick up. Writing one twice leaves one. */
export function shortMessagesInto(folder: string): SendShortMessage {
  return async ({ to, text, id }) => {
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, `${id}.json`), JSON.stringify({ to, text }));
  };
}
