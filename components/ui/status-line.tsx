'use client';

import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';

type Said = { readonly id: number; readonly words: ReactNode; readonly undo?: { readonly words: string; readonly act: () => void } };

type Say = (words: ReactNode, undo?: Said['undo']) => void;

const StatusContext = createContext<Say>(() => undefined);

const SHOWN_MS = 8000;

/** Says what has just been done, at the foot of the screen and aloud: "Đã bàn giao 3 hồ sơ." Put once around a screen. */
export function StatusProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<readonly Said[]>([]);
  const next = useRef(0);

  const say = useCallback<Say>((words, undo) => {
    const id = (next.current += 1);
    setSaid((all) => [...all.slice(-2), { id, words, undo }]);
    setTimeout(() => setSaid((all) => all.filter((line) => line.id !== id)), SHOWN_MS);
  }, []);

  const lines = useMemo(
    () =>
      said.map(({ id, words, undo }) => (
        <p key={id}>
          <span>{words}</span>
          {undo && (
            <button type="button" className="btn" onClick={undo.act}>
              {undo.words}
            </button>
          )}
        </p>
      )),
    [said],
  );

  return (
    <StatusContext value={say}>
      {children}
      <div className="status-line no-print" role="status" aria-live="polite">
        {lines}
      </div>
    </StatusContext>
  );
}

/** The function that says a line. Does nothing outside a StatusProvider. */
export function useStatusLine(): Say {
  return useContext(StatusContext);
}
