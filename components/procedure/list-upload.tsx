'use client';

import { useRouter } from 'next/navigation';
import { ListDrop } from '@/components/dossier/intake/list-drop';
import { paths } from '@/lib/text/paths';

const WORDS = { invite: 'Kéo tệp vào đây, hoặc', choose: 'Chọn tệp và đối chiếu', hint: 'XLSX, CSV (UTF-8) hoặc JSON, tối đa 32 MB và 10.000 thủ tục. Bước này chỉ đối chiếu, chưa thay đổi gì.', label: 'Chọn tệp danh sách thủ tục' };

/** Chooses a list of procedures and sends it to be compared; nothing is changed by it. */
export function ListUpload() {
  const router = useRouter();
  return <ListDrop address="/api/thu-tuc/nhap" accept=".xlsx,.csv,.json" words={WORDS} onBegun={(id) => router.push(paths.procedureImport(id))} />;
}
