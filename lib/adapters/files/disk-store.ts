import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, utimes, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { fileTypeFromFile } from 'file-type';
import { now } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env';
import type { FileStore, StageOutcome } from './file-store';

const SHA256 = /^[0-9a-f]{64}$/;

const root = (): string => path.resolve(env().DATA_DIR, 'files');
const placeOf = (sha256: string): string => path.join(root(), sha256.slice(0, 2), sha256);
const KEPT_AT_LEAST_MS = 60 * 60 * 1000;
const exists = (file: string): Promise<boolean> => stat(file).then(() => true, () => false);

async function write(file: FileHandle, source: AsyncIterable<Uint8Array>, limit: number): Promise<{ size: number; sha256: string } | null> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of source) {
    size += piece.byteLength;
    if (size > limit) return null;
    hash.update(piece);
    await file.write(piece);
  }
  // Renamed before it is on the disk, a file could be there and empty after a power cut.
  await file.sync();
  return { size, sha256: hash.digest('hex') };
}

async function stage(source: AsyncIterable<Uint8Array>, limit: number): Promise<StageOutcome> {
  const incoming = path.join(root(), '.incoming');
  await mkdir(incoming, { recursive: true });
  const staged = path.join(incoming, randomUUID());
  const discard = () => rm(staged, { force: true });
  const file = await open(staged, 'wx', 0o640);
  try {
    const written = await write(file, source, limit);
    await file.close();
    if (written === null || written.size === 0) {
      await discard();
      return { ok: false, refusal: written === null ? { name: 'FileTooLarge', limit } : { name: 'FileEmpty' } };
    }
    const { sha256, size } = written;
    const keep = async () => {
      const place = placeOf(sha256);
      if (await exists(place)) {
        // Who keeps bytes that are there already is on the way to a row for them: their age begins anew.
        await utimes(place, now(), now());
        return discard();
      }
      await mkdir(path.dirname(place), { recursive: true });
      await rename(staged, place);
    };
    return { ok: true, value: { sha256, size, mediaType: (await fileTypeFromFile(staged))?.mime ?? null, path: staged, keep, discard } };
  } catch (error) {
    await file.close().catch(() => undefined);
    await discard();
    throw error;
  }
}

/** Attachments in a folder of the data directory, each under the hash of its content. */
export const diskStore: FileStore = {
  stage,
  async open(sha256) {
    if (!SHA256.test(sha256) || !(await exists(placeOf(sha256)))) return null;
    return Readable.toWeb(createReadStream(placeOf(sha256))) as ReadableStream<Uint8Array>;
  },
  async read(sha256) {
    return SHA256.test(sha256) ? readFile(placeOf(sha256)).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? null : Promise.reject(error))) : null;
  },
  async remove(sha256) {
    const kept = SHA256.test(sha256) ? await stat(placeOf(sha256)).catch(() => null) : null;
    if (kept && now().getTime() - kept.mtimeMs > KEPT_AT_LEAST_MS) await rm(placeOf(sha256), { force: true });
  },
};
