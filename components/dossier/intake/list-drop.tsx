'use client';

import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { sendFile } from './ask-server';

type ListDropProps = {
  /** Where the bytes are sent; the answer names what was begun. */
  readonly address: string;
  readonly accept: string;
  readonly words: { readonly invite: string; readonly choose: string; readonly hint: string; readonly label: string };
  readonly onBegun: (id: string) => void;
};

/** Chooses a list, or lets it be dropped here, and sends it to be looked through. One at a time. */
export function ListDrop({ address, accept, words, onBegun }: ListDropProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const send = async (file: File | undefined) => {
    if (!file || sending) return;
    setRefusal(null);
    setSending(file.name);
    const answer = await sendFile<{ id: string }>(address, file);
    if (answer.ok) return onBegun(answer.value.id);
    setSending(null);
    setRefusal(answer.trouble.message);
  };
  return (
    <div
      className="register-drop"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void send(event.dataTransfer.files[0]);
      }}
    >
      <p>
        {sending ? `Đang gửi ${sending}…` : words.invite}{' '}
        <Button tone="primary" onClick={() => chooser.current?.click()} aria-busy={sending !== null || undefined}>
          {words.choose}
        </Button>
      </p>
      <p className="small muted">{words.hint}</p>
      <input ref={chooser} type="file" accept={accept} hidden aria-label={words.label} onChange={(event) => { void send(event.target.files?.[0]); event.target.value = ''; }} />
      {refusal && (
        <Notice tone="error" announce className="mt-3">
          {refusal}
        </Notice>
      )}
    </div>
  );
}
