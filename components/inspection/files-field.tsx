'use client';

import { useState } from 'react';
import { sendFile } from '@/components/dossier/intake/ask-server';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';

type Sent = { readonly fileId: string; readonly name: string };

/**
 * Papers that are sent as soon as they are chosen and kept in the form by their ids: a form that comes back with a mistake
 * still has them. `name` ends in `[]`.
 */
export function FilesField({ name, id, label, hint, upload, error, optional }: { name: `${string}[]`; id: string; label: string; hint?: string; upload: string; error?: string; optional?: boolean }) {
  const [sent, setSent] = useState<readonly Sent[]>([]);
  const [isSending, setSending] = useState(false);
  const [why, setWhy] = useState<string | null>(null);
  const take = async (input: HTMLInputElement) => {
    setWhy(null);
    setSending(true);
    for (const file of [...(input.files ?? [])]) {
      const answer = await sendFile<Sent>(upload, file);
      if (answer.ok) setSent((before) => [...before, { fileId: answer.value.fileId, name: answer.value.name }]);
      else setWhy(`${file.name}: ${answer.trouble.message}`);
    }
    input.value = '';
    setSending(false);
  };
  return (
    <Field frame={{ name, id, label, hint, optional, error: why ?? error }}>
      <input id={id} type="file" multiple className="input" accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx" onChange={(event) => void take(event.target)} />
      <div role="status">
        {isSending && <p className="field-hint">Đang gửi tệp…</p>}
        {sent.length > 0 && (
          <ul>
            {sent.map(({ fileId, name: fileName }) => (
              <li key={fileId} className="flex flex-wrap items-center gap-2">
                <input type="hidden" name={name} value={fileId} />
                <span className="small">Đã gửi: {fileName}</span>
                <Button tone="quiet" onClick={() => setSent((before) => before.filter((one) => one.fileId !== fileId))}>Bỏ tệp này</Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Field>
  );
}
