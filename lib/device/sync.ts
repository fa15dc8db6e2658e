import { MOST_ENTRIES, type OpenConflict } from '../domain/inspection/package';
import { act, asked, deleteDatabase } from './database';
import { deviceNow } from './device-clock';
import { claimOf, entryHash, type Receipt } from './receipt';
import { fetchPackage, readAnswer, send, type Stop } from './server';
import { forgetPerson, putPhoto, readEntries, readPhotos, writeMeta, type Device, type KeptEntry, type KeptPhoto } from './store';

const BATCH_BYTES = 400_000;
type Written = { readonly id: string; readonly outcome: 'applied' | 'conflict' | 'refused'; readonly version: number | null; readonly problem: string | null };
export type SyncOutcome = { readonly ok: true; readonly receipt: Receipt; readonly conflicts: readonly OpenConflict[] } | { readonly ok: false; readonly stop: Stop | 'busy' };

/** Settles what was typed so far: from here on typing begins new entries. */
const settle = ({ db }: Device, inspectionId: string): Promise<KeptEntry[]> =>
  act(db, ['entries'], 'readwrite', async (tx) => {
    const entries = tx.objectStore('entries');
    const all = ((await asked(entries.index('inspection').getAll(inspectionId))) as KeptEntry[]).map((entry): KeptEntry => (entry.state === 'ready' ? { ...entry, state: 'sending' } : entry));
    for (const entry of all) if (entry.state === 'sending') await asked(entries.put(entry));
    return all.filter(({ state }) => state === 'sending').sort((a, b) => a.seq - b.seq);
  });

const noteResults = ({ db }: Device, batch: readonly KeptEntry[], results: readonly Written[]): Promise<void> =>
  act(db, ['entries'], 'readwrite', async (tx) => {
    const byId = new Map(results.map((result) => [result.id, result]));
    for (const entry of batch) {
      const result = byId.get(entry.id);
      if (!result) continue;
      const { outcome, version, problem } = result;
      await asked(tx.objectStore('entries').put({ ...entry, state: outcome === 'refused' ? 'refused' : 'taken', outcome, version, problem }));
    }
  });

function batches(entries: readonly KeptEntry[]): KeptEntry[][] {
  const all: KeptEntry[][] = [];
  let size = 0;
  for (const entry of entries) {
    const bytes = JSON.stringify(entry.content).length * 3;
    const last = all.at(-1);
    if (!last || last.length >= MOST_ENTRIES || size + bytes > BATCH_BYTES) [size] = [bytes, all.push([entry])];
    else [size] = [size + bytes, last.push(entry)];
  }
  return all;
}

const wireOf = ({ id, unitId, kind, key, baseVersion, saidAt, content }: KeptEntry) => ({ id, unitId, kind, key, baseVersion, saidAt, content });

/** Sends one batch. What the server cannot read is found by sending its entries one by one, so that one bad entry holds up no other. */
async function sendBatch(device: Device, inspectionId: string, batch: readonly KeptEntry[]): Promise<{ stop: Stop } | { conflicts: readonly OpenConflict[] }> {
  const hashed = await Promise.all(batch.map(async (entry) => ({ ...entry, sha256: await entryHash(entry) })));
  const answer = await send(`/api/kiem-tra/${inspectionId}/dong-bo`, { schema: 1, deviceId: device.deviceId, clock: deviceNow().toISOString(), entries: hashed.map(wireOf) });
  if (answer.kind === 'ok') {
    const { results, conflicts } = answer.body as { results: Written[]; conflicts: OpenConflict[] };
    await noteResults(device, hashed, results);
    return { conflicts };
  }
  if (answer.kind !== 'unreadable') return { stop: answer.kind };
  if (batch.length === 1) {
    await noteResults(device, hashed, hashed.map(({ id }) => ({ id, outcome: 'refused', version: null, problem: 'content' })));
    return { conflicts: [] };
  }
  let conflicts: readonly OpenConflict[] = [];
  for (const entry of batch) {
    const sent = await sendBatch(device, inspectionId, [entry]);
    if ('stop' in sent) return sent;
    conflicts = sent.conflicts;
  }
  return { conflicts };
}

async function sendPhoto(device: Device, photo: KeptPhoto): Promise<Stop | null> {
  const { deviceId } = device;
  const { unitId, targetKind, targetKey, takenAt, location } = photo;
  const note = encodeURIComponent(JSON.stringify({ deviceId, unitId, targetKind, targetKey, takenAt, clock: deviceNow().toISOString(), ...(location ? { location } : {}) }));
  const answer = await readAnswer(() => fetch(`/api/kiem-tra/${photo.inspectionId}/anh/${photo.id}`, { method: 'PUT', body: photo.blob, headers: { 'Content-Type': photo.blob.type || 'image/jpeg', 'X-Sha256': photo.sha256, 'X-Photo': note } }));
  if (answer.kind === 'ok') await putPhoto(device, { ...photo, state: 'taken' });
  else if (answer.kind === 'unreadable' && answer.why !== 'half') await putPhoto(device, { ...photo, state: 'refused', problem: answer.title });
  else return answer.kind === 'unreadable' ? 'offline' : answer.kind;
  return null;
}

