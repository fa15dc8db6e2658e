'use client';

import { useState, type ComponentProps, type ReactNode } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';
import { Notice } from './notice';
import { SubmitButton } from './submit-button';

type ConfirmButtonProps = Omit<ComponentProps<typeof Button>, 'onClick' | 'type' | 'title'> & {
  /** The question: "Dừng giải quyết hồ sơ H24.21-261112-0003?" */
  title: ReactNode;
  /** What will happen, by name, and that it cannot be undone. */
  consequence: ReactNode;
  /** The act again, never "OK": "Dừng giải quyết". */
  confirmWords: string;
  cancelWords?: string;
  pendingWords?: string;
  /** A server action or a function; gets the values of `fields`. A sentence it answers with says why it was not done. */
  action: (form: FormData) => Promise<string | null | void>;
  /** Hidden inputs, or a reason to fill in. */
  fields?: ReactNode;
};

/** An act that cannot be undone asks once, naming what will happen. */
export function ConfirmButton({ title, consequence, confirmWords, cancelWords = 'Không, quay lại', pendingWords, action, fields, children, ...button }: ConfirmButtonProps) {
  const [open, setOpen] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  return (
    <>
      <Button
        {...button}
        aria-haspopup="dialog"
        onClick={() => {
          setRefusal(null);
          setOpen(true);
        }}
      >
        {children}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={title}>
        <form
          // The dialog is a child of whatever form the button stands in: that one must not hear of this.
          onSubmit={(event) => event.stopPropagation()}
          action={async (form) => {
            const answer = (await action(form)) ?? null;
            setRefusal(answer);
            if (answer === null) setOpen(false);
          }}
        >
          <div className="mb-4">{consequence}</div>
          {fields}
          {refusal && (
            <Notice tone="error" announce className="mt-4">
              {refusal}
            </Notice>
          )}
          <div className="acts mt-4 justify-end">
            <Button onClick={() => setOpen(false)}>{cancelWords}</Button>
            <SubmitButton tone={button.tone === 'danger' ? 'danger' : 'primary'} pendingWords={pendingWords}>
              {confirmWords}
            </SubmitButton>
          </div>
        </form>
      </Dialog>
    </>
  );
}
