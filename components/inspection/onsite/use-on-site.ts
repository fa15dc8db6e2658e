'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { isFull } from '@/lib/device/database';
import { deviceNow } from '@/lib/device/device-clock';
import { takePhoto, type PhotoKept } from '@/lib/device/photo';
import type { Receipt } from '@/lib/device/receipt';
import { askWork, fetchPackage, type Stop, type Work } from '@/lib/device/server';
import { lastPerson, openDevice, readEntries, readPackages, readPhotos, readReceipt, rememberPerson, roomLeft, say, type Device, type KeptEntry, type KeptPackage, type KeptPhoto, type Saying } from '@/lib/device/store';
import { forgetInspection, leaveDevice, syncAll, unsentOf } from '@/lib/device/sync';
import type { EntryKind, EvidenceTarget } from '@/lib/domain/inspection/vocabulary';

export type Saved = { readonly state: 'saved' | 'saving' | 'full' | 'failed'; readonly at: string | null };
export type Current = { readonly kept: KeptPackage; readonly unitId: string; readonly entries: readonly KeptEntry[]; readonly photos: readonly KeptPhoto[]; readonly receipt: Receipt | null };
export type SyncState = { readonly kind: 'idle' } | { readonly kind: 'running'; readonly left: number } | { readonly kind: 'stopped'; readonly why: Stop | 'busy' } | { readonly kind: 'done'; readonly at: string };

