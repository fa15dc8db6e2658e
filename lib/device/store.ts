import type { InspectionPackage } from '../domain/inspection/package';
import { cleanContent, matterOf, type EntryContent } from '../domain/inspection/record';
import type { Receipt } from './receipt';
import type { EntryKind, EvidenceTarget } from '../domain/inspection/vocabulary';
import { act, asked, openDatabase } from './database';
import { deviceNow } from './device-clock';

/** `ready`: may still be typed on. `sending`: its text is settled, an answer is awaited. `taken` and `refused`: the server has answered. */
export type EntryState = 'ready' | 'sending' | 'taken' | 'refused';
export type KeptEntry<Kind extends EntryKind = EntryKind> = {
  readonly seq: number; readonly id: string; readonly inspectionId: string; readonly matter: string; readonly unitId: string; readonly kind: Kind; readonly key: string;
  readonly baseVersion: number; readonly saidAt: string; readonly content: EntryContent[Kind]; readonly state: EntryState;
  readonly sha256?: string; readonly outcome?: 'applied' | 'conflict' | 'refused'; readonly version?: number | null; readonly problem?: string | null;
};
export type KeptPhoto = {
  readonly id: string; readonly inspectionId: string; readonly unitId: string; readonly targetKind: EvidenceTarget; readonly targetKey: string;
  readonly blob: Blob; readonly bytes: number; readonly sha256: string; readonly takenAt: string; readonly location?: { readonly latitude: number; readonly longitude: number; readonly accuracy: number };
  readonly state: 'kept' | 'taken' | 'refused'; readonly problem?: string;
};
export type KeptPackage = { readonly package: InspectionPackage; readonly bytes: number };
export type Device = { readonly personId: string; readonly db: IDBDatabase; readonly deviceId: string };

const LAST_PERSON = 'kiem-tra-nguoi';

/** Who worked on this device last: whose copy is opened without a network. */
export const lastPerson = (): string | null => localStorage.getItem(LAST_PERSON);
export const rememberPerson = (personId: string): void => localStorage.setItem(LAST_PERSON, personId);
export const forgetPerson = (): void => localStorage.removeItem(LAST_PERSON);

/** The copy of one person on this device; its id is made once. Asks the browser not to clear it by itself. */
export async function openDevice(personId: string): Promise<Device> {
  const db = await openDatabase(personId);
  const deviceId = await act(db, ['meta'], 'readwrite', async (tx) => {
    const meta = tx.objectStore('meta');
    const known = (await asked(meta.get('deviceId'))) as string | undefined;
    const id = known ?? crypto.randomUUID();
    if (known === undefined) await asked(meta.put(id, 'deviceId'));
    return id;
  });
  void navigator.storage?.persist?.().catch(() => false);
  return { personId, db, deviceId };
}

export const readMeta = <T>({ db }: Device, key: string): Promise<T | undefined> => act(db, ['meta'], 'readonly', (tx) => asked(tx.objectStore('meta').get(key)) as Promise<T | undefined>);
export const writeMeta = ({ db }: Device, key: string, value: unknown): Promise<unknown> => act(db, ['meta'], 'readwrite', (tx) => asked(tx.objectStore('meta').put(value, key)));

export const keepPackage = ({ db }: Device, kept: KeptPackage): Promise<unknown> => act(db, ['packages'], 'readwrite', (tx) => asked(tx.objectStore('packages').put(kept, kept.package.inspection.id)));
export const readPackages = ({ db }: Device): Promise<KeptPackage[]> => act(db, ['packages'], 'readonly', (tx) => asked(tx.objectStore('packages').getAll()) as Promise<KeptPackage[]>);
export const readEntries = ({ db }: Device, inspectionId: string): Promise<KeptEntry[]> => act(db, ['entries'], 'readonly', (tx) => asked(tx.objectStore('entries').index('inspection').getAll(inspectionId)) as Promise<KeptEntry[]>);
export const readPhotos = ({ db }: Device, inspectionId: string): Promise<KeptPhoto[]> => act(db, ['photos'], 'readonly', (tx) => asked(tx.objectStore('photos').index('inspection').getAll(inspectionId)) as Promise<KeptPhoto[]>);
export const readReceipt = (device: Device, inspectionId: string): Promise<Receipt | undefined> => readMeta<Receipt>(device, `receipt ${inspectionId}`);

export type Saying<Kind extends EntryKind = EntryKind> = { readonly inspectionId: string; readonly unitId: string; readonly kind: Kind; readonly key: string; readonly content: EntryContent[Kind]; /** The version in the package. */ readonly packedVersion: number };

/**
 * Keeps what a person says. While nothing of this matter is on its way, typing goes on in the same entry; after that a new one is
 * begun. A device never says two things at one moment, and never one before another, whatever its clock does.
 */
export async function say({ db }: Device, { inspectionId, unitId, kind, key, content, packedVersion }: Saying): Promise<KeptEntry> {
  const matter = `${inspectionId} ${matterOf({ unitId, kind, key })}`;
  const clean = cleanContent(content);
  return act(db, ['entries'], 'readwrite', async (tx) => {
    const entries = tx.objectStore('entries');
    const own = (await asked(entries.index('matter').getAll(matter))) as KeptEntry[];
    const newest = (await asked(entries.openCursor(null, 'prev')))?.value as KeptEntry | undefined;
    const saidAt = new Date(Math.max(deviceNow().getTime(), newest ? Date.parse(newest.saidAt) + 1 : 0)).toISOString();
    const open = own.at(-1);
    if (open?.state === 'ready') {
      const typed: KeptEntry = { ...open, content: clean, saidAt };
      await asked(entries.put(typed));
      return typed;
    }
    const baseVersion = Math.max(packedVersion, ...own.map(({ version }) => version ?? 0));
    const said = { id: crypto.randomUUID(), inspectionId, matter, unitId, kind, key, baseVersion, saidAt, content: clean, state: 'ready' as const };
    const seq = (await asked(entries.add(said))) as number;
    return { ...said, seq };
  });
}

/** Keeps a photo. When there is no room the photo is refused and nothing else is touched. */
export const keepPhoto = ({ db }: Device, photo: KeptPhoto): Promise<unknown> => act(db, ['photos'], 'readwrite', (tx) => asked(tx.objectStore('photos').add(photo)));
export const putPhoto = ({ db }: Device, photo: KeptPhoto): Promise<unknown> => act(db, ['photos'], 'readwrite', (tx) => asked(tx.objectStore('photos').put(photo)));

/** Takes out of the device what the server refused and the person has read. */
export const dropRefused = ({ db }: Device, seq: number): Promise<void> =>
  act(db, ['entries'], 'readwrite', async (tx) => {
    const entries = tx.objectStore('entries');
    const entry = (await asked(entries.get(seq))) as KeptEntry | undefined;
    if (entry?.state === 'refused') await asked(entries.delete(seq));
  });

/** How much is kept and how much room the browser gives, in bytes; null where it does not say. */
export async function roomLeft(): Promise<{ readonly used: number; readonly quota: number } | null> {
  const { usage, quota } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
  return usage === undefined || quota === undefined ? null : { used: usage, quota };
}
