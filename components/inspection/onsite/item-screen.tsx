'use client';

import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { UnverifiedFlag } from '@/components/ui/unverified-flag';
import type { PackedAuto, PackedUnit } from '@/lib/domain/inspection/package';
import type { AnswerContent } from '@/lib/domain/inspection/record';
import { ANSWERS, type Answer } from '@/lib/domain/inspection/vocabulary';
import { formatNumber } from '@/lib/text/format';
import { itemRuleWords } from '@/lib/text/inspection-rule-words';
import { answerWords, verdictWords } from '@/lib/text/inspection-words';
import { PhotoButton } from './photo-button';
import type { OnSite } from './use-on-site';
import { FILTERS, filterWords, passes, type Filter, type ItemView } from './view';
import { dayWords, momentWords } from './words';

const SHOWN = 20;
/** Without the reason of a decision, which no device may send. */
const bare = (content: AnswerContent | null): Partial<AnswerContent> => {
  if (!content) return {};
  const { decision: _why, ...rest } = content;
  return rest;
};
const keyOf = (subject: string): string => subject.slice(subject.indexOf(':') + 1);

function AutoCard({ auto }: { auto: PackedAuto }) {
  const words = itemRuleWords(auto.ruleId);
  const [all, setAll] = useState(false);
  const shown = all ? auto.breaches : auto.breaches.slice(0, 3);
  return (
    <section className="os-auto">
      <h2>Trả lời tự động <span data-verdict={auto.verdict}>{verdictWords[auto.verdict]}</span></h2>
      <p><b className="os-big">{formatNumber(auto.breachCount)}</b> trong {formatNumber(auto.population)} {words.rows} {auto.breachCount > 0 ? 'chưa đúng' : 'chưa đúng quy định'}</p>
      <ul>
        {shown.slice(0, all ? undefined : SHOWN).map((breach) => <li key={breach.subject + JSON.stringify(breach.detail)}><b>{keyOf(breach.subject)}</b><span>{words.breach(breach.detail)}</span></li>)}
      </ul>
      {!all && auto.breaches.length > shown.length && <Button wide tone="quiet" onClick={() => setAll(true)}>Xem đủ {formatNumber(auto.breaches.length)} {words.rows}{auto.breachCount > auto.breaches.length ? ` trong ${formatNumber(auto.breachCount)}` : ''}</Button>}
      <p className="os-small">Xét từ {dayWords(auto.periodFrom)} đến {dayWords(auto.periodTo)}. Chốt lúc {momentWords(auto.sealedAt)}, dấu {auto.sha256.slice(0, 4)}…{auto.sha256.slice(-4)}</p>
    </section>
  );
}

type Props = { site: OnSite; unit: PackedUnit; items: readonly ItemView[]; at: string; onMove: (itemKey: string) => void; onFinding: (view: ItemView) => void; filter: Filter; onFilter: (filter: Filter) => void };

