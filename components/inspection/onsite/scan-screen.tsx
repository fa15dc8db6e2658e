'use client';

import { useState } from 'react';
import { PosterScanner } from '@/components/procedure/poster-scanner';
import { Button } from '@/components/ui/button';
import type { PackedProcedure } from '@/lib/domain/inspection/package';
import type { ScanContent } from '@/lib/domain/inspection/record';
import { parsePosterAddress } from '@/lib/text/poster-address';
import { PhotoButton } from './photo-button';
import type { OnSite } from './use-on-site';
import { allOf, type UnitView } from './view';
import { clockWords, dayWords } from './words';

const verdictWords = { right: 'Đúng bản đang có hiệu lực', wrong: 'Không đúng bản đang có hiệu lực', unclear: 'Không phải tờ niêm yết' } as const;

/** What a scanned code means, by the procedures in force when the package was made. */
function judge(code: string, procedures: readonly PackedProcedure[]): ScanContent {
  const poster = parsePosterAddress(code);
  if (!poster) return { code: code.slice(0, 600), what: 'Mã không thuộc tờ niêm yết', subject: 'other', verdict: 'unclear' };
  const found = procedures.find(({ slug }) => slug === poster.slug);
  if (!found) return { code: code.slice(0, 600), what: `Thủ tục ${poster.slug} không còn hiệu lực, đang niêm yết bản ${poster.number}`.slice(0, 600), subject: 'posting', verdict: 'wrong' };
  const isRight = found.number === poster.number;
  return { code: code.slice(0, 600), what: `${found.name}: ${isRight ? `bản ${found.number}, hiệu lực từ ${dayWords(found.validFrom)}` : `niêm yết bản ${poster.number}, đang có hiệu lực bản ${found.number} (từ ${dayWords(found.validFrom)})`}`.slice(0, 600), subject: 'posting', verdict: isRight ? 'right' : 'wrong' };
}

/** Checks what hangs on the wall: scan, right or wrong, record. */
export function ScanScreen({ site, view, procedures, packedAt }: { site: OnSite; view: UnitView; procedures: readonly PackedProcedure[]; packedAt: string }) {
  const [found, setFound] = useState<{ key: string; content: ScanContent } | null>(null);
  const [typed, setTyped] = useState('');
  const look = (code: string) => {
    if (code.trim() !== '') setFound({ key: crypto.randomUUID(), content: judge(code.trim(), procedures) });
  };
  const save = async () => {
    if (found && (await site.keep({ kind: 'scan', key: found.key, packedVersion: 0, content: found.content }))) setFound(null);
  };
  const scans = allOf(view, 'scan');
  return (
    <>
      <div className="os-body">
        <h1>Kiểm tra niêm yết</h1>
        <p className="os-small">So với các thủ tục có hiệu lực lúc tải gói, {dayWords(packedAt.slice(0, 10))}.</p>
        {found && (
          <div className="os-verdict" data-verdict={found.content.verdict} role="status"><b>{verdictWords[found.content.verdict ?? 'unclear']}</b><p>{found.content.what}</p>
            <label className="os-field"><span>Ghi chú</span><textarea rows={2} className="input" onChange={(event) => setFound({ ...found, content: { ...found.content, note: event.target.value } })} /></label>
            <PhotoButton site={site} kind="scan" target={found.key} />
          </div>
        )}
        <ul className="os-list">{scans.map((scan) => <li key={scan.key}><div><b>{verdictWords[scan.content.verdict ?? 'unclear']}</b><span>{scan.content.what}</span>{scan.content.note && <span>{scan.content.note}</span>}<span>{scan.byName ? `${scan.byName}, ` : ''}{clockWords(scan.saidAt)}</span></div></li>)}</ul>
        {scans.length === 0 && !found && <p className="os-small">Chưa ghi nhận tờ niêm yết nào.</p>}
      </div>
      <div className="os-dock">
        {found ? (
          <>
            <Button tone="primary" className="os-all" onClick={() => void save()}>Ghi nhận</Button>
            <Button tone="quiet" className="os-all" onClick={() => setFound(null)}>Bỏ, quét lại</Button>
          </>
        ) : (
          <>
            <div className="os-all"><PosterScanner onCode={look} /></div>
            <label className="os-field os-all"><span>Hoặc gõ địa chỉ in dưới mã</span><input className="input" value={typed} inputMode="url" autoComplete="off" onChange={(event) => setTyped(event.target.value)} /></label>
            <Button className="os-all" onClick={() => look(typed)}>Đối chiếu</Button>
          </>
        )}
      </div>
    </>
  );
}
