'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { sendFile } from '@/components/dossier/intake/ask-server';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { paths } from '@/lib/text/paths';

/** Chooses a list of procedures and sends it to be compared; nothing is changed by it. */
export function ListUpload() {
  const router = useRouter();
  const chooser = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const send = async (file: File | undefined) => {
    if (!file || sending) return;
    setRefusal(null);
    setSending(file.name);
    const answer = await sendFile<{ id: string }>('/api/thu-tuc/nhap', file);
    if (answer.ok) return router.push(paths.procedureImport(answer.value.id));
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
        {sending ? `Đang gửi ${sending}…` : 'Kéo tệp vào đây, hoặc'}{' '}
        <Button tone="primary" onClick={() => chooser.current?.click()} aria-busy={sending !== null || undefined}>
          Chọn tệp và đối chiếu
        </Button>
      </p>
      <p className="small muted">XLSX, CSV (UTF-8) hoặc JSON, tối đa 32 MB và 10.000 thủ tục. Bước này chỉ đối chiếu, chưa thay đổi gì.</p>
      <input ref={chooser} type="file" accept=".xlsx,.csv,.json" hidden aria-label="Chọn tệp danh sách thủ tục" onChange={(event) => { void send(event.target.files?.[0]); event.target.value = ''; }} />
      {refusal && (
        <Notice tone="error" announce className="mt-3">
          {refusal}
        </Notice>
      )}
    </div>
  );
}
