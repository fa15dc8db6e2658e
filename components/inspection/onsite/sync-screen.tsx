'use client';

import { useState } from 'react';
import { Button, LinkButton } from '@/components/ui/button';
import { RECEIPT_LINES, receiptTotal } from '@/lib/domain/inspection/receipt';
import type { Receipt } from '@/lib/device/receipt';
import { dropRefused, type KeptEntry } from '@/lib/device/store';
import { formatBytes, formatNumber } from '@/lib/text/format';
import { receiptLineWords, refusalWordsOf } from '@/lib/text/inspection-sync-words';
import { paths } from '@/lib/text/paths';
import { ConflictCard, contentWords } from './conflict-card';
import type { Current, OnSite } from './use-on-site';
import { momentWords, stopWords } from './words';

const groups = (hash: string): string => `${hash.slice(0, 4)} ${hash.slice(4, 8)} ${hash.slice(8, 12)} … ${hash.slice(-4)}`;

function ReceiptCard({ receipt, name }: { receipt: Receipt; name: string }) {
  const [sent, held] = [receiptTotal(receipt.sent), receiptTotal(receipt.held)];
  return (
    <section className="os-receipt">
      <h1>Biên nhận đồng bộ</h1>
      <p className="os-small">{momentWords(receipt.at)} · {name}</p>
      <table>
        <thead><tr><th scope="col"><span className="sr-only">Nội dung</span></th><th scope="col">Máy gửi</th><th scope="col">Máy chủ giữ</th></tr></thead>
        <tbody>{RECEIPT_LINES.map((line) => <tr key={line}><th scope="row">{receiptLineWords[line]}</th><td>{formatNumber(receipt.sent[line])}</td><td>{formatNumber(receipt.held[line])}</td></tr>)}</tbody>
      </table>
      <p className="os-full" data-complete={receipt.isComplete}>{receipt.isComplete ? `✓ Đủ ${formatNumber(held)} trên ${formatNumber(sent)}, dấu trùng khớp` : `Chưa đủ: máy chủ giữ ${formatNumber(held)} trên ${formatNumber(sent)}. Chưa được xóa trên máy này.`}</p>
      <p className="os-small">{receipt.isComplete ? `Dấu hai bên: ${groups(receipt.heldSha256)}` : `Dấu trên máy: ${groups(receipt.sentSha256)}. Dấu máy chủ: ${groups(receipt.heldSha256)}.`}</p>
    </section>
  );
}

function Refused({ site, entries }: { site: OnSite; entries: readonly KeptEntry[] }) {
  return (
    <section className="os-conflict">
      <h2>{entries.length} nội dung máy chủ không nhận</h2>
      <ul className="os-list">{entries.map((entry) => <li key={entry.seq}><div><b>{contentWords(entry.kind, entry.key, entry.content)}</b><span>{refusalWordsOf(entry.problem ?? null)}</span><Button tone="quiet" wide onClick={() => site.device && void dropRefused(site.device, entry.seq).then(site.reload)}>Đã chép lại, bỏ khỏi máy</Button></div></li>)}</ul>
    </section>
  );
}

/** Sending, the receipt, what has to be decided, and only then forgetting. */
export function SyncScreen({ site, current, onHome }: { site: OnSite; current: Current; onHome: () => void }) {
  const [told, setTold] = useState<string | null>(null);
  const [sure, setSure] = useState(false);
  const { kept, entries, photos, receipt } = current;
  const packed = kept.package;
  const waiting = entries.filter(({ state }) => state === 'ready' || state === 'sending').length;
  const waitingPhotos = photos.filter(({ state }) => state === 'kept').length;
  const refused = entries.filter(({ state }) => state === 'refused');
  const refusedPhotos = photos.filter(({ state }) => state === 'refused');
  const isRunning = site.sync.kind === 'running';
  const mayForget = receipt?.isComplete === true && waiting + waitingPhotos + refused.length + refusedPhotos.length === 0;
  const forget = async () => {
    setSure(false);
    const done = await site.forget();
    setTold(done === 'forgotten' ? null : done === 'incomplete' ? 'Chưa xóa: máy chủ chưa giữ đủ. Đồng bộ lại rồi thử.' : stopWords[done]);
  };
  const leave = async () => {
    const done = await site.leave();
    if (done === 'left') return location.assign(paths.account());
    setTold(typeof done === 'string' ? stopWords[done] : `Chưa xóa vì còn ${done.entries} nội dung và ${done.photos} ảnh chưa gửi${done.refused > 0 ? `, ${done.refused} mục máy chủ không nhận` : ''}. Đồng bộ trước khi rời máy.`);
  };
  return (
    <>
      <div className="os-body">
        {site.sync.kind === 'stopped' && <div role="alert" className="os-again">{stopWords[site.sync.why]}{site.sync.why === 'signed-out' && <LinkButton wide href={paths.signIn({ tiep: paths.onSite() })}>Đăng nhập</LinkButton>}</div>}
        {waiting + waitingPhotos > 0 ? <p role="status"><b>Chưa gửi: {formatNumber(waiting)} nội dung, {formatNumber(waitingPhotos)} ảnh.</b></p> : <p role="status">Không còn nội dung nào chờ gửi.</p>}
        {receipt && <ReceiptCard receipt={receipt} name={packed.person.name} />}
        {refused.length > 0 && <Refused site={site} entries={refused} />}
        {refusedPhotos.length > 0 && <p role="alert" className="field-error">{refusedPhotos.length} ảnh máy chủ không nhận: {refusedPhotos[0]?.problem}</p>}
        {packed.conflicts.map((conflict) => <ConflictCard key={conflict.id} site={site} packed={packed} conflict={conflict} />)}
        <p className="os-small">Gói tải lúc {momentWords(packed.packedAt)}, {formatBytes(kept.bytes)}.{site.room && ` Đang dùng ${formatBytes(site.room.used)} trong ${formatBytes(site.room.quota)} trình duyệt cho phép.`}</p>
        {told && <p role="alert" className="field-error">{told}</p>}
      </div>
      <div className="os-dock">
        <Button tone="primary" className="os-all" aria-busy={isRunning} onClick={() => (isRunning ? undefined : void site.runSync())}>{site.sync.kind === 'running' ? `Đang gửi, còn ${formatNumber(site.sync.left)}…` : 'Đồng bộ'}</Button>
        {mayForget && (sure ? <Button tone="danger" className="os-all" onClick={() => void forget()}>Xóa ngay bản lưu này</Button> : <Button className="os-all" onClick={() => setSure(true)}>Xóa bản lưu trên máy này</Button>)}
        {mayForget && <p className="os-small os-all">Máy chủ đã giữ đủ nên được phép xóa.{packed.conflicts.length > 0 ? ' Mục cần chọn vẫn chọn được sau.' : ''}</p>}
        <Button tone="quiet" onClick={onHome}>Chọn đợt khác</Button>
        <Button tone="quiet" onClick={() => void leave()}>Rời máy này</Button>
      </div>
    </>
  );
}
