'use client';

import type { ReactNode } from 'react';
import { ConfirmButton } from '@/components/ui/confirm-button';
import type { ButtonTone } from '@/components/ui/button';
import { useStatusLine } from '@/components/ui/status-line';
import { IDLE, type ActionState } from '@/lib/web/action-state';

type ConfirmActProps<T> = {
  action: (previous: ActionState<T>, form: FormData) => Promise<ActionState<T>>;
  /** What is sent besides the press itself. */
  sent: Readonly<Record<string, string>>;
  title: string;
  consequence: ReactNode;
  words: string;
  tone?: ButtonTone;
  onDone?: (value: T) => void;
  children?: ReactNode;
};

/** A button whose act asks once, naming what will happen, and says at the foot of the screen that it is done. */
export function ConfirmAct<T>({ action, sent, title, consequence, words, tone, onDone, children }: ConfirmActProps<T>) {
  const say = useStatusLine();
  return (
    <ConfirmButton
      tone={tone}
      title={title}
      consequence={consequence}
      confirmWords={words}
      pendingWords="Đang làm…"
      fields={Object.entries(sent).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      action={async (form) => {
        const state = await action(IDLE, form);
        if (state.status === 'error') return state.fieldErrors ? (Object.values(state.fieldErrors)[0] ?? state.message) : state.message;
        if (state.message) say(state.message);
        if (state.value !== undefined) onDone?.(state.value);
        return null;
      }}
    >
      {children ?? words}
    </ConfirmButton>
  );
}
