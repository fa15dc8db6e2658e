'use client';

import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

type DialogProps = {
  open: boolean;
  /** Escape or its own buttons. A press outside does not close it: what was typed would be lost. */
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** Buttons at the foot; the one that does the thing comes last. */
  actions?: ReactNode;
};

function OpenDialog({ onClose, title, children, actions }: Omit<DialogProps, 'open'>) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Closed before it is taken away, so that the browser gives the focus back to what opened it. The browser tells of a close
    // later: when it is open again by then (effects run twice in development), nobody closed it.
    return () => element?.close();
  }, []);

  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={titleId} onClose={() => !dialog.current?.open && onClose()}>
      <div className="dialog-body">
        <h2 id={titleId}>{title}</h2>
        {children}
      </div>
      {actions && <div className="dialog-acts">{actions}</div>}
    </dialog>
  );
}

/**
 * A native dialog: the browser keeps the focus inside. It stands at the end of the screen and not where it is written,
 * because a form may hold a button whose dialog has a form of its own.
 */
export function Dialog({ open, ...rest }: DialogProps) {
  if (!open) return null;
  return createPortal(<OpenDialog {...rest} />, document.querySelector('.staff, .public') ?? document.body);
}
