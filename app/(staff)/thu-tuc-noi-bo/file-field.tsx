'use client';

import { useState } from 'react';
import { sendFile } from '@/components/dossier/intake/ask-server';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { paths } from '@/lib/text/paths';

export type ChosenFile = { readonly fileId: string; readonly name: string };

type FileFieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly accept: string;
  readonly chosen: ChosenFile | null;
  readonly onChosen: (file: ChosenFile | null) => void;
  readonly error?: string;
  readonly removable?: boolean;
};

/** A file that is sent as soon as it is chosen, and kept in the form by its id: a form that comes back with a mistake still has it. */
export function FileField({ name, label, hint, accept, chosen, onChosen, error, removable = false }: FileFieldProps) {
  const [state, setState] = useState<'idle' | 'sending'>('idle');
  const [why, setWhy] = useState<string | null>(null);
  const take = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    setState('sending');
    setWhy(null);
    const answer = await sendFile<ChosenFile>(paths.procedureFileUpload(), file);
    if (answer.ok) onChosen({ fileId: answer.value.fileId, name: answer.value.name });
    else setWhy(answer.trouble.message);
    input.value = '';
    setState('idle');
  };
  return (
    <Field frame={{ name, label, hint, optional: true, error: why ?? error }}>
      <input id={`o-${name}`} type="file" accept={accept} className="input" onChange={(event) => void take(event.target)} />
      <p className="field-hint decision-file" role="status">
        {state === 'sending' ? 'Đang gửi tệp…' : chosen ? <>Đã có tệp: <a href={paths.procedureFile(chosen.fileId)} target="_blank" rel="noreferrer">{chosen.name || 'mở tệp'}</a></> : ''}
        {chosen && removable && <> <Button tone="quiet" onClick={() => onChosen(null)}>Bỏ tệp này</Button></>}
      </p>
    </Field>
  );
}
