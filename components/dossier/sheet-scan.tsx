'use client';

import { useRouter } from 'next/navigation';
import { paths } from '@/lib/text/paths';
import { useScanner } from './intake/use-scanner';

/** A scanned hand-over sheet opens, wherever the cursor is; its number may have been scanned, or the address of its QR code. */
export function SheetScan() {
  const router = useRouter();
  useScanner((text) => {
    if (!/\/ban-giao\/|\/PBG-/i.test(text)) return false;
    router.push(paths.handovers({ so: text.trim() }));
    return true;
  });
  return null;
}
