'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { PackedUnit } from '@/lib/domain/inspection/package';
import type { FindingContent } from '@/lib/domain/inspection/record';
import { CAUSES, EXTENTS, SEVERITIES } from '@/lib/domain/inspection/vocabulary';
import { itemRuleWords } from '@/lib/text/inspection-rule-words';
import { causeWords, extentWords, severityWords } from '@/lib/text/inspection-words';
import { formatNumber } from '@/lib/text/format';
import { PhotoButton } from './photo-button';
import { useDraft } from './use-draft';
import type { OnSite } from './use-on-site';
import type { ItemView } from './view';
import { dayWords } from './words';

export type FindingStart = { readonly from: string; readonly title: string; readonly content: FindingContent; readonly itemKey: string | null };

const CODE = /^[A-Za-z0-9][A-Za-z0-9.-]{3,39}$/;
const codesOf = (subjects: readonly string[]): string[] => [...new Set(subjects.filter((subject) => subject.startsWith('dossier:')).map((subject) => subject.slice(8)).filter((code) => CODE.test(code)))].slice(0, 500);

/** A finding on an item, filled in: two taps make it. */
export function findingOfItem({ item, auto, said }: ItemView): FindingStart {
  const words = auto ? itemRuleWords(auto.ruleId) : null;
  const facts = auto && words && auto.breachCount > 0
    ? `${formatNumber(auto.breachCount)} trong ${formatNumber(auto.population)} ${words.rows} chưa đúng: ${auto.breaches.slice(0, 3).map(({ detail }) => words.breach(detail)).filter(Boolean).join('; ')}.`
    : said?.note ? said.note : `Chưa đạt: ${item.question}`;
  return {
    from: item.itemKey, title: `mục ${item.number}`, itemKey: item.itemKey,
    content: { itemKey: item.itemKey, source: auto ? 'rule' : 'checklist', sourceKey: item.itemKey, facts: facts.slice(0, 4000), dossierCodes: auto ? codesOf(auto.breaches.map(({ subject }) => subject)) : [], ruleBroken: item.legalBasis.slice(0, 500), severity: 'moderate', extent: auto && auto.breachCount > 5 ? 'systemic' : 'single', cause: null, causeNote: null, correctedOnSpot: false },
  };
}

/** A finding on one question of a dossier's sheet. */
export const findingOfSheet = (dossierCode: string, question: { code: string; question: string }, note: string): FindingStart => ({
  from: `${dossierCode}:${question.code}`, title: `hồ sơ ${dossierCode}, câu ${question.code}`, itemKey: null,
  content: { itemKey: null, source: 'sheet', sourceKey: `${dossierCode}:${question.code}`, facts: note || `Hồ sơ ${dossierCode}: ${question.question}`, dossierCodes: [dossierCode], ruleBroken: '', severity: 'moderate', extent: 'single', cause: null, causeNote: null, correctedOnSpot: false },
});

function Choice<V extends string>({ label, options, value, words, onPick }: { label: string; options: readonly V[]; value: V | null; words: Readonly<Record<V, string>>; onPick: (value: V) => void }) {
  return (
    <fieldset className="os-field"><legend>{label}</legend>
      <div className="os-segments">{options.map((one) => <button key={one} type="button" aria-pressed={value === one} onClick={() => onPick(one)}>{words[one]}</button>)}</div>
    </fieldset>
  );
}

type Draft = { readonly id: string; readonly content: FindingContent };

