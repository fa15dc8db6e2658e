'use client';

import { useState } from 'react';
import { Dialog } from './dialog';
import { Button } from './button';
import { Kbd } from './kbd';
import { useHotkeys } from './use-hotkeys';

export type KeyHint = { readonly keys: readonly string[]; readonly does: string };

/** Keys that work on every staff screen. */
const EVERYWHERE: readonly KeyHint[] = [
  { keys: ['/'], does: 'Tìm hồ sơ' },
  { keys: ['?'], does: 'Xem các phím' },
  { keys: ['Esc'], does: 'Đóng hộp đang mở' },
];

/** The line of keys at the foot of a screen, and the full list behind "?". */
export function KeyHelp({ keys, shown = [] }: { keys: readonly KeyHint[]; shown?: readonly KeyHint[] }) {
  const [open, setOpen] = useState(false);
  useHotkeys({ '?': () => setOpen(true) });
  return (
    <div className="keys no-print flex flex-wrap items-center gap-x-4 gap-y-1 small muted">
      {shown.map(({ keys: caps, does }) => (
        <span key={does} className="inline-flex items-center gap-1">
          <Kbd keys={caps} /> {does}
        </span>
      ))}
      <Button tone="quiet" className="small" onClick={() => setOpen(true)} keys={['?']}>
        Mọi phím
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Các phím trên màn hình này" actions={<Button onClick={() => setOpen(false)}>Đóng</Button>}>
        <table className="key-table">
          <tbody>
            {[...keys, ...EVERYWHERE].map(({ keys: caps, does }) => (
              <tr key={does}>
                <td>
                  <Kbd keys={caps} />
                </td>
                <td>{does}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Dialog>
    </div>
  );
}
