'use client';

import { useRef, useState } from 'react';
import { PosterScanner } from '@/components/procedure/poster-scanner';
import { Button } from '@/components/ui/button';
import type { PackedDossier, PackedQuestion, PackedUnit } from '@/lib/domain/inspection/package';
import { SAMPLE_REASONS, type SampleReason } from '@/lib/domain/inspection/sample';
import { sheetKey, type SheetContent } from '@/lib/domain/inspection/record';
import { ANSWERS } from '@/lib/domain/inspection/vocabulary';
import { sampleReasonWords } from '@/lib/text/inspection-sample-words';
import { answerWords } from '@/lib/text/inspection-words';
import { findingOfSheet, type FindingStart } from './finding-sheet';
import { PhotoButton } from './photo-button';
import type { OnSite } from './use-on-site';
import { allOf, seenOf, type UnitView } from './view';
import { dayWords } from './words';

const CODE = /[A-Z][A-Z0-9]{1,5}\.[A-Za-z0-9.]{1,10}-\d{6}-\d{3,6}/;
const isReason = (reason: string): reason is SampleReason => (SAMPLE_REASONS as readonly string[]).includes(reason);
const dayOf = (instant: string | null): string => (instant === null ? 'chưa có' : dayWords(instant.slice(0, 10)));

type Props = { site: OnSite; unit: PackedUnit; questions: readonly PackedQuestion[]; view: UnitView; onFinding: (start: FindingStart) => void };

/** The dossiers of the sample and their sheets; one that was not drawn can be added by its code, scanned or typed. */
export function DossierScreen({ site, unit, questions, view, onFinding }: Props) {
  const [open, setOpen] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [told, setTold] = useState<string | null>(null);
  const added = [...new Set(allOf(view, 'sheet').map(({ content }) => content.dossierCode))].filter((code) => !unit.dossiers.some((dossier) => dossier.code === code));
  const answered = (code: string) => questions.filter((question) => seenOf(view, 'sheet', sheetKey(code, question.code))?.content.answer != null).length;
  const go = (text: string) => {
    const code = unit.dossiers.find((dossier) => text.includes(dossier.code))?.code ?? CODE.exec(text)?.[0];
    setTold(code ? null : 'Mã này không ghi mã hồ sơ. Gõ mã in trên giấy tiếp nhận, ví dụ H24.21-261112-0009.');
    if (code) setOpen(code);
  };
  if (open !== null) return <Sheet key={open} site={site} code={open} dossier={unit.dossiers.find((dossier) => dossier.code === open) ?? null} questions={questions} view={view} onFinding={onFinding} onBack={() => setOpen(null)} />;
  return (
    <>
      <div className="os-body">
        <h1>Phiếu kiểm tra hồ sơ</h1>
        {unit.dossiers.length === 0 && added.length === 0 && <p className="os-small">Chưa chọn mẫu hồ sơ cho đơn vị này. Quét hoặc gõ mã để kiểm tra một hồ sơ.</p>}
        <ul className="os-list">
          {unit.dossiers.map((dossier) => <li key={dossier.code}><button type="button" onClick={() => setOpen(dossier.code)}><b>{dossier.code}</b><span>{dossier.procedureName}</span><span>{dossier.reasons.filter(isReason).map((reason) => sampleReasonWords[reason]).join(', ')} · đã trả lời {answered(dossier.code)}/{questions.length}</span></button></li>)}
          {added.map((code) => <li key={code}><button type="button" onClick={() => setOpen(code)}><b>{code}</b><span>Ngoài mẫu · đã trả lời {answered(code)}/{questions.length}</span></button></li>)}
        </ul>
      </div>
      <div className="os-dock">
        <div className="os-all"><PosterScanner words="Quét mã hồ sơ" onCode={go} /></div>
        <label className="os-field os-all"><span>Hoặc gõ mã hồ sơ</span><input className="input" value={typed} autoCapitalize="characters" autoComplete="off" onChange={(event) => setTyped(event.target.value)} /></label>
        {told && <p role="alert" className="field-error os-all">{told}</p>}
        <Button className="os-all" onClick={() => go(typed.trim())}>Mở phiếu</Button>
      </div>
    </>
  );
}

function Sheet({ site, code, dossier, questions, view, onFinding, onBack }: Omit<Props, 'unit'> & { code: string; dossier: PackedDossier | null; onBack: () => void }) {
  const typed = useRef(new Map<string, SheetContent>());
  const give = (question: string, change: Partial<SheetContent>) => {
    const key = sheetKey(code, question);
    const seen = seenOf(view, 'sheet', key);
    const before = typed.current.get(key) ?? seen?.content;
    const content: SheetContent = { dossierCode: code, question, answer: before?.answer ?? null, note: before?.note ?? '', ...change };
    typed.current.set(key, content);
    void site.keep({ kind: 'sheet', key, packedVersion: seen?.packedVersion ?? 0, content });
  };
  return (
    <>
      <div className="os-body">
        <h1>Hồ sơ {code}</h1>
        {dossier ? (
          <>
            <p>{dossier.procedureName}</p>
            <p className="os-small">Nhận {dayOf(dossier.receivedAt)}, hạn {dayOf(dossier.dueAt)}, xong {dayOf(dossier.endedAt)}{dossier.supplementAsks > 0 ? `, yêu cầu bổ sung ${dossier.supplementAsks} lần` : ''}</p>
            <details><summary>Giấy tờ ({dossier.papers.length})</summary><ul className="os-codes">{dossier.papers.map((paper) => <li key={paper.name}>{paper.name} <b>{paper.isPresent ? 'có' : paper.isRequired ? 'thiếu' : 'không nộp'}</b></li>)}</ul></details>
          </>
        ) : <p className="os-small">Hồ sơ ngoài mẫu: trên máy chưa có thông tin, đối chiếu bản giấy.</p>}
        <ol className="os-questions">
          {questions.map((question) => {
            const said = seenOf(view, 'sheet', sheetKey(code, question.code))?.content;
            return (
              <li key={question.code}>
                <p><b>{question.code}.</b> {question.question}</p>
                <div className="os-segments os-four">{ANSWERS.map((one) => <button key={one} type="button" aria-pressed={said?.answer === one} onClick={() => give(question.code, { answer: one })}>{answerWords[one]}</button>)}</div>
                {(said?.answer === 'fails' || said?.note) && (
                  <>
                    <label className="os-field"><span>Ghi chú câu {question.code}</span><textarea rows={2} className="input" defaultValue={said.note} onChange={(event) => give(question.code, { note: event.target.value })} /></label>
                    <Button wide onClick={() => onFinding(findingOfSheet(code, question, said.note))}>Lập phát hiện từ câu {question.code}</Button>
                  </>
                )}
              </li>
            );
          })}
        </ol>
        <PhotoButton site={site} kind="sheet" target={code} />
      </div>
      <div className="os-dock"><Button className="os-all" onClick={onBack}>Về danh sách hồ sơ</Button></div>
    </>
  );
}
