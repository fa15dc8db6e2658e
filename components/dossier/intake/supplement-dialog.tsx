'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { TextArea, TextInput } from '@/components/ui/text-input';
import { supplementItem } from '@/lib/text/intake-words';
import { parseDate } from '@/lib/text/parse-date';
import type { Intake } from './use-intake';

/** A Mẫu 02 from what is missing: each item with its reason, which the clerk may put in other words. */
export function SupplementDialog({ intake, open, onClose }: { intake: Intake; open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title="Lập Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu 02)">
      {open && <SupplementForm intake={intake} onClose={onClose} />}
    </Dialog>
  );
}

function SupplementForm({ intake, onClose }: { intake: Intake; onClose: () => void }) {
  const { missing, saving, form } = intake;
  const [reasons, setReasons] = useState<Readonly<Record<number, string>>>({});
  const [further, setFurther] = useState('');
  const [replyBy, setReplyBy] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);

  const make = async () => {
    if (replyBy.trim() !== '' && parseDate(replyBy) === null) return setRefusal('Nhập ngày có thật, dạng 05/09/2026.');
    const trouble = await intake.askForSupplement({
      reasons: Object.entries(reasons).filter(([, why]) => why.trim() !== '').map(([ordinal, why]) => ({ ordinal: Number(ordinal), why })),
      further: further.split('\n').map((line) => line.trim()).filter((line) => line !== ''),
      replyBy,
    });
    if (trouble === null) onClose();
    else setRefusal(Object.values(trouble.fieldErrors ?? {})[0] ?? trouble.message);
  };

  return (
    <form onSubmit={(event) => { event.preventDefault(); void make(); }}>
      <p className="muted">Không tạo hồ sơ và không cấp mã. Phiếu được đánh số, lưu lại và in cho {form.applicant.name || 'người nộp'}.</p>
      <ol className="intake-items">
        {missing.map((part) => {
          const item = supplementItem(part);
          return (
            <li key={part.line.ordinal}>
              <b>{item.what}</b>
              <TextInput name={`why-${part.line.ordinal}`} label="Lý do ghi trên phiếu" placeholder={item.why} optional optionalWords="" maxLength={300} value={reasons[part.line.ordinal] ?? ''} onChange={(event) => setReasons((all) => ({ ...all, [part.line.ordinal]: event.target.value }))} />
            </li>
          );
        })}
      </ol>
      <TextArea name="further" label="Nội dung khác cần hoàn thiện, mỗi dòng một nội dung" optional value={further} onChange={(event) => setFurther(event.target.value)} />
      <TextInput name="replyBy" label="Bổ sung trước ngày" optional placeholder="dd/mm/yyyy" value={replyBy} onChange={(event) => setReplyBy(event.target.value)} className="mt-3" />
      {refusal && <Notice tone="error" announce className="mt-3">{refusal}</Notice>}
      <div className="acts mt-4 justify-end">
        <Button onClick={onClose}>Quay lại</Button>
        <Button type="submit" tone="primary" aria-busy={saving || undefined}>
          {saving ? 'Đang lập…' : 'Lập và in Mẫu 02'}
        </Button>
      </div>
    </form>
  );
}
