'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState, type DragEvent } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { paths } from '@/lib/text/paths';
import { sendFile } from './ask-server';

/** Chooses a register and sends it to be checked; nothing is taken in by it. */
export function RegisterUpload() {
  const router = useRouter();
  const chooser = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  const send = async (file: File | undefined) => {
    if (!file || sending) return;
    setRefusal(null);
    setSending(file.name);
    const answer = await sendFile<{ id: string }>('/api/intake/so', file);
    if (answer.ok) return router.push(paths.intakeBatchRun(answer.value.id));
    setSending(null);
    setRefusal(answer.trouble.message);
  };

  const drop = (event: DragEvent) => {
    event.preventDefault();
    void send(event.dataTransfer.files[0]);
  };

  return (
    <div className="register-drop" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <p>
        {sending ? `Đang gửi ${sending}…` : 'Kéo tệp sổ vào đây, hoặc'}{' '}
        <Button tone="primary" onClick={() => chooser.current?.click()} aria-busy={sending !== null || undefined}>
          Chọn tệp và kiểm tra
        </Button>
      </p>
      <p className="small muted">XLSX hoặc CSV (UTF-8), tối đa 20 MB và 20.000 dòng. Bước này chỉ kiểm tra, chưa nhập hồ sơ nào.</p>
      <input ref={chooser} type="file" accept=".xlsx,.csv,.txt" hidden aria-label="Chọn tệp sổ" onChange={(event) => { void send(event.target.files?.[0]); event.target.value = ''; }} />
      {refusal && (
        <Notice tone="error" announce className="mt-3">
          {refusal}
        </Notice>
      )}
    </div>
  );
}
