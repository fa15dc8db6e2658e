'use client';

import { useState } from 'react';
import type { EvidenceTarget } from '@/lib/domain/inspection/vocabulary';
import { formatBytes } from '@/lib/text/format';
import type { OnSite } from './use-on-site';

const TOLD = { kept: null, full: 'Máy hết chỗ nên chưa giữ được ảnh này. Câu trả lời và các ảnh trước vẫn còn nguyên. Đồng bộ rồi xóa bản lưu, hoặc giải phóng bộ nhớ máy, rồi chụp lại.', 'not-a-photo': 'Tệp này không phải là ảnh đọc được. Chọn ảnh khác.' } as const;

/** Takes photos of what is before the inspector. Where it was taken is kept only when she ticks it, each time anew. */
export function PhotoButton({ site, kind, target }: { site: OnSite; kind: EvidenceTarget; target: string }) {
  const [told, setTold] = useState<string | null>(null);
  const [busy, setBusy] = useState(0);
  const [withPlace, setWithPlace] = useState(false);
  const own = site.current?.photos.filter((photo) => photo.targetKind === kind && photo.targetKey === target && photo.unitId === site.current?.unitId) ?? [];
  const take = async (files: readonly File[]) => {
    setTold(null);
    for (const [index, file] of files.entries()) {
      setBusy(files.length - index);
      const done = await site.addPhoto(kind, target, file, withPlace);
      if (TOLD[done]) setTold(TOLD[done]);
      if (done === 'full') break;
    }
    setBusy(0);
  };
  return (
    <div className="os-photo">
      <label className="btn btn-wide" aria-busy={busy > 0}>
        <span>{busy > 0 ? `Đang thu nhỏ, còn ${busy} ảnh…` : 'Chụp ảnh'}</span>
        <input
          type="file" accept="image/*" capture="environment" multiple className="os-file" disabled={busy > 0}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = '';
            void take(files);
          }}
        />
      </label>
      <label className="os-tick">
        <input type="checkbox" checked={withPlace} onChange={(event) => setWithPlace(event.target.checked)} /> Kèm vị trí chụp
      </label>
      {own.length > 0 && <p className="os-small">{own.length} ảnh trên máy, {formatBytes(own.reduce((sum, { bytes }) => sum + bytes, 0))}{own.every(({ state }) => state === 'taken') ? ', máy chủ đã giữ đủ' : ''}</p>}
      {told && <p role="alert" className="field-error">{told}</p>}
    </div>
  );
}
