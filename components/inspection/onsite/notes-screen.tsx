'use client';

import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { InterviewContent, NoteContent } from '@/lib/domain/inspection/record';
import { PhotoButton } from './photo-button';
import type { OnSite } from './use-on-site';
import { allOf, seenOf, type UnitView } from './view';
import { clockWords } from './words';

type Open = { readonly kind: 'note' | 'interview'; readonly key: string };

/** Notes and talks with staff and with people at the desk: kept as they are typed. */
export function NotesScreen({ site, view }: { site: OnSite; view: UnitView }) {
  const [open, setOpen] = useState<Open | null>(null);
  if (open?.kind === 'note') return <Note key={open.key} site={site} view={view} noteKey={open.key} onBack={() => setOpen(null)} />;
  if (open?.kind === 'interview') return <Interview key={open.key} site={site} view={view} noteKey={open.key} onBack={() => setOpen(null)} />;
  const [notes, talks] = [allOf(view, 'note'), allOf(view, 'interview')];
  return (
    <>
      <div className="os-body">
        <h1>Ghi chép</h1>
        {notes.length + talks.length === 0 && <p className="os-small">Chưa có ghi chép nào.</p>}
        <ul className="os-list">
          {talks.map((talk) => <li key={talk.key}><button type="button" onClick={() => setOpen({ kind: 'interview', key: talk.key })}><b>Trao đổi với {talk.content.whom || 'chưa ghi tên'}</b><span>{talk.content.text.slice(0, 120)}</span><span>{talk.byName ? `${talk.byName}, ` : ''}{clockWords(talk.saidAt)}</span></button></li>)}
          {notes.map((note) => <li key={note.key}><button type="button" onClick={() => setOpen({ kind: 'note', key: note.key })}><b>{note.content.text.slice(0, 120)}</b><span>{note.byName ? `${note.byName}, ` : ''}{clockWords(note.saidAt)}</span></button></li>)}
        </ul>
      </div>
      <div className="os-dock">
        <Button tone="primary" onClick={() => setOpen({ kind: 'note', key: crypto.randomUUID() })}>Thêm ghi chú</Button>
        <Button onClick={() => setOpen({ kind: 'interview', key: crypto.randomUUID() })}>Ghi buổi trao đổi</Button>
      </div>
    </>
  );
}

type One = { site: OnSite; view: UnitView; noteKey: string; onBack: () => void };

function Note({ site, view, noteKey, onBack }: One) {
  const seen = seenOf(view, 'note', noteKey);
  const give = (content: NoteContent) => void site.keep({ kind: 'note', key: noteKey, packedVersion: seen?.packedVersion ?? 0, content });
  return (
    <>
      <div className="os-body">
        <label className="os-field"><span>Ghi chú</span><textarea rows={8} className="input" defaultValue={seen?.content.text ?? ''} onChange={(event) => (event.target.value.trim() === '' ? undefined : give({ text: event.target.value }))} /></label>
        <PhotoButton site={site} kind="note" target={noteKey} />
      </div>
      <div className="os-dock">
        <Button tone="primary" className="os-all" onClick={onBack}>Xong</Button>
        {seen && <Button tone="quiet" className="os-all" onClick={() => { give({ text: seen.content.text, isRemoved: true }); onBack(); }}>Bỏ ghi chú này</Button>}
      </div>
    </>
  );
}

function Interview({ site, view, noteKey, onBack }: One) {
  const seen = seenOf(view, 'interview', noteKey);
  const typed = useRef<InterviewContent>({ whom: seen?.content.whom ?? '', role: seen?.content.role ?? '', text: seen?.content.text ?? '' });
  const give = (change: Partial<InterviewContent>) => {
    typed.current = { ...typed.current, ...change };
    if (typed.current.text.trim() !== '') void site.keep({ kind: 'interview', key: noteKey, packedVersion: seen?.packedVersion ?? 0, content: typed.current });
  };
  return (
    <>
      <div className="os-body">
        <h1>Buổi trao đổi</h1>
        <label className="os-field"><span>Nội dung</span><textarea rows={6} className="input" defaultValue={typed.current.text} onChange={(event) => give({ text: event.target.value })} /></label>
        <label className="os-field"><span>Người trao đổi</span><input className="input" defaultValue={typed.current.whom} onChange={(event) => give({ whom: event.target.value })} /></label>
        <label className="os-field"><span>Chức vụ, vị trí việc làm</span><input className="input" defaultValue={typed.current.role} onChange={(event) => give({ role: event.target.value })} /></label>
        <p className="os-small">Ghi nội dung trước: bản ghi được giữ từ chữ đầu tiên của nội dung.</p>
        <PhotoButton site={site} kind="interview" target={noteKey} />
      </div>
      <div className="os-dock">
        <Button tone="primary" className="os-all" onClick={onBack}>Xong</Button>
        {seen && <Button tone="quiet" className="os-all" onClick={() => { give({ isRemoved: true }); onBack(); }}>Bỏ buổi trao đổi này</Button>}
      </div>
    </>
  );
}
