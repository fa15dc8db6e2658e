import 'server-only';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

export type ShortMessage = { readonly channel: 'sms' | 'zalo'; readonly to: string; readonly text: string; readonly id: string };
/** One short message (SMS or Zalo); throws when it could not be handed over. */
export type SendShortMessage = (message: ShortMessage) => Promise<void>;

/**
 * Writes each message as a file in a folder of its channel, for a gateway of the agency's own to pick up. Writing one twice
 * leaves one, and a gateway never sees half of one: it takes its name only when it is whole.
 */
export function shortMessagesInto(folder: string): SendShortMessage {
  return async ({ channel, to, text, id }) => {
    const place = path.join(folder, channel);
    await mkdir(place, { recursive: true });
    const unfinished = path.join(place, `.${id}.part`);
    await writeFile(unfinished, JSON.stringify({ id, channel, to, text }));
    await rename(unfinished, path.join(place, `${id}.json`));
  };
}
