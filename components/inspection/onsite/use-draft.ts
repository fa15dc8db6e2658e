'use client';

import { useEffect, useRef, useState } from 'react';
import { readMeta, writeMeta, type Device } from '@/lib/device/store';

/** A form that is kept on the device at every keystroke and found again after the tab was killed. Null until it was looked for. */
export function useDraft<T>(device: Device | null, name: string, first: T): [T | null, (value: T) => void, () => Promise<void>] {
  const [value, setValue] = useState<T | null>(null);
  const begin = useRef(first);
  useEffect(() => {
    let isOver = false;
    if (device) void readMeta<T>(device, `draft ${name}`).then((found) => !isOver && setValue(found ?? begin.current), () => !isOver && setValue(begin.current));
    return () => {
      isOver = true;
    };
  }, [device, name]);
  const change = (next: T): void => {
    setValue(next);
    if (device) void writeMeta(device, `draft ${name}`, next).catch(() => undefined);
  };
  const clear = async (): Promise<void> => {
    if (device) await writeMeta(device, `draft ${name}`, undefined).catch(() => undefined);
  };
  return [value, change, clear];
}
