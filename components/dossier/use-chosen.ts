import { useState } from 'react';

/** Which lines of a list are ticked; all at first. */
export function useChosen(keys: readonly string[]) {
  const [off, setOff] = useState<ReadonlySet<string>>(new Set());
  const chosen = keys.filter((key) => !off.has(key));
  return {
    chosen,
    isOn: (key: string): boolean => !off.has(key),
    toggle: (key: string): void => setOff((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    }),
    setAll: (on: boolean): void => setOff(on ? new Set() : new Set(keys)),
  };
}
