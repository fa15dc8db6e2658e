'use client';

import { useEffect, useId, useRef, useState, type ComponentProps, type KeyboardEvent, type ReactNode } from 'react';
import { Field, fieldAria, splitFrame, type FieldFrame } from './field';
import { Highlight } from './highlight';

export type ComboboxOption = {
  readonly value: string;
  readonly label: string;
  /** The second, quiet line. */
  readonly detail?: string;
};

type ComboboxProps = FieldFrame &
  Omit<ComponentProps<'input'>, keyof FieldFrame | 'type' | 'required' | 'value' | 'defaultValue' | 'onChange' | 'onSelect'> & {
    /** The options for what is typed; asked again at each pause. An aborted or late answer is thrown away. */
    search: (query: string, signal: AbortSignal) => Promise<readonly ComboboxOption[]> | readonly ComboboxOption[];
    /** What is chosen. Sent under `name` as its value. */
    chosen: ComboboxOption | null;
    onChoose: (option: ComboboxOption | null) => void;
    /** Shown in place of results when there are none; what to do next. */
    noneWords?: ReactNode;
    /** Words to open with, before anything is typed: the most recent. False waits for letters. */
    opensEmpty?: boolean;
  };

type Answer = { readonly query: string; readonly options: readonly ComboboxOption[] } | { readonly query: string; readonly failed: true };

const PAUSE_MS = 120;

/**
 * A text field that finds. Letters without diacritics match; ↑ ↓ move, Enter takes, Escape closes. Takes nothing away:
 * what was typed stays when nothing is chosen, and a failed search says what to do.
 */
export function Combobox(props: ComboboxProps) {
  const { frame, control } = splitFrame(props);
  const { search, chosen, onChoose, noneWords = 'Không có kết quả.', opensEmpty = true, onKeyDown, onBlur, onFocus, ...rest } = control;
  const [text, setText] = useState(chosen?.label ?? '');
  const [open, setOpen] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [active, setActive] = useState(0);
  const asked = useRef<AbortController | null>(null);
  const enterWaits = useRef(false);
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const list = useRef<HTMLUListElement>(null);
  const listId = useId();

  // A choice made from outside (a scanner, a cleared form) shows in the field.
  const [lastChosen, setLastChosen] = useState(chosen);
  if (chosen !== lastChosen) {
    setLastChosen(chosen);
    if (chosen?.value !== lastChosen?.value) setText(chosen?.label ?? '');
  }

  useEffect(
    () => () => {
      asked.current?.abort();
      clearTimeout(pause.current);
    },
    [],
  );

  const query = chosen && text === chosen.label ? '' : text.trim();
  const options = answer && 'options' in answer ? answer.options : [];
  const current = options[active];

  const choose = (option: ComboboxOption) => {
    setText(option.label);
    setOpen(false);
    onChoose(option);
  };

  const ask = (wanted: string) => {
    asked.current?.abort();
    const controller = new AbortController();
    asked.current = controller;
    Promise.resolve(search(wanted, controller.signal)).then(
      (found) => {
        if (controller.signal.aborted) return;
        setAnswer({ query: wanted, options: found });
        setActive(0);
        if (enterWaits.current && found[0]) choose(found[0]);
        enterWaits.current = false;
      },
      () => {
        if (!controller.signal.aborted) setAnswer({ query: wanted, failed: true });
      },
    );
  };

  const askSoon = (wanted: string) => {
    clearTimeout(pause.current);
    pause.current = setTimeout(() => ask(wanted), PAUSE_MS);
  };

  const show = () => {
    if (open || (query === '' && !opensEmpty)) return;
    setOpen(true);
    ask(query);
  };

  const move = (by: number) => {
    if (!open) {
      show();
      return;
    }
    if (options.length === 0) return;
    const next = (active + by + options.length) % options.length;
    setActive(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };

  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    onKeyDown?.(event);
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && open && !event.ctrlKey) {
      event.preventDefault();
      // Enter right after the last letter, before the answer, belongs to that answer and not to the one before: a
      // scanner never waits.
      if (answer?.query === query) {
        if (current) choose(current);
      } else {
        enterWaits.current = true;
        clearTimeout(pause.current);
        ask(query);
      }
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      setOpen(false);
    }
  };

  const say =
    answer === null ? 'Đang tìm…' : 'failed' in answer ? 'Chưa tìm được vì mất kết nối. Gõ tiếp hoặc thử lại.' : options.length === 0 ? noneWords : null;

  return (
    <Field frame={frame}>
      <div className="cbx">
        <input
          {...rest}
          {...fieldAria(frame)}
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          className="input"
          aria-expanded={open}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={open && current ? `${listId}-${active}` : undefined}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            enterWaits.current = false;
            if (chosen) onChoose(null);
            const wanted = event.target.value.trim();
            if (wanted === '' && !opensEmpty) setOpen(false);
            else {
              setOpen(true);
              askSoon(wanted);
            }
          }}
          onKeyDown={keyDown}
          onFocus={(event) => {
            onFocus?.(event);
            event.target.select();
          }}
          onClick={show}
          onBlur={(event) => {
            onBlur?.(event);
            setOpen(false);
          }}
        />
        <input type="hidden" name={frame.name} value={chosen?.value ?? ''} />
        <ul ref={list} id={listId} role="listbox" aria-label={typeof frame.label === 'string' ? frame.label : undefined} className="cbx-list" hidden={!open || options.length === 0}>
          {options.map((option, index) => (
            <li
              key={option.value}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === active}
              onMouseDown={(event) => {
                event.preventDefault();
                choose(option);
              }}
              onMouseMove={() => setActive(index)}
            >
              <b>
                <Highlight text={option.label} query={query} />
              </b>
              {option.detail && (
                <small>
                  <Highlight text={option.detail} query={query} />
                </small>
              )}
            </li>
          ))}
        </ul>
        {open && say && <div className="cbx-list cbx-say">{say}</div>}
        <span className="vh" role="status">
          {open && answer && 'options' in answer ? (options.length === 0 ? 'Không có kết quả' : `${options.length} kết quả`) : ''}
        </span>
      </div>
    </Field>
  );
}
