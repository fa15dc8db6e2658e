'use client';

import { useRef, useState, type KeyboardEvent } from 'react';
import { BareCheckbox } from '@/components/ui/choices';
import { classNames } from '@/components/ui/class-names';
import { Kbd } from '@/components/ui/kbd';
import type { ChecklistLine, Given } from '@/lib/domain/dossier/completeness';
import { askedWords } from '@/lib/text/intake-words';
import { sendFile } from './ask-server';
import { allGiven, checklistOf, givenFor, isEnough, toggled, withGiven } from './intake-form';
import { FILE_TYPES, type SentFile } from './representative-fields';
import type { Intake } from './use-intake';

type Part = 'originals' | 'copies';

const partsOf = (line: ChecklistLine): readonly Part[] =>
  line.originalsAsked > 0 && line.copiesAsked > 0 ? ['originals', 'copies'] : line.copiesAsked > 0 ? ['copies'] : ['originals'];

const asked = (line: ChecklistLine, part: Part): number => (part === 'originals' ? line.originalsAsked || (line.copiesAsked === 0 ? 1 : 0) : line.copiesAsked);
const PART_WORDS: Record<Part, string> = { originals: 'bản chính', copies: 'bản sao' };

/**
 * What came, against what is asked for. One stop for Tab; ↑ ↓ go from line to line, the space bar ticks, a figure says how
 * many came (← → between originals and copies), A ticks all, S attaches a scan.
 */