/** Asks for the receipt over everything the device holds and keeps it. */
async function askReceipt(device: Device, inspectionId: string, forget: boolean): Promise<Receipt | Stop> {
  const [entries, photos] = [await readEntries(device, inspectionId), await readPhotos(device, inspectionId)];
  const claim = await claimOf(entries, photos);
  const answer = await send(`/api/kiem-tra/${inspectionId}/bien-nhan`, { schema: 1, deviceId: device.deviceId, ...claim, ...(forget ? { forget } : {}) });
  if (answer.kind !== 'ok') return answer.kind === 'unreadable' ? 'server' : answer.kind;
  const receipt = answer.body as Receipt;
  await writeMeta(device, `receipt ${inspectionId}`, receipt);
  return receipt;
}

/** One tab at a time: another one would send the same things twice, which is harmless but slow. */
async function alone<T>(device: Device, work: () => Promise<T>): Promise<T | 'busy'> {
  let done: T | 'busy' = 'busy';
  await navigator.locks.request(`kiem-tra-gui-${device.personId}`, { ifAvailable: true }, async (lock) => {
    if (lock) done = await work();
  });
  return done;
}

/**
 * Sends everything: entries in their order, then photos, then asks for the receipt and fetches the package anew. Stops at the first
 * thing that stands in the way and loses nothing: what was sent without an answer is sent again under the same id.
 */
export async function syncAll(device: Device, inspectionId: string, tell: (words: { readonly left: number }) => void = () => undefined): Promise<SyncOutcome> {
  const outcome = await alone(device, async (): Promise<SyncOutcome> => {
    let conflicts: readonly OpenConflict[] = [];
    const entries = await settle(device, inspectionId);
    const photos = (await readPhotos(device, inspectionId)).filter(({ state }) => state === 'kept');
    let left = entries.length + photos.length;
    for (const batch of batches(entries)) {
      tell({ left });
      const sent = await sendBatch(device, inspectionId, batch);
      if ('stop' in sent) return { ok: false, stop: sent.stop };
      conflicts = sent.conflicts;
      left -= batch.length;
    }
    for (const photo of photos) {
      tell({ left: left-- });
      const stop = await sendPhoto(device, photo);
      if (stop) return { ok: false, stop };
    }
    const receipt = await askReceipt(device, inspectionId, false);
    if (typeof receipt === 'string') return { ok: false, stop: receipt };
    await fetchPackage(device, inspectionId);
    return { ok: true, receipt, conflicts };
  });
  return outcome === 'busy' ? { ok: false, stop: 'busy' } : outcome;
}

/** How much the server does not have yet. */
export async function unsentOf(device: Device, inspectionId: string): Promise<{ readonly entries: number; readonly photos: number; readonly refused: number }> {
  const [entries, photos] = [await readEntries(device, inspectionId), await readPhotos(device, inspectionId)];
  const count = (states: readonly string[], list: readonly { state: string }[]) => list.filter(({ state }) => states.includes(state)).length;
  return { entries: count(['ready', 'sending'], entries), photos: count(['kept'], photos), refused: count(['refused'], entries) + count(['refused'], photos) };
}

/**
 * Forgets one inspection on this device, only after a receipt that is complete at this very moment. What was typed since the
 * receipt was asked for keeps it from being erased.
 */
export async function forgetInspection(device: Device, inspectionId: string): Promise<'forgotten' | 'incomplete' | Stop> {
  const outcome = await alone(device, async () => {
    const receipt = await askReceipt(device, inspectionId, true);
    if (typeof receipt === 'string') return receipt;
    if (!receipt.isComplete) return 'incomplete' as const;
    const isGone = await act(device.db, ['packages', 'entries', 'photos', 'meta'], 'readwrite', async (tx) => {
      const [entries, photos] = [tx.objectStore('entries'), tx.objectStore('photos')];
      const said = (await asked(entries.index('inspection').getAll(inspectionId))) as KeptEntry[];
      const taken = (await asked(photos.index('inspection').getAll(inspectionId))) as KeptPhoto[];
      if (said.some(({ state }) => state !== 'taken') || taken.some(({ state }) => state !== 'taken')) return false;
      for (const { seq } of said) await asked(entries.delete(seq));
      for (const { id } of taken) await asked(photos.delete(id));
      await asked(tx.objectStore('packages').delete(inspectionId));
      await asked(tx.objectStore('meta').delete(`receipt ${inspectionId}`));
      return true;
    });
    return isGone ? ('forgotten' as const) : ('incomplete' as const);
  });
  return outcome === 'busy' ? 'incomplete' : outcome;
}

/** Erases the whole copy of a person, once every inspection of it has been forgotten. */
export async function leaveDevice(device: Device): Promise<void> {
  device.db.close();
  await deleteDatabase(device.personId);
  forgetPerson();
}