/** Everything that the page on site knows and does. Nothing of it needs a network but fetching the package and syncing. */
export function useOnSite() {
  const [device, setDevice] = useState<Device | null>(null);
  const [work, setWork] = useState<Work | Stop | null>(null);
  const [packages, setPackages] = useState<readonly KeptPackage[]>([]);
  const [chosen, setChosen] = useState<{ inspectionId: string; unitId: string } | null>(null);
  const [entries, setEntries] = useState<readonly KeptEntry[]>([]);
  const [photos, setPhotos] = useState<readonly KeptPhoto[]>([]);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const [isOnline, setOnline] = useState(true);
  const [saved, setSaved] = useState<Saved>({ state: 'saved', at: null });
  const [sync, setSync] = useState<SyncState>({ kind: 'idle' });
  const [room, setRoom] = useState<{ used: number; quota: number } | null>(null);
  const [isReady, setReady] = useState(false);
  const channel = useRef<BroadcastChannel | null>(null);
  const pending = useRef(0);

  const load = useCallback(async (from: Device, inspectionId: string | null) => {
    setPackages(await readPackages(from));
    setRoom(await roomLeft());
    if (inspectionId === null) return;
    setEntries((await readEntries(from, inspectionId)).sort((a, b) => a.seq - b.seq));
    setPhotos(await readPhotos(from, inspectionId));
    setReceipt((await readReceipt(from, inspectionId)) ?? null);
  }, []);

  const choose = useCallback(async (from: Device, kept: KeptPackage, unitId?: string) => {
    const id = kept.package.inspection.id;
    const unit = unitId ?? localStorage.getItem(`kiem-tra-don-vi-${id}`) ?? '';
    const known = kept.package.units.find((one) => one.unitId === unit) ?? kept.package.units[0];
    if (!known) return;
    localStorage.setItem(`kiem-tra-don-vi-${id}`, known.unitId);
    setChosen({ inspectionId: id, unitId: known.unitId });
    await load(from, id);
  }, [load]);

  /** Opens the copy of whoever is signed in, or without a network of whoever worked here last. */
  const start = useCallback(async () => {
    const asked = await askWork();
    setWork(asked);
    setOnline(asked !== 'offline');
    const personId = typeof asked === 'string' ? lastPerson() : asked.person.id;
    if (personId !== null) {
      rememberPerson(personId);
      const opened = await openDevice(personId);
      setDevice(opened);
      const kept = await readPackages(opened);
      setPackages(kept);
      const [first] = kept;
      if (first) await choose(opened, first);
    }
    setReady(true);
  }, [choose]);

  useEffect(() => {
    const begun = setTimeout(() => void start().catch(() => {
      // Private windows and full disks refuse the store: without it nothing could be kept, and the page says so.
      setSaved({ state: 'failed', at: null });
      setReady(true);
    }), 0);
    const [on, off] = [() => setOnline(true), () => setOnline(false)];
    addEventListener('online', on);
    addEventListener('offline', off);
    return () => {
      clearTimeout(begun);
      removeEventListener('online', on);
      removeEventListener('offline', off);
    };
  }, [start]);

  useEffect(() => {
    if (!device || !chosen) return;
    const heard = new BroadcastChannel(`kiem-tra-${device.personId}`);
    heard.onmessage = () => void load(device, chosen.inspectionId);
    channel.current = heard;
    return () => heard.close();
  }, [device, chosen, load]);

  /** Keeps what is said; the screen says "đã lưu" only after the disk has it. */
  const keep = useCallback(async <Kind extends EntryKind>(saying: Omit<Saying<Kind>, 'inspectionId' | 'unitId'>): Promise<boolean> => {
    if (!device || !chosen) return false;
    pending.current += 1;
    setSaved((before) => ({ state: 'saving', at: before.at }));
    try {
      const entry = await say(device, { ...chosen, ...saying } as Saying);
      setEntries((before) => [...before.filter(({ seq }) => seq !== entry.seq), entry].sort((a, b) => a.seq - b.seq));
      pending.current -= 1;
      if (pending.current === 0) setSaved({ state: 'saved', at: deviceNow().toISOString() });
      channel.current?.postMessage('changed');
      return true;
    } catch (error) {
      pending.current -= 1;
      setSaved((before) => ({ state: isFull(error) ? 'full' : 'failed', at: before.at }));
      return false;
    }
  }, [device, chosen]);

  const addPhoto = useCallback(async (targetKind: EvidenceTarget, targetKey: string, file: Blob, withPlace: boolean): Promise<PhotoKept> => {
    if (!device || !chosen) return 'not-a-photo';
    const done = await takePhoto(device, { ...chosen, targetKind, targetKey }, file, withPlace);
    if (done === 'kept') {
      setPhotos(await readPhotos(device, chosen.inspectionId));
      setSaved({ state: 'saved', at: deviceNow().toISOString() });
    }
    setRoom(await roomLeft());
    return done;
  }, [device, chosen]);

  const fetchOne = useCallback(async (inspectionId: string): Promise<Stop | null> => {
    if (!device) return 'offline';
    const packed = await fetchPackage(device, inspectionId);
    if (typeof packed === 'string') return packed;
    const kept = (await readPackages(device)).find((one) => one.package.inspection.id === inspectionId);
    if (kept) await choose(device, kept);
    return null;
  }, [device, choose]);

  const runSync = useCallback(async (): Promise<void> => {
    if (!device || !chosen) return;
    setSync({ kind: 'running', left: 0 });
    // Whoever is signed in by now may be somebody else, who must not send what was said here: it is asked anew.
    const asked = await askWork();
    setWork(asked);
    setOnline(asked !== 'offline');
    if (typeof asked === 'string' || asked.person.id !== device.personId) return setSync({ kind: 'stopped', why: typeof asked === 'string' ? asked : 'other-device' });
    const done = await syncAll(device, chosen.inspectionId, ({ left }) => setSync({ kind: 'running', left }));
    await load(device, chosen.inspectionId);
    setSync(done.ok ? { kind: 'done', at: deviceNow().toISOString() } : { kind: 'stopped', why: done.stop });
  }, [device, chosen, load]);

  const forget = useCallback(async () => {
    if (!device || !chosen) return 'incomplete' as const;
    const done = await forgetInspection(device, chosen.inspectionId);
    if (done === 'forgotten') {
      setChosen(null);
      setEntries([]);
      setPhotos([]);
      setReceipt(null);
      setPackages(await readPackages(device));
    } else await load(device, chosen.inspectionId);
    return done;
  }, [device, chosen, load]);

  /** Signing out: forgets every inspection after a complete receipt, else says what is unsent and leaves all as it is. */
  const leave = useCallback(async (): Promise<'left' | { readonly entries: number; readonly photos: number; readonly refused: number } | Stop> => {
    if (!device) return 'left';
    for (const { package: packed } of await readPackages(device)) {
      const unsent = await unsentOf(device, packed.inspection.id);
      if (unsent.entries + unsent.photos + unsent.refused > 0) return unsent;
      const done = await forgetInspection(device, packed.inspection.id);
      if (done === 'incomplete') return unsent;
      if (done !== 'forgotten') return done;
    }
    await leaveDevice(device);
    return 'left';
  }, [device]);

  const kept = packages.find((one) => one.package.inspection.id === chosen?.inspectionId);
  const current: Current | null = kept && chosen ? { kept, unitId: chosen.unitId, entries, photos, receipt } : null;
  return {
    device, work, packages, current, isOnline, isReady, saved, sync, room, keep, addPhoto, fetchOne, runSync, forget, leave,
    choose: (one: KeptPackage, unitId?: string) => (device ? choose(device, one, unitId) : Promise.resolve()),
    reload: () => (device && chosen ? load(device, chosen.inspectionId) : Promise.resolve()),
  };
}

export type OnSite = ReturnType<typeof useOnSite>;
