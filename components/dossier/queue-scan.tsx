'use client';

import { useRouter } from 'next/navigation';
import { dossierCodeIn } from '@/lib/domain/dossier/code';
import { paths } from '@/lib/text/paths';
import { useScanner } from './intake/use-scanner';

/** The address behind the QR code of a receipt. */
const RECEIPT_ADDRESS = /\/tra-cuu\/q\//i;

/** A scanned dossier code, bar or QR, opens that dossier, wherever the cursor is. The server finds it within reach. */
export function ScanAnywhere() {
  const router = useRouter();
  useScanner((text) => {
    const code = dossierCodeIn(text);
    if (code === null && !RECEIPT_ADDRESS.test(text)) return false;
    router.push(paths.dossiers({ tim: code ?? text.trim() }));
    return true;
  });
  return null;
}
