'use client';

import { useState } from 'react';
import { sendFile } from '@/components/dossier/intake/ask-server';
import { Field } from '@/components/ui/field';
import { shrinkPhoto } from './shrink-photo';

type Sent = { readonly fileId: string; readonly name: string };

/**
 * A photo from the phone's camera or a file: made smaller on the device, sent at once, and kept in the form by its id, so that
 * a form that comes back with a mistake still has it.
 */
export function PhotoField({ name, label, upload, onSent }: { name: string; label: string; upload: string; onSent?: (fileId: string | null) => void }) {
  const [sent, setSent] = useState<Sent | null>(null);
  const [state, setState] = useState<'idle' | 'sending' | 'failed'>('idle');
  const [why, setWhy] = useState('');
  const take = async (file: File | undefined) => {
    if (!file) return;
    setState('sending');
    const answer = await sendFile<Sent>(upload, await shrinkPhoto(file));
    if (answer.ok) {
      setSent(answer.value);
      onSent?.(answer.value.fileId);
      setState('idle');
    } else {
      setWhy(answer.trouble.message);
      setState('failed');
    }
  };
  return (
    <Field frame={{ name, label, optional: true, error: state === 'failed' ? why : null }}>
      <input id={`o-${name}`} type="file" accept="image/jpeg,image/png,image/webp,image/heic" capture="environment" className="input" onChange={(event) => void take(event.target.files?.[0])} />
      <input type="hidden" name={name} value={sent?.fileId ?? ''} />
      <p className="field-hint" role="status">{state === 'sending' ? 'Đang gửi ảnh…' : sent ? `Đã nhận ảnh ${sent.name}.` : ''}</p>
    </Field>
  );
}
