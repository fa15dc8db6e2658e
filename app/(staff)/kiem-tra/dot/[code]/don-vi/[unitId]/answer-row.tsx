'use client';

import { useActionState, useRef, type KeyboardEvent } from 'react';
import { Button } from '@/components/ui/button';
import { TextInput } from '@/components/ui/text-input';
import { ANSWERS, type Answer } from '@/lib/domain/inspection/vocabulary';
import { answerWords } from '@/lib/text/inspection-words';
import { IDLE } from '@/lib/web/action-state';
import { FormAnswer } from '../../../../../form-answer';
import { answerAtDeskAction } from './actions';

export type AnswerRowProps = { readonly code: string; readonly unitId: string; readonly itemKey: string; readonly number: number; readonly seen: number; readonly answer: Answer | null; readonly note: string | null };

/** The next or former row that can be answered, and its pressed or first button. */
function moveFrom(row: HTMLElement, by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-answer-row]')];
  const next = rows[rows.indexOf(row) + by];
  next?.querySelector<HTMLElement>('button[aria-pressed="true"], button[name="answer"]')?.focus();
}

/**
 * The four answers of one item: one press saves. With the focus in the row the keys 1 to 4 answer, and the arrows up and down
 * go to the next item. The note is sent with whichever answer is pressed; Enter in it sends the answer that stands.
 */
export function AnswerRow({ code, unitId, itemKey, number, seen, answer, note }: AnswerRowProps) {
  const [state, act, isSending] = useActionState(answerAtDeskAction, IDLE);
  const row = useRef<HTMLFormElement>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !row.current) return;
    const press = (wanted: Answer) => row.current?.querySelector<HTMLButtonElement>(`button[value="${wanted}"]`)?.click();
    if (event.target instanceof HTMLInputElement) {
      // Left to the browser, Enter in the note would press the first button and answer Đạt.
      if (event.key !== 'Enter') return;
      event.preventDefault();
      if (answer) press(answer);
      return;
    }
    const wanted = ANSWERS[Number(event.key) - 1];
    if (wanted) press(wanted);
    else if (event.key === 'ArrowDown') moveFrom(row.current, 1);
    else if (event.key === 'ArrowUp') moveFrom(row.current, -1);
    else return;
    event.preventDefault();
  };
  return (
    <form action={act} ref={row} onKeyDown={onKeyDown} data-answer-row={itemKey} className="answer-row">
      {Object.entries({ code, unitId, itemKey, seen }).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <div className="answer-buttons" role="group" aria-label={`Trả lời nội dung ${number}`}>
        {ANSWERS.map((value) => (
          <Button key={value} type="submit" name="answer" value={value} aria-pressed={value === answer} aria-busy={isSending || undefined} className={value === answer ? `answer-held answer-${value}` : undefined}>{answerWords[value]}</Button>
        ))}
      </div>
      <details open={note !== null || answer === 'fails' || state.fieldErrors?.note !== undefined || undefined}>
        <summary className="small">Ghi chú<span className="vh"> cho nội dung {number}</span></summary>
        <TextInput name="note" id={`note-${itemKey}`} label="Ghi chú, lưu cùng câu trả lời" optional optionalWords="" defaultValue={state.values?.note ?? note ?? ''} error={state.fieldErrors?.note} className="answer-note" />
      </details>
      {state.status === 'error' && <FormAnswer state={state} />}
    </form>
  );
}
