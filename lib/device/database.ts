/** A thin layer over IndexedDB: one transaction for one act, so that a tab killed at any moment leaves all of it or nothing. */

const VERSION = 1;
export type StoreName = 'meta' | 'packages' | 'entries' | 'photos';

/** One database a person: somebody else who signs in on the device opens another one. */
const nameOf = (personId: string): string => `kiem-tra-${personId}`;

export const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });

export function openDatabase(personId: string): Promise<IDBDatabase> {
  const request = indexedDB.open(nameOf(personId), VERSION);
  request.onupgradeneeded = () => {
    const db = request.result;
    db.createObjectStore('meta');
    db.createObjectStore('packages');
    const entries = db.createObjectStore('entries', { keyPath: 'seq', autoIncrement: true });
    entries.createIndex('matter', 'matter');
    entries.createIndex('inspection', 'inspectionId');
    db.createObjectStore('photos', { keyPath: 'id' }).createIndex('inspection', 'inspectionId');
  };
  return asked(request);
}

/**
 * Runs one act in one transaction and answers when it is on the disk, not before. Inside, only requests of this transaction may be
 * waited for: anything else would end it.
 */
export async function act<T>(db: IDBDatabase, stores: readonly StoreName[], mode: IDBTransactionMode, work: (tx: IDBTransaction) => Promise<T>): Promise<T> {
  const tx = db.transaction([...stores], mode, { durability: 'strict' });
  const done = new Promise<void>((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error ?? new DOMException('aborted', 'AbortError'));
  });
  done.catch(() => undefined);
  try {
    const value = await work(tx);
    await done;
    return value;
  } catch (error) {
    try {
      tx.abort();
    } catch {
      // It ended by itself.
    }
    throw tx.error ?? error;
  }
}

/** The device has no room left. */
export const isFull = (error: unknown): boolean => error instanceof DOMException && (error.name === 'QuotaExceededError' || error.code === 22);

export function deleteDatabase(personId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(nameOf(personId));
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
}
