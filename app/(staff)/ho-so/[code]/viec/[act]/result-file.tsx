'use client';

import { useState, type ChangeEvent } from 'react';
import { sendFile } from '@/components/dossier/intake/ask-server';
import { Field, fieldAria, type FieldFrame } from '@/components/ui/field';
import { paths } from '@/lib/text/paths';

type Stored = { readonly fileId: string; readonly name: string };

/** The file of the result, sent as soon as it is chosen; the form then carries its id, so that a refusal loses nothing. */
export function ResultFile({ fileId, error }: { fileId: string; error: string | null }) {
  const [stored, setStored] = useState<Stored | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const frame: FieldFrame = { name: 'resultFileId', label: 'Tệp kết quả', hint: 'PDF, ảnh, DOCX hoặc XLSX, nhiều nhất 20 MB. Tệp PDF được kiểm tra chữ ký số.', optional: true, error: trouble ?? error };
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    setStored(null);
    setTrouble(null);
    if (!file) return;
    setSending(true);
    const answer = await sendFile<Stored>(paths.sendFile(), file);
    setSending(false);
    if (answer.ok) setStored(answer.value);
    else setTrouble(answer.trouble.message);
  };
  return (
    <Field frame={frame}>
      <input {...fieldAria(frame)} type="file" className="input" onChange={(event) => void choose(event)} />
      <input type="hidden" name="resultFileId" value={stored?.fileId ?? (trouble === null && !isSending ? fileId : '')} />
      <p className="small" role="status">{isSending ? 'Đang gửi tệp…' : stored ? `Đã gửi ${stored.name}.` : ''}</p>
    </Field>
  );
}
