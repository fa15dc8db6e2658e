'use client';

import { useEffect, useState } from 'react';
import { Button, LinkButton } from '@/components/ui/button';
import { formatBytes } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { DossierScreen } from './dossier-screen';
import { FindingSheet, findingOfItem, type FindingStart } from './finding-sheet';
import { ItemScreen } from './item-screen';
import { NotesScreen } from './notes-screen';
import { ScanScreen } from './scan-screen';
import { SyncScreen } from './sync-screen';
import { useOnSite, type Current, type OnSite } from './use-on-site';
import { itemsOf, viewOf, type Filter, type ItemView } from './view';
import { clockWords, dayWords, stopWords } from './words';
import { keepPageOffline } from './keep-page';

const TABS = { items: 'Bảng kiểm', dossiers: 'Hồ sơ', notes: 'Ghi chép', scan: 'Niêm yết', sync: 'Đồng bộ' } as const;
type Tab = keyof typeof TABS;

function NetStrip({ site }: { site: OnSite }) {
  const { saved, isOnline, sync } = site;
  const kept = saved.state === 'saving' ? 'đang lưu…' : saved.state === 'full' ? 'máy hết chỗ, chưa lưu được' : saved.state === 'failed' ? 'chưa lưu được trên máy' : saved.at ? `đã lưu trên máy, ${clockWords(saved.at)}` : 'sẵn sàng';
  const right = isOnline && sync.kind === 'done' && saved.state === 'saved' ? `đồng bộ xong ${clockWords(sync.at)}` : kept;
  return (
    <p className="os-net" data-online={isOnline} data-saved={saved.state} role="status" aria-live="polite">
      <b><span aria-hidden>{isOnline ? '✓' : '⊘'}</span> {isOnline ? 'Có mạng' : 'Không có mạng'}</b><span>{right}</span>
    </p>
  );
}

function Boxes({ items, at, onMove }: { items: readonly ItemView[]; at: string; onMove: (itemKey: string) => void }) {
  const count = (state: ItemView['state']) => items.filter((one) => one.state === state).length;
  const autos = items.filter(({ auto }) => auto !== null).length;
  return (
    <>
      <div className="os-boxes" role="group" aria-label="Tiến độ bảng kiểm">
        {items.map(({ item, state }) => <button key={item.itemKey} type="button" data-state={state} aria-current={item.itemKey === at} aria-label={`Mục ${item.number}, ${state === 'done' ? 'đã chốt' : state === 'waiting' ? 'chờ xác nhận' : 'xem tại chỗ'}`} onClick={() => onMove(item.itemKey)} />)}
      </div>
      <ul className="os-legend"><li><i data-state="done" />{count('done')} đã chốt</li><li><i data-state="waiting" />{count('waiting')} chờ xác nhận</li><li><i data-state="open" />{count('open')} xem tại chỗ</li></ul>
      <p className="os-strong">{autos}/{items.length} đã có câu trả lời tự động</p>
    </>
  );
}

function Work({ site, current, onHome }: { site: OnSite; current: Current; onHome: () => void }) {
  const [tab, setTab] = useState<Tab>('items');
  const [at, setAt] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const [finding, setFinding] = useState<FindingStart | null>(null);
  const packed = current.kept.package;
  const unit = packed.units.find(({ unitId }) => unitId === current.unitId) ?? packed.units[0];
  if (!unit) return <p className="os-body">Chưa được giao đơn vị nào trong đợt kiểm tra này.</p>;
  const view = viewOf(unit, current.entries);
  const items = itemsOf(current.kept, unit, view);
  const here = at || items.find(({ state }) => state !== 'done')?.item.itemKey || items[0]?.item.itemKey || '';
  return (
    <>
      <header className="os-top">
        <p className="os-small">{packed.inspection.title}{packed.inspection.isSample ? ' · dữ liệu mẫu' : ''}</p>
        {packed.units.length > 1 ? (
          <select className="input os-unit" aria-label="Đơn vị được kiểm tra" value={unit.unitId} onChange={(event) => { setFinding(null); setAt(''); void site.choose(current.kept, event.target.value); }}>{packed.units.map(({ unitId, name }) => <option key={unitId} value={unitId}>{name}</option>)}</select>
        ) : <p className="os-unit"><b>{unit.name}</b></p>}
        {tab === 'items' && !finding && <Boxes items={items} at={here} onMove={setAt} />}
      </header>
      {finding ? <FindingSheet key={finding.from} site={site} unit={unit} start={finding} onClose={() => setFinding(null)} />
        : tab === 'items' ? <ItemScreen key={`${unit.unitId} ${here}`} site={site} unit={unit} items={items} at={here} onMove={setAt} filter={filter} onFilter={setFilter} onFinding={(one) => setFinding(findingOfItem(one))} />
        : tab === 'dossiers' ? <DossierScreen key={unit.unitId} site={site} unit={unit} questions={packed.checklist.questions} view={view} onFinding={setFinding} />
        : tab === 'notes' ? <NotesScreen key={unit.unitId} site={site} view={view} />
        : tab === 'scan' ? <ScanScreen key={unit.unitId} site={site} view={view} procedures={packed.procedures} packedAt={packed.packedAt} />
        : <SyncScreen site={site} current={current} onHome={onHome} />}
      <nav className="os-tabs" aria-label="Phần làm việc">{(Object.keys(TABS) as Tab[]).map((one) => <button key={one} type="button" aria-current={tab === one ? 'page' : undefined} onClick={() => { setFinding(null); setTab(one); }}>{TABS[one]}</button>)}</nav>
    </>
  );
}

