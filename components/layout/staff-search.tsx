'use client';

import { useRef } from 'react';
import { useHotkeys } from '@/components/ui/use-hotkeys';
import { paths } from '@/lib/text/paths';

/** One box for a code, a name, a telephone number or a scan. Sends `tim` to the queue; "/" brings the cursor here. */
export function StaffSearch({ bindsKey = true }: { bindsKey?: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  useHotkeys(
    {
      '/': () => {
        input.current?.focus();
        input.current?.select();
      },
    },
    bindsKey,
  );
  return (
    <form className="bar-find" role="search" action={paths.dossiers()} method="get">
      <input ref={input} className="input" type="search" name="tim" aria-label="Tìm hồ sơ theo mã, tên hoặc điện thoại" placeholder="Mã, tên, điện thoại, quét mã" autoComplete="off" enterKeyHint="search" />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
}
