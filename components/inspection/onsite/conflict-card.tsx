'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { decide } from '@/lib/device/server';
import type { ConflictSide, InspectionPackage, OpenConflict } from '@/lib/domain/inspection/package';
import type { EntryKind } from '@/lib/domain/inspection/vocabulary';
import { saidWords } from '@/lib/text/inspection-said-words';
import type { OnSite } from './use-on-site';
import { clockWords } from './words';

/** What an entry says, in one line: for lists of what was refused. */
export const contentWords = (kind: EntryKind, key: string, content: unknown): string => saidWords(kind, content).join('. ') || key;

function Side({ side, isOwn, onPick, busy }: { side: ConflictSide & { kind: EntryKind }; isOwn: boolean; onPick: () => void; busy: boolean }) {
  return (
    <div className="os-side">
      <p className="os-small">{isOwn ? 'Bạn' : side.byName}, {clockWords(side.saidAt)}</p>
      {saidWords(side.kind, side.content).map((line, index) => (index === 0 ? <b key={line}>{line}</b> : <p key={line}>{line}</p>))}
      <Button wide aria-busy={busy} onClick={onPick}>Chọn bản này</Button>
    </div>
  );
}

/** Two people answered differently: both side by side, one of them or the leader decides, with a reason. */
export function ConflictCard({ site, packed, conflict }: { site: OnSite; packed: InspectionPackage; conflict: OpenConflict }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [told, setTold] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const item = packed.checklist.items.find(({ itemKey }) => itemKey === conflict.key);
  const title = conflict.kind === 'answer' ? `mục ${item?.number ?? conflict.key}` : conflict.kind === 'sheet' ? `hồ sơ ${conflict.key.replace(':', ', câu ')}` : 'một ghi chép';
  const pick = async (chosenEntryId: string) => {
    if (reason.trim().length < 3) return setTold('Ghi lý do chọn');
    setBusy(true);
    const why = await decide(packed.inspection.id, { conflictId: conflict.id, chosenEntryId, reason: reason.trim() });
    setBusy(false);
    if (why) return setTold(why);
    await site.fetchOne(packed.inspection.id);
  };
  const sides = [conflict.held, conflict.sent].map((side) => ({ ...side, kind: conflict.kind }));
  return (
    <section className="os-conflict">
      <h2>Cần chọn: {title}</h2>
      <p className="os-small">Hai người trả lời khác nhau. Cả hai đều được giữ.</p>
      {open ? (
        <>
          <label className="os-field"><span>Lý do chọn</span><textarea rows={2} className="input" value={reason} onChange={(event) => setReason(event.target.value)} /></label>
          {told && <p role="alert" className="field-error">{told}</p>}
          <div className="os-two">{sides.map((side) => <Side key={side.entryId} side={side} isOwn={side.byId === packed.person.id} busy={busy} onPick={() => void pick(side.entryId)} />)}</div>
        </>
      ) : (
        <>
          <dl className="os-pairs">{sides.map((side) => <div key={side.entryId}><dt>{side.byId === packed.person.id ? 'Bạn' : side.byName}, {clockWords(side.saidAt)}</dt><dd>{saidWords(side.kind, side.content)[0]}</dd></div>)}</dl>
          <Button wide onClick={() => setOpen(true)}>Đặt cạnh nhau để chọn</Button>
        </>
      )}
    </section>
  );
}