function Start({ site, onOpen }: { site: OnSite; onOpen: () => void }) {
  const [busy, setBusy] = useState<string | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const { work } = site;
  const get = async (id: string) => {
    setBusy(id);
    const why = await site.fetchOne(id);
    setBusy(null);
    setTold(why ? stopWords[why] : null);
    if (!why) onOpen();
  };
  return (
    <div className="os-body">
      <h1>Kiểm tra tại chỗ</h1>
      <p>Tải gói của đợt kiểm tra về máy trước khi đi. Sau đó làm việc được hai ngày không cần mạng.</p>
      {typeof work === 'string' && <div role="alert" className="os-again">{stopWords[work]}{work === 'signed-out' && <LinkButton wide href={paths.signIn({ tiep: paths.onSite() })}>Đăng nhập</LinkButton>}</div>}
      {work && typeof work !== 'string' && work.inspections.length === 0 && <p className="os-small">Chưa có đợt kiểm tra nào đang mở mà tài khoản này là thành viên đoàn.</p>}
      <ul className="os-list">
        {work && typeof work !== 'string' && work.inspections.map((one) => {
          const kept = site.packages.find(({ package: packed }) => packed.inspection.id === one.id);
          return (
            <li key={one.id}><div><b>{one.title}</b><span>Đợt {one.code} · tại đơn vị {dayWords(one.siteFrom)} đến {dayWords(one.siteTo)}{one.isSample ? ' · dữ liệu mẫu' : ''}</span>
              {kept && <Button wide tone="primary" onClick={() => void site.choose(kept).then(onOpen)}>Mở bản trên máy</Button>}
              <Button wide tone={kept ? 'secondary' : 'primary'} aria-busy={busy === one.id} onClick={() => void get(one.id)}>{busy === one.id ? 'Đang tải…' : kept ? `Tải lại gói (${formatBytes(kept.bytes)})` : 'Tải gói về máy'}</Button></div></li>
          );
        })}
      </ul>
      {site.packages.filter(({ package: packed }) => !(work && typeof work !== 'string' && work.inspections.some(({ id }) => id === packed.inspection.id))).map((kept) => <Button key={kept.package.inspection.id} wide onClick={() => void site.choose(kept).then(onOpen)}>Mở {kept.package.inspection.title} trên máy</Button>)}
      {told && <p role="alert" className="field-error">{told}</p>}
      <LinkButton tone="quiet" wide href={paths.inspections()}>Về danh sách đợt kiểm tra</LinkButton>
    </div>
  );
}

/** The page that works without a network: everything it shows comes from the device. */
export function OnSiteApp() {
  const site = useOnSite();
  const [home, setHome] = useState(false);
  useEffect(() => keepPageOffline(), []);
  const isWork = site.current !== null && !home;
  return (
    <main className="os" data-sync={site.sync.kind}>
      <NetStrip site={site} />
      {site.saved.state === 'full' && <p role="alert" className="os-again">Máy hết chỗ: chữ vừa gõ còn trên màn hình nhưng chưa giữ được. Nội dung trước đó vẫn nguyên. Đồng bộ rồi xóa bản lưu, hoặc giải phóng bộ nhớ máy, rồi gõ tiếp.</p>}
      {!site.isReady ? <p className="os-body">Đang mở bản lưu trên máy…</p> : isWork && site.current ? <Work key={site.current.kept.package.inspection.id} site={site} current={site.current} onHome={() => setHome(true)} /> : <Start site={site} onOpen={() => setHome(false)} />}
    </main>
  );
}