export function Checklist({ intake }: { intake: Intake }) {
  const { form, change, errors } = intake;
  const lines = checklistOf(form);
  const [current, setCurrent] = useState(0);
  const [part, setPart] = useState(0);
  const [refusal, setRefusal] = useState<string | null>(null);
  const boxes = useRef(new Map<number, HTMLInputElement>());
  const chooser = useRef<HTMLInputElement>(null);
  const at = Math.min(current, Math.max(0, lines.length - 1));
  const needed = lines.filter((line) => line.condition === null);
  const enough = needed.filter((line) => isEnough(line, givenFor(form, line.ordinal))).length;

  const go = (index: number) => {
    const next = Math.max(0, Math.min(lines.length - 1, index));
    setCurrent(next);
    setPart(0);
    const line = lines[next];
    const box = line && boxes.current.get(line.ordinal);
    box?.focus();
    box?.closest('li')?.scrollIntoView({ block: 'nearest' });
  };

  const setGiven = (line: ChecklistLine, given: Given) => change((typed) => withGiven(typed, line.ordinal, given), 'components');

  const keyDown = (event: KeyboardEvent, line: ChecklistLine) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const parts = partsOf(line);
    const act: Record<string, () => void> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      Home: () => go(0),
      End: () => go(lines.length - 1),
      ArrowRight: () => setPart((now) => Math.min(parts.length - 1, now + 1)),
      ArrowLeft: () => setPart((now) => Math.max(0, now - 1)),
      Enter: () => { change((typed) => (isEnough(line, givenFor(typed, line.ordinal)) ? typed : toggled(typed, line)), 'components'); go(at + 1); },
      a: () => change(allGiven, 'components'),
      s: () => chooser.current?.click(),
    };
    const chosen = Object.hasOwn(act, event.key.length === 1 ? event.key.toLowerCase() : event.key) ? act[event.key.length === 1 ? event.key.toLowerCase() : event.key] : undefined;
    if (chosen) {
      event.preventDefault();
      chosen();
    } else if (/^\d$/.test(event.key)) {
      event.preventDefault();
      setGiven(line, { ...givenFor(form, line.ordinal), [parts[Math.min(part, parts.length - 1)] ?? 'originals']: Number(event.key) });
    }
  };

  const attach = async (files: FileList | null) => {
    const line = lines[at];
    setRefusal(null);
    for (const file of Array.from(files ?? [])) {
      const answer = await sendFile<SentFile>('/tep', file);
      if (!answer.ok) return setRefusal(`${file.name}: ${answer.trouble.message}`);
      change((typed) => ({ ...typed, files: [...typed.files, { fileId: answer.value.fileId, name: answer.value.name, purpose: 'component', ordinal: line?.ordinal ?? null }] }), 'files');
    }
  };

  return (
    <div className="intake-check">
      <div className="intake-sub">
        <h3 id="muc-thanh-phan">
          Thành phần, đã đủ {enough} / {needed.length}
        </h3>
        <p className="small muted intake-checkkeys">
          <span><Kbd keys={['F8']} /> danh sách</span> <span><Kbd keys={['phím cách']} /> đánh dấu</span> <span><Kbd keys={['A']} /> đủ hết</span> <span><Kbd keys={['0–9']} /> số bản</span>
        </p>
      </div>
      <ul role="list" aria-labelledby="muc-thanh-phan" className={classNames(errors.has('components') && 'intake-wrong')}>
        {lines.map((line, index) => {
          const given = givenFor(form, line.ordinal);
          const done = isEnough(line, given);
          const scans = form.files.filter((file) => file.purpose === 'component' && file.ordinal === line.ordinal);
          const parts = partsOf(line);
          const isCurrent = index === at;
          return (
            <li key={line.ordinal} className={classNames(isCurrent && 'intake-current')} onClick={() => setCurrent(index)}>
              <BareCheckbox
                label={`${line.name}, ${parts.map((each) => `${given[each]} trên ${asked(line, each)} ${PART_WORDS[each]}`).join(', ')}`}
                id={isCurrent ? 'o-thanh-phan' : undefined}
                ref={(box) => { if (box) boxes.current.set(line.ordinal, box); else boxes.current.delete(line.ordinal); }}
                checked={done}
                tabIndex={isCurrent ? 0 : -1}
                onChange={() => change((typed) => toggled(typed, line), 'components')}
                onFocus={() => setCurrent(index)}
                onKeyDown={(event) => keyDown(event, line)}
              />
              <span className="intake-nr">{index + 1}</span>
              <span className="intake-what">
                {line.name}
                {line.form && <> <span className="muted intake-form">· {line.form}</span></>}
                {line.condition !== null && <small className="muted">Chỉ khi: {line.condition}</small>}
                {!line.isRequired && line.condition === null && <small className="muted">không bắt buộc</small>}
                {scans.length > 0 && <small className="muted">{scans.length} bản quét: {scans.map((file) => file.name).join(', ')}</small>}
              </span>
              <span className="intake-kind muted">{askedWords(line)}</span>
              <span className="intake-counts">
                {parts.map((each, place) => (
                  <label key={each} className={classNames(isCurrent && parts.length > 1 && place === part && 'intake-part')}>
                    <input
                      type="text"
                      inputMode="numeric"
                      tabIndex={-1}
                      aria-label={`Số ${PART_WORDS[each]} đã nộp của ${line.name}`}
                      value={String(given[each])}
                      onFocus={(event) => { setCurrent(index); setPart(place); event.target.select(); }}
                      onChange={(event) => setGiven(line, { ...given, [each]: Math.min(999, Number(event.target.value.replace(/\D/g, '').slice(-3)) || 0) })}
                    />
                    / {asked(line, each)}
                  </label>
                ))}
              </span>
              <button type="button" className="intake-scan" tabIndex={-1} onClick={() => { setCurrent(index); chooser.current?.click(); }} aria-label={`Đính kèm bản quét của ${line.name}`} title="Đính kèm bản quét (phím S)">
                <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path d="M11.5 5.5v5a3.5 3.5 0 0 1-7 0V4a2.2 2.2 0 0 1 4.4 0v6a.9.9 0 0 1-1.8 0V5.5" fill="none" stroke="currentColor" strokeWidth="1.3" /></svg>
              </button>
            </li>
          );
        })}
      </ul>
      <input ref={chooser} type="file" accept={FILE_TYPES} multiple hidden onChange={(event) => { void attach(event.target.files); event.target.value = ''; }} />
      {(refusal ?? errors.get('files')) && <p className="field-error" role="alert">{refusal ?? errors.get('files')}</p>}
      {errors.has('components') && <p className="field-error">{errors.get('components')}</p>}
    </div>
  );
}
