'use client';

import { useActionState, useEffect, useState } from 'react';
import { askServer } from '@/components/dossier/intake/ask-server';
import { PhotoField } from '@/components/procedure/photo-field';
import { PosterScanner } from '@/components/procedure/poster-scanner';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { SubmitButton } from '@/components/ui/submit-button';
import { Tag } from '@/components/ui/tag';
import { TextInput } from '@/components/ui/text-input';
import { needsAct, type BoardOutcome } from '@/lib/domain/procedure/posting';
import { fold } from '@/lib/text/fold';
import { paths } from '@/lib/text/paths';
import { parsePosterAddress, type PosterAddress } from '@/lib/text/poster-address';
import { OUTCOME_WORDS } from '@/lib/text/posting-words';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../../../form-answer';
import { checkBoardAction } from '../../../actions';

type Line = { readonly slug: string; readonly code: string; readonly name: string; readonly number: number; readonly outcome: BoardOutcome | null };
type Verdict = { readonly slug: string; readonly name: string; readonly number: number | null; readonly isRight: boolean; readonly title: string; readonly act: string };

function VerdictForm({ placeId, verdict, onDone, onCancel }: { placeId: string; verdict: Verdict; onDone: (words: string, slug: string, outcome: BoardOutcome) => void; onCancel: () => void }) {
  const [state, act] = useActionState(checkBoardAction, IDLE);
  useEffect(() => {
    if (state.status === 'ok' && state.value) onDone(state.message ?? '', state.value.slug, state.value.outcome);
    // Told once for each answer.
  }, [state]);
  return (
    <form action={act} noValidate>
      <div className="board-verdict" data-right={verdict.isRight ? 'yes' : 'no'} role="status">
        <strong>{verdict.isRight ? '✓ ' : '✗ '}{verdict.title}</strong>
        <p className="mt-1">{verdict.name}{verdict.number !== null && `, bản ${verdict.number}`}</p>
        <p className="mt-1">{verdict.act}</p>
      </div>
      <FormAnswer state={state} />
      <input type="hidden" name="placeId" value={placeId} />
      <input type="hidden" name="slug" value={verdict.slug} />
      <input type="hidden" name="number" value={verdict.number ?? ''} />
      <PhotoField name="photoFileId" label="Chụp ảnh tờ niêm yết" upload={paths.postingPhotoUpload()} />
      <TextInput name="note" label="Ghi chú" optional autoComplete="off" />
      <div className="board-acts mt-3">
        <SubmitButton wide tone="primary">Ghi kết quả</SubmitButton>
        <Button wide onClick={onCancel}>Bỏ qua, quét tờ khác</Button>
      </div>
    </form>
  );
}

/** Scan, see right or wrong in large letters, photograph, done. The list says what is still to be looked at. */
export function BoardCheck({ placeId, lines, scanned }: { placeId: string; lines: readonly Line[]; scanned: PosterAddress | null }) {
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [results, setResults] = useState<ReadonlyMap<string, BoardOutcome>>(() => new Map(lines.flatMap(({ slug, outcome }) => (outcome ? [[slug, outcome] as const] : []))));
  const [words, setWords] = useState('');
  const ask = async (slug: string, number: number | null) => {
    setTrouble(null);
    setDone(null);
    const answer = await askServer<Verdict>(paths.postingJudge(placeId, { ma: slug, ban: number === null ? '' : String(number) }));
    if (answer.ok) setVerdict(answer.value);
    else setTrouble(answer.trouble.message);
  };
  useEffect(() => {
    if (scanned) void ask(scanned.slug, scanned.number);
    // Once, for the address that the page was opened with.
  }, []);
  const onCode = (text: string) => {
    const poster = parsePosterAddress(text);
    if (poster) void ask(poster.slug, poster.number);
    else setTrouble('Mã này không phải của một tờ niêm yết do hệ thống in. Tờ in tay: chọn thủ tục trong danh sách.');
  };
  if (verdict) {
    return (
      <VerdictForm
        key={`${verdict.slug} ${verdict.number}`}
        placeId={placeId}
        verdict={verdict}
        onCancel={() => setVerdict(null)}
        onDone={(message, slug, outcome) => {
          setResults((before) => new Map(before).set(slug, outcome));
          setDone(message);
          setVerdict(null);
          window.scrollTo({ top: 0 });
        }}
      />
    );
  }
  const asked = fold(words).split(/\s+/).filter(Boolean);
  const shown = lines.filter(({ name, code }) => asked.every((word) => fold(`${name} ${code}`).includes(word)));
  const seen = lines.filter(({ slug }) => results.has(slug)).length;
  return (
    <>
      {done && <Notice tone="success" announce className="mb-3">{done}</Notice>}
      {trouble && <Notice tone="error" announce className="mb-3">{trouble}</Notice>}
      <div className="board-acts">
        <PosterScanner onCode={onCode} />
      </div>
      <div className="mt-4">
        <ProgressBar label="Đã xem hôm nay" done={seen} total={lines.length} />
      </div>
      <TextInput name="tim" label="Tìm thủ tục phải có trên bảng" optional optionalWords="" value={words} onChange={(event) => setWords(event.target.value)} autoComplete="off" />
      <ul className="board-lines">
        {shown.map((line) => {
          const outcome = results.get(line.slug);
          return (
            <li key={line.slug}>
              <p>{line.name} <span className="second code">{line.code}, bản {line.number}</span></p>
              {outcome ? (
                <Tag tone={needsAct(outcome) ? 'error' : 'success'}>{OUTCOME_WORDS[outcome].title}</Tag>
              ) : (
                <div className="acts">
                  <Button onClick={() => void ask(line.slug, line.number)}>Có, đúng bản {line.number}</Button>
                  <Button tone="danger" onClick={() => void ask(line.slug, null)}>Không thấy<span className="vh"> {line.name}</span></Button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {shown.length === 0 && <p className="muted">Không có thủ tục nào khớp.</p>}
    </>
  );
}
