'use client';

import { useRouter } from 'next/navigation';
import { paths } from '@/lib/text/paths';
import { ListDrop } from './list-drop';

const WORDS = { invite: 'Kéo tệp sổ vào đây, hoặc', choose: 'Chọn tệp và kiểm tra', hint: 'XLSX hoặc CSV (UTF-8), tối đa 20 MB và 20.000 dòng. Bước này chỉ kiểm tra, chưa nhập hồ sơ nào.', label: 'Chọn tệp sổ' };

/** Chooses a register and sends it to be checked; nothing is taken in by it. */
export function RegisterUpload() {
  const router = useRouter();
  return <ListDrop address="/api/intake/so" accept=".xlsx,.csv,.txt" words={WORDS} onBegun={(id) => router.push(paths.intakeBatchRun(id))} />;
}