/** The finding as a sheet over the item; kept at every keystroke, saved on the device first. */
export function FindingSheet({ site, unit, start, onClose }: { site: OnSite; unit: PackedUnit; start: FindingStart; onClose: () => void }) {
  const [first] = useState<Draft>(() => ({ id: crypto.randomUUID(), content: start.content }));
  const [draft, change, clear] = useDraft<Draft>(site.device, `finding ${site.current?.kept.package.inspection.id ?? ''} ${unit.unitId} ${start.from}`, first);
  const [more, setMore] = useState(false);
  const [showCodes, setShowCodes] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const earlier = unit.earlier.find(({ itemKey }) => itemKey === start.itemKey);
  if (!draft) return <p className="os-body">Đang mở…</p>;
  const { content } = draft;
  const set = (part: Partial<FindingContent>) => change({ ...draft, content: { ...content, ...part } });
  const save = async () => {
    if (content.facts.trim() === '') return setTold('Ghi sự việc: thấy gì, ở đâu, lúc nào');
    if (content.ruleBroken.trim() === '') {
      setMore(true);
      return setTold('Ghi điều, khoản và tên văn bản bị vi phạm');
    }
    if (!(await site.keep({ kind: 'finding', key: draft.id, packedVersion: 0, content }))) return setTold('Chưa lưu được trên máy. Nội dung vẫn còn ở đây, thử lại.');
    await clear();
    onClose();
  };
  return (
    <>
      <div className="os-body os-sheet">
        <h1>Lập phát hiện</h1>
        <p className="os-small">Đã điền sẵn từ {start.title}. Sửa nếu cần, rồi lưu.</p>
        <label className="os-field"><span>Sự việc</span><textarea rows={4} className="input" value={content.facts} onChange={(event) => set({ facts: event.target.value })} /></label>
        {content.dossierCodes.length > 0 && (
          <div className="os-field"><span>Hồ sơ làm chứng</span>
            <p className="os-line">{formatNumber(content.dossierCodes.length)} hồ sơ <button type="button" className="os-link" aria-expanded={showCodes} onClick={() => setShowCodes(!showCodes)}>{showCodes ? 'Thu gọn' : 'Xem, bớt'}</button></p>
            {showCodes && <ul className="os-codes">{content.dossierCodes.map((code) => <li key={code}>{code} <button type="button" className="os-link" onClick={() => set({ dossierCodes: content.dossierCodes.filter((one) => one !== code) })}>Bỏ</button></li>)}</ul>}
          </div>
        )}
        <Choice label="Mức độ" options={SEVERITIES} value={content.severity} words={severityWords} onPick={(severity) => set({ severity })} />
        <Choice label="Phạm vi" options={EXTENTS} value={content.extent} words={extentWords} onPick={(extent) => set({ extent })} />
        {earlier && (
          <div className="os-again"><b>Lặp lại.</b> {earlier.inspectionTitle} ({dayWords(earlier.siteFrom)}) đã có phát hiện ở mục này{earlier.isSample ? ' (dữ liệu mẫu)' : ''}.
            <details><summary>Xem cam kết khi đó</summary><p>{earlier.facts}</p>{earlier.promises.map((promise) => <p key={promise.recommendationId}>Kiến nghị {promise.number}: {promise.text} Hạn {dayWords(promise.promisedOn ?? promise.dueOn)}.{promise.remedy ? ` Đã báo cáo: ${promise.remedy}` : ''}</p>)}{earlier.promises.length === 0 && <p>Khi đó chưa có kiến nghị cho phát hiện này.</p>}</details>
          </div>
        )}
        <div className="os-two"><PhotoButton site={site} kind="finding" target={draft.id} /><Button wide aria-expanded={more} onClick={() => setMore(!more)}>Ghi thêm</Button></div>
        {more && (
          <>
            <label className="os-field"><span>Quy định bị vi phạm</span><textarea rows={2} className="input" value={content.ruleBroken} onChange={(event) => set({ ruleBroken: event.target.value })} /></label>
            <Choice label="Nguyên nhân (không bắt buộc)" options={CAUSES} value={content.cause} words={causeWords} onPick={(cause) => set({ cause: content.cause === cause ? null : cause })} />
            <label className="os-field"><span>Ghi rõ nguyên nhân (không bắt buộc)</span><textarea rows={2} className="input" value={content.causeNote ?? ''} onChange={(event) => set({ causeNote: event.target.value || null })} /></label>
            <label className="os-tick"><input type="checkbox" checked={content.correctedOnSpot} onChange={(event) => set({ correctedOnSpot: event.target.checked })} /> Đã chấn chỉnh ngay tại chỗ</label>
          </>
        )}
      </div>
      <div className="os-dock">
        {told && <p role="alert" className="field-error os-all">{told}</p>}
        <Button tone="primary" className="os-all" onClick={() => void save()}>Lưu phát hiện</Button>
        <Button tone="quiet" className="os-all" onClick={onClose}>Quay lại, giữ bản nháp</Button>
        <p className="os-small os-all os-mid">Lưu trên máy trước, gửi khi có mạng</p>
      </div>
    </>
  );
}
