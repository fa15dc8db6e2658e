'use client';

import { useState, useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { TextInput } from '@/components/ui/text-input';

type Saved = { readonly name: string; readonly address: string };

const KEY = 'bo-loc-ho-so';
const MOST = 20;
const CHANGED = 'bo-loc-ho-so-doi';
const NONE: readonly Saved[] = [];

/** Pages of a list are places in it, not filters. */
function withoutPage(address: string): string {
  const params = new URLSearchParams(address);
  params.delete('sau');
  params.delete('truoc');
  return params.toString();
}

let remembered: { readonly text: string | null; readonly all: readonly Saved[] } = { text: null, all: NONE };

function readSaved(): readonly Saved[] {
  let text: string | null = null;
  try {
    text = window.localStorage.getItem(KEY);
  } catch {
    return NONE; // Storage is closed to this page; nothing is lost but the convenience.
  }
  if (text === remembered.text) return remembered.all;
  let all: readonly Saved[] = NONE;
  try {
    const parsed: unknown = JSON.parse(text ?? '[]');
    if (Array.isArray(parsed)) all = parsed.filter((each): each is Saved => typeof each?.name === 'string' && typeof each?.address === 'string').slice(0, MOST);
  } catch {
    all = NONE;
  }
  remembered = { text, all };
  return all;
}

function listen(changed: () => void): () => void {
  window.addEventListener('storage', changed);
  window.addEventListener(CHANGED, changed);
  return () => {
    window.removeEventListener('storage', changed);
    window.removeEventListener(CHANGED, changed);
  };
}

/** False when the browser would not keep it. */
function keep(all: readonly Saved[]): boolean {
  try {
    window.localStorage.setItem(KEY, JSON.stringify(all.slice(0, MOST)));
    window.dispatchEvent(new Event(CHANGED));
    return true;
  } catch {
    return false;
  }
}

/** Filters kept under a name in this browser. Shown only with a script: without one they cannot be kept. */
export function SavedFilters({ address }: { address: string }) {
  const saved = useSyncExternalStore(listen, readSaved, () => null);
  const [name, setName] = useState('');
  const [said, setSaid] = useState<string | null>(null);
  if (saved === null) return null;
  const current = withoutPage(address);
  const save = () => {
    const wanted = name.trim().slice(0, 60);
    if (wanted === '') return setSaid('Nhập tên bộ lọc rồi bấm Lưu bộ lọc.');
    const isKept = keep([{ name: wanted, address: current }, ...saved.filter((each) => each.name !== wanted)]);
    setSaid(isKept ? null : 'Trình duyệt không cho lưu trên máy này.');
    if (isKept) setName('');
  };
  return (
    <fieldset className="queue-saved">
      <legend>Bộ lọc đã lưu trên máy này</legend>
      {saved.length === 0 ? (
        <p className="muted">Chưa có. Đặt tên cho các điều kiện đang dùng để mở lại sau này.</p>
      ) : (
        <ul>
          {saved.map((each) => (
            <li key={each.name}>
              <Link href={`?${each.address}`} aria-current={each.address === current ? 'true' : undefined}>
                {each.name}
              </Link>
              <Button tone="quiet" onClick={() => keep(saved.filter((other) => other !== each))} aria-label={`Xóa bộ lọc ${each.name}`}>
                Xóa
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="queue-saved-new">
        <TextInput
          name=""
          id="ten-bo-loc"
          label="Tên bộ lọc"
          value={name}
          maxLength={60}
          error={said}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            save();
          }}
        />
        <Button onClick={save}>Lưu bộ lọc</Button>
      </div>
    </fieldset>
  );
}