/** One item a screen: what it asks, what it answered by itself, and large targets in the lower half. */
export function ItemScreen({ site, items, at, onMove, onFinding, filter, onFilter }: Props) {
  const typed = useRef<{ itemKey: string; content: AnswerContent } | null>(null);
  const touch = useRef<number | null>(null);
  const [overruling, setOverruling] = useState(false);
  const listed = items.filter((one) => passes(one, filter));
  const view = items.find(({ item }) => item.itemKey === at) ?? listed[0] ?? items[0];
  if (!view) return <p className="os-body">Bảng kiểm chưa có mục nào.</p>;
  const { item, auto, said, packedVersion } = view;
  const step = (by: 1 | -1) => {
    const later = items.slice(items.indexOf(view) + 1).find((one) => passes(one, filter));
    const before = items.slice(0, items.indexOf(view)).filter((one) => passes(one, filter)).at(-1);
    const next = by === 1 ? later : before;
    if (next) {
      setOverruling(false);
      onMove(next.item.itemKey);
    }
  };
  // What was typed a moment ago may not be drawn yet: a button pressed right after it must not undo it.
  const give = (change: Partial<AnswerContent>) => {
    const before = typed.current?.itemKey === item.itemKey ? typed.current.content : said;
    const content: AnswerContent = { answer: null, note: '', source: 'person', ...bare(before), ...change };
    typed.current = { itemKey: item.itemKey, content };
    return site.keep({ kind: 'answer', key: item.itemKey, packedVersion, content });
  };
  const confirm = () => auto && give({ answer: auto.verdict, source: 'confirmed', autoSha256: auto.sha256, overruleReason: undefined });
  // An answer of one's own beside a sealed one is either the same, which confirms it, or overrules it and needs a reason.
  const answer = (chosen: Answer) => (auto ? (chosen === auto.verdict ? void confirm() : setOverruling(true)) : void give({ answer: chosen, source: 'person', overruleReason: undefined, autoSha256: undefined }));
  const dock = auto && said?.answer == null && !overruling;
  return (
    <>
      <div
        className="os-body"
        onTouchStart={(event) => { touch.current = event.touches[0]?.clientX ?? null; }}
        onTouchEnd={(event) => {
          const moved = touch.current === null ? 0 : (event.changedTouches[0]?.clientX ?? 0) - touch.current;
          if (Math.abs(moved) > 80 && !(event.target instanceof HTMLTextAreaElement)) step(moved < 0 ? 1 : -1);
        }}
      >
        <label className="os-filter"><span className="os-small">Xem</span>
          <select className="input" value={filter} onChange={(event) => onFilter(event.target.value as Filter)}>
            {FILTERS.map((one) => <option key={one} value={one}>{filterWords[one]} ({items.filter((other) => passes(other, one)).length})</option>)}
          </select>
        </label>
        {!passes(view, filter) && listed.length === 0 && <p className="os-small">Không còn mục nào thuộc nhóm này.</p>}
        <p className="os-no">Mục {item.number} / {items.length} · {item.section}. {item.sectionTitle}</p>
        <h1 className="os-question">{item.question}</h1>
        <p className="os-basis">{item.legalBasis} {!item.isBasisVerified && <UnverifiedFlag />}</p>
        {auto && <AutoCard auto={auto} />}
        {said?.answer != null && <p className="os-said">{view.byName ? `${view.byName} đã trả lời` : 'Đã trả lời'}: <b>{answerWords[said.answer]}</b>{said.source === 'confirmed' ? ' (xác nhận câu trả lời tự động)' : said.source === 'overruled' ? ` (bác câu trả lời tự động: ${said.overruleReason ?? ''})` : ''}</p>}
        <label className="os-field"><span>Ghi chú</span>
          <textarea key={item.itemKey} rows={2} className="input" defaultValue={said?.note ?? ''} onChange={(event) => void give({ note: event.target.value })} />
        </label>
        <PhotoButton site={site} kind="answer" target={item.itemKey} />
      </div>
      {overruling && auto ? (
        <Overrule key={item.itemKey} verdict={auto.verdict} onCancel={() => setOverruling(false)} onGive={(chosen, reason) => { void give({ answer: chosen, source: 'overruled', overruleReason: reason, autoSha256: auto.sha256 }); setOverruling(false); }} />
      ) : (
        <div className="os-dock">
          {dock ? (
            <>
              <Button tone="primary" className="os-all" onClick={() => void confirm()}>Xác nhận: {verdictWords[auto.verdict]}</Button>
              <Button onClick={() => onFinding(view)}>Lập phát hiện</Button>
              <Button onClick={() => setOverruling(true)}>Bác, nêu lý do</Button>
            </>
          ) : (
            <>
              {ANSWERS.map((one) => <Button key={one} aria-pressed={said?.answer === one} className="os-answer" onClick={() => answer(one)}>{answerWords[one]}</Button>)}
            </>
          )}
          <div className="os-all os-steps">
            <Button tone="quiet" onClick={() => step(-1)}>Mục trước</Button>
            {!dock && <Button onClick={() => onFinding(view)}>Lập phát hiện</Button>}
            <Button tone="quiet" onClick={() => step(1)}>Mục tiếp</Button>
          </div>
        </div>
      )}
    </>
  );
}

function Overrule({ verdict, onGive, onCancel }: { verdict: Answer; onGive: (answer: Answer, reason: string) => void; onCancel: () => void }) {
  const [chosen, setChosen] = useState<Answer | null>(null);
  const [reason, setReason] = useState('');
  const [told, setTold] = useState<string | null>(null);
  return (
    <div className="os-dock">
      <label className="os-field os-all"><span>Lý do bác câu trả lời tự động</span><textarea rows={2} className="input" value={reason} onChange={(event) => setReason(event.target.value)} /></label>
      {ANSWERS.filter((one) => one !== verdict).map((one) => <Button key={one} aria-pressed={chosen === one} className="os-answer" onClick={() => setChosen(one)}>{answerWords[one]}</Button>)}
      {told && <p role="alert" className="field-error os-all">{told}</p>}
      <Button tone="primary" className="os-all" onClick={() => (chosen === null ? setTold('Chọn câu trả lời') : reason.trim().length < 3 ? setTold('Ghi lý do bác') : onGive(chosen, reason.trim()))}>Lưu câu trả lời</Button>
      <Button tone="quiet" className="os-all" onClick={onCancel}>Quay lại</Button>
    </div>
  );
}
