'use client';

import type { ComponentProps } from 'react';
import { useFormStatus } from 'react-dom';
import { Button } from './button';

type SubmitButtonProps = Omit<ComponentProps<typeof Button>, 'type'> & {
  /** What it says while the answer is awaited. */
  pendingWords?: string;
  /** Where the form does not use a server action: whether it is being sent. */
  pending?: boolean;
};

/**
 * Sends its form. While the form is on its way a second press does nothing; the button keeps the focus and its width
 * does not jump because the words are only exchanged.
 */
export function SubmitButton({ children, pendingWords = 'Đang lưu…', pending, onClick, ...rest }: SubmitButtonProps) {
  const status = useFormStatus();
  const waiting = pending ?? status.pending;
  return (
    <Button
      {...rest}
      type="submit"
      aria-busy={waiting || undefined}
      aria-disabled={waiting || undefined}
      onClick={(event) => {
        if (waiting) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {waiting ? pendingWords : children}
    </Button>
  );
}
